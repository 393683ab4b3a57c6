"""Times are read as the file writes them, and end in UTC."""

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Literal

import pytest
from babel.dates import format_datetime
from hypothesis import given
from hypothesis import strategies as st

from core.adapters.importers.times.calendar_words import all_words
from core.adapters.importers.times.moments import Clock, clock_of, is_no_time, moment_of
from core.adapters.importers.times.orders import TWOFOLD

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


LATIN = "en en_GB en_IN de fr fr_CA es es_MX it pt nl pl cs hr tr hu fi da sv vi id"
LOCALES = f"{LATIN} ru uk el ja ko zh_Hans zh_Hant hi ar fa he th".split()
MOMENTS = st.datetimes(datetime(1995, 1, 1), datetime(2026, 1, 1), timezones=st.just(UTC))


@given(st.sampled_from(LOCALES), st.sampled_from(["short", "medium", "long", "full"]), st.lists(MOMENTS, min_size=1))
def test_what_a_language_writes_is_read_back_or_refused_and_never_another_time(
    locale: str, width: Literal["short", "medium", "long", "full"], moments: list[datetime]
) -> None:
    moments = sorted(moments)
    written = [format_datetime(moment, width, locale=locale) for moment in moments]
    clock = clock_of(written)
    for moment, text in zip(moments, written, strict=True):
        with suppress(ValueError):
            read_back = moment_of(text, clock)
            moment = moment.replace(second=0 if width == "short" else moment.second, microsecond=0)
            # What nothing in the file tells is noted, and the person settles it.
            assert read_back == moment or not clock.is_sure


@pytest.mark.parametrize("locale", LOCALES)
def test_the_dates_of_a_year_in_a_language_are_all_read(locale: str) -> None:
    moments = [datetime(2025, 1, 3, 19, 4, 5, tzinfo=UTC) + timedelta(days=11 * n, hours=5 * n) for n in range(30)]
    for width in ("short", "medium", "long"):
        written = [format_datetime(moment, width, locale=locale) for moment in moments]
        clock = clock_of(written)
        seconds = [moment.replace(second=0) if width == "short" else moment for moment in moments]
        assert [moment_of(text, clock) for text in written] == seconds


@pytest.mark.parametrize(
    "number", [1709316245, 1709316245000, 1709316245000000, 1709316245000000000, 13353789845000000, "1709316245"]
)
@pytest.mark.parametrize("unit", ["seconds", "milliseconds", "microseconds", ""])
def test_a_number_counts_in_its_own_unit_where_a_file_mixes_them(number: object, unit: str) -> None:
    assert moment_of(number, Clock(unit)) == datetime(2024, 3, 1, 18, 4, 5, tzinfo=UTC)


@pytest.mark.parametrize(("digits", "moment"), [(202503021904, "19:04:00"), (20250302190405, "19:04:05")])
def test_digits_in_a_row_are_a_day_with_its_time_and_no_epoch(digits: int, moment: str) -> None:
    assert read(digits).isoformat() == f"2025-03-02T{moment}+00:00"


@pytest.mark.parametrize(
    "value", [1, 3_600, 86_399, "1970-01-01", "1970-01-01 01:00", "1 Jan 1970", "31 Dec 1969 19:00"]
)
def test_the_zero_of_unix_time_is_no_real_time(value: object) -> None:
    clock = Clock("seconds") if isinstance(value, int) else Clock()
    with pytest.raises(ValueError, match="1970 is no real time"):
        moment_of(value, clock)


def test_what_lies_in_the_future_is_refused_where_the_present_is_known() -> None:
    clock = clock_of(["2026-06-15", "2099-01-01"], latest=EVENING)
    assert clock.latest == EVENING
    assert moment_of("2026-06-16", clock) == datetime(2026, 6, 16, tzinfo=UTC)
    for future in ("2099-01-01", "2026-06-17", datetime(2060, 1, 1)):
        with pytest.raises(ValueError, match="lies in the future"):
            moment_of(future, clock)


