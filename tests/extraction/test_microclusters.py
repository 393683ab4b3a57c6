"""A long history is gathered into few clusters, the same for the same seed, and near-duplicates stay together."""

import numpy as np
import pytest
from numpy.typing import NDArray

from core.extraction.microclusters import in_order_of_appearance, micro_clusters


def crowds(n: int = 6, size: int = 40, seed: int = 0) -> NDArray[np.float32]:
    rng = np.random.default_rng(seed)
    centres = np.linalg.qr(rng.normal(size=(32, 32)))[0][:n].repeat(size, axis=0)
    noisy = centres + rng.normal(scale=0.01, size=centres.shape)
    return np.asarray(noisy / np.linalg.norm(noisy, axis=1, keepdims=True), dtype=np.float32)


@pytest.mark.parametrize("n_leaves", [1, 7, 300])
def test_there_are_never_more_clusters_than_asked_for(n_leaves: int) -> None:
    label = micro_clusters(crowds(), n_leaves, seed=1)
    assert len(np.unique(label)) <= n_leaves
    assert label.shape == (240,)


def test_a_seed_gives_the_same_clusters_numbered_by_their_first_item() -> None:
    label = micro_clusters(crowds(), 30, seed=1)
    assert np.array_equal(label, micro_clusters(crowds(), 30, seed=1))
    assert np.array_equal(label, in_order_of_appearance(label))


def test_no_cluster_holds_items_of_two_crowds_when_there_are_leaves_enough() -> None:
    label = micro_clusters(crowds(), 60, seed=1)
    crowd = np.arange(6).repeat(40)
    assert all(len(set(crowd[label == one])) == 1 for one in np.unique(label))


def test_the_same_vector_twice_is_in_one_cluster() -> None:
    twice = np.concatenate([crowds(), crowds()])
    label = micro_clusters(twice, 50, seed=1)
    assert np.array_equal(label[:240], label[240:])


def test_clusters_are_renumbered_in_order_of_appearance() -> None:
    assert in_order_of_appearance(np.array([5, 2, 5, 9], np.int32)).tolist() == [0, 1, 0, 2]
