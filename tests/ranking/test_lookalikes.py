"""Whoever says of a journey that it is not them is asked about those that look like it, and about no others."""

from dataclasses import replace

import numpy as np
from ranking.test_disowned import NAMES, WORLD

from core.entities import Journey, JourneyState
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
