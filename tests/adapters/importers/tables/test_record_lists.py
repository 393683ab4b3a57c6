"""Which tables a JSON value holds: lists at any depth, by year, of what is still to come, or objects by name."""

from pathlib import Path

import pytest

from core.adapters.importers.ground.reading import ImportRefused
from core.adapters.importers.tables.record_lists import tables_in

FILM = {"title": "Heat", "seen": "2024-01-02"}
PATH = Path("mine.json")


def test_the_longest_list_comes_first_and_every_list_is_a_table() -> None:
    found = tables_in(PATH, {"a": {"b": [FILM]}, "c": [FILM, FILM], "d": ["x"], "e": 3})
    assert [(table.names, len(table.records)) for table in found] == [(("c",), 2), (("a.b",), 1)]


def test_lists_that_differ_by_a_number_are_one_table_where_they_have_the_same_columns() -> None:
    (table,) = tables_in(PATH, {"2023": [FILM], "2024": [FILM, FILM]})
    assert (table.names, len(table.records)) == (("2023", "2024"), 3)
    assert len(tables_in(PATH, {"2023": [FILM], "2024": [{"cost": 3}]})) == 2
    assert len(tables_in(PATH, {"films": [FILM], "shows": [FILM]})) == 2


def test_a_list_of_what_is_still_to_come_says_so_of_its_records() -> None:
    found = tables_in(PATH, {"watched": [FILM, FILM], "watchlist": [{"title": "Ran"}, "no record"]})
    assert list(found[0].records) == [FILM, FILM]
    assert list(found[1].records) == [{"list": "watchlist", "title": "Ran"}, "no record"]


def test_the_day_by_which_a_list_is_called_is_that_of_its_records() -> None:
    (table,) = tables_in(PATH, {"2024-01-02": [{"title": "Heat"}], "2024-01-03": [{"title": "Ran"}]})
    assert list(table.records) == [{"key": "2024-01-02", "title": "Heat"}, {"key": "2024-01-03", "title": "Ran"}]
    (single,) = tables_in(PATH, {"2024-01-02": {"title": "Heat"}, "2024-01-03": {"title": "Ran"}})
    assert list(single.records) == list(table.records)


@pytest.mark.parametrize("value", [{}, [], ["a"], {"a": "b", "c": ["d"]}, 3, None, [[1]]])
def test_what_holds_no_objects_is_refused_or_one_object(value: object) -> None:
    if isinstance(value, dict) and value:
        assert tables_in(PATH, value)[0].records == [value]
        return
    if value == {}:
        assert tables_in(PATH, value)[0].records == [{}]
        return
    with pytest.raises(ImportRefused, match="no list of objects"):
        tables_in(PATH, value)
