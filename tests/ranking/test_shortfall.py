"""A list that is shorter than asked for says why, and one that is not says nothing."""

from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest

from core.entities import Journey, JourneyState, ListSource, Profile
from core.ranking.shortfall import shortfall
from core.ranking.sources import Supply

OPEN = Journey("a", ("x",))
MUTED = Journey("b", ("y",), muted=True)
PAUSED = Journey("c", ("z",), state=JourneyState.PAUSED)


@pytest.mark.parametrize(("got", "said"), [(20, False), (21, False), (19, True)])
def test_a_list_says_something_only_when_it_is_too_short(got: int, said: bool) -> None:
    assert bool(shortfall(Profile((OPEN,)), {"a": 1.0}, got, 20)) is said


@pytest.mark.parametrize(
    ("journeys", "asked", "got", "words"),
    [
        ((), {}, 0, "There are no journeys yet"),
        ((MUTED,), {"b": 0.0}, 0, "Every journey is muted"),
        ((MUTED, PAUSED), {"b": 0.0, "c": 0.0}, 0, "Every journey is muted"),
        ((PAUSED,), {"c": 0.0}, 0, "Every journey is resting"),
        ((Journey("a", ("x",), weight=0.0), MUTED), {"a": 0.0, "b": 0.0}, 0, "Every journey is resting"),
        ((OPEN,), {"a": 1.0}, 0, "You have seen everything"),
        ((OPEN, MUTED), {"a": 1.0, "b": 0.0}, 1, "Only 1 item is left"),
    ],
)
def test_the_reason_is_the_one_that_holds(
    journeys: tuple[Journey, ...], asked: dict[str, float], got: int, words: str
) -> None:
    assert shortfall(Profile(journeys), asked, got, 20).startswith(words)


SOMETHING = Supply(rows={ListSource.BACKLOG: np.array([1])}, last={}, now=datetime(2026, 6, 1, tzinfo=UTC))
NOTHING = replace(SOMETHING, rows={ListSource.BACKLOG: np.array([], np.int64)})


@pytest.mark.parametrize(
    ("supply", "sources", "got", "words"),
    [
        (SOMETHING, (), 0, "Your list comes from nowhere"),
        (NOTHING, (), 0, "Your list comes from nowhere"),
        (NOTHING, tuple(ListSource), 0, "There is nothing new here to choose from yet."),
        (NOTHING, tuple(ListSource), 3, "There is nothing new here to choose from yet."),
        (SOMETHING, tuple(ListSource), 0, "Nothing of what there is to choose from fits your journeys."),
        (SOMETHING, tuple(ListSource), 1, "Only 1 thing fits where you are going."),
        (SOMETHING, tuple(ListSource), 2, "Only 2 things fit where you are going."),
    ],
)
def test_where_the_list_comes_from_sources_the_reason_is_what_they_hold(
    supply: Supply, sources: tuple[ListSource, ...], got: int, words: str
) -> None:
    assert shortfall(Profile((OPEN,), sources=sources), {"a": 1.0}, got, 20, supply).startswith(words)
    assert shortfall(Profile((OPEN,), sources=sources), {"a": 1.0}, 20, 20, supply) == ""


def test_a_second_look_is_named_only_where_there_is_one() -> None:
    said = [shortfall(Profile((OPEN,)), {"a": 1.0}, got, 20, NOTHING) for got in (0, 1)]
    assert ["another look" in each for each in said] == [False, True]


def test_who_has_no_journeys_or_none_that_speaks_is_told_so_whatever_there_is_to_choose_from() -> None:
    assert shortfall(Profile(), {}, 0, 20, SOMETHING).startswith("There are no journeys yet")
    assert shortfall(Profile((MUTED,)), {"b": 0.0}, 0, 20, SOMETHING).startswith("Every journey is muted")
    quiet = {"a": 0.0, "b": 1.0}
    assert not shortfall(Profile((OPEN, MUTED)), quiet, 0, 20).startswith("Every journey")
