"""A journey looks the same everywhere, and unlike the others."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_world import small_workspace

from core.desk.palette import LIGHT, SHAPES
from core.desk.views import ALWAYS_SHOWN, MOST_SHOWN, STYLES, JourneyView, by_size, styles
from core.entities import LEFTOVER, GivenName, Journey
from core.journeys import journey_id_for


def journeys(n: int) -> list[Journey]:
    return [Journey(journey_id_for(f"item {i}"), (f"item {i}",)) for i in range(n)]


def test_no_two_of_seven_journeys_share_a_colour() -> None:
    chosen = styles(journeys(7)).values()
    assert len({style % len(LIGHT) for style in chosen}) == 7


def test_no_two_of_six_journeys_share_a_shape() -> None:
    chosen = styles(journeys(6)).values()
    assert len({style % len(SHAPES) for style in chosen}) == 6


def test_no_two_journeys_look_alike_while_looks_are_left() -> None:
    assert len(set(styles(journeys(STYLES)).values())) == STYLES


def test_more_journeys_than_looks_still_have_one_each() -> None:
    assert len(styles(journeys(STYLES + 5))) == STYLES + 5


def test_a_journey_that_an_edit_makes_recolours_no_other() -> None:
    before = journeys(5)
    after = styles([*before, Journey("j000000000000", ("item 3b",))])
    assert {k: after[k] for k in styles(before)} == styles(before)


def test_the_order_of_the_journeys_does_not_matter() -> None:
    assert styles(journeys(9)) == styles(journeys(9)[::-1])


@pytest.fixture(scope="module")
def seen() -> JourneyView:
    return small_workspace(with_map=False).of("ada").view().journeys[0]


def sized(seen: JourneyView, sizes: list[int], touched: bool = False) -> list[JourneyView]:
    """Return views of journeys with so many items, as strong as they are large."""
    made = sorted(sizes, reverse=True)
    return [
        replace(seen, journey=replace(seen.journey, journey_id=f"j{i}", touched=touched), n_items=n)
        for i, n in enumerate(made)
    ]


@given(sizes=st.lists(st.integers(1, 500), max_size=90))
def test_from_three_to_twenty_journeys_stand_in_the_list_and_none_is_lost(sizes: list[int], seen: JourneyView) -> None:
    views = sized(seen, sizes)
    shown, smaller = by_size(views)
    assert sorted([*shown, *smaller], key=views.index) == views
    assert min(len(views), ALWAYS_SHOWN) <= len(shown) <= MOST_SHOWN
    assert not smaller or max(v.n_items for v in smaller) <= min(v.n_items for v in shown)


def test_what_holds_less_than_a_hundredth_is_folded_and_what_holds_just_that_is_not(seen: JourneyView) -> None:
    shown, smaller = by_size(sized(seen, [97, 97, 97, 97, 4, 3]))
    assert [v.n_items for v in shown] == [97, 97, 97, 97, 4]
    assert [v.n_items for v in smaller] == [3]


def test_the_twentieth_stands_in_the_list_and_the_next_is_folded(seen: JourneyView) -> None:
    shown, smaller = by_size(sized(seen, [10] * 21))
    assert (len(shown), len(smaller)) == (20, 1)


def test_what_the_person_touched_is_never_folded(seen: JourneyView) -> None:
    assert by_size(sized(seen, [10] * 30, touched=True))[1] == []
    assert by_size(sized(seen, [900, 900, 900, 1], touched=True))[1] == []


def test_what_has_no_subject_is_folded_until_the_person_names_it(seen: JourneyView) -> None:
    other = replace(seen, given=GivenName("Other things", source=LEFTOVER))
    assert by_size([other, seen]) == ([seen], [other])
    mine = replace(other, journey=replace(other.journey, own_name="Odds and ends", touched=True))
    assert by_size([mine, seen]) == ([mine, seen], [])
