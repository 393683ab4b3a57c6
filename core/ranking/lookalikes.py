"""Which other journeys look like one that is not the person: by what they are about and by what people take up with it.

An interest often lies in more than one journey; whoever removes one is asked about the others.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from core.catalogue import Catalogue
from core.entities import Journey
from core.ranking.affinity import proximity, shared
from core.ranking.collaboration import Neighbours
from core.ranking.disowned import MOST_COMPARED
from core.similarity import Floats, Rows, unit

BY_MEANING = (12.29, -4.09)
"""Log odds of being of the same interest: per unit of cosine between two journeys' centres, and at none. Logistic
regression over 1,813 pairs of the choosing half of `benchmarks/scrub.py`, 83 of them of one interest."""
BY_BOTH = (1.64, 14.8, -6.13)
"""The same with 300 others: per unit of cosine, per unit of what is taken up together (0..1), and at none of either."""
LEAST_CHANCE = 0.1
"""Chance from which the person is asked: on that half with others 94 % of what is of the interest, and 55 % of what is
asked about is; by meaning alone 73 % and 30 %."""
MOST_ASKED = 3
"""Journeys that the person is asked about at once, the likeliest; by eye."""


@dataclass(frozen=True, slots=True)
class LookAlike:
    """A journey that looks like what was removed, and the chance (0..1) that it is of the same interest."""

    journey_id: str
    chance: float


def look_alikes(
    catalogue: Catalogue, links: Neighbours | None, removed: Sequence[Journey], journeys: Sequence[Journey]
) -> tuple[LookAlike, ...]:
    """Return the person's own `journeys` that look like any of the `removed`, the likeliest first, a few at most.

    `links` are what people take up together, None where nobody can say.
    """
    gone = [rows for journey in removed if len(rows := _rows(catalogue, journey))]
    found = []
    for journey in journeys:
        rows = _rows(catalogue, journey)
        if journey.is_own and len(rows) and gone:
            chance = max(_chance(catalogue.vectors, links, rows, others) for others in gone)
            found.append(LookAlike(journey.journey_id, chance))
    likely = sorted((one for one in found if one.chance >= LEAST_CHANCE), key=lambda one: -one.chance)
    return tuple(likely[:MOST_ASKED])


def _rows(catalogue: Catalogue, journey: Journey) -> Rows:
    """Return the catalogue rows of a journey's members, the first of many."""
    return catalogue.rows([item_id for item_id in journey.members if item_id in catalogue.row_of][:MOST_COMPARED])


def _chance(vectors: Floats, links: Neighbours | None, rows: Rows, removed: Rows) -> float:
    """Return the chance (0..1) that items `(n,)` are of the same interest as removed ones `(m,)`."""
    cosine = float(unit(vectors[rows].mean(axis=0)) @ unit(vectors[removed].mean(axis=0)))
    if links is None:
        odds = BY_MEANING[0] * cosine + BY_MEANING[1]
    else:
        taken = float(proximity(shared(links, rows, removed)).mean())
        odds = BY_BOTH[0] * cosine + BY_BOTH[1] * taken + BY_BOTH[2]
    return float(1.0 / (1.0 + np.exp(-odds)))
