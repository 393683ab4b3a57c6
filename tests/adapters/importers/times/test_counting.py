"""A whole column of numbers tells what it counts, where one of them alone could be a time of two centuries."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.adapters.importers.times.counted import OF_A_COLUMN, UNITS, counted_moment, number_at
from core.adapters.importers.times.counting import unit_of_column
from core.adapters.importers.times.moments import clock_of, moment_of

NOW = datetime(2026, 11, 1, tzinfo=UTC)
EVENING = datetime(2025, 3, 2, 19, 4, 5, tzinfo=UTC)
YEARS = [EVENING - timedelta(days=97 * n, seconds=1_234 * n) for n in range(40)]
"""Moments of eleven years up to the spring of 2025."""


@pytest.mark.parametrize("unit", sorted(UNITS | OF_A_COLUMN))
@pytest.mark.parametrize("latest", [NOW, None])
def test_every_unit_is_told_by_its_column_and_gives_the_times_back(unit: str, latest: datetime | None) -> None:
    numbers = [number_at(moment, unit) for moment in YEARS]
    clock = clock_of(numbers, latest=latest)
    assert clock.unit == unit
    assert all(abs(moment_of(n, clock) - m) < timedelta(seconds=1) for n, m in zip(numbers, YEARS, strict=True))
    assert (unit in OF_A_COLUMN) == bool(clock.note)


@given(st.lists(st.datetimes(datetime(1996, 1, 1), datetime(2026, 10, 31), timezones=st.just(UTC)), min_size=1))
def test_times_of_unix_since_1996_are_never_taken_for_another_unit(moments: list[datetime]) -> None:
    for unit in ("seconds", "milliseconds", "microseconds", "nanoseconds"):
        assert unit_of_column([number_at(moment, unit) for moment in moments], NOW) == unit


def test_seconds_since_2001_among_such_since_1970_count_as_what_they_are() -> None:
    apples = [number_at(moment, "seconds since 2001") for moment in YEARS[::3]]
    others = [number_at(moment, "seconds") for moment in YEARS[1::3]]
    clock = clock_of([*apples, *others], latest=NOW)
    assert "A part of the numbers" in clock.note
    assert moment_of(apples[0], clock) == YEARS[0]
    assert moment_of(others[0], clock) == YEARS[1]


def test_days_long_before_the_others_stay_where_they_are() -> None:
    old = datetime(1993, 5, 6, tzinfo=UTC)
    numbers = [number_at(moment, "seconds") for moment in (old, *YEARS)]
    assert moment_of(numbers[0], clock_of(numbers, latest=NOW)) == old


def test_a_long_history_without_a_gap_is_one_of_one_unit() -> None:
    start = datetime(1994, 1, 1, 12, 34, 56, tzinfo=UTC)
    numbers = [number_at(start + timedelta(days=200 * n), "seconds") for n in range(50)]
    assert unit_of_column(numbers, NOW) == "seconds"


def test_a_count_of_things_is_no_time() -> None:
    assert unit_of_column([3, 14, 159], NOW) == "unknown"


def test_seconds_since_2001_are_no_times_after_the_present() -> None:
    numbers = [874_724_710.0, 893_286_638.0]
    assert unit_of_column(numbers, NOW) == "seconds"
    assert counted_moment(numbers[0], "seconds").year == 1997
