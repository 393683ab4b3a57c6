"""The time of day is told with colons, dots or words, on both sides of noon, and what cannot be is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.adapters.importers.times.calendar_words import all_words, normal
from core.adapters.importers.times.clocks import time_of_day, with_colons


def clock(text: str) -> tuple[int, int, int, int] | None:
    found = time_of_day(with_colons(normal(text)), all_words())
    return found.clock if found else None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("19:04:05", (19, 4, 5, 0)),
        ("19:04:05.25", (19, 4, 5, 250_000)),
        ("19.04.05", (19, 4, 5, 0)),
        ("19h04", (19, 4, 0, 0)),
        ("7:04 PM", (19, 4, 0, 0)),
        ("12:00 AM", (0, 0, 0, 0)),
        ("12:00 PM", (12, 0, 0, 0)),
        ("午後7:04", (19, 4, 0, 0)),
        ("오후 7:04:05", (19, 4, 5, 0)),
        ("下午7:04:05", (19, 4, 5, 0)),
        ("7:04 μ.μ.", (19, 4, 0, 0)),
        ("7:04 م", (19, 4, 0, 0)),
        ("7시 4분", (7, 4, 0, 0)),
    ],
)
def test_a_time_of_day_is_told_in_every_form(text: str, found: tuple[int, int, int, int]) -> None:
    assert clock(text) == found


@pytest.mark.parametrize("text", ["", "tomorrow", "12", "1:2", "20:00:00:00"])
def test_what_is_no_time_of_day_is_none(text: str) -> None:
    assert clock(text) is None


@pytest.mark.parametrize("text", ["19:04 AM", "13:00 오전"])
def test_an_hour_that_no_such_half_of_the_day_has_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no time of day that can be told"):
        clock(text)


@given(st.integers(0, 23), st.integers(0, 59), st.sampled_from([("AM", "PM"), ("午前", "午後"), ("오전", "오후")]))
def test_every_minute_of_a_day_comes_back_from_its_half(hour: int, minute: int, halves: tuple[str, str]) -> None:
    half, shown = halves[hour >= 12], f"{hour % 12 or 12}:{minute:02}"
    text = f"{shown} {half}" if half.isascii() else f"{half}{shown}"
    assert clock(text) == (hour, minute, 0, 0)
