"""Places are shared out by the quota method: no top of the slate strays from the shares by a whole place."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import LAWS

from core.ranking.slate import Place, Slate, calibrate, diversify

weights = st.lists(st.floats(0.01, 100), min_size=2, max_size=12)
PLENTY = [1000] * 12


def counts(asked: list[float], n: int) -> Counter[int]:
    shares = [weight / sum(asked) for weight in asked]
    return Counter(calibrate(shares, PLENTY, n))


@LAWS
@given(weights, st.integers(1, 60))
def test_every_prefix_is_within_one_place_of_the_shares(asked: list[float], n: int) -> None:
    shares = [weight / sum(asked) for weight in asked]
    turns = list(calibrate(shares, PLENTY, n))
    assert len(turns) == n
    for k in range(1, n + 1):
        assert all(abs(turns[:k].count(j) - share * k) <= 1 + 1e-6 for j, share in enumerate(shares))


@LAWS
@given(weights, st.integers(1, 60), st.integers(0, 11), st.floats(1.01, 10))
def test_who_asks_for_more_never_gets_less(asked: list[float], n: int, who: int, factor: float) -> None:
    who %= len(asked)
    more = [weight * factor if j == who else weight for j, weight in enumerate(asked)]
    assert counts(more, n)[who] >= counts(asked, n)[who]


@LAWS
@given(weights, st.integers(1, 60))
def test_two_who_become_one_keep_their_places_within_one(asked: list[float], n: int) -> None:
    apart, together = counts(asked, n), counts([asked[0] + asked[1], *asked[2:]], n)
    assert abs(together[0] - apart[0] - apart[1]) <= 1


@pytest.mark.parametrize(
    ("shares", "available", "expected"),
    [
        ([1.0], [3], [0, 0, 0]),
        ([0.5, 0.5], [9, 9], [0, 1, 0, 1]),
        ([0.75, 0.25], [9, 9], [0, 0, 0, 1]),
        ([0.75, 0.25], [1, 9], [0, 1, 1, 1]),
        ([1.0, 0.0], [1, 9], [0]),
        ([0.0, 0.0], [9, 9], []),
        ([0.5, 0.5], [0, 0], []),
        ([], [], []),
    ],
)
def test_turns_follow_the_shares_and_pass_on_where_a_journey_has_run_out(
    shares: list[float], available: list[int], expected: list[int]
) -> None:
    assert list(calibrate(shares, available, 4)) == expected


def test_half_of_the_share_is_never_all_of_the_top() -> None:
    top = list(calibrate([0.5] + [0.05] * 10, [50] * 11, 10))
    assert top.count(0) == 5
    assert top[:4].count(0) == 2


def test_diversity_costs_nothing_at_zero_and_avoids_the_double_at_one() -> None:
    vectors = np.array([[1, 0], [1, 0], [0, 1]], np.float32)
    scores = np.array([0.9, 0.8, 0.1], np.float32)
    assert diversify(vectors, scores, 2, 0.0).tolist() == [0, 1]
    assert diversify(vectors, scores, 2, 0.9).tolist() == [0, 2]
    assert diversify(vectors, scores, 9, 0.5).tolist() == [0, 2, 1] or len(diversify(vectors, scores, 9, 0.5)) == 3
    assert diversify(vectors[:0], scores[:0], 2, 0.5).tolist() == []


def test_pins_do_not_count_towards_what_a_journey_got() -> None:
    slate = Slate(
        (Place("p", "a", score=0.0, pinned=True), Place("x", "a", score=1.0), Place("y", "b", score=1.0)),
        {"a": 0.5, "b": 0.5},
    )
    assert slate.got == {"a": 0.5, "b": 0.5}
