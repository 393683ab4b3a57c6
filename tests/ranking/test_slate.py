"""Places are shared out by the quota method: no top of the slate strays from the shares by a whole place."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import LAWS

from core.ranking.slate import Place, Slate, arrange, arranged_until, calibrate, diversify, most_of
from core.similarity import unit

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


@given(st.lists(st.tuples(st.integers(1, 200), st.booleans()), min_size=1, max_size=12), st.integers(1, 60), st.data())
def test_what_rests_never_comes_first_and_every_share_holds_its_places(
    journeys: list[tuple[int, bool]], n: int, data: st.DataObject
) -> None:
    shares = [size / sum(size for size, _ in journeys) for size, _ in journeys]
    resting = [rests for _, rests in journeys]
    turns = list(calibrate(shares, [n] * len(shares), n))
    points = [[data.draw(st.floats(0, 1)) - 10_000 * rests for _ in turns] for rests in resting]
    found = arrange(turns, shares, points, arranged_until(turns, resting))
    assert sorted(found) == sorted(turns)
    assert resting[found[0]] == all(resting[turn] for turn in turns)
    for k in range(1, len(found) + 1):
        assert all(abs(found[:k].count(j) - share * k) <= 1 + 1e-9 for j, share in enumerate(shares))


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


@pytest.mark.parametrize("trade", [0.0, 0.1, 0.4, 0.75, 1.0])
def test_each_choice_is_the_best_of_what_is_left_less_its_likeness_to_what_was_chosen(trade: float) -> None:
    rng = np.random.default_rng(4)
    vectors = unit(rng.normal(size=(30, 5)).astype(np.float32))
    scores = rng.random(30).astype(np.float32)
    chosen: list[int] = []
    for _ in range(12):
        worth = {
            i: (1 - trade) * float(scores[i]) - trade * max([0.0, *(float(vectors[i] @ vectors[c]) for c in chosen)])
            for i in range(30)
            if i not in chosen
        }
        chosen.append(max(worth, key=worth.__getitem__))
    assert diversify(vectors, scores, 12, trade).tolist() == chosen


def test_of_equal_scores_the_first_position_is_chosen_and_no_more_than_there_are() -> None:
    alike = np.tile(np.array([[1, 0]], np.float32), (4, 1))
    assert diversify(alike, np.full(4, 0.5, np.float32), 3, 0.5).tolist() == [0, 1, 2]
    assert diversify(alike, np.full(4, 0.5, np.float32), 9, 0.5).tolist() == [0, 1, 2, 3]
    assert diversify(alike, np.full(4, 0.5, np.float32), 0, 0.5).tolist() == []


def test_a_share_that_comes_out_whole_only_by_rounding_is_taken_as_whole() -> None:
    tenths = [0.1] * 10
    assert list(calibrate(tenths, [9] * 10, 20)) == [*range(10), *range(10)]
    assert list(calibrate([0.3, 0.3, 0.4], [9] * 3, 10)).count(2) == 4


def test_whose_share_is_not_yet_met_comes_before_who_would_be_over_it() -> None:
    assert list(calibrate([0.6, 0.4], [9, 9], 5)) == [0, 1, 0, 1, 0]
    assert list(calibrate([0.2, 0.6, 0.2], [9, 9, 9], 5)) == [1, 1, 0, 2, 1]
    assert list(calibrate([0.4, 0.6], [9, 9], 0)) == []
    assert list(calibrate([0.6, 0.1, 0.1, 0.1, 0.1], [9] * 5, 5)) == [0, 0, 1, 0, 2]


def test_a_journey_that_has_run_out_passes_its_turn_to_who_is_furthest_behind() -> None:
    assert list(calibrate([0.6, 0.2, 0.2], [1, 9, 2], 6)) == [0, 1, 2, 1, 2, 1]
    assert list(calibrate([0.6, 0.2, 0.2], [1, 1, 1], 6)) == [0, 1, 2]


def test_what_a_slate_without_places_gave_is_nothing_and_a_journey_it_was_not_asked_for_is_counted_too() -> None:
    assert Slate((), {"a": 1.0}).got == {"a": 0.0}
    places = (Place("x", "a", score=1.0), Place("y", "late", score=1.0), Place("z", "late", score=1.0))
    assert Slate(places, {"a": 1.0}).got == {"a": pytest.approx(1 / 3), "late": pytest.approx(2 / 3)}
    assert Slate(places).item_ids == ("x", "y", "z")


@pytest.mark.parametrize(
    ("resting", "most"), [([False, False], [9, 30]), ([False, True], [9, 5]), ([True, True], [5, 5])]
)
def test_what_rests_may_have_no_more_places_than_it_asks_for(resting: list[bool], most: list[int]) -> None:
    assert most_of([9, 30], [0.5, 0.5], resting, 10) == most
    assert most_of([1, 30], [0.5, 0.41], [True, True], 10) == [1, 5]


@pytest.mark.parametrize(("n_resting", "n_arranged"), [(0, 20), (19, 20), (20, 21), (24, 25)])
def test_as_many_places_are_arranged_as_until_one_is_of_what_is_awake(n_resting: int, n_arranged: int) -> None:
    assert arranged_until([0] * n_resting + [1] * 3, [True, False]) == n_arranged
