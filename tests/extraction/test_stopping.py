"""The cut is chosen by what the model itself expects to be right."""

import numpy as np
import pytest
from numpy.typing import NDArray

from core.extraction.dendrogram import average_linkage, cut_labels
from core.extraction.stopping import best_height, expected_f1
from core.metrics import clustering as metrics

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
    n_merges = int((heights <= best_height(merges, heights, probability)).sum())
    assert metrics.bcubed_f1(LABELS, cut_labels(merges, n_merges)) == 1.0


def test_a_single_item_needs_no_cut() -> None:
    assert best_height(np.empty((0, 2), np.int32), np.empty(0, np.float32), np.ones((1, 1), np.float32)) == 0.5
