"""Whatever is told, nothing is lost or doubled; what holds of it is taken, the rest is counted and refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.ranking.model_order import Taken, by_grades, by_pairs, told_order, within_turns

NUMBERS = st.lists(st.integers(-5, 40), max_size=60)


@given(n=st.integers(0, 25), numbers=NUMBERS)
def test_an_order_holds_everything_once_whatever_wtold_order(n: int, numbers: list[int]) -> None:
    taken = told_order(n, numbers)
    assert sorted(taken.order) == list(range(n))
    assert n - taken.missing + taken.unknown + taken.repeated == len(numbers)


@given(numbers=st.permutations(range(1, 21)))
def test_a_whole_order_is_taken_as_it_wtold_order(numbers: list[int]) -> None:
    assert told_order(20, numbers) == Taken(tuple(number - 1 for number in numbers))


@pytest.mark.parametrize(
    ("numbers", "taken"),
    [
        ([3, 3, 1, 2, 4], Taken((2, 0, 1, 3), repeated=1)),
        ([4, 99, 0, -1, 2, 1], Taken((3, 1, 0, 2), unknown=3, missing=1)),
        ([4, 4, 4], Taken((0, 1, 2, 3), repeated=2, missing=3, is_old=True)),
        ([4, 1], Taken((0, 1, 2, 3), missing=2, is_old=True)),
        ([], Taken((0, 1, 2, 3), missing=4, is_old=True)),
        ([10**30], Taken((0, 1, 2, 3), unknown=1, missing=4, is_old=True)),
    ],
)
def test_what_is_not_there_twice_told_or_left_out_is_refused_and_counted(numbers: list[int], taken: Taken) -> None:
    assert told_order(4, numbers) == taken


@given(st.lists(st.lists(st.integers(-3, 9), max_size=8), max_size=5), st.data())
def test_grades_lose_and_double_nothing(grades: list[list[int]], data: st.DataObject) -> None:
    lots = data.draw(st.lists(st.integers(1, 5), min_size=len(grades), max_size=len(grades)))
    taken = by_grades(grades, lots)
    assert sorted(taken.order) == list(range(sum(lots)))


@given(st.lists(st.integers(1, 5), min_size=1, max_size=20))
def test_better_grades_stand_higher_and_equal_ones_as_they_did(grades: list[int]) -> None:
    order = by_grades([grades], [len(grades)]).order
    assert list(order) == sorted(range(len(grades)), key=lambda at: (-grades[at], at))


def test_a_lot_with_too_many_grades_says_nothing_and_one_that_is_short_says_what_it_says() -> None:
    assert by_grades([[5, 5, 5], [1, 5]], [2, 2]) == Taken((0, 1, 2, 3), unknown=3, missing=2, is_old=True)
    assert by_grades([[1, 2, 9], [5]], [3, 2]) == Taken((3, 2, 4, 1, 0), unknown=1, missing=1)


@given(worth=st.lists(st.integers(0, 9), max_size=12), passes=st.integers(1, 3))
def test_each_pass_brings_the_best_that_is_left_to_the_top(worth: list[int], passes: int) -> None:
    taken = by_pairs(len(worth), lambda upper, lower: worth[lower] > worth[upper], passes)
    assert sorted(taken.order) == list(range(len(worth)))
    told = [worth[at] for at in taken.order]
    assert told[:passes] == sorted(worth, reverse=True)[:passes]


def test_pairs_of_which_nothing_is_said_stay_and_an_order_of_those_alone_is_the_old_one() -> None:
    assert by_pairs(3, lambda upper, lower: None, 1) == Taken((0, 1, 2), missing=2, is_old=True)
    assert by_pairs(3, lambda upper, lower: True if upper == 1 else None, 1) == Taken((0, 2, 1), missing=1)
    assert by_pairs(0, lambda upper, lower: True, 2) == Taken(())


@given(st.data())
def test_every_place_serves_whom_it_served_and_each_ones_things_stand_in_the_new_order(data: st.DataObject) -> None:
    turns = data.draw(st.lists(st.sampled_from("abc"), max_size=20))
    order = data.draw(st.permutations(range(len(turns))))
    placed = within_turns(turns, order)
    assert sorted(placed) == list(range(len(turns)))
    assert [turns[at] for at in placed] == turns
    for who in set(turns):
        assert [at for at in placed if turns[at] == who] == [at for at in order if turns[at] == who]
