"""A journey is at rest after a silence that is long for itself."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.salience import LONGEST_SILENCE, SHORTEST_SILENCE, Life, by_rhythm, longest_silence, lulls

START = datetime(2024, 1, 6, 18, tzinfo=UTC)


def every(days: float, n: int) -> list[datetime]:
    """Return n moments so many days apart."""
    return [START + timedelta(days=days * k) for k in range(n)]


@pytest.mark.parametrize(
    ("times", "longest"),
    [
        (every(1, 30), SHORTEST_SILENCE),
        (every(30, 8), timedelta(days=120)),
        (every(45, 8), timedelta(days=180)),
        (every(200, 8), LONGEST_SILENCE),
        (every(30, 3), LONGEST_SILENCE),
        (every(0.01, 50), LONGEST_SILENCE),
        ([], LONGEST_SILENCE),
    ],
    ids=["daily", "monthly", "every six weeks", "twice a year", "two returns", "one evening", "never"],
)
def test_the_silence_that_is_long_follows_the_usual_pause_in_bounds(times: list[datetime], longest: timedelta) -> None:
    assert longest_silence(times) == longest


@pytest.mark.parametrize(("days", "after_100"), [(7, Life.DORMANT), (30, Life.ACTIVE), (90, Life.ACTIVE)])
def test_the_same_silence_ends_a_weekly_journey_and_not_a_monthly_one(days: int, after_100: Life) -> None:
    times = every(days, 10)
    assert by_rhythm(times, times[-1] + timedelta(days=100)) is after_100


def test_what_just_began_is_emerging_and_what_has_no_moment_is_new() -> None:
    assert by_rhythm(every(7, 4), START + timedelta(days=30)) is Life.EMERGING
    assert by_rhythm([], START) is Life.NEW


@given(st.lists(st.integers(0, 10**8), min_size=1, max_size=40), st.integers(0, 10**8), st.integers(0, 10**8))
def test_more_silence_never_wakes_a_journey(seconds: list[int], silence: int, more: int) -> None:
    times = sorted(START + timedelta(seconds=second) for second in seconds)
    now = times[-1] + timedelta(seconds=silence)
    if by_rhythm(times, now) is Life.DORMANT:
        assert by_rhythm(times, now + timedelta(seconds=more)) is Life.DORMANT
    assert SHORTEST_SILENCE <= longest_silence(times) <= LONGEST_SILENCE


def test_a_lull_is_a_silence_after_which_something_came_back() -> None:
    weekly, again = every(7, 8), START + timedelta(days=49 + 100)
    assert lulls([*weekly, again, again + timedelta(days=7)]) == [(weekly[-1], again)]
    assert lulls(weekly) == []
    assert lulls([]) == []
    assert lulls([*every(45, 8), START + timedelta(days=45 * 7 + 100)]) == []


@given(st.lists(st.integers(0, 10**8), max_size=40))
def test_a_journey_was_dormant_at_the_end_of_its_lulls_and_of_no_other_silence(seconds: list[int]) -> None:
    times = sorted(START + timedelta(seconds=second) for second in seconds)
    told = [
        (times[at - 1], times[at]) for at in range(1, len(times)) if by_rhythm(times[:at], times[at]) is Life.DORMANT
    ]
    assert lulls(times) == told
