"""The better items come first as far as the shares allow, and calibration is kept."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import LAWS, NOW

from core.catalogue import build_catalogue
from core.entities import Item, Journey
from core.ranking.belonging import Belonging, in_focus, wholes
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


def best_first(turns: Sequence[int], shares: Sequence[float], scores: Sequence[Sequence[float]]) -> list[int]:
    """Return the turns with the best next item each time after which all the rest can still come in time."""
    n, arranged, kept = len(turns), list[int](), Counter(turns)

    def in_bounds(order: Sequence[int]) -> bool:
        taken = [0] * len(shares)
        for k, turn in enumerate(order, start=1):
            taken[turn] += 1
            if taken[turn] > shares[turn] * k + 1 + 1e-6:
                return False
            if any(taken[j] < min(shares[j] * k - 1 - 1e-6, kept[j]) for j in range(len(shares))):
                return False
        return True

    left = set(permutations(turns))
    possible = [order for order in left if in_bounds(order)]
    for k in range(n):
        turn = max({order[k] for order in possible}, key=lambda j: (scores[j][arranged.count(j)], -j))
        arranged.append(turn)
        possible = [order for order in possible if order[k] == turn]
    return arranged


@pytest.mark.parametrize("seed", range(40))
def test_each_place_goes_to_the_best_item_after_which_all_the_rest_can_still_come_in_time(seed: int) -> None:
    rng = np.random.default_rng(seed)
    shares = rng.dirichlet(np.ones(int(rng.integers(2, 5)))).tolist()
    turns = list(calibrate(shares, [9] * len(shares), int(rng.integers(3, 8))))
    scores = (-np.sort(-rng.random((len(shares), 9)), axis=1)).tolist()
    assert arrange(turns, shares, scores) == best_first(turns, shares, scores)


@pytest.mark.parametrize("seed", range(20))
def test_the_best_order_is_found_where_shares_come_out_whole_too(seed: int) -> None:
    rng = np.random.default_rng(seed)
    parts = rng.integers(1, 4, size=int(rng.integers(2, 4)))
    shares, n = (parts / parts.sum()).tolist(), int(rng.integers(4, 8))
    turns = list(calibrate(shares, [9] * len(shares), n))
    scores = (-np.sort(-rng.random((len(shares), 9)), axis=1)).tolist()
    assert arrange(turns, shares, scores) == best_first(turns, shares, scores)


def test_two_of_one_journey_may_come_first_where_half_of_the_list_is_its_own() -> None:
    assert arrange([0, 1, 0, 1], [0.5, 0.5], [[0.9, 0.8], [0.2, 0.1]]) == [0, 0, 1, 1]


def test_the_first_twenty_places_are_arranged_and_those_after_them_stay() -> None:
    turns, shares = list(range(30)), [1 / 30] * 30
    scores = [[float(j)] for j in range(30)]
    assert arrange(turns, shares, scores) == [*range(19, -1, -1), *range(20, 30)]
    assert arrange(turns, shares, scores, top=3) == [2, 1, 0, *range(3, 30)]


def test_turns_that_no_order_brings_within_the_shares_stay_as_they_are() -> None:
    assert arrange([0, 0, 0, 1], [0.1, 0.9], [[1.0] * 3, [2.0]]) == [0, 0, 0, 1]


def test_of_equal_scores_the_first_journey_comes_first() -> None:
    assert arrange([1, 0], [0.5, 0.5], [[0.4], [0.4]]) == [0, 1]


def test_what_is_barred_belongs_to_nobody_and_what_nobody_claims_is_not_missed() -> None:
    belonging = Belonging(4)
    for barred in ([1], []):
        (own,) = belonging.share_out(
            [np.array([0, 1])], [np.array([-5.0, -6.0], np.float32)], np.array(barred, np.int64), [0]
        )
        assert own.tolist() == [True, not barred]


def test_as_many_rows_scores_and_sides_are_handed_in() -> None:
    rows, scores = [np.array([0])], [np.array([0.5], np.float32)]
    nobody = np.array([], np.int64)
    with pytest.raises(ValueError, match="zip"):
        Belonging(2).share_out(rows, scores * 2, nobody, [0])
    with pytest.raises(ValueError, match="zip"):
        Belonging(2).share_out(rows, scores, nobody, [0, 1])


def test_a_journey_in_focus_claims_as_a_whole_too() -> None:
    plain, deep = Journey("a", ("1", "2")), Journey("b", ("3", "4"), focus=("3",), focus_name="part")
    assert wholes([plain, deep]) == [(1, Journey("b", ("3", "4")))]


def test_what_is_barred_goes_to_nobody_and_may_be_had_again_the_next_time() -> None:
    belonging, rows = Belonging(3), [np.array([0, 1]), np.array([1, 2])]
    scores = [np.array([0.9, 0.8], np.float32), np.array([0.1, 0.7], np.float32)]
    barred = belonging.share_out(rows, scores, np.array([0, 1]), [0, 1])
    assert [own.tolist() for own in barred] == [[False, False], [False, True]]
    open_again = belonging.share_out(rows, scores, np.array([], np.int64), [0, 1])
    assert [own.tolist() for own in open_again] == [[True, True], [False, True]]
    with pytest.raises(ValueError, match="zip"):
        belonging.share_out(rows, scores[:1], np.array([], np.int64), [0, 1])
    with pytest.raises(ValueError, match="zip"):
        Belonging(3).share_out(rows, scores, np.array([], np.int64), [0])


def test_a_part_in_focus_that_the_catalogue_does_not_hold_is_nearest_to_nothing() -> None:
    held = build_catalogue([Item("a", "a"), Item("b", "b"), Item("c", "c")], np.eye(3, dtype=np.float32), NOW.date())
    journey = Journey("j", ("a", "b", "lost"), focus=("lost",))
    assert in_focus(held, np.array([0, 1, 2]), journey).tolist() == [False, False, False]
    assert in_focus(held, np.array([0, 1, 2]), replace(journey, focus=("a",))).tolist() == [True, False, True]
    assert in_focus(held, np.array([0, 2]), replace(journey, focus=journey.members)).tolist() == [True, True]
    assert in_focus(held, np.array([], np.int64), journey).tolist() == []