def test_indias_time_is_told_by_the_whole_file() -> None:
    written = ["2 Mar 2025, 19:04:05 IST", "2 Jan 2025, 10:00:00 IST", "2 Jul 2025, 10:00:00 IST"]
    assert moment_of(written[0], clock_of(written)) == datetime(2025, 3, 2, 13, 34, 5, tzinfo=UTC)
    with pytest.raises(ValueError, match="IST"):
        moment_of(written[0], clock_of(written[:2]))
    iso = ["2025-01-02 10:00:00 IST", "2025-07-02 10:00:00 IST"]
    assert read(*iso) == datetime(2025, 1, 2, 4, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("others", "hour"),
    [
        (["2 Jul 2025, 10:00:00 IDT", "2 Feb 2025, 10:00:00 IST"], 17),
        (["2 Jul 2025, 10:00:00 IST", "2 Jan 2025, 10:00:00 GMT", "3 Feb 2025, 9:00:00 GMT"], 18),
    ],
    ids=["Israel", "Ireland"],
)
def test_israels_and_irelands_time_are_told_by_the_other_zone_that_each_writes(others: list[str], hour: int) -> None:
    written = ["2 May 2025, 19:04:05 IST" if hour == 18 else "2 Mar 2025, 19:04:05 IST", *others]
    assert moment_of(written[0], clock_of(written)).hour == hour


@pytest.mark.parametrize(
    "others",
    [
        ["2 Jul 2025, 10:00:00 GMT", "2 Jan 2025, 10:00:00 GMT"],
        ["2 Jan 2025, 10:00:00 GMT+01:00"],
        ["2 Jan 2025, 10:00:00 CET"],
        [],
    ],
)
def test_a_zone_of_three_meanings_stays_open_where_nothing_tells(others: list[str]) -> None:
    written = ["2 May 2025, 19:04:05 IST", *others]
    with pytest.raises(ValueError, match="India's, Israel's or Ireland's"):
        moment_of(written[0], clock_of(written))


def test_a_month_of_two_meanings_is_told_by_the_whole_file() -> None:
    for day, month in (("2. studenoga 2025", 10), ("2 lutego 2025", 11)):
        assert moment_of("2 listopada 2025", clock_of(["2 listopada 2025", day])).month == month
    with pytest.raises(ValueError, match="two different"):
        read("2 listopada 2025")


def test_the_words_of_two_meanings_are_those_that_the_whole_file_is_asked_for() -> None:
    twofold = {word for word, known in all_words().months.items() if len(set(known.values())) > 1}
    assert {word for word in twofold if TWOFOLD.fullmatch(word)} == twofold


def test_dates_with_dots_keep_their_order_among_dates_with_slashes() -> None:
    clock = clock_of(["02.03.2025", "03/13/2025", "03/14/2025"])
    assert [moment_of(text, clock).month for text in ("02.03.2025", "03/02/2025")] == [3, 3]


@pytest.mark.parametrize(
    "written", [["25. 3. 2. 오후 7:04"], ["98/3/2", "98/3/5"], ["24/12/30", "25/01/02", "25/02/01", "25/02/03"]]
)
def test_years_of_two_digits_come_first_where_the_file_tells_so(written: list[str]) -> None:
    assert clock_of(written).habits.year_first


def test_a_number_that_changes_more_than_the_last_one_is_no_year() -> None:
    written = ["1/1/24", "2/2/24", "13/1/24", "20/8/24", "25/12/23", "25/12/23", "31/1/24"]
    clock = clock_of(written)
    assert [moment_of(text, clock).year for text in written] == [2024] * 4 + [2023] * 2 + [2024]


@pytest.mark.parametrize(
    ("cell", "is_none"),
    [
        ("", True),
        (None, True),
        (0, True),
        ("0.0", True),
        ("0000-00-00 00:00:00", True),
        ("1970-01-01T00:00:00Z", True),
        ("0001-01-01T00:00:00", True),
        ("(not provided)", True),
        (1, False),
        ("2000-01-01", False),
        ("10", False),
    ],
)
def test_programs_write_zeros_for_no_time(cell: object, is_none: bool) -> None:
    assert is_no_time(cell) is is_none
