"""What a query is made of is found wherever it stands in it."""

import duckdb

from core.adapters.analyst.parsed_sql import objects_of, parsed, path_of


def test_tables_are_found_by_their_whole_names_below_other_selects_too() -> None:
    tree = parsed(duckdb.connect(), "SELECT (SELECT count(*) FROM main.log) FROM people WHERE true")
    tables = [path_of(node) for node in objects_of(tree) if node.get("type") == "BASE_TABLE"]
    assert sorted(tables) == [["main", "log"], ["people"]]


def test_what_has_no_name_has_no_parts_of_one_and_what_is_no_query_is_told() -> None:
    assert path_of({"type": "STAR"}) == []
    assert list(objects_of([1, "a", None])) == []
    assert parsed(duckdb.connect(), "DROP TABLE people")["error"]
