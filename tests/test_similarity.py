"""Vectors at length 1, whatever their shape."""

import numpy as np
import pytest

from core.similarity import in_blocks, unit


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


def test_what_each_encoder_says_is_a_unit_row_of_its_own() -> None:
    vectors = np.array([[3.0, 4.0, 0.5], [0.0, 2.0, 0.0]], np.float32)
    first, second = in_blocks(vectors, (slice(0, 2), slice(2, 3)))
    assert np.allclose(first, [[0.6, 0.8], [0.0, 1.0]])
    assert np.allclose(second, [[1.0], [0.0]])
    assert np.allclose(in_blocks(vectors, (slice(None),))[0], unit(vectors))
