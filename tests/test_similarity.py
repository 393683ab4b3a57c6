"""Vectors at length 1, whatever their shape."""

import numpy as np
import pytest

from core.similarity import Background, centred, half_centred, in_blocks, unit


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


def test_what_says_nothing_still_says_nothing_when_a_mean_is_taken_out() -> None:
    background = Background(np.full(3, 0.5, np.float32), np.zeros((0, 3), np.float32))
    rows = np.asarray([[1.0, 0.0, 0.0], [0.0, 0.0, 0.0], [0.0, 1.0, 0.0]], np.float32)
    for moved in (centred(rows, background), half_centred(rows, background)):
        assert np.linalg.norm(moved, axis=1) == pytest.approx([1.0, 0.0, 1.0])


def test_half_centred_rows_are_told_from_what_lies_between_their_mean_and_the_backgrounds() -> None:
    background = Background(np.zeros(2, np.float32), np.zeros((0, 2), np.float32))
    rows = np.asarray([[0.8, 0.6], [0.8, -0.6]], np.float32)
    assert half_centred(rows, background) == pytest.approx(unit(rows - np.asarray([0.4, 0.0], np.float32)))
