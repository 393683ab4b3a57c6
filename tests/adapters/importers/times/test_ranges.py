"""A range of days stands at its last one, in many languages; a day with its hour, or a month, is no range."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.adapters.importers.times.moments import clock_of, moment_of
from core.adapters.importers.times.ranges import end_of_range

DAYS = st.dates(date(1990, 1, 1), date(2026, 1, 1))


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("20.02.2024 - 02.03.2024", "02.03.2024"),
        ("5.–9. April 2024", "9. April 2024"),
        ("du 5 au 9 avril 2024", "9 avril 2024"),
        ("2 March 2024 to 5 March 2024", "5 March 2024"),
        ("2024/03/02～2024/03/05", "2024/03/05"),
        ("2024-03-02", ""),
        ("2024–03–02", ""),
        ("2 March 2024 – 19:04", ""),
        ("Saturday – 2 March 2024", ""),
        ("to be read", ""),
        ("1 - 2 " * 40, ""),
        ("", ""),
    ],
)
def test_the_last_day_is_what_stands_behind_the_mark(text: str, end: str) -> None:
    assert end_of_range(text) == end


@given(first=DAYS, last=DAYS, mark=st.sampled_from([" - ", "–", " – ", " to ", " bis ", " au ", " → "]))
@pytest.mark.parametrize("form", ["%Y-%m-%d", "%d.%m.%Y", "%d %B %Y"])
def test_a_range_stands_at_its_last_day(form: str, first: date, last: date, mark: str) -> None:
    text = f"{first.strftime(form)}{mark}{last.strftime(form)}"
    assert moment_of(text, clock_of([text], day_first=True)) == datetime(last.year, last.month, last.day, tzinfo=UTC)


@pytest.mark.parametrize("text", ["5 to nothing 9", "1 – 2", "2 March 2024 to 31 February 2024"])
def test_what_only_looks_like_a_range_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"time|date|day"):
        moment_of(text, clock_of([text]))
