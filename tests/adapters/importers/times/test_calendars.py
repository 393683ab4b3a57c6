"""Days of other calendars are the days that they are, or are refused with the calendar that they seem to be of."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.adapters.importers.times.calendars import (
    BUDDHIST,
    MINGUO,
    PERSIAN,
    calendar_of,
    in_common_years,
    persian_day,
    seeming_calendar,
)
from core.adapters.importers.times.dates import written_moment
from core.adapters.importers.times.moments import clock_of, moment_of

NOW = datetime(2026, 11, 1, tzinfo=UTC)


def read(*texts: str) -> list[str]:
    """Return the days of a file's times."""
    clock = clock_of(texts, latest=NOW)
    return [f"{moment_of(text, clock):%Y-%m-%d}" for text in texts]


@pytest.mark.parametrize(
    ("texts", "days"),
    [
        (("2567-01-15", "2566-12-31"), ["2024-01-15", "2023-12-31"]),
        (("2567-01-15T10:00:00Z",), ["2024-01-15"]),
        (("29/02/2567", "01/03/2567"), ["2024-02-29", "2024-03-01"]),
        (("15 ม.ค. 2567",), ["2024-01-15"]),
        (("۱۴۰۳/۰۱/۱۵", "۱۴۰۲/۱۲/۲۹"), ["2024-04-03", "2024-03-19"]),
        (("1403-01-15 10:00:00", "1399-12-30"), ["2024-04-03", "2021-03-20"]),
        (("15 فروردین 1403",), ["2024-04-03"]),
        (("15 Farvardin 1403",), ["2024-04-03"]),
        (("令和6年3月4日", "平成30年12月1日", "昭和64年1月7日"), ["2024-03-04", "2018-12-01", "1989-01-07"]),
        (("令和元年5月1日",), ["2019-05-01"]),
        (("R6.3.4", "H30/12/1"), ["2024-03-04", "2018-12-01"]),
        (("民國113年3月4日", "中華民國99年12月31日"), ["2024-03-04", "2010-12-31"]),
        (("113/03/04", "99/12/31", "112/01/02"), ["2024-03-04", "2010-12-31", "2023-01-02"]),
        (("2024-03-04", "04/03/2024"), ["2024-03-04", "2024-03-04"]),
    ],
)
def test_a_day_of_another_calendar_is_the_day_that_it_is(texts: tuple[str, ...], days: list[str]) -> None:
    assert read(*texts) == days


@pytest.mark.parametrize(
    ("year", "start"),
    [
        (1354, date(1975, 3, 21)),
        (1375, date(1996, 3, 20)),
        (1399, date(2020, 3, 20)),
        (1400, date(2021, 3, 21)),
        (1403, date(2024, 3, 20)),
        (1404, date(2025, 3, 21)),
        (1408, date(2029, 3, 20)),
    ],
)
def test_persian_years_begin_on_the_days_that_are_known(year: int, start: date) -> None:
    assert persian_day(year, 1, 1) == start


@given(st.integers(1330, 1420), st.integers(1, 12), st.integers(1, 29))
def test_every_persian_day_is_followed_by_the_next(year: int, month: int, day: int) -> None:
    after = (year, month, day + 1)
    try:
        found = persian_day(*after)
    except ValueError:
        found = persian_day(year + month // 12, month % 12 + 1, 1)
    assert found - persian_day(year, month, day) == timedelta(days=1)


@pytest.mark.parametrize(("year", "month", "day"), [(1402, 12, 30), (1403, 7, 31), (1403, 13, 1), (1403, 1, 0)])
def test_a_day_that_the_persian_calendar_does_not_have_is_refused(year: int, month: int, day: int) -> None:
    with pytest.raises(ValueError, match="no day of the Persian calendar"):
        persian_day(year, month, day)


@pytest.mark.parametrize(
    ("text", "others", "name"),
    [
        ("2567-01-15", "2024-01-02", "Buddhist"),
        ("1446-01-15", "1445-12-02", "Islamic"),
        ("1403-01-15", "1446-01-02", "Persian or the Islamic"),
        ("5784-01-15", "5785-01-02", "Jewish"),
    ],
)
def test_a_day_that_may_be_of_another_calendar_is_refused_with_its_name(text: str, others: str, name: str) -> None:
    clock = clock_of([others] * 9 + [text], latest=NOW)
    with pytest.raises(ValueError, match=f"year {text[:4]} cannot be right: it seems to be of the {name} calendar"):
        moment_of(text, clock)


def test_what_a_file_is_of_is_told_by_nearly_all_of_its_years() -> None:
    assert calendar_of(["2567-01-15"] * 19 + ["2024-01-02"]) == BUDDHIST
    assert calendar_of(["1403/01/15"] * 3) == PERSIAN
    assert calendar_of(["113/01/15", "99/01/15"]) == MINGUO
    assert calendar_of(["99/01/15", "98/01/15"]) == ""
    assert calendar_of(["2567-01-15", "2024-01-02"]) == ""
    assert calendar_of([]) == ""
    assert seeming_calendar(1066) == ""


def test_a_day_of_the_common_calendar_in_such_a_file_stays() -> None:
    assert in_common_years("2024-01-02", PERSIAN) == "2024-01-02"
    assert in_common_years("2024-01-02", BUDDHIST) == "2024-01-02"


@pytest.mark.parametrize("text", ["R6.13.4", "令和6年3月40日"])
def test_a_day_that_an_era_does_not_have_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        written_moment(text, day_first=True)


def test_days_of_an_era_leave_no_order_of_day_and_month_open() -> None:
    assert clock_of(["令和6年3月4日", "R6.4.5"], latest=NOW).note == ""


@pytest.mark.parametrize("sign", ["z", "1", "a 13", "令和", "٣", "فروردین "])
def test_what_is_too_long_for_a_time_is_left_as_it_is(sign: str) -> None:
    long = sign * 200_000
    assert in_common_years(long) is long
    assert in_common_years(long, "Persian") is long
    assert calendar_of([long, long]) == ""
