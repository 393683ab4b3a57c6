"""Lives of journeys told so that no row is of a few people: days next to each other are taken together."""

from collections.abc import Iterable, Sequence

from core.adapters.analyst.confined_copy import ResultTable
from core.adapters.analyst.schema import LEAST_PEOPLE

POOLED_COLUMNS = ("days", "is_over", "journeys", "people")
OneLife = tuple[str, float, bool]
"""A journey's life: whose, its days, and whether it is over."""


def pooled_lives(lives: Iterable[OneLife], seconds: float = 0.0) -> ResultTable:
    """Return how many journeys of how many people lived how long, `LEAST_PEOPLE` people a row at least.

    Days are taken together from the shortest on, each row told by its longest; what is left at the end joins the row
    before it. Lives that are over and those that go on are told apart; where either is of fewer people in all, it is
    left out and said so.
    """
    every = sorted(lives, key=lambda life: (life[2], life[1]))
    rows, left_out = list[tuple[float, bool, int, int]](), 0
    for is_over in (False, True):
        pools = _pools([life for life in every if life[2] is is_over])
        if pools and _people(pools[0]) < LEAST_PEOPLE:
            left_out += len(pools.pop())
        rows += [(pool[-1][1], is_over, len(pool), _people(pool)) for pool in pools]
    words = f"Left out: {left_out} of fewer than {LEAST_PEOPLE} people." if left_out else ""
    return ResultTable(columns=POOLED_COLUMNS, rows=tuple(sorted(rows)), seconds=seconds, cut=words)


def _pools(lives: Sequence[OneLife]) -> list[list[OneLife]]:
    """Gather lives in order of their days into rows of enough people, no day in two; the first alone may have fewer."""
    pools: list[list[OneLife]] = [[]] if lives else []
    for at, life in enumerate(lives):
        if _people(pools[-1]) >= LEAST_PEOPLE and life[1] != lives[at - 1][1]:
            pools.append([])
        pools[-1].append(life)
    if len(pools) > 1 and _people(pools[-1]) < LEAST_PEOPLE:
        rest = pools.pop()
        pools[-1] += rest
    return pools


def _people(pool: Sequence[OneLife]) -> int:
    """Count the people of some lives."""
    return len({person_id for person_id, _, _ in pool})
