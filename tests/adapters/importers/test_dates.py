"""A written time is one moment whatever the language and marks; what cannot be told is refused with the reason."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.adapters.importers.dates import MOST_TIME, written_moment

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
