"""How groups of people fare: each one's mean, and its gap to everybody else with an interval."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from core.metrics.ranking import NINETY_FIVE, RESAMPLES, bootstrap


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A group's number and mean, and how far that lies above all others', with the 95 % interval of that."""

    group: str
    n: int
    mean: float
    difference: float
    low: float
    high: float


def gaps_of(groups: Sequence[str], values: Sequence[float], seed: int = 0) -> tuple[Gap, ...]:
    """Return the gap of every group among those of its own kind ('language: en' among languages), by name.

    A kind is what stands before the colon. Both sides are drawn anew with replacement (Efron 1979, the bootstrap); a
    kind with one group has none to compare and is left out.
    """
    rng = np.random.default_rng(seed)
    kinds, found = np.array([group.partition(":")[0] for group in groups]), []
    names, numbers = np.array(groups), np.array(values, np.float64)
    for name in sorted(set(groups)):
        own, beside = numbers[names == name], numbers[(kinds == name.partition(":")[0]) & (names != name)]
        if not len(beside):
            continue
        drawn = [side[rng.integers(len(side), size=(RESAMPLES, len(side)))].mean(axis=1) for side in (own, beside)]
        low, high = np.percentile(drawn[0] - drawn[1], NINETY_FIVE)
        mean = float(own.mean())
        found.append(
            Gap(
                group=name,
                n=len(own),
                mean=mean,
                difference=mean - float(beside.mean()),
                low=float(low),
                high=float(high),
            )
        )
    return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeanOf:
    """A group's number and mean with its 95 % interval; of one alone there is none, and both ends are None."""

    group: str
    n: int
    mean: float
    low: float | None
    high: float | None


def means_of(groups: Sequence[str], values: Sequence[float], seed: int = 0) -> tuple[MeanOf, ...]:
    """Return the mean of every group in order of appearance, with its interval over draws with replacement."""
    names, numbers = np.array(groups), np.array(values, np.float64)
    found = []
    for name in dict.fromkeys(groups):
        own = numbers[names == name]
        low, high = bootstrap(own, seed=seed) if len(own) > 1 else (None, None)
        found.append(MeanOf(group=name, n=len(own), mean=float(own.mean()), low=low, high=high))
    return tuple(found)
