"""Of several columns of times that of being done is taken, and a number that only looks like one is none."""

import pytest

from core.adapters.importers.tables.mapping import guessed


def test_the_time_of_being_done_is_taken_and_the_others_stand_in() -> None:
    columns = ("title", "added", "started", "finished")
    found = guessed(columns, [("Heat", "2024-01-01", "2024-01-02", "2024-01-03")])
    assert (found.added, found.begun, found.time) == columns[1:]


def test_of_two_days_of_being_done_the_one_that_more_rows_have_is_taken() -> None:
    rows = [("Heat", "", "2024-01-03"), ("Ran", "2024-01-02", "2024-01-04")]
    assert guessed(("title", "Completed", "Last played"), rows).time == "Last played"


def test_how_long_and_how_often_something_was_played_is_no_time_of_it() -> None:
    rows = [("Heat", "2024-01-03", 45_300, 12_000)]
    assert guessed(("title", "date", "ms played", "played"), rows).time == "date"


def test_a_day_counted_by_a_spreadsheet_is_a_time_where_the_name_says_so() -> None:
    assert guessed(("title", "date added", "date read"), [("Heat", 45_300, 45_310)]).time == "date read"


def test_the_start_and_end_of_a_sitting_stay_its_start() -> None:
    columns = ("title", "Start date", "Start time", "End date", "End time")
    rows = [("Rye test", "2024-01-13", "20:00:00", "2024-01-13", "21:00:00")]
    assert guessed(columns, rows).time == "Start date"


@pytest.mark.parametrize(
    ("name", "is_time"), [("Year read", True), ("Gelesen", True), ("Date", False), ("Year", False)]
)
def test_years_are_times_only_where_the_name_says_of_what(name: str, is_time: bool) -> None:
    rows = [("Heat", 2019), ("Ran", 2021)]
    assert (guessed(("title", name), rows).time == name) is is_time


@pytest.mark.parametrize("name", ["Month", "Finished", "Datum"])
def test_months_are_times_where_the_name_speaks_of_time(name: str) -> None:
    assert guessed(("title", name), [("Heat", "March 2020"), ("Ran", "2020-05")]).time == name


def test_months_under_a_name_that_says_nothing_are_no_times() -> None:
    assert guessed(("title", "Issue"), [("Heat", "March 2020"), ("Ran", "May 2020")]).time is None


@pytest.mark.parametrize(
    ("name", "said", "status"),
    [
        ("收藏状态", ("看过", "想看", "看过"), "收藏状态"),
        ("activity", ("Borrowed", "Placed on hold", "Returned"), "activity"),
        ("ステータス", ("鑑賞済み", "観たい", "鑑賞済み"), "ステータス"),
        ("Wish List", ("0", "1", "0"), "Wish List"),
        ("Envie", ("non", "oui", "non"), "Envie"),
        ("wishlist", ("0", "0", "0"), None),
        ("remark", ("Read", "to read", "a line of prose"), None),
        ("remark", ("Read", "Read", "Reading"), None),
        ("remark", ("", "", ""), None),
    ],
)
def test_a_column_is_a_status_where_its_words_say_what_waits_whatever_it_is_called(
    name: str, said: tuple[str, ...], status: str | None
) -> None:
    rows = [(f"Thing {n}", f"2024-03-0{n + 1}", word) for n, word in enumerate(said)]
    found = guessed(("title", "date", name), rows)
    assert found.status == status
    assert found.action is None or not status
