"""Keep vectors as whole numbers, a quarter of the size: their directions stay within a degree."""

import numpy as np
from numpy.typing import NDArray

from core.similarity import Floats, unit

LARGEST = 127.0
"""The largest whole number of eight bits: a unit."""


def as_whole_numbers(vectors: Floats) -> NDArray[np.int8]:
    """Return every row of `(n, dim)` stretched to -127..127 and rounded; zeros stay zero."""
    largest = np.abs(vectors).max(axis=1, keepdims=True)
    return np.rint(vectors / np.where(largest > 0, largest, 1.0) * LARGEST).astype(np.int8)


def from_whole_numbers(whole: NDArray[np.int8]) -> Floats:
    """Return the unit vectors `(n, dim)` that whole numbers stand for."""
    return unit(whole.astype(np.float32))
