"""Times are read as the file writes them, and end in UTC."""

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.adapters.importers.moments import Clock, clock_of, moment_of

EVENING = datetime(2026, 6, 15, 18, 30, 41, tzinfo=UTC)


def read(*values: object) -> datetime:
    return moment_of(values[0], clock_of(values))


@pytest.mark.parametrize(
    "written",
    [
        "2026-06-15T18:30:41Z",
        "2026-06-15T20:30:41+02:00",
        "2026-06-15 18:30:41",
        "2026-06-15 18:30:41 UTC",
        "2026/06/15 18:30:41",
        "Mon, 15 Jun 2026 20:30:41 +0200",
        "Mon, 15 Jun 2026 18:30:41 GMT",
        "Mon Jun 15 18:30:41 2026",
        "15 jun 2026, 20:30:41 CEST",
        "15 Jun 2026, 12:30:41 GMT-6",
        "Jun 15, 2026, 6:30:41\u202fPM UTC",
        "Monday, June 15, 2026 6:30:41 PM",
        "15. Juni 2026 um 18:30:41 Uhr",
        "15 de junio de 2026, 6:30:41 p. m.",
        "lundi 15 juin 2026 18:30:41",
        "2026年6月15日 18:30:41",
        "15.06.2026 18:30:41",
        "15/06/2026 18:30:41",
        "06/15/2026, 6:30:41 PM",
        "1781548241",
        1781548241,
        1781548241.0,
        1781548241000,
        1781548241000000,
        1781548241000000000,
        "13426021841000000",
        EVENING,
        datetime(2026, 6, 15, 18, 30, 41),
        EVENING.astimezone(timezone(timedelta(hours=9))),
    ],
)
def test_one_moment_is_read_however_it_is_written(written: object) -> None:
    assert abs(read(written) - EVENING) <= timedelta(microseconds=2)


@pytest.mark.parametrize(
    "written", ["2026-06-15", "20260615", 20260615, "15 June 2026", "6/15/26", date(2026, 6, 15), "46188"]
)
def test_a_day_without_a_time_is_its_midnight(written: object) -> None:
    assert read(written) == datetime(2026, 6, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "day_first", "is_sure"),
    [
        (["03/04/2026", "25/04/2026"], True, True),
        (["03/04/2026", "04/25/2026"], False, True),
        (["03.04.2026"], True, True),
        (["03/04/2026", "02/05/2026", "01/06/2026"], True, False),
        (["05/01/2026", "01/02/2026", "03/03/2026"], True, True),
        (["1/2/26"], False, False),
        (["01/02/2026 9:15 PM"], False, False),
        (["13/01/2026", "01/13/2026", "14/01/2026"], True, False),
        (["2026-01-02"], True, True),
    ],
)
def test_the_order_of_day_and_month_is_inferred_once_per_file(
    written: list[str], day_first: bool, is_sure: bool
) -> None:
    assert clock_of(written) == Clock("", day_first, is_sure)


def test_the_person_settles_the_order_of_day_and_month() -> None:
    assert moment_of("03/04/2026", clock_of(["03/04/2026"], False)).month == 3
    assert moment_of("03/04/2026", clock_of(["03/04/2026"], True)).month == 4


def test_an_order_that_nothing_tells_is_noted() -> None:
    assert "the day first" in clock_of(["03/04/2026"]).note


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("", "empty"),
        (None, "empty"),
        ("null", "empty"),
        ("yesterday", "no time that can be read"),
        ("13/13/2026", "no date"),
        ("2026-02-30", "no date"),
        ("12 Jan 2026 25:00", "no date"),
        ("12 Jan 2026 10:00 XYZ", "time zone 'XYZ'"),
        ("0001-01-01T00:00:00+05:00", "year 1"),
        ("9999-12-31T23:00:00-05:00", "year 9999"),
        ("1850-01-01", "year 1850"),
        ("x" * 5_000, "too long"),
        ("1" * 5_000, "too long"),
    ],
)
def test_what_is_no_time_is_refused_with_the_reason(value: object, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        moment_of(value, Clock())


@pytest.mark.parametrize("number", [0, -5, 1e300, 4])
def test_a_number_that_is_no_time_is_refused(number: float) -> None:
    with pytest.raises(ValueError, match="number"):
        moment_of(number, Clock("seconds" if number != 4 else "unknown"))


@given(st.datetimes(datetime(1971, 1, 1), datetime(2099, 12, 31), timezones=st.just(UTC)))
def test_every_written_form_of_a_moment_is_read_back(moment: datetime) -> None:
    moment = moment.replace(microsecond=0)
    seconds = int(moment.timestamp())
    clock = Clock("seconds")
    assert moment_of(str(seconds), clock) == moment_of(moment.isoformat(), clock) == moment
    assert moment_of(moment.strftime("%a, %d %b %Y %H:%M:%S +0000"), clock) == moment
    assert moment_of(moment.strftime("%m/%d/%Y, %I:%M:%S %p"), Clock(day_first=False)) == moment


@given(st.text(max_size=60))
def test_no_text_breaks_the_reading_of_times(text: str) -> None:
    with suppress(ValueError):
        assert moment_of(text, clock_of([text])).tzinfo is UTC
