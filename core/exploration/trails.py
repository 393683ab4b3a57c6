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
SPAN = 10
"""Encounters of a person within which one leads to another: 5, 10 and 30 were alike on half of the people of
`benchmarks/exploration.py`."""
POWER = 0.5
"""Power of how often areas were met by which the steps between them are divided, at both ends, so that what everyone
comes to counts less; of 0, .3, .5 and 1 the best on that half."""
CONTENT_PULL = 10.0
"""Steps that likeness of content counts as much as, where trails are few; 1 to 30 were alike on that half."""
WARMTH = 0.15
"""Cosine by which the pull of content falls to 1/e; by eye on the demo, not tuned."""
_LEAST_PULL = 1e-12
"""Sum that is divided by at least, where an area is the only one."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Trails:
    """How people's journeys go on.

    `went_on` `(n_areas, n_areas)` counts the people who took up the second area among the next five after the
    first; `started` `(n_areas,)` counts the people who took up each; `takers` maps people to their areas.
    `steps` `(n_areas, n_areas)` counts encounters with the second area soon after one with the first, each by one
    over its distance; `came` `(n_areas, n_areas)` the people who did so and took up the second; `met` `(n_areas,)`
    counts the encounters with each.
    """

    went_on: Doubles
    started: Doubles
    takers: Mapping[str, tuple[int, ...]]
    steps: Doubles
    came: Doubles
    met: Doubles


def find_trails(areas: Areas, encounters: Encounters) -> Trails:
    """Return the trails of everyone's first encounters."""
    takers = {person_id: _taken_up(areas, [row for row, _ in met]) for person_id, met in encounters.items()}
    went_on, started = np.zeros((len(areas), len(areas))), np.zeros(len(areas))
    for order in takers.values():
        for i, area in enumerate(order):
            started[area] += 1
            went_on[area, list(order[i + 1 : i + 1 + NEXT])] += 1
    steps, came, met = _steps(areas, encounters, takers)
    return Trails(went_on=went_on, started=started, takers=takers, steps=steps, came=came, met=met)


def _steps(
    areas: Areas, encounters: Encounters, takers: Mapping[str, Sequence[int]]
) -> tuple[Doubles, Doubles, Doubles]:
    """Return how often each area was met soon after each other one, by how many who took it up, and how often at all.

    The first two are `(n_areas, n_areas)`, the last `(n_areas,)`.
    """
    n = len(areas)
    steps, came, met = np.zeros((n, n)), np.zeros((n, n)), np.zeros(n)
    for person_id, encountered in encounters.items():
        label = areas.label[[row for row, _ in encountered]] if encountered else areas.label[:0]
        label = label[label >= 0]
        np.add.at(met, label, 1.0)
        taken = np.isin(label, takers[person_id])
        pairs = [label[:0]]
        for distance in range(1, min(SPAN, len(label) - 1) + 1):
            first, second = label[:-distance], label[distance:]
            np.add.at(steps, (first, second), 1.0 / distance)
            pairs.append((first * n + second)[taken[distance:]])
        came.flat[np.unique(np.concatenate(pairs))] += 1.0
    for counts in (steps, came):
        np.fill_diagonal(counts, 0.0)
    return steps, came, met


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


def next_pull(areas: Areas, trails: Trails) -> Doubles:
    """Return how strongly every area leads on to every other; where few people went, nearness speaks.

    Steps are discounted at both ends by how often the areas were met: what everyone comes to says little.
    """
    left = (trails.steps.sum(axis=1, keepdims=True) + CONTENT_PULL) ** POWER
    pulled = trails.steps + content_steps(areas)
    return np.asarray(pulled / left / (trails.met + CONTENT_PULL) ** POWER, dtype=np.float64)


def content_steps(areas: Areas) -> Doubles:
    """Return the steps that likeness of content counts as between areas `(n_areas, n_areas)`."""
    return CONTENT_PULL * area_likeness(areas)


def area_likeness(areas: Areas) -> Doubles:
    """Return how much of every area's nearness each other one has `(n_areas, n_areas)`, rows adding up to 1."""
    nearness = areas.centres @ areas.centres.T
    pull = np.exp((nearness.astype(np.float64) - 1.0) / WARMTH)
    np.fill_diagonal(pull, 0.0)
    return np.asarray(pull / np.maximum(pull.sum(axis=1, keepdims=True), _LEAST_PULL), dtype=np.float64)
