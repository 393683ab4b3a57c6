"""A written time is one moment whatever the language and marks; what cannot be told is refused with the reason."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.adapters.importers.times.calendars import MOST_TIME
from core.adapters.importers.times.date_parts import Habits
from core.adapters.importers.times.dates import written_moment

DAY = datetime(2026, 3, 4, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-03-04", DAY),
        ("04.03.2026", DAY),
        ("4 mars 2026", DAY),
        ("4. März 2026", DAY),
        ("March 4, 2026", DAY),
        ("2026年3月4日", DAY),
        ("2026-03-04T21:05:00+02:00", DAY.replace(hour=19, minute=5)),
        ("Mar 4, 2026, 9:05:00 PM EST", datetime(2026, 3, 5, 2, 5, tzinfo=UTC)),
        ("04/03/26 12:00 AM", DAY),
        ("2026-W10-3", DAY),
        ("2026-W10-3T21:05:00+02:00", DAY.replace(hour=19, minute=5)),
        ("2026-063", DAY),
        ("2026-063T19:05:00Z", DAY.replace(hour=19, minute=5)),
    ],
)
def test_a_time_is_read_in_utc(text: str, moment: datetime) -> None:
    assert written_moment(text, day_first=True) == moment


def test_the_order_of_day_and_month_is_the_files() -> None:
    assert written_moment("04/03/2026", day_first=False) == datetime(2026, 4, 3, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("soon", "no time that can be read"),
        ("31.02.2026", "no date"),
        ("2026-366", "no time|no date"),
        ("2026-W60-1", "no time|no date"),
        ("4 March 2026 10:00 XYZ", "time zone 'XYZ' is not known"),
        ("4 March 2026 10:00 +16:00", "not known"),
        ("0001-01-01T00:00:00+05:00", "year 1 cannot be right"),
        ("x" * (MOST_TIME + 1), "too long"),
    ],
)
def test_what_is_no_time_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason.replace("+", r"\+")):
        written_moment(text, day_first=True)


@given(st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)))
def test_what_iso_writes_is_read_back(moment: datetime) -> None:
    assert written_moment(moment.isoformat(), day_first=True) == moment


EVENING = datetime(2025, 3, 2, 19, 4, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "2. März 2025 um 19:04:05 Uhr",
        "2 de marzo de 2025, 7:04:05 p.\u00a0m.",
        "2 Μαρ 2025, 7:04:05 μ.μ.",
        "2. mar. 2025 19.04.05",
        "2.3.2025 klo 19.04.05",
        "2 mars 2025, 19 h 04 min 05 s",
        "2025. márc. 2. 19:04:05",
        "2025年3月2日 午後7:04:05",
        "2025年3月2日(日) 午後7時04分05秒",
        "2025年3月2日 下午7:04:05",
        "2025/3/2 晚上7:04:05",
        "2025. 3. 2. 오후 7:04:05",
        "2025년 3월 2일 PM 7시 4분 5초 UTC",
        "19:04:05 2 thg 3, 2025",
        "7:04:05 CH 2 tháng 3, 2025",
        "٢ مارس ٢٠٢٥ ٧:٠٤:٠٥ م",
        "02\u200f/03\u200f/2025، 7:04:05 م",
        "2 मार्च 2025, 7:04:05 pm",
        "2 มี.ค. 2568 19:04:05",
        "2 במרץ 2025, 19:04:05",
        "2 мар. 2025\u202fг., 19:04:05",
        "2 бер. 2025 р., 19:04:05",
        "2.03.2025\u202fг., 19:04:05 ч. UTC",
        "dimanche 2 mars 2025 à 20:04:05 UTC+1",
        "mar. 2 mars 2025 19:04:05",
        "2 March 2025, 2:04:05 pm America/New_York",
        "2025-03-02T20:04:05+01:00[Europe/Paris]",
        "Sun Mar 02 2025 20:04:05 GMT+0100 (Central European Standard Time)",
        "2 Mar 2025, 13:04:05 GMT-6",
        "2025-03-03 00:34:05 GMT+5:30",
        "Mar 2, 2025, 7:04:05\u202fPM UTC",
        "20250302190405",
        "令和7年3月2日 19:04:05",
        "R7.3.2 19:04:05",
        "民國114年3月2日 下午7:04:05",
        "12 اسفند 1403 19:04:05",
        "۱۲ اسفند ۱۴۰۳ ۱۹:۰۴:۰۵",
    ],
)
def test_one_moment_is_read_in_every_language_and_script(text: str) -> None:
    assert written_moment(text, day_first=True) == EVENING


@pytest.mark.parametrize(
    "text",
    [
        "2 listopada 2025 19:04",
        "de. 12:30 2025. márc. 2.",
        "2025年3月2日 凌晨7:04",
        "2 March 2025 7:04 or later",
        "2 March 2025 19:04 3",
        "2 March 2025, 10:00 IST",
        "2 March 2025, 10:00 Europe/Atlantis",
        "123/4/5",
        "1709316245",
        "Film 12 of 2024",
        "12:30",
    ],
)
def test_what_may_be_another_time_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        written_moment(text, day_first=True)


def test_a_month_of_two_meanings_is_settled_by_the_language_of_the_file() -> None:
    day = "2 listopada 2025"
    assert written_moment(day, True, Habits(languages=frozenset({"pl"}))) == datetime(2025, 11, 2, tzinfo=UTC)
    assert written_moment(day, True, Habits(languages=frozenset({"hr"}))) == datetime(2025, 10, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "hour"),
    [
        ("Mar 2, 2025, 7:04:05\u202fPM UTC", 19),
        ("Mar 2, 2025, 19:04:05 GMT", 19),
        ("Mar 2, 2025, 7:04:05 PM CET", 18),
        ("02.03.2025, 19:04:05 MEZ", 18),
        ("Mar 2, 2025, 3:04:05 AM PST", 11),
    ],
)
def test_a_zone_behind_a_common_form_counts(written: str, hour: int) -> None:
    assert written_moment(written, day_first=True) == datetime(2025, 3, 2, hour, 4, 5, tzinfo=UTC)


def test_letters_behind_a_common_form_that_are_no_zone_are_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        written_moment("Mar 2, 2025, 7:04:05 PM XYZ", day_first=True)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("2. 3. 2025 19:04:05 SEČ", 1),
        ("2. 7. 2025 19:04:05 SELČ", 2),
        ("19:04:05 2 thg 3, 2025 ICT", 7),
        ("٢ مارس ٢٠٢٥، ٧:٠٤:٠٥ م غرينتش+٣", 3),
        ("2.03.2025 г., 19:04:05 Гринуич+2", 2),
        ("۲ مارس ۲۰۲۵،‏ ۱۹:۰۴:۰۵ (‎+۳:۳۰ گرینویچ)", 3.5),
    ],
)
def test_a_zone_is_read_in_the_letters_and_at_the_place_of_its_language(text: str, hours: float) -> None:
    moment = written_moment(text, day_first=True)
    assert (moment + timedelta(hours=hours)).strftime("%H:%M:%S") == "19:04:05"


@pytest.mark.parametrize("text", ["2024-03-02 19.04", "2024-03-02 19.04.05", "2024-03-02T19.04"])
def test_minutes_behind_a_dot_are_no_fraction_of_an_hour(text: str) -> None:
    assert written_moment(text, day_first=True).strftime("%H:%M") == "19:04"
