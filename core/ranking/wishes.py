"""What a journey without a history asks, and claims: the things that come nearest to its name stand for it."""

import numpy as np

from core.catalogue import Catalogue
from core.entities import Journey
from core.ranking.nearest import NOTHING, nearest_rows
from core.ranking.retrieval import Query, journey_query
from core.ranking.scoring import Scored
from core.similarity import Floats

STAND_INS = 5
"""Things that stand for a name: of 3, 5 and 8, tried on half of the collections of `benchmarks/steering.py`."""
LEAN = 0.5
"""Part of the query (0..1) that the name makes up beside what stands for it; of .3 and .5, chosen with the same."""

CLAIMED = 30
"""Things, best first, that a journey without a history may take from others; of 20, 30 and 60, chosen with the same."""
BEHIND = 1_000.0
"""Points by which it stands behind every other journey for the rest: more than any score; by hand."""


def claimed(journey: Journey, scored: Scored) -> Floats:
    """Return the scores by which a journey competes for its candidates `(k,)`: without a history, for its best few.

    What comes later by a name alone is left to journeys that know more of it, where there are any.
    """
    if journey.members:
        return scored.scores
    scores = scored.scores.copy()
    scores[scored.order[CLAIMED:]] -= BEHIND
    return scores


def named_query(catalogue: Catalogue, words: Floats) -> Query:
    """Return the query of a name, a unit centred vector `(dim,)`, and of the things nearest to it."""
    rows = nearest_rows(catalogue.vectors, [words], NOTHING, STAND_INS)[0]
    weights = np.maximum(catalogue.vectors[rows] @ words, 0.0).astype(np.float32)
    asked = journey_query(catalogue, rows, weights, words, LEAN)
    return Query(asked.vector, asked.member_rows, asked.member_weights, words, has_history=False, stand_in=True)
