"""Vectors at length 1, whatever their shape."""

import numpy as np
import pytest

from core.similarity import unit


@pytest.mark.parametrize("shape", [(8,), (5, 8), (3, 5, 8)])
def test_vectors_have_length_one_along_the_last_axis(shape: tuple[int, ...]) -> None:
    scaled = unit(np.random.default_rng(0).normal(size=shape).astype(np.float32))
    assert scaled.dtype == np.float32
    assert scaled.shape == shape
    assert np.allclose(np.linalg.norm(scaled, axis=-1), 1.0, atol=1e-6)


def test_zeros_stay_zero() -> None:
    assert not unit(np.zeros((2, 3), np.float32)).any()


def test_a_row_is_scaled_alike_alone_and_among_others() -> None:
    rows = np.random.default_rng(1).normal(size=(5, 384)).astype(np.float32)
    assert all(np.array_equal(unit(rows)[i], unit(rows[i : i + 1])[0]) for i in range(5))


def test_what_lies_in_memory_by_columns_is_laid_out_by_rows() -> None:
    assert unit(np.asfortranarray(np.ones((4, 3), np.float32))).flags.c_contiguous
