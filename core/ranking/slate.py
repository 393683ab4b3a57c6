"""The slate: places shared out among journeys by calibration, diversified within each."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, field

import numpy as np

from core.similarity import Floats, Rows

ROUNDING = 1e-9
"""Places by which a quota may miss a whole number through rounding."""
_ARRANGED = 20
"""Places of a slate within which the better items come first; chosen by hand, not tuned."""


@dataclass(frozen=True, slots=True)
class Place:
    """One item of a slate, with the journey it serves and why it scored as it did.

    `contributions` are (feature, points) adding up to `score`; `receipts` are the person's own items nearest
    to it; `new_ground` tells that it is far from all of them.
    """

    item_id: str
    journey_id: str
    _: KW_ONLY
    score: float
    contributions: tuple[tuple[str, float], ...] = ()
    receipts: tuple[str, ...] = ()
    new_ground: bool = False
    pinned: bool = False


@dataclass(frozen=True, slots=True)
class Dry:
    """A journey that only n things fit, fewer than its share, and the journeys that got most of the rest.

    `others` tells that further ones got some of it, `empty` how many places of the list nothing fills.
    """

    journey_id: str
    n: int
    heirs: tuple[str, ...] = ()
    _: KW_ONLY
    others: bool = False
    empty: int = 0


@dataclass(frozen=True, slots=True)
class Slate:
    """A ranking with what each journey asked for; `shortfall` says in words why it is short or empty.

    `dry` is the journey that missed most of its share for want of things; None where none did. `left_out` are the items
    that would have a place, and fit none of the person's journeys, where they want such things left out.
    """

    places: tuple[Place, ...] = ()
    asked: Mapping[str, float] = field(default_factory=dict)
    shortfall: str = ""
    dry: Dry | None = None
    left_out: tuple[str, ...] = ()

    @property
    def item_ids(self) -> tuple[str, ...]:
        """Return the items from the top."""
        return tuple(place.item_id for place in self.places)

    @property
    def got(self) -> dict[str, float]:
        """Return the share of the places that each journey got, pins aside."""
        places = [place for place in self.places if not place.pinned]
        counts = dict.fromkeys(self.asked, 0)
        for place in places:
            counts[place.journey_id] = counts.get(place.journey_id, 0) + 1
        return {journey_id: count / max(len(places), 1) for journey_id, count in counts.items()}


def calibrate(shares: Sequence[float], available: Sequence[int], n: int) -> Iterator[int]:
    """Yield, place by place, the number of the journey whose turn it is.

    Every prefix is within one place of the shares: the quota method (Balinski and Young 1975), a calibration
    (Steck 2018) for items that serve one journey each. A journey that has run out passes its turn on; ties go
    to the first.
    """
    taken, claims = [0] * len(shares), list(shares)
    active = [j for j, share in enumerate(shares) if share > 0 and available[j] > 0]
    for k in range(1, n + 1):
        due = [j for j in active if taken[j] < shares[j] * k - ROUNDING]
        turn = max(due or active, key=claims.__getitem__, default=-1)
        if turn < 0:
            return
        taken[turn] += 1
        claims[turn] = shares[turn] / (taken[turn] + 1)
        if taken[turn] == available[turn]:
            active.remove(turn)
        yield turn


def most_of(available: Sequence[int], shares: Sequence[float], bound: Sequence[bool], n: int) -> list[int]:
    """Return the most places of n that each journey may take: what it has, and `bound` no more than it asks for."""
    return [
        min(has, math.ceil(share * n - ROUNDING)) if is_bound else has
        for has, share, is_bound in zip(available, shares, bound, strict=True)
    ]


def arranged_until(turns: Sequence[int], resting: Sequence[bool]) -> int:
    """Return how many places are arranged: the first twenty, and as many more as until one is of what is awake.

    What rests then never takes the first place: at that one every journey of the head may come within one place of
    the shares, since what the others must have had by place d is less than d.
    """
    awake = next((k for k, turn in enumerate(turns, start=1) if not resting[turn]), 0)
    return max(_ARRANGED, awake)


def arrange(
    turns: Sequence[int], shares: Sequence[float], scores: Sequence[Sequence[float]], top: int = _ARRANGED
) -> list[int]:
    """Return the turns with the better items first, as far as the shares allow, within the top.

    `scores[j]` are those of journey j's items in the order in which it shows them. Every prefix stays within one
    place of the shares, and the places of each journey in the top stay as many, so calibration is kept.
    """
    head = list(turns[:top])
    n, taken = len(head), [0] * len(shares)
    due, need = _dues(head, shares)
    arranged: list[int] = []
    for k in range(1, n + 1):
        tight = next((d for d in range(k, n) if need[d] > d - k), n)
        turn = _best_turn(k, tight, due, taken=taken, shares=shares, scores=scores)
        if turn < 0:
            return list(turns)
        for d in range(k, n + 1):
            need[d] -= due[turn][d] > taken[turn]
        taken[turn] += 1
        arranged.append(turn)
    return [*arranged, *turns[top:]]


def _dues(head: Sequence[int], shares: Sequence[float]) -> tuple[list[list[int]], list[int]]:
    """Return the places that each journey must have had by each place, and all journeys' together."""
    n, counts = len(head), np.bincount(np.array(head, np.int64), minlength=len(shares))
    least = np.ceil(np.multiply.outer(np.asarray(shares, float), np.arange(n + 1)) - 1.0 - ROUNDING)
    due = np.clip(least, 0, counts[:, None]).astype(np.int64)
    due[:, n] = counts
    return due.tolist(), due.sum(axis=0).tolist()


def _best_turn(
    k: int,
    tight: int,
    due: Sequence[Sequence[int]],
    *,
    taken: Sequence[int],
    shares: Sequence[float],
    scores: Sequence[Sequence[float]],
) -> int:
    """Return the journey whose next item is the best among those that may and, where places are tight, must come."""
    turn, best = -1, -math.inf
    for j, share in enumerate(shares):
        done = taken[j]
        if due[j][tight] > done and done <= share * k + ROUNDING and scores[j][done] > best:
            turn, best = j, scores[j][done]
    return turn


def diversify(vectors: Floats, scores: Floats, n: int, trade: float) -> Rows:
    """Return the positions of n items chosen by maximal marginal relevance (Carbonell and Goldstein 1998).

    `vectors` `(m, dim)` unit length, `scores` `(m,)`; `trade` 0 takes the best scores, 1 the least similar to
    those already chosen. Ties go to the first position.
    """
    m = len(scores)
    n = min(n, m)
    chosen = np.empty(n, np.int64)
    if n == 0:
        return chosen
    similarity = vectors @ vectors.T
    left = (1.0 - trade) * scores
    closest = np.zeros(m, np.float32)
    for i in range(n):
        best = int(np.argmax(left - trade * closest))
        chosen[i] = best
        left[best] = -np.inf
        np.maximum(closest, similarity[best], out=closest)
    return chosen
