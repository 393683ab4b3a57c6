"""The map is the same for a seed, puts newcomers among what is like them, and needs no library for a handful."""

import numpy as np
import pytest
from numpy.typing import NDArray

from core.projection import fit_map, library_version, place_near


def crowds(n_each: int) -> NDArray[np.float32]:
    rng = np.random.default_rng(0)
    vectors = np.eye(16)[[0, 1, 2]].repeat(n_each, axis=0) + rng.normal(scale=0.05, size=(3 * n_each, 16))
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), dtype=np.float32)


@pytest.mark.parametrize("n", [0, 1, 7])
def test_a_handful_is_laid_out_on_a_circle(n: int) -> None:
    xy = fit_map(crowds(3)[:n])
    assert xy.shape == (n, 2)
    assert np.allclose(np.linalg.norm(xy, axis=1), 1)


def test_a_newcomer_lands_among_what_is_like_it() -> None:
    known = crowds(10)
    xy = np.array([[0, 0], [50, 0], [0, 50]], np.float32).repeat(10, axis=0)
    placed = place_near(crowds(1), known, xy)
    assert np.allclose(placed, [[0, 0], [50, 0], [0, 50]], atol=1)


def test_without_anything_known_newcomers_lie_at_the_origin() -> None:
    nothing = np.zeros((0, 16), np.float32)
    assert not place_near(crowds(1), nothing, np.zeros((0, 2), np.float32)).any()


def test_the_library_that_draws_is_recorded_with_its_version() -> None:
    assert library_version().startswith("umap-learn 0.")
