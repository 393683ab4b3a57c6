"""What a journey without a history asks, and claims: the things that come nearest to its name stand for it."""

import numpy as np

from core.catalogue import Catalogue
from core.entities import Journey
from core.ranking.collaboration import Neighbours
from core.ranking.nearest import NOTHING, nearest_rows
from core.ranking.retrieval import Query, journey_query
from core.ranking.scoring import Scored
from core.similarity import Floats

STAND_INS = 5
"""Things that stand for a name: of 3, 5 and 8, tried on half of the collections of `benchmarks/steering.py`."""
STAND_INS_OF_PEOPLE = 20
"""Things that stand for a name where others say what is taken up with those nearest to it; of 10 and 20, chosen on half
of the sources of the collections (with 300 others .66 of the places right for .56, .70 of the first ten for .51)."""
LEAST_STRENGTH = 0.05
"""What a thing weighs at least that stands for a name, as a cosine to it; by hand."""
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


def named_query(catalogue: Catalogue, words: Floats, links: Neighbours | None = None, trusted: float = 1.0) -> Query:
    """Return the query of a name, a unit centred vector `(dim,)`, and of what stands for it.

    That is what comes nearest to it; where `links` say what people take up together, then what comes nearest to it and
    is taken up with those the most, which counts as much as it is `trusted` (0..1).
    """
    rows = nearest_rows(catalogue.vectors, [words], NOTHING, STAND_INS)[0]
    near = catalogue.vectors @ words
    if links is not None and len(rows):
        said = links.spread(rows, np.maximum(near[rows], 0.0).astype(np.float32))
        fitting = near + np.float32(trusted) * said
        rows = np.lexsort((np.arange(len(fitting)), -fitting))[:STAND_INS_OF_PEOPLE]
    weights = np.maximum(near[rows], LEAST_STRENGTH).astype(np.float32)
    asked = journey_query(catalogue, rows, weights, words, LEAN)
    return Query(asked.vector, asked.member_rows, asked.member_weights, words, has_history=False, stand_in=True)
