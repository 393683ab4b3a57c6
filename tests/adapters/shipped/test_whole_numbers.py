"""Vectors kept as whole numbers come back within a degree."""

import numpy as np

from core.adapters.shipped.whole_numbers import as_whole_numbers, from_whole_numbers
from core.similarity import unit


def test_directions_stay_within_a_degree_and_zeros_stay_zero() -> None:
    vectors = unit(np.random.default_rng(0).normal(size=(20, 384)).astype(np.float32))
    vectors[3] = 0.0
    back = from_whole_numbers(as_whole_numbers(vectors))
    cosine = np.delete(np.einsum("ij,ij->i", vectors, back), 3)
    assert cosine.min() > np.cos(np.deg2rad(1.0))
    assert not back[3].any()
