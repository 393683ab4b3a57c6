"""The dates under the river are real ones, round, in order, and no more than fit."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import LAWS

from ui.drawing.river_ticks import FREE_NARROW, FREE_WIDE, NARROW, WIDE, ticks

START = datetime(2024, 1, 6, 18, tzinfo=UTC)


@LAWS
@given(st.datetimes(datetime(1950, 1, 1), datetime(2026, 1, 1), timezones=st.just(UTC)), st.floats(1, 36_500))
def test_there_are_no_more_dates_than_fit_and_they_are_in_order(start: datetime, days: float) -> None:
    found = ticks(start, start + timedelta(days=days))
    along = [tick.along for tick in found]
    assert along == sorted(along)
    assert all(0 <= at <= FREE_WIDE for at in along)
    assert all(tick.along <= FREE_NARROW for tick in found if tick.on_narrow)
    assert sum(tick.on_wide for tick in found) <= WIDE + 1
    assert sum(tick.on_narrow for tick in found) <= NARROW + 1
    assert all(tick.on_wide or tick.on_narrow for tick in found)
    narrow = [tick for tick in found if tick.on_narrow]
    assert all(b.along - a.along >= 0.029 * len(a.words) for a, b in pairwise(narrow))


@pytest.mark.parametrize(
    ("days", "wide", "narrow"),
    [
        (20 * 365.25, "2006 2008 2010 2012 2014 2016 2018 2020 2022 2024", "2010 2015 2020"),
        (3 * 365.25, "Jul 2025 Jul 2026 Jul", "2025 2026"),
        (200, "Feb 2024 Mar Apr May Jun Jul", "Mar 2024 May"),
        (24, "13 Jan 2024 20 Jan 27 Jan", "13 Jan 2024"),
        (2, "7 Jan 2024 8 Jan", "7 Jan 2024 8 Jan"),
    ],
    ids=["twenty years", "three years", "half a year", "24 titles, one a day", "two days"],
)
def test_years_months_or_days_as_the_history_is_long(days: float, wide: str, narrow: str) -> None:
    start = START.replace(year=2005, month=6) if days > 7000 else START
    found = ticks(start, start + timedelta(days=days))
    assert " ".join(tick.words for tick in found if tick.on_wide) == wide
    assert " ".join(tick.words for tick in found if tick.on_narrow) == narrow
