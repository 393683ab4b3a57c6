"""Each measure has its truth table: perfect, none, half, empty."""

from collections.abc import Callable

import numpy as np
import pytest

from core.metrics import clustering as metrics

LABELS = [0, 0, 1, 1]
PERFECT, ONE, ALONE, HALF = [5, 5, 7, 7], [0, 0, 0, 0], [0, 1, 2, 3], [0, 1, 0, 1]


@pytest.mark.parametrize(
    ("measure", "perfect", "one", "alone", "half"),
    [
        (metrics.bcubed_precision, 1.0, 0.5, 1.0, 0.5),
        (metrics.bcubed_recall, 1.0, 1.0, 0.5, 0.5),
        (metrics.bcubed_f1, 1.0, 2 / 3, 2 / 3, 0.5),
        (metrics.adjusted_rand, 1.0, 0.0, 0.0, -0.5),
        (metrics.v_measure, 1.0, 0.0, 2 / 3, 0.0),
        (metrics.best_cluster_recall, 1.0, 1.0, 0.5, 0.5),
    ],
)
def test_measures_against_labels(
    measure: Callable[..., float], perfect: float, one: float, alone: float, half: float
) -> None:
    found = [measure(LABELS, clusters) for clusters in (PERFECT, ONE, ALONE, HALF)]
    assert found == pytest.approx([perfect, one, alone, half], abs=1e-9)


@pytest.mark.parametrize(
    "measure",
    [metrics.bcubed_precision, metrics.bcubed_recall, metrics.bcubed_f1, metrics.best_cluster_recall],
)
def test_nothing_scores_nothing(measure: Callable[..., float]) -> None:
    assert measure([], []) == 0.0


def test_lengths_that_differ_are_refused() -> None:
    with pytest.raises(ValueError, match="one of each an item"):
        metrics.bcubed_f1([0, 1], [0])


def test_journeys_are_clusters_of_two_or_more() -> None:
    assert [metrics.journeys_found(c) for c in (PERFECT, ONE, ALONE, [])] == [2, 1, 0, 0]
    assert [metrics.journey_length(c) for c in (PERFECT, ONE, ALONE, [])] == [2.0, 4.0, 0.0, 0.0]
    assert metrics.journeys_per_person([PERFECT, ONE]) == 1.5
    assert metrics.journeys_per_person([]) == 0.0


def test_density_is_the_mean_cosine_within_journeys() -> None:
    vectors = np.asarray([[1, 0], [1, 0], [1, 0], [0, 1]], np.float32)
    assert metrics.journey_density(LABELS, vectors) == pytest.approx(0.5)
    assert metrics.journey_density(ALONE, vectors) == 0.0
