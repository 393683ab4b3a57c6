"""Sources take places in their order, second looks never more than a fifth while something new fits."""

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import LAWS

from core.entities import Journey, JourneyState, ListSource
from core.ranking.retrieval import Candidates
from core.ranking.sources import CLOSED, LEAST_FIT, NUMBERS, REVISIT_DAYS, Supply, fits, quotas

BACKLOG, REVISIT, CATALOGUE, OTHERS = ListSource
NOW = datetime(2026, 6, 1, tzinfo=UTC)
LONG_AGO = NOW - timedelta(days=REVISIT_DAYS)
SUPPLY = Supply(
    rows={BACKLOG: np.array([0, 3]), CATALOGUE: np.array([4])},
    last={"old": LONG_AGO, "new": LONG_AGO + timedelta(seconds=1)},
    now=NOW,
)


@pytest.mark.parametrize(
    ("available", "n", "turns"),
    [
        ({}, 10, []),
        ({BACKLOG: 3}, 0, []),
        ({BACKLOG: 30, REVISIT: 30, CATALOGUE: 30}, 10, [(BACKLOG, 10)]),
        ({BACKLOG: 4, REVISIT: 30, CATALOGUE: 30}, 10, [(BACKLOG, 4), (REVISIT, 2), (CATALOGUE, 4)]),
        ({REVISIT: 30}, 10, [(REVISIT, 2), (REVISIT, 8)]),
        ({BACKLOG: 1, REVISIT: 9, OTHERS: 1}, 4, [(BACKLOG, 1), (OTHERS, 1), (REVISIT, 2)]),
        ({BACKLOG: 4, CATALOGUE: 30}, 10, [(BACKLOG, 4), (CATALOGUE, 6)]),
        ({BACKLOG: 1}, 10, [(BACKLOG, 1)]),
        ({REVISIT: 1}, 4, [(REVISIT, 1)]),
        ({REVISIT: 9, OTHERS: 9}, 4, [(OTHERS, 4)]),
        ({REVISIT: 9, OTHERS: 9}, 5, [(REVISIT, 1), (OTHERS, 4)]),
        ({REVISIT: 9, OTHERS: 9}, 9, [(REVISIT, 1), (OTHERS, 8)]),
        ({REVISIT: 9, OTHERS: 1}, 5, [(REVISIT, 1), (OTHERS, 1), (REVISIT, 3)]),
        ({BACKLOG: 9, REVISIT: 1, CATALOGUE: 1}, 20, [(BACKLOG, 9), (REVISIT, 1), (CATALOGUE, 1)]),
    ],
)
def test_a_source_takes_what_is_left_before_the_next_one_comes(
    available: dict[ListSource, int], n: int, turns: list[tuple[ListSource, int]]
) -> None:
    assert quotas(available, n) == turns


@LAWS
@given(st.dictionaries(st.sampled_from(ListSource), st.integers(0, 60)), st.integers(0, 50))
def test_the_places_of_all_sources_add_up_to_what_there_is_room_and_material_for(
    available: dict[ListSource, int], n: int
) -> None:
    turns = quotas(available, n)
    assert sum(count for _, count in turns) == min(n, sum(available.values()))
    for source in ListSource:
        assert sum(count for other, count in turns if other is source) <= available.get(source, 0)


@pytest.mark.parametrize(("days", "due"), [(179, False), (180, True), (181, True)])
def test_half_a_year_is_a_hundred_and_eighty_days(days: int, due: bool) -> None:
    supply = Supply(rows={}, last={"seen": NOW - timedelta(days=days)}, now=NOW)
    assert supply.due(Journey("a", ("seen",))) == (("seen",) if due else ())


@pytest.mark.parametrize("at", [0, 1])
@pytest.mark.parametrize(("cosine", "fit"), [(0.31, True), (0.3, True), (0.29, False)])
def test_what_fits_is_three_tenths_alike_to_the_heart_of_a_journey_or_to_its_nearest_item(
    at: int, cosine: float, fit: bool
) -> None:
    near = np.full((1, 3), [0.0, 0.0, 1.0], np.float32)
    near[0, at] = cosine
    found = Candidates(np.arange(1), near[:, [0, 2, 2]], np.zeros((1, 2), np.int64), near[:, 1])
    assert fits(found, np.array([NUMBERS[BACKLOG]], np.int8)).tolist() == [fit]


def test_every_row_has_one_source_or_none() -> None:
    numbers = SUPPLY.numbers(6, np.array([1, 2]))
    assert numbers.tolist() == [
        NUMBERS[BACKLOG],
        NUMBERS[REVISIT],
        NUMBERS[REVISIT],
        NUMBERS[BACKLOG],
        NUMBERS[CATALOGUE],
        CLOSED,
    ]
    assert numbers.tolist() == [0, 1, 1, 0, 2, -1]
    assert numbers.dtype == np.int8
    assert SUPPLY.n_unseen == 3


@pytest.mark.parametrize(
    ("journey", "due"),
    [
        (Journey("a", ("old", "new", "of another history")), ("old",)),
        (Journey("a", ("old",), state=JourneyState.FINISHED), ()),
        (Journey("a", ("old",), state=JourneyState.PAUSED), ()),
        (Journey("a", ("old",), state=JourneyState.REMOVED), ()),
        (Journey("a", ("old",), muted=True), ()),
        (Journey("a", ("new",)), ()),
    ],
)
def test_a_second_look_is_worth_what_was_left_for_half_a_year_in_a_journey_that_speaks(
    journey: Journey, due: tuple[str, ...]
) -> None:
    assert SUPPLY.due(journey) == due


def test_what_is_far_from_a_journey_does_not_fit_it_unless_it_is_its_own_or_of_a_data_set() -> None:
    far, near = LEAST_FIT - 0.01, LEAST_FIT
    content = np.array([far, near, far, far, far, near], np.float32)[:, None]
    nearest = np.array([far, far, near, far, far, near], np.float32)
    found = Candidates(np.arange(6), content, np.zeros((6, 2), np.int64), nearest)
    numbers = np.array([*[NUMBERS[BACKLOG]] * 3, NUMBERS[REVISIT], NUMBERS[CATALOGUE], CLOSED], np.int8)
    assert fits(found, numbers).tolist() == [False, True, True, True, False, False]
    assert fits(found, numbers, of_data_set=True).tolist() == [False, True, True, True, True, False]
