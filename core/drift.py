"""Tell when a journey turns into another: its recent centre has left its beginning."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.similarity import Floats, unit

LEAST_ITEMS = 12
"""Items that a journey needs before it can be said to drift; chosen by hand, not tuned."""
SPLITS = 99
"""Random splits that the one in time is compared with: 1 in 100 drifts by chance."""
LEAST_GAP = 0.12
"""Cosine by which the halves in time must differ beyond chance; by eye on the demo, not tuned."""
_SEED = 7
"""Seed of the random splits; any would do."""


@dataclass(frozen=True, slots=True)
class Drift:
    """How far a journey went: the positions of the items nearest to where it began and to where it is now.

    `gap` is by how much less alike its two halves in time are than halves drawn by chance (cosine, 0..2).
    """

    began: int
    now: int
    gap: float


def drift(unit_vectors: Floats) -> Drift | None:
    """Return the drift of a journey's items `(n, dim)` in order of time, or None where there is none.

    A permutation test (Fisher 1935): the cosine between the centres of the older and the newer half must be lower
    than that of 99 random halvings, and clearly so. Fewer than twelve items tell nothing.
    """
    n = len(unit_vectors)
    if n < LEAST_ITEMS:
        return None
    in_time = np.zeros((1, n), bool)
    in_time[0, : n // 2] = True
    rng = np.random.default_rng(_SEED)
    random = rng.permuted(np.repeat(in_time, SPLITS, axis=0), axis=1)
    observed, expected = _likeness(unit_vectors, in_time)[0], _likeness(unit_vectors, random)
    gap = float(expected.mean() - observed)
    if observed >= expected.min() or gap < LEAST_GAP:
        return None
    older, newer = unit_vectors[: n // 2], unit_vectors[n // 2 :]
    away = unit(newer.mean(axis=0)) - unit(older.mean(axis=0))
    return Drift(int(np.argmin(older @ away)), n // 2 + int(np.argmax(newer @ away)), gap)


def _likeness(unit_vectors: Floats, halves: NDArray[np.bool_]) -> Floats:
    """Return the cosine `(m,)` between the centres of every half `(m, n)` and its other half."""
    inside = unit(halves.astype(np.float32) @ unit_vectors)
    outside = unit((~halves).astype(np.float32) @ unit_vectors)
    likeness: Floats = np.einsum("md,md->m", inside, outside)
    return likeness
