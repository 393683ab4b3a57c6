"""One wrong old date does not press the years of a river into a corner; what is honestly old is drawn."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_world import START, small_workspace

from core.desk.years.river import river_of
from core.desk.years.river_start import n_far_before
from core.desk.years.strata import strata_of
from core.entities import Interaction

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
DAYS = [START + timedelta(days=n) for n in range(100)]


@pytest.mark.parametrize(
    ("times", "n"),
    [
        ([EPOCH, *DAYS], 1),
        ([EPOCH, EPOCH, *DAYS], 2),
        ([EPOCH, EPOCH, EPOCH, *DAYS], 0),
        ([START - timedelta(days=3000), *DAYS], 0),
        ([EPOCH, *[START + timedelta(days=365 * n) for n in range(60)]], 0),
        ([EPOCH, START, START + timedelta(hours=3)], 0),
        ([EPOCH, START], 0),
        ([START], 0),
        ([], 0),
        (DAYS, 0),
    ],
    ids=[
        "one wrong date",
        "two of a hundred",
        "three of a hundred are no mistake",
        "eight years before",
        "a life of sixty years",
        "the rest is one evening",
        "two moments",
        "one moment",
        "none",
        "all together",
    ],
)
def test_few_moments_very_far_before_the_rest_are_left_out(times: list[datetime], n: int) -> None:
    assert n_far_before(times) == n


@given(st.lists(st.datetimes(datetime(1960, 1, 1), datetime(2026, 1, 1), timezones=st.just(UTC)), max_size=60))
def test_no_more_than_one_of_few_is_left_out_and_half_the_river_is_never_empty_before_it(times: list[datetime]) -> None:
    times = sorted(times)
    n = n_far_before(times)
    assert n <= 1
    if n:
        assert times[n] - times[n - 1] > times[-1] - times[n] >= timedelta(days=1)


def test_a_wrong_date_leaves_the_river_as_it_is_without_it_and_is_counted() -> None:
    mine = small_workspace(with_map=False).of("bo")
    before = mine.river(mine.view())
    (earliest,) = (view for view in mine.view().journeys if view.first == before.start)
    item_id = earliest.journey.members[0]
    took = [Interaction("bo", item_id, EPOCH, kind="watched"), *mine.desk.interactions]
    desk = type(mine.desk)("bo", mine.desk.catalogue, took)
    river = river_of(desk, mine.view())
    assert (river.start, river.end, river.n_before) == (before.start, before.end, 1)
    assert [(band.counts, band.first) for band in river.bands] == [(band.counts, band.first) for band in before.bands]
    small = strata_of(took)
    assert (small.start, small.n_before) == (before.start, 1)
    assert sum(sum(band.counts) for band in small.bands) == len(took) - 1


def after(gap: timedelta, *rest: timedelta) -> list[datetime]:
    """Return one moment and then, after a gap, others that come so much later than the first of them."""
    return [START, *(START + gap + later for later in (timedelta(), *rest))]


@pytest.mark.parametrize(
    ("times", "n"),
    [
        (after(timedelta(days=3652), timedelta(days=9)), 0),
        (after(timedelta(days=3652, seconds=1), timedelta(days=9)), 1),
        (after(timedelta(days=9000), timedelta(days=9000)), 0),
        (after(timedelta(days=9000), timedelta(days=8999)), 1),
        (after(timedelta(days=9000), timedelta(days=1)), 1),
        (after(timedelta(days=9000), timedelta(hours=23)), 0),
        (after(timedelta(days=9000), timedelta(hours=1), timedelta(days=1)), 1),
    ],
    ids=[
        "ten years are not more than ten",
        "more than ten",
        "as long as the rest",
        "longer than the rest",
        "the rest is a day",
        "less than a day",
        "a day to the very last",
    ],
)
def test_what_is_left_out_lies_more_than_ten_years_and_more_than_the_rest_before_a_rest_of_a_day(
    times: list[datetime], n: int
) -> None:
    assert n_far_before(times) == n


@pytest.mark.parametrize(("n_days", "n"), [(98, 2), (97, 1)])
def test_two_in_a_hundred_may_be_left_out_however_far_apart_they_lie(n_days: int, n: int) -> None:
    old = [datetime(1900, 1, 1, tzinfo=UTC), datetime(1990, 1, 1, tzinfo=UTC)]
    assert n_far_before([*old, *DAYS[:n_days]]) == n
