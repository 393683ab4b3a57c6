"""Where people go on to: everyone's trails over the areas of a catalogue."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from core.exploration.areas import Areas, Encounters
from core.similarity import Doubles

TAKEN_UP = 2
"""Encounters that make an area taken up: one may be chance."""
NEXT = 5
"""Areas after the first that count as going on from it; chosen by hand, not tuned."""
CONTENT_PULL = 1.0
"""People that likeness of content counts as much as, where trails are few; chosen by hand."""
WARMTH = 0.15
"""Cosine by which the pull of content falls to 1/e; by eye on the demo, not tuned."""
_LEAST_PULL = 1e-12
"""Sum that is divided by at least, where an area is the only one."""


@dataclass(frozen=True, eq=False)
class Trails:
    """How people's journeys go on.

    `went_on` `(n_areas, n_areas)` counts the people who took up the second area among the next five after the
    first; `started` `(n_areas,)` counts the people who took up each; `takers` maps people to their areas.
    """

    went_on: Doubles
    started: Doubles
    takers: Mapping[str, tuple[int, ...]]


def find_trails(areas: Areas, encounters: Encounters) -> Trails:
    """Return the trails of everyone's first encounters."""
    takers = {person_id: _taken_up(areas, [row for row, _ in met]) for person_id, met in encounters.items()}
    went_on, started = np.zeros((len(areas), len(areas))), np.zeros(len(areas))
    for order in takers.values():
        for i, area in enumerate(order):
            started[area] += 1
            went_on[area, list(order[i + 1 : i + 1 + NEXT])] += 1
    return Trails(went_on, started, takers)


def _taken_up(areas: Areas, rows: Sequence[int]) -> tuple[int, ...]:
    """Return the areas of rows met in this order, each taken up with the second item of it."""
    met: dict[int, int] = {}
    order: list[int] = []
    for row in rows:
        area = int(areas.label[row])
        met[area] = met.get(area, 0) + 1
        if area >= 0 and met[area] == TAKEN_UP:
            order.append(area)
    return tuple(order)


def next_odds(areas: Areas, trails: Trails) -> Doubles:
    """Return the odds of going on from every area to every other; where few people went, nearness speaks."""
    nearness = areas.centres @ areas.centres.T
    pull = np.exp((nearness.astype(np.float64) - 1.0) / WARMTH)
    np.fill_diagonal(pull, 0.0)
    pull /= np.maximum(pull.sum(axis=1, keepdims=True), _LEAST_PULL)
    total = trails.went_on.sum(axis=1, keepdims=True)
    return np.asarray((trails.went_on + CONTENT_PULL * pull) / (total + CONTENT_PULL), dtype=np.float64)
