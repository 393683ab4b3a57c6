"""What a weight would give a journey: its share and its places, counted without ranking anything anew."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from core.entities import Journey
from core.ranking.slate import ROUNDING, most_of
from core.salience import shares_of

LESS = 1.0 - 1e-9
"""Weight up to which less was asked for of a journey: as many presses of More as of Less may round to just below 1."""


@dataclass(frozen=True, slots=True)
class Room:
    """What places are shared out by: each journey's salience and how many items it could show, and the free places.

    `dormant` tells which journeys are so; at rest is what is so and was not asked for more of.
    """

    strengths: tuple[float, ...]
    available: tuple[int, ...]
    n_free: int
    dormant: tuple[bool, ...] = ()


def at_rest(journeys: Sequence[Journey], dormant: Sequence[bool]) -> list[bool]:
    """Tell which journeys are at rest: dormant, and the person has not asked for more of them."""
    return [is_dormant and journey.weight <= 1.0 for journey, is_dormant in zip(journeys, dormant, strict=True)]


def asked_less(journeys: Sequence[Journey]) -> list[bool]:
    """Tell of which journeys the person asked for less: they get no more than their share, whatever others leave."""
    return [journey.weight < LESS for journey in journeys]


@dataclass(frozen=True, slots=True)
class Dose:
    """What a journey would get: the share that it would ask for (0..1), and its places, pins aside, of so many."""

    asked: float
    places: int
    of: int


def doses(journeys: Sequence[Journey], room: Room, wanted: Sequence[tuple[int, float]]) -> list[Dose]:
    """Return what the journey at each position would get at a weight, all others staying as they are.

    The slate of that weight gives the same: whose turn it is depends on shares and on what there is, never on which
    item comes first (`slate.calibrate`), and arranging the better items first leaves every journey its places. All
    are counted side by side.
    """
    if not wanted:
        return []
    rows = [_asked(journeys, room, at, weight) for at, weight in wanted]
    shares, most = (np.array(column) for column in zip(*rows, strict=True))
    taken = _shared_out(shares, most, room.n_free)
    counted = zip(wanted, shares.tolist(), taken.tolist(), strict=True)
    return [Dose(asked[at], places[at], sum(places)) for (at, _), asked, places in counted]


def _asked(journeys: Sequence[Journey], room: Room, at: int, weight: float) -> tuple[list[float], list[int]]:
    """Return the share that every journey asks for and the most places it may take, the one at a position weighted."""
    weighted = [*journeys[:at], replace(journeys[at], weight=weight), *journeys[at + 1 :]]
    shares = list(shares_of(weighted, room.strengths).values())
    resting = at_rest(weighted, room.dormant or (False,) * len(weighted))
    bound = [rests or less for rests, less in zip(resting, asked_less(weighted), strict=True)]
    return shares, most_of(room.available, shares, bound, room.n_free)


def _shared_out(shares: NDArray[np.float64], most: NDArray[np.int64], n: int) -> NDArray[np.int64]:
    """Return the places `(m, k)` of n that `calibrate` gives k journeys in each of m rows of shares and of limits."""
    taken, claims, rows = np.zeros(shares.shape, np.int64), shares.copy(), np.arange(len(shares))
    active = (shares > 0) & (most > 0)
    for place in range(1, n + 1):
        due = active & (taken < shares * place - ROUNDING)
        pool = np.where(due.any(axis=1, keepdims=True), due, active)
        turn = np.where(pool, claims, -np.inf).argmax(axis=1)
        goes_on = active[rows, turn]
        if not goes_on.any():
            break
        row, at = rows[goes_on], turn[goes_on]
        taken[row, at] += 1
        claims[row, at] = shares[row, at] / (taken[row, at] + 1)
        active[row, at] = taken[row, at] != most[row, at]
    return taken
