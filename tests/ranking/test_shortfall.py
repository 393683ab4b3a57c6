"""A list that is shorter than asked for says why, and one that is not says nothing."""

from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest

from core.entities import Journey, JourneyState, ListSource, Profile
from core.ranking.shortfall import dry_in_words, held_back, ran_dry, shortfall
from core.ranking.slate import Dry
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


@pytest.mark.parametrize(
    ("left", "resting", "less", "said"),
    [
        ([3, 4], [False, False], [False, False], ""),
        ([0, 4], [True, False], [True, False], ""),
        ([3, 4], [True, False], [False, False], "3 more fit what rests."),
        ([3, 1], [False, False], [False, True], "1 more fits what you asked less of."),
        ([3, 4], [True, False], [True, False], "3 more fit what you asked less of."),
        ([3, 4], [True, False], [False, True], "7 more fit what rests or what you asked less of."),
    ],
)
def test_what_would_fit_and_is_held_back_is_told_with_the_reason(
    left: list[int], resting: list[bool], less: list[bool], said: str
) -> None:
    assert held_back(left, resting, less) == said


def test_who_has_no_journeys_or_none_that_speaks_is_told_so_whatever_there_is_to_choose_from() -> None:
    assert shortfall(Profile(), {}, 0, 20, SOMETHING).startswith("There are no journeys yet")
    assert shortfall(Profile((MUTED,)), {"b": 0.0}, 0, 20, SOMETHING).startswith("Every journey is muted")
    quiet = {"a": 0.0, "b": 1.0}
    assert not shortfall(Profile((OPEN, MUTED)), quiet, 0, 20).startswith("Every journey")


@pytest.mark.parametrize(
    ("claims", "turns", "available", "dry"),
    [
        ([0.5, 0.5], [0, 1] * 5, [5, 5], None),
        ([0.5, 0.5], [0] * 4 + [1] * 6, [4, 9], None),
        ([0.5, 0.5], [0] * 2 + [1] * 8, [2, 9], Dry("a", 2, ("b",))),
        ([0.5, 0.5], [0] * 2 + [1] * 3, [2, 3], Dry("a", 2, empty=5)),
        ([0.7, 0.3], [0] * 1 + [1] * 6, [1, 6], Dry("a", 1, ("b",), empty=3)),
        ([0.8, 0.2], [1] * 9, [0, 9], Dry("a", 0, ("b",), empty=1)),
        ([0.8, 0.2], [], [0, 0], Dry("a", 0, empty=10)),
        ([], [], [], None),
    ],
)
def test_the_journey_that_missed_most_for_want_of_things_is_told(
    claims: list[float], turns: list[int], available: list[int], dry: Dry | None
) -> None:
    assert ran_dry("ab"[: len(claims)], claims, turns, available, 10) == dry


def test_who_got_the_rest_is_told_with_the_most_first_and_two_at_most() -> None:
    turns = [1] * 9 + [2] * 8 + [3] * 5 + [0]
    found = ran_dry("abcd", [0.7, 0.1, 0.1, 0.1], turns, [1, 9, 9, 9], 23)
    assert found == Dry("a", 1, ("b", "c"), others=True)


@pytest.mark.parametrize(
    ("dry", "said"),
    [
        (None, ""),
        (Dry("a", 4, ("b", "c")), "Only 4 things fit “Opera”; the rest of its share went to “Bread” and “Clay”."),
        (Dry("a", 1, ("b",)), "Only 1 thing fits “Opera”; the rest of its share went to “Bread”."),
        (Dry("a", 0), "Nothing fits “Opera”."),
        (Dry("a", 0, empty=9), "Nothing fits “Opera”."),
        (
            Dry("a", 4, ("b", "c"), others=True),
            "Only 4 things fit “Opera”; the rest of its share went to “Bread”, “Clay” and others.",
        ),
        (
            Dry("a", 4, ("b", "c"), empty=16),
            "Only 4 things fit “Opera”; some of the rest of its share went to “Bread” and “Clay”, and 16 places stay "
            "empty.",
        ),
        (
            Dry("a", 4, ("b",), empty=1),
            "Only 4 things fit “Opera”; some of the rest of its share went to “Bread”, and 1 place stays empty.",
        ),
    ],
)
def test_a_dry_journey_is_told_by_its_name(dry: Dry | None, said: str) -> None:
    names = {"a": "Opera", "b": "Bread", "c": "Clay"}
    assert dry_in_words(dry, Profile(tuple(Journey(i, own_name=name) for i, name in names.items()))) == said


def test_who_got_one_place_more_than_they_claimed_got_nothing_of_the_rest_worth_telling() -> None:
    turns = [1] * 4 + [2] * 5 + [0]
    assert ran_dry("abc", [0.4, 0.3, 0.3], turns, [1, 9, 9], 10) == Dry("a", 1, ("c",))


@pytest.mark.parametrize(("has", "is_told"), [(4, False), (3, True)])
def test_two_places_that_are_missed_are_told_and_one_is_not(has: int, is_told: bool) -> None:
    assert (ran_dry("ab", [0.5, 0.5], [0] * has + [1] * (10 - has), [has, 9], 10) is not None) is is_told


def test_who_missed_most_is_told_and_not_who_had_more_to_give() -> None:
    turns = [0] * 2 + [1] + [2] * 17
    assert ran_dry("abc", [0.25, 0.35, 0.4], turns, [2, 1, 99], 20) == Dry("b", 1, ("c",))
    assert ran_dry("abc", [0.25, 0.35, 0.4], turns, [2, 2, 99], 20) == Dry("a", 2, ("c",))
    assert ran_dry("abc", [0.25, 0.35, 0.4], turns, [3, 2, 99], 20) is None


def test_who_got_most_beyond_their_share_comes_first_whatever_their_share() -> None:
    turns = [0] + [1] * 11 + [2] * 8
    assert ran_dry("abc", [0.5, 0.4, 0.1], turns, [1, 99, 99], 20) == Dry("a", 1, ("c", "b"))
