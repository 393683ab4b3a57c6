"""Groups give way to their things, a thing with several times is a row for each, and other records stay."""

import pytest

from core.adapters.importers.tables.record_groups import opened_groups

DAY = "2024-01-02"


def test_the_things_of_a_shelf_are_the_rows_and_its_name_is_their_list() -> None:
    shelves = [
        {"name": "Read", "books": [{"title": "Momo", "date_read": DAY}, {"title": "Dune", "date_read": DAY}]},
        {"name": "To read", "books": [{"title": "Emma", "date_read": None}]},
    ]
    assert opened_groups(shelves) == [
        {"title": "Momo", "date_read": DAY, "list": "Read"},
        {"title": "Dune", "date_read": DAY, "list": "Read"},
        {"title": "Emma", "date_read": None, "list": "To read"},
    ]


def test_groups_within_groups_are_opened_too() -> None:
    seasons = [{"season": n, "episodes": [{"number": 1, "watched_at": DAY}]} for n in (1, 2)]
    assert opened_groups([{"title": "Dark", "seasons": seasons}]) == [
        {"number": 1, "watched_at": DAY, "season": n, "title": "Dark"} for n in (1, 2)
    ]


def test_a_thing_that_was_taken_up_several_times_is_a_row_each_time() -> None:
    heat = {"title": "Heat", "plays": [{"date": DAY}, {"date": "2024-02-03"}]}
    assert [record["date"] for record in opened_groups([heat]) if isinstance(record, dict)] == [DAY, "2024-02-03"]
    assert opened_groups([heat, {"title": "Ran", "plays": []}])[-1] == {"title": "Ran", "plays": []}


def test_things_that_stand_by_numbers_are_things_of_a_list() -> None:
    tabs = {
        str(window): {str(tab): {"title": f"Rye {window}{tab}", "lastAccessed": 1704132000123} for tab in (1, 2)}
        for window in (1, 2)
    }
    opened = opened_groups([{"name": "Unnamed", "date": 1704132000123, "windows": tabs}])
    assert [record["title"] for record in opened if isinstance(record, dict)] == [
        "Rye 11",
        "Rye 12",
        "Rye 21",
        "Rye 22",
    ]
    by_name = {"name": "Unnamed", "date": DAY, "windows": {"1": {"11": {"title": "Rye"}, "name": "left"}}}
    assert opened_groups([by_name]) == [by_name]


def test_a_few_things_with_makers_of_their_own_are_rows_too() -> None:
    video = {"title": "Levain", "author": "Crumb Street", "timeAdded": DAY}
    opened = opened_groups([{"playlistName": "Watch Later", "createdAt": "2024-01-01", "videos": [video]}])
    assert opened == [{**video, "list": "Watch Later", "createdAt": "2024-01-01"}]


def test_pages_of_a_folder_with_a_day_are_rows_and_those_of_a_page_are_not() -> None:
    links = [{"title": "Rye", "url": "https://a.example/r"}]
    folder = {"title": "Bread", "created": DAY, "links": links}
    assert opened_groups([folder]) == [{"title": "Rye", "url": "https://a.example/r", "list": "Bread", "created": DAY}]
    page = {**folder, "url": "https://a.example"}
    assert opened_groups([page]) == [page]


def test_what_is_bought_on_one_day_is_a_row_each() -> None:
    order = {"order_date": DAY, "no": 7, "items": [{"name": "Rye flour"}, {"name": "Yeast"}]}
    assert opened_groups([order]) == [
        {"name": "Rye flour", "order_date": DAY, "no": 7},
        {"name": "Yeast", "order_date": DAY, "no": 7},
    ]


def test_a_long_list_with_a_day_of_its_own_is_a_group_all_the_same() -> None:
    tracks = [{"name": f"Song {n}", "added_at": DAY} for n in range(5)]
    assert len(opened_groups([{"name": "Fado", "modified_at": DAY, "tracks": tracks}])) == 5


@pytest.mark.parametrize(
    "record",
    [
        {"track": "Alfama", "played_at": DAY, "artists": [{"name": "Madredeus"}, {"name": "Someone"}]},
        {"title": "Heat", "watched_at": DAY, "genres": [{"name": "Crime"}]},
        {"title": "Momo", "author": "Ende", "date": DAY, "notes": [{"title": "Good", "date": DAY}] * 5},
        {"title": "Heat", "watched_at": DAY, "sizes": [{"width": 3}, {"width": 4}]},
        {"title": "Heat", "watched_at": DAY},
    ],
)
def test_a_thing_with_lists_of_its_own_stays_one_row(record: dict[str, object]) -> None:
    assert opened_groups([record]) == [record]


def test_shelves_of_what_is_still_to_come_are_groups_too() -> None:
    shelf = {"status": "planned", "entries": [{"title": "Emma", "added_at": DAY}, {"title": "Momo", "added_at": DAY}]}
    assert [record["title"] for record in opened_groups([shelf]) if isinstance(record, dict)] == ["Emma", "Momo"]


def test_what_is_no_object_stays() -> None:
    assert opened_groups(["a", 3, None]) == ["a", 3, None]
