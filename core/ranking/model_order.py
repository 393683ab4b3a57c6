"""An order that somebody else tells of things that are listed already: what of it holds, and how the list takes it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from core.prompts.reranking import HIGHEST_GRADE, LOWEST_GRADE

LEAST_HELD = 0.5
"""Part of the things listed (0..1) of which an order has to tell more to be taken; by hand: the greater half."""


@dataclass(frozen=True, slots=True)
class Taken:
    """Positions of n things in the order that is taken, and what was refused of what was told.

    `unknown` numbers name nothing, `repeated` ones name what was named before, `missing` things were not named: they
    follow in their old order. `is_old` tells that too little held, so that the old order stands.
    """

    order: tuple[int, ...]
    unknown: int = 0
    repeated: int = 0
    missing: int = 0
    is_old: bool = False

    @property
    def refused(self) -> int:
        """Return how much of what was told, or should have been, was refused."""
        return self.unknown + self.repeated + self.missing


def told_order(n: int, numbers: Sequence[int]) -> Taken:
    """Return what holds of an order of n things, told by their numbers from 1."""
    named = [number for number in numbers if 1 <= number <= n]
    held = list(dict.fromkeys(named))
    known = frozenset(held)
    rest = [number for number in range(1, n + 1) if number not in known]
    is_old = len(held) <= LEAST_HELD * n
    order = range(n) if is_old else (number - 1 for number in (*held, *rest))
    return Taken(tuple(order), len(numbers) - len(named), len(named) - len(held), len(rest), is_old)


def by_grades(grades: Sequence[Sequence[int]], lots: Sequence[int]) -> Taken:
    """Return what holds of grades that were told lot by lot, `lots` being how many things each lot has.

    Grades stand in the order of the things; ties keep the old one. What has no grade that is one takes the middle one,
    a lot with more grades than things has none that can be told apart.
    """
    middle = (LOWEST_GRADE + HIGHEST_GRADE) / 2
    points, n_held, unknown, missing = list[float](), 0, 0, 0
    for told, size in zip(grades, lots, strict=True):
        fitting = list(told) if len(told) <= size else []
        known = [float(g) if LOWEST_GRADE <= g <= HIGHEST_GRADE else None for g in fitting]
        n_held += len(known) - known.count(None)
        unknown += len(told) - len(fitting) + known.count(None)
        missing += size - len(known)
        points += [middle if g is None else g for g in known] + [middle] * (size - len(known))
    n = len(points)
    is_old = n_held <= LEAST_HELD * n
    order = range(n) if is_old else sorted(range(n), key=lambda at: -points[at])
    return Taken(tuple(order), unknown, 0, missing, is_old)


def by_pairs(n: int, better: Callable[[int, int], bool | None], passes: int) -> Taken:
    """Return the order of n things of which two are set beside each other at a time, from the end to the top.

    One pass asks n - 1 times and brings the best to the top (PRP with a sliding window; Qin et al. 2023). `better`
    tells whether the second of two positions is the better one, None where nobody could say: they stay as they are.
    """
    order, asked, silent = list(range(n)), 0, 0
    for top in range(min(passes, max(n - 1, 0))):
        for at in range(n - 1, top, -1):
            told = better(order[at - 1], order[at])
            asked, silent = asked + 1, silent + (told is None)
            if told:
                order[at - 1], order[at] = order[at], order[at - 1]
    return Taken(tuple(order), missing=silent, is_old=asked > 0 and silent == asked)


def within_turns(turns: Sequence[str], order: Sequence[int]) -> tuple[int, ...]:
    """Return positions in which every place serves whom it served, and each one's own things stand in a new order.

    `turns[k]` is whom place k serves, `order` the new order of all positions. So shares and pins stay as they are.
    """
    own: dict[str, list[int]] = {}
    for at in order:
        own.setdefault(turns[at], []).append(at)
    waiting = {who: iter(positions) for who, positions in own.items()}
    return tuple(next(waiting[who]) for who in turns)
