"""What is being taken up now is what people took up last, and nothing that came later."""

import numpy as np
import pytest

from core.ranking.trend import DAYS, trend


def test_the_latest_count_most_and_a_week_later_a_third() -> None:
    found = trend(np.array([0, 1, 1, 2]), np.array([10.0, 10.0 - DAYS, 10.0 - DAYS, 11.0]), 4, 10.0)
    assert found == pytest.approx([1.0, 2.0 * np.exp(-1.0), 0.0, 0.0])


def test_without_anything_before_the_day_nothing_is_taken_up_now() -> None:
    for rows, days in (([], []), ([1, 2], [5.0, 6.0])):
        assert trend(np.array(rows, np.int64), np.array(days, np.float64), 3, 4.0).tolist() == [0.0, 0.0, 0.0]


def test_the_order_of_interactions_does_not_matter() -> None:
    rng = np.random.default_rng(0)
    rows, days, order = rng.integers(9, size=50), rng.uniform(0, 60, 50), rng.permutation(50)
    assert trend(rows, days, 9, 40.0) == pytest.approx(trend(rows[order], days[order], 9, 40.0))


def test_a_week_later_an_interaction_counts_a_third() -> None:
    assert trend(np.array([0, 1]), np.array([14.0, 7.0]), 2, 14.0) == pytest.approx([1.0, np.exp(-1.0)])


def test_the_one_that_is_taken_up_most_has_the_whole_share_though_it_was_long_ago() -> None:
    found = trend(np.array([0, 1, 1]), np.array([1.0, 1.0, 1.0]), 3, 60.0)
    assert found == pytest.approx([0.5, 1.0, 0.0])
    assert found.dtype == np.float32
    assert trend(np.array([], np.int64), np.array([]), 0, 1.0).tolist() == []


def test_days_may_be_counted_from_long_ago() -> None:
    found = trend(np.array([0, 1]), np.array([20_000.0, 19_993.0]), 2, 20_000.0)
    assert found == pytest.approx([1.0, np.exp(-1.0)])
