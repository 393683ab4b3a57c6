"""Presses and ends are counted as they are said."""

from datetime import UTC, datetime, timedelta

import pytest

from core.dialogue.amounts import times_of, without_end

WEDNESDAY = datetime(2026, 3, 4, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("line", "times"),
    [("more", 1), ("a lot more", 3), ("two presses more", 2), ("4 mal", 4), ("viel mehr", 3), ("too much", 1), ("", 1)],
)
def test_presses_are_counted(line: str, times: int) -> None:
    assert times_of(line) == times


@pytest.mark.parametrize(
    ("line", "days"),
    [
        ("until sunday", 4),
        ("bis freitag", 2),
        ("hasta el lunes", 5),
        ("for three days", 3),
        ("drei tage lang", 3),
        ("durante dos semanas", 14),
        ("for a month", 30),
        ("this week", 4),
        ("tonight", 0),
        ("until wednesday", 7),
        ("one article a week", None),
        ("", None),
    ],
)
def test_an_end_is_days_from_the_day_of_saying(line: str, days: int | None) -> None:
    assert without_end(line, WEDNESDAY)[1] == days


@pytest.mark.parametrize("later", range(7))
def test_a_weekday_is_always_ahead_and_within_a_week(later: int) -> None:
    now = WEDNESDAY + timedelta(days=later)
    days = without_end("until monday", now)[1]
    assert days is not None
    assert 1 <= days <= 7
    assert (now + timedelta(days=days)).weekday() == 0


def test_the_words_of_an_end_are_blanked_out_and_counted_no_more() -> None:
    line, _ = without_end("less until sunday please", WEDNESDAY)
    assert line == "less _____ ______ please"
