"""Truth tables: perfect, none, half, empty."""

import numpy as np
import pytest

from core.metrics.ranking import (
    auc,
    bootstrap,
    coverage,
    intra_list_similarity,
    ndcg,
    novelty,
    rank_of,
    recall,
    reciprocal_rank,
)


def test_the_rank_counts_from_one_and_is_infinite_for_what_is_not_there() -> None:
    assert rank_of([7, 3, 5], 3) == 2
    assert rank_of([7, 3, 5], 4) == np.inf
    assert rank_of([], 4) == np.inf


@pytest.mark.parametrize(
    ("rank", "gain", "found", "reciprocal"),
    [(1, 1.0, 1.0, 1.0), (3, 0.5, 1.0, 1 / 3), (11, 0.0, 1.0, 1 / 11), (21, 0.0, 0.0, 1 / 21), (np.inf, 0.0, 0.0, 0.0)],
)
def test_one_hidden_item_is_worth_what_its_rank_says(rank: float, gain: float, found: float, reciprocal: float) -> None:
    ranks = np.array([rank])
    assert ndcg(ranks)[0] == pytest.approx(gain)
    assert recall(ranks)[0] == found
    assert reciprocal_rank(ranks)[0] == pytest.approx(reciprocal)


@pytest.mark.parametrize(
    ("scores", "positive", "expected"),
    [
        ([3, 2, 1, 0], [1, 1, 0, 0], 1.0),
        ([0, 1, 2, 3], [1, 1, 0, 0], 0.0),
        ([1, 1, 1, 1], [1, 0, 1, 0], 0.5),
        ([3, 2, 1, 0], [1, 0, 0, 1], 0.5),
        ([1, 2], [1, 1], 0.5),
        ([], [], 0.5),
    ],
)
def test_the_area_is_the_chance_that_a_wanted_item_comes_first(
    scores: list[float], positive: list[int], expected: float
) -> None:
    assert auc(np.array(scores, float), np.array(positive, bool)) == pytest.approx(expected)


def test_coverage_is_the_part_of_the_catalogue_that_anyone_is_shown() -> None:
    assert coverage([np.array([0, 1]), np.array([1, 2])], 6) == 0.5
    assert coverage([], 6) == 0.0
    assert coverage([], 0) == 0.0


def test_equal_items_are_wholly_similar_and_orthogonal_ones_not_at_all() -> None:
    axes = np.eye(3, dtype=np.float32)
    assert intra_list_similarity(axes[[0, 0, 0]]) == pytest.approx(1.0)
    assert intra_list_similarity(axes) == pytest.approx(0.0)
    assert intra_list_similarity(axes[:1]) == 0.0


def test_what_everyone_knows_is_not_new() -> None:
    counts = np.array([7.0, 0.0])
    assert novelty(np.array([0]), counts, 7) == 0.0
    assert novelty(np.array([1]), counts, 7) == 3.0
    assert novelty(np.empty(0, np.int64), counts, 7) == 0.0


def test_the_interval_holds_the_mean_and_is_the_same_every_time() -> None:
    values = np.random.default_rng(1).random(50)
    low, high = bootstrap(values)
    assert low < values.mean() < high
    assert (low, high) == bootstrap(values)
    assert bootstrap(np.ones(5)) == (1.0, 1.0)
    assert bootstrap(np.array([])) == (0.0, 0.0)
