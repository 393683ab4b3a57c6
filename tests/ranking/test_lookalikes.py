"""Whoever says of a journey that it is not them is asked about those that look like it, and about no others."""

from dataclasses import replace

import numpy as np
import pytest
from ranking.test_disowned import NAMES, WORLD

from core.catalogue import Catalogue
from core.entities import Item, Journey, JourneyState
from core.ranking.collaboration import Neighbours
from core.ranking.lookalikes import LEAST_CHANCE, MOST_ASKED, look_alikes

GONE = Journey("opera", ("opera-0", "opera-1", "opera-2"), state=JourneyState.REMOVED)
TWIN = Journey("arias", ("opera-3", "opera-4"))
BREAD = Journey("bread", ("bread-0", "bread-1"))


def test_a_journey_of_the_same_interest_is_asked_about_and_another_is_not() -> None:
    (found,) = look_alikes(WORLD, None, [GONE], [GONE, BREAD, TWIN])
    assert found.journey_id == "arias"
    assert LEAST_CHANCE <= found.chance <= 1.0


def test_what_is_taken_up_together_makes_a_look_alike_of_what_means_something_else() -> None:
    row = WORLD.row_of["bread-0"]
    starts = np.zeros(len(NAMES) + 1, np.int64)
    starts[row + 1 :] = 3
    links = Neighbours(starts, WORLD.rows(GONE.members).astype(np.int32), np.ones(3, np.float32))
    one = Journey("bread", ("bread-0",))
    assert look_alikes(WORLD, None, [GONE], [one]) == ()
    assert [found.journey_id for found in look_alikes(WORLD, links, [GONE], [one])] == ["bread"]


def test_nobody_is_asked_about_what_is_removed_already_has_no_items_or_where_nothing_was_removed() -> None:
    removed = replace(TWIN, state=JourneyState.REMOVED)
    assert look_alikes(WORLD, None, [GONE], [removed, Journey("new"), Journey("odd", ("unknown",))]) == ()
    assert look_alikes(WORLD, None, [], [TWIN]) == ()
    assert look_alikes(WORLD, None, [Journey("none", ())], [TWIN]) == ()


def test_the_likeliest_come_first_and_no_more_than_can_be_read() -> None:
    mixed = Journey("mixed", ("opera-5", "bread-2"))
    twins = [replace(TWIN, journey_id=f"twin-{k}") for k in range(MOST_ASKED)]
    found = look_alikes(WORLD, None, [GONE], [mixed, *twins])
    assert [one.journey_id for one in found] == [f"twin-{k}" for k in range(MOST_ASKED)]
    assert [one.journey_id for one in look_alikes(WORLD, None, [GONE], [mixed, TWIN])] == ["arias", "mixed"]


def turned(*cosines: float) -> Catalogue:
    """Return a catalogue of an item `gone` and of items `a`, `b`, ... that are so alike to it."""
    vectors = [[1.0, 0.0], *([cosine, (1 - cosine**2) ** 0.5] for cosine in cosines)]
    zeros = np.zeros(len(vectors), np.float32)
    return Catalogue(
        items=tuple(Item(i, i) for i in ("gone", *"abcdefgh"[: len(cosines)])),
        vectors=np.array(vectors, np.float32),
        mean=zeros[:2],
        popularity=zeros,
        freshness=zeros,
    )


ONE_GONE = Journey("gone", ("gone",), state=JourneyState.REMOVED)


@pytest.mark.parametrize("cosine", [0.2, 0.5, 0.9])
def test_the_chance_by_meaning_is_that_of_the_regression(cosine: float) -> None:
    (found,) = look_alikes(turned(cosine), None, [ONE_GONE], [Journey("a", ("a",))])
    assert found.chance == pytest.approx(1 / (1 + np.exp(4.09 - 12.29 * cosine)), rel=1e-5)


@pytest.mark.parametrize(("cosine", "taken"), [(0.2, 1.0), (0.9, 0.5), (0.0, 0.75)])
def test_the_chance_by_meaning_and_people_is_that_of_the_other_regression(cosine: float, taken: float) -> None:
    held = turned(cosine, 0.0)
    links = Neighbours(np.array([0, 0, 2, 2]), np.array([0, 2], np.int32), np.array([taken, 1.0], np.float32))
    (found,) = look_alikes(held, links, [ONE_GONE], [Journey("a", ("a",))])
    assert found.chance == pytest.approx(1 / (1 + np.exp(6.13 - 1.64 * cosine - 14.8 * taken)), rel=1e-5)


@pytest.mark.parametrize(("chance", "asked"), [(0.101, True), (0.099, False)])
def test_a_chance_of_one_in_ten_is_asked_about(chance: float, asked: bool) -> None:
    cosine = (np.log(chance / (1 - chance)) + 4.09) / 12.29
    assert bool(look_alikes(turned(cosine), None, [ONE_GONE], [Journey("a", ("a",))])) is asked


def test_of_several_that_were_removed_the_likest_says_how_likely_it_is_and_three_are_asked_about() -> None:
    held = turned(0.9, 0.8, 0.7, 0.6, -0.9)
    journeys = [Journey(i, (i,)) for i in "dcba"]
    far = Journey("e", ("e",), state=JourneyState.REMOVED)
    both, alone = (look_alikes(held, None, gone, journeys) for gone in ([far, ONE_GONE], [ONE_GONE]))
    assert both == alone
    assert [one.journey_id for one in alone] == ["a", "b", "c"]


@pytest.mark.parametrize(("first", "is_like"), [(499, True), (500, False)])
def test_of_a_very_long_journey_the_first_five_hundred_items_say_what_it_is_about(first: int, is_like: bool) -> None:
    vectors = np.zeros((first + 2, 2), np.float32)
    vectors[:first, 0], vectors[first:] = 1e-3, (0.0, 1.0)
    zeros = np.zeros(len(vectors), np.float32)
    items = tuple(Item(f"i{row:03d}", "") for row in range(len(vectors)))
    held = Catalogue(items=items, vectors=vectors, mean=zeros[:2], popularity=zeros, freshness=zeros)
    long = Journey("long", tuple(item.item_id for item in items[:-1]))
    removed = Journey("gone", (items[-1].item_id,), state=JourneyState.REMOVED)
    assert bool(look_alikes(held, None, [removed], [long])) is is_like
