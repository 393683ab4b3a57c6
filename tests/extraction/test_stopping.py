"""The cut is chosen by what the model itself expects to be right."""

import numpy as np
import pytest
from numpy.typing import NDArray

from core.extraction.dendrogram import average_linkage, cut_labels
from core.extraction.stopping import (
    FEWEST,
    FEWEST_OF_MANY,
    apparent_journeys,
    best_height,
    expected_f1,
    large_clusters,
    largest_share,
)
from core.metrics import clustering as metrics
from core.similarity import unit

LABELS = np.asarray([0, 0, 0, 1, 1, 2])
CERTAIN = (LABELS[:, None] == LABELS[None]).astype(np.float32)


def test_with_certain_answers_the_expected_score_is_the_true_one() -> None:
    merges, _ = average_linkage(1.0 - CERTAIN)
    expected = expected_f1(merges, CERTAIN)
    true = [metrics.bcubed_f1(LABELS, cut_labels(merges, n)) for n in range(len(LABELS))]
    precision = [metrics.bcubed_precision(LABELS, cut_labels(merges, n)) for n in range(len(LABELS))]
    assert expected == pytest.approx(true)
    assert max(precision) == 1.0


@pytest.mark.parametrize("doubt", [0.0, 0.1, 0.3])
def test_the_cut_parts_what_is_probably_apart(doubt: float) -> None:
    probability: NDArray[np.float32] = np.clip(CERTAIN, doubt / 2, 1.0 - doubt).astype(np.float32)
    np.fill_diagonal(probability, 1.0)
    merges, heights = average_linkage(1.0 - probability)
    n_merges = int((heights <= best_height(merges, heights, probability, 3)).sum())
    assert metrics.bcubed_f1(LABELS, cut_labels(merges, n_merges)) == 1.0


def test_a_single_item_needs_no_cut() -> None:
    assert best_height(np.empty((0, 2), np.int32), np.empty(0, np.float32), np.ones((1, 1), np.float32), 3) == 0.5


@pytest.mark.parametrize(("n_items", "least"), [(9, FEWEST), (64, 4.0), (400, FEWEST_OF_MANY), (9_000, FEWEST_OF_MANY)])
def test_a_history_without_structure_does_not_pull_towards_one_heap(n_items: int, least: float) -> None:
    assert apparent_journeys((np.full((9, 4), 0.5, np.float32),), n_items) == least


def test_the_apparent_number_is_that_of_groups_that_lie_apart() -> None:
    groups = np.eye(8, dtype=np.float32).repeat(10, axis=0)
    noise = np.random.default_rng(0).normal(size=groups.shape) * 0.05
    assert apparent_journeys((unit((groups + noise).astype(np.float32)),), 80) == 8


def test_clusters_of_three_and_more_are_counted_after_every_merge() -> None:
    merges, _ = average_linkage(1.0 - CERTAIN)
    sizes = [np.unique(cut_labels(merges, n), return_counts=True)[1] for n in range(len(LABELS))]
    assert large_clusters(merges).tolist() == [int((size >= 3).sum()) for size in sizes]


def test_the_largest_cluster_grows_to_all_there_is() -> None:
    merges, _ = average_linkage(1.0 - CERTAIN)
    sizes = [np.unique(cut_labels(merges, n), return_counts=True)[1] for n in range(len(LABELS))]
    assert largest_share(merges) == pytest.approx([size.max() / len(LABELS) for size in sizes])


def test_one_heap_is_left_where_little_speaks_for_it() -> None:
    probability = np.full((20, 20), 0.7, np.float32)
    probability[:18, :18] = probability[18:, 18:] = 0.75
    np.fill_diagonal(probability, 1.0)
    merges, heights = average_linkage((1.0 - probability).astype(np.float32))
    assert 20 - int((heights <= best_height(merges, heights, probability, 1)).sum()) >= 2


@pytest.mark.parametrize("apparent", [2, 6])
def test_in_doubt_the_number_of_journeys_is_the_apparent_one(apparent: int) -> None:
    probability = np.full((12, 12), 0.5, np.float32)
    np.fill_diagonal(probability, 1.0)
    groups = np.arange(12) % apparent
    probability += np.float32(0.04) * (groups[:, None] == groups[None]).astype(np.float32)
    merges, heights = average_linkage((1.0 - np.minimum(probability, 1.0)).astype(np.float32))
    n_found = [12 - int((heights <= best_height(merges, heights, probability, n)).sum()) for n in (1, apparent, 12)]
    assert n_found == sorted(n_found)
