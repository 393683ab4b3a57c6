"""What a weight would give a journey: its share and its places, counted without ranking anything anew."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.entities import Journey
from core.ranking.slate import calibrate
from core.salience import shares_of


@dataclass(frozen=True, slots=True)
class Room:
    """What places are shared out by: each journey's salience and how many items it could show, and the free places."""

    strengths: tuple[float, ...]
    available: tuple[int, ...]
    n_free: int


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
    turns = list(calibrate(shares, room.available, room.n_free))
    return Dose(shares[at], turns.count(at), len(turns))
