"""A stretch of the past is read from what a question says of it."""

from datetime import UTC, date, datetime

import pytest

from core.dialogue.past import past_span
from core.dialogue.sentence import folded

NOW = datetime(2026, 3, 4, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("line", "start", "end"),
    [
        ("what did I drop last spring", date(2025, 3, 1), date(2025, 6, 1)),
        ("letzten Herbst", date(2025, 9, 1), date(2025, 12, 1)),
        ("el verano pasado", date(2025, 6, 1), date(2025, 9, 1)),
        ("last winter", date(2025, 12, 1), date(2026, 3, 1)),
        ("in winter 2024", date(2024, 12, 1), date(2025, 3, 1)),
        ("in May", date(2025, 5, 1), date(2025, 6, 1)),
        ("im Januar", date(2026, 1, 1), date(2026, 2, 1)),
        ("in 2023", date(2023, 1, 1), date(2024, 1, 1)),
        ("last month", date(2026, 2, 1), date(2026, 3, 1)),
        ("letztes Jahr", date(2025, 1, 1), date(2026, 1, 1)),
        ("la semana pasada", date(2026, 2, 25), date(2026, 3, 5)),
        ("yesterday", date(2026, 3, 3), date(2026, 3, 4)),
        ("heute", date(2026, 3, 4), date(2026, 3, 5)),
        ("this year", date(2026, 1, 1), date(2026, 3, 5)),
    ],
)
def test_a_time_is_the_latest_that_was(line: str, start: date, end: date) -> None:
    span = past_span(folded(line), NOW)
    assert span is not None
    assert (span.start.date(), span.end.date()) == (start, end)
    assert span.holds(span.start)
    assert not span.holds(span.end)


@pytest.mark.parametrize("line", ["why is this here", "maybe", "in 9999", "the last one"])
def test_no_time_is_none(line: str) -> None:
    assert past_span(line, NOW) is None


def test_on_the_last_of_march_the_month_before_is_february() -> None:
    span = past_span("last month", datetime(2026, 3, 31, tzinfo=UTC))
    assert span is not None
    assert span.words == "in February 2026"
