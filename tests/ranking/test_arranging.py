"""The better items come first as far as the shares allow, and calibration is kept."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from strategies import LAWS

from core.ranking.belonging import Belonging
from core.ranking.slate import arrange, calibrate


@LAWS
@given(st.lists(st.floats(0.01, 100), min_size=1, max_size=14), st.integers(1, 60), st.integers(0, 99))
def test_every_top_stays_within_one_place_and_the_counts_stay(asked: list[float], n: int, seed: int) -> None:
    shares = [weight / sum(asked) for weight in asked]
    turns = list(calibrate(shares, [1000] * len(shares), n))
    scores = np.random.default_rng(seed).random((len(shares), n)).tolist()
    arranged = arrange(turns, shares, scores)
    assert sorted(arranged) == sorted(turns)
    assert sorted(arranged[:20]) == sorted(turns[:20])
    for k in range(1, n + 1):
        assert all(abs(arranged[:k].count(j) - share * k) <= 1 + 1e-6 for j, share in enumerate(shares))


def test_with_equal_shares_the_best_item_comes_first() -> None:
    assert arrange([0, 1, 2], [1 / 3] * 3, [[0.1], [0.9], [0.5]]) == [1, 2, 0]
    assert arrange([], [], []) == []


def test_an_item_goes_to_the_journey_that_scores_it_highest_and_to_the_first_of_equals() -> None:
    belonging = Belonging(6)
    rows = [np.array([0, 1, 2]), np.array([1, 2, 3])]
    scores = [np.array([0.5, 0.5, 0.2], np.float32), np.array([0.5, 0.9, 0.1], np.float32)]
    for _ in range(2):
        shared = belonging.share_out(rows, scores, np.array([3]), range(len(rows)))
        assert [own.tolist() for own in shared] == [[True, True, False], [False, True, False]]


def test_what_claims_for_another_wins_for_it_and_loses_nothing_to_it() -> None:
    rows = [np.array([0, 1]), np.array([1, 2]), np.array([1, 2])]
    scores = [np.array([0.9, 0.1], np.float32), np.array([0.5, 0.5], np.float32), np.array([0.7, 0.7], np.float32)]
    shared = Belonging(3).share_out(rows, scores, np.array([], np.int64), [0, 1, 0])
    assert [own.tolist() for own in shared] == [[True, True], [False, False], [True, True]]
