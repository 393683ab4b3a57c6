"""Draw by chance from `rng.random()` alone, the one stream that Python keeps the same in every version."""

from collections.abc import Sequence
from math import fsum
from random import Random
from typing import TypeVar

T = TypeVar("T")


def happens(rng: Random, probability: float) -> bool:
    """Say whether something with this probability happens."""
    return rng.random() < probability


def between(rng: Random, low: int, high: int) -> int:
    """Draw a whole number from low to high, both included."""
    return low + int(rng.random() * (high - low + 1))


def choose(rng: Random, options: Sequence[tuple[T, float]]) -> T:
    """Draw one option in proportion to its weight; there must be one."""
    left = rng.random() * fsum(weight for _, weight in options)
    for option, weight in options:
        left -= weight
        if left < 0:
            return option
    return options[-1][0]


def run_length(rng: Random, mean: float, most: int = 6) -> int:
    """Draw how many things are done in a row: at least one, geometric, about `mean`."""
    count = 1
    while count < most and happens(rng, 1 - 1 / mean):
        count += 1
    return count
