"""A month or a year alone stands for its first day, in any language; a day, a number or a title is no such thing."""

from datetime import UTC, datetime

import pytest
from babel.dates import format_skeleton
from hypothesis import given
from hypothesis import strategies as st

from core.adapters.importers.times.coarse import coarse_moment, is_year, start_of_year
from core.adapters.importers.times.date_parts import PLAIN_HABITS
from core.adapters.importers.times.moments import clock_of, moment_of
from core.adapters.importers.times.orders import TWOFOLD

_LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "sv", "pl", "tr", "ru", "ja", "zh", "ko", "el", "cs")


def _first_day(text: str) -> datetime | None:
    return coarse_moment(text, PLAIN_HABITS)


@given(st.integers(1900, 2100), st.integers(1, 12), st.sampled_from(["{y}-{m:02}", "{m:02}/{y}", "{m}.{y}", "{y}/{m}"]))
def test_a_month_in_numbers_is_its_first_day(year: int, month: int, form: str) -> None:
    assert _first_day(form.format(y=year, m=month)) == datetime(year, month, 1, tzinfo=UTC)
    assert _first_day(str(year)) == datetime(year, 1, 1, tzinfo=UTC) == start_of_year(year)


@pytest.mark.parametrize("language", _LANGUAGES)
@pytest.mark.parametrize("skeleton", ["yMMMM", "yMMM"])
def test_a_month_in_words_is_its_first_day(language: str, skeleton: str) -> None:
    for month in range(1, 13):
        day = datetime(2021, month, 1, tzinfo=UTC)
        text = format_skeleton(skeleton, day, locale=language)
        assert TWOFOLD.search(text) or _first_day(text) == day


def test_a_month_of_two_meanings_is_told_by_the_others_of_its_file() -> None:
    cells = ["listopad 2021", "styczeń 2022"]
    assert _first_day(cells[0]) is None
    assert moment_of(cells[0], clock_of(cells)) == datetime(2021, 11, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "2021-03-04",
            "4 March 2021",
            "1821",
            "2020-13",
            "00/2020",
            "Blade Runner 2049",
            "March",
            "12",
            "2019-2021",
        ),
        *("2019-2021", "2020-03 2021", "Summer 2020", "20200304", "٢", "x" * 60 + " 2020", "March 2020 at noon"),
        "March April 2020",
    ],
)
def test_what_is_no_month_and_no_year_is_none(text: str) -> None:
    assert _first_day(text) is None


@pytest.mark.parametrize(("number", "is_one"), [(2021, True), (2021.5, False), (1899, False), (45_300, False)])
def test_a_year_is_whole_and_of_a_history(number: float, is_one: bool) -> None:
    assert is_year(number) is is_one


def test_a_column_may_hold_days_months_and_years() -> None:
    cells = ["2019", "03.2020", "4/2021", "5 May 2021", "Juni 2021", 2022]
    clock = clock_of(cells)
    found = [moment_of(cell, clock) for cell in cells[:-1]]
    assert [f"{moment:%Y-%m-%d}" for moment in found] == [
        "2019-01-01", "2020-03-01", "2021-04-01", "2021-05-05", "2021-06-01"
    ]  # fmt: skip
    assert "first day" in clock.note


def test_years_alone_are_years_and_one_that_is_none_is_told_by_itself_or_refused() -> None:
    clock = clock_of([2019, "2020", 2021.0, 2019, 2019, 2022, 2022, 2020, 2018, 2018, 20_210_304])
    assert moment_of(2021.0, clock) == datetime(2021, 1, 1, tzinfo=UTC)
    assert moment_of(20_210_304, clock) == datetime(2021, 3, 4, tzinfo=UTC)
    with pytest.raises(ValueError, match="no time"):
        moment_of(12, clock)


def test_a_file_of_whole_days_says_nothing_of_months() -> None:
    clock = clock_of(["2021-03-04", "2021-03-05"])
    assert clock.note == ""
    with pytest.raises(ValueError, match="no time"):
        moment_of("March 2020", clock)
