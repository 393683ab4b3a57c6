"""Numbers are times in the unit that their size tells, and what no unit explains is refused with its reason."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.adapters.importers.times.counted import UNITS, counted_moment, is_counted, unit_of

EVENING = datetime(2025, 3, 2, 19, 4, 5, tzinfo=UTC)


def ticks(moment: datetime, unit: str) -> float:
    epoch, per_second, _, _ = UNITS[unit]
    return (moment - epoch).total_seconds() * per_second


@given(st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)), st.sampled_from(sorted(UNITS)))
def test_a_time_counted_in_any_unit_is_that_time_to_the_second(moment: datetime, unit: str) -> None:
    number = ticks(moment, unit)
    assert abs((counted_moment(number, unit) - moment).total_seconds()) < 1
    assert unit_of(number) in (unit, "yyyymmdd", "yyyymmddhhmm", "yyyymmddhhmmss")


@pytest.mark.parametrize(
    ("number", "unit", "found"),
    [
        (20250302, "yyyymmdd", EVENING.replace(hour=0, minute=0, second=0)),
        (202503021904, "yyyymmddhhmm", EVENING.replace(second=0)),
        (20250302190405, "yyyymmddhhmmss", EVENING),
    ],
)
def test_digits_in_a_row_write_a_day(number: int, unit: str, found: datetime) -> None:
    assert counted_moment(number, unit) == found
    assert unit_of(number) == unit


def test_seconds_among_milliseconds_count_in_their_own_unit() -> None:
    assert counted_moment(ticks(EVENING, "seconds"), "milliseconds") == EVENING
    assert counted_moment(ticks(EVENING, "milliseconds"), "seconds") == EVENING


def test_days_of_a_spreadsheet_may_be_any_number_and_seconds_are_surely_a_time() -> None:
    assert is_counted(ticks(EVENING, "seconds"))
    assert not is_counted(45_718.0)
    assert not is_counted(7)


@pytest.mark.parametrize(
    ("number", "unit"),
    [(0, "seconds"), (-86_400, "seconds"), (1e30, "milliseconds"), (20250230, "yyyymmdd"), (7, "yyyymmdd")],
)
def test_what_is_no_time_is_refused_with_its_reason(number: float, unit: str) -> None:
    with pytest.raises(ValueError, match="number"):
        counted_moment(number, unit)


@pytest.mark.parametrize("number", [16010712, 30010712])
def test_a_day_of_a_year_that_nobody_lives_in_is_refused_for_its_year(number: int) -> None:
    with pytest.raises(ValueError, match=f"the year {number // 10_000} cannot be right"):
        counted_moment(number, "yyyymmdd")


def test_windows_file_times_are_not_taken_for_nanoseconds() -> None:
    assert unit_of(133_854_158_450_000_000) == "tenths of microseconds since 1601"
    assert counted_moment(133_854_158_450_000_000, "tenths of microseconds since 1601") == EVENING
    assert unit_of(1_740_942_245_000_000_000) == "nanoseconds"
