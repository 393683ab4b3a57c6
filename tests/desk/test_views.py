"""A journey looks the same everywhere, and unlike the others."""

from core.desk.palette import LIGHT, SHAPES
from core.desk.views import STYLES, styles
from core.entities import Journey
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
