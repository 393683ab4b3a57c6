"""What a weight would give a journey: its share and its places, counted without ranking anything anew."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.entities import Journey
from core.ranking.slate import calibrate, most_of
from core.salience import shares_of


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


@dataclass(frozen=True, slots=True)
class Dose:
    """What a journey would get: the share that it would ask for (0..1), and its places, pins aside, of so many."""

    asked: float
    places: int
    of: int


def dose(journeys: Sequence[Journey], room: Room, at: int, weight: float) -> Dose:
    """Return what the journey at a position would get at a weight, all others staying as they are.

    The slate of that weight gives the same: whose turn it is depends on shares and on what there is, never on which
    item comes first (`slate.calibrate`), and arranging the better items first leaves every journey its places.
    """
    weighted = [*journeys[:at], replace(journeys[at], weight=weight), *journeys[at + 1 :]]
    shares = list(shares_of(weighted, room.strengths).values())
    resting = at_rest(weighted, room.dormant or (False,) * len(weighted))
    turns = list(calibrate(shares, most_of(room.available, shares, resting, room.n_free), room.n_free))
    return Dose(shares[at], turns.count(at), len(turns))
