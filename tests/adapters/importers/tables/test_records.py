"""JSON of either form is a table: nested objects become columns, and a bad line costs that line."""

import json
from pathlib import Path

import pytest

from core.adapters.importers.ground.reading import ImportRefused, Refusal
from core.adapters.importers.tables.records import is_records, open_records
from core.adapters.importers.tables.sources import no_progress

RECORDS = [{"show": {"title": "Heat"}, "time": "2026-01-02"}, {"show": {"title": "Alien"}, "time": "2026-01-03"}]


@pytest.mark.parametrize("form", ["jsonl", "json"])
def test_nested_objects_become_columns(tmp_path: Path, form: str) -> None:
    path = tmp_path / f"mine.{form}"
    path.write_text("\n".join(map(json.dumps, RECORDS)) if form == "jsonl" else json.dumps({"plays": RECORDS}))
    source = open_records(path)
    assert (source.format, source.columns, source.n_rows) == (form, ("show.title", "time"), 2)
    rows = [row for row in source.rows(no_progress) if not isinstance(row, Refusal)]
    assert [list(cells) for _, cells in rows] == [["Heat", "2026-01-02"], ["Alien", "2026-01-03"]]


def test_lines_that_group_things_are_a_row_for_each_of_them(tmp_path: Path) -> None:
    lists = [
        {"name": "Watch Later", "createdAt": "2024-01-01", "videos": [{"title": "Levain", "added": "2024-03-02"}]},
        {"name": "Bread", "createdAt": "2024-01-01", "videos": [{"title": t, "added": "2024-03-03"} for t in "abcde"]},
        {"name": "Empty", "createdAt": "2024-01-01", "videos": []},
    ]
    path = tmp_path / "mine.jsonl"
    path.write_text("\n".join(map(json.dumps, lists)) + "\n{\n")
    source = open_records(path)
    rows = list(source.rows(no_progress))
    assert source.n_rows == len(rows) == 8
    told = [dict(zip(source.columns, row[1], strict=True)) for row in rows if not isinstance(row, Refusal)]
    assert [(row["title"], row["list"]) for row in told[:3]] == [
        ("Levain", "Watch Later"),
        ("a", "Bread"),
        ("b", "Bread"),
    ]
    assert [row.row if isinstance(row, Refusal) else row[0] for row in rows] == list(range(1, 9))


def test_a_bad_line_costs_that_line(tmp_path: Path) -> None:
    path = tmp_path / "mine.jsonl"
    path.write_text('{"title": "Heat"}\n{"title": \n{"title": "Alien"}\n')
    rows = list(open_records(path).rows(no_progress))
    assert [isinstance(row, Refusal) for row in rows] == [False, True, False]


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ('{"plays": [1, 2', "line 1"),
        ("[1, 2]", "no list of objects"),
        ("[" * 100_000, "nested too deeply|no proper JSON"),
    ],
)
def test_what_holds_no_records_is_refused_with_advice(tmp_path: Path, text: str, advice: str) -> None:
    path = tmp_path / "mine.json"
    path.write_text(text)
    with pytest.raises(ImportRefused, match=advice):
        open_records(path)


@pytest.mark.parametrize(
    "content",
    [
        '{"title": "Heat"}{"title": "Alien"}',
        '{"title": "Heat"}  {"title": "Alien"}\n',
        '{"me": {"data": {"plays": [{"title": "Heat"}, {"title": "Alien"}]}, "name": "x"}, "other": [{"a": 1}]}',
        '[["title", "time"], ["Heat", "2026-01-02"], ["Alien", "2026-01-03"]]',
    ],
)
def test_records_are_found_side_by_side_and_deep_inside(tmp_path: Path, content: str) -> None:
    path = tmp_path / "mine.json"
    path.write_text(content)
    source = open_records(path)
    rows = [row for row in source.rows(no_progress) if not isinstance(row, Refusal)]
    assert [cells[source.columns.index("title")] for _, cells in rows] == ["Heat", "Alien"]


@pytest.mark.parametrize("content", ['{"title": "Heat"}{"title": ', '{"title": "Heat"} and more', '{"a": 1}[1]'])
def test_what_follows_a_record_has_to_be_one(tmp_path: Path, content: str) -> None:
    path = tmp_path / "mine.json"
    path.write_text(content)
    with pytest.raises(ImportRefused, match="cut off or no proper JSON"):
        open_records(path)


def test_rows_of_cells_without_names_keep_their_first_row(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('[["2026-03-02", "Rye"], ["2026-03-03", "Moss"]]')
    source = open_records(path)
    assert source.columns == ("Column 1", "Column 2")
    assert [row for row in source.rows(no_progress) if not isinstance(row, Refusal)] == [
        (1, ["2026-03-02", "Rye"]),
        (2, ["2026-03-03", "Moss"]),
    ]


def test_lists_beside_the_longest_are_tables_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "watched.json"
    films = [{"title": f"Film {n}", "watched_at": "2024-01-02"} for n in range(3)]
    path.write_text(json.dumps({"more": {"shows": films[:2]}, "films": films, "friends": ["a"]}), encoding="utf-8")
    source = open_records(path)
    assert (source.name, source.n_rows) == ("films", 3)
    assert [(other.name, other.n_rows) for other in source.others] == [("more.shows", 2)]
    path.write_text(json.dumps({"films": films, "count": 3}), encoding="utf-8")
    assert open_records(path).others == ()


def test_lists_of_the_same_columns_by_year_are_one(tmp_path: Path) -> None:
    path = tmp_path / "watched.json"
    films = [{"title": f"Film {n}", "watched_at": "2024-01-02"} for n in range(3)]
    path.write_text(json.dumps({"y2023": films[:1], "y2024": films[1:]}), encoding="utf-8")
    source = open_records(path)
    assert (source.n_rows, source.others) == (3, ())
    assert source.notes == ("The lists 'y2023', 'y2024' have the same columns and were taken as one.",)


@pytest.mark.parametrize("wrapped", [False, True])
def test_objects_under_a_name_each_are_rows_of_their_own(tmp_path: Path, wrapped: bool) -> None:
    path = tmp_path / "by-name.json"
    rows = {f"n{n}": {"title": f"Bread {n}", "time": "2024-01-02", **({"rating": 4} if n else {})} for n in range(3)}
    path.write_text(json.dumps({"version": 2, "books": rows} if wrapped else rows), encoding="utf-8")
    source = open_records(path)
    assert source.n_rows == 3
    assert source.columns == ("key", "title", "time", "rating")
    assert [row[1][:2] for row in source.rows(no_progress) if not isinstance(row, Refusal)] == [
        [f"n{n}", f"Bread {n}"] for n in range(3)
    ]


@pytest.mark.parametrize(
    "value", [{"title": "Bread", "time": "2024-01-02"}, {"show": {"title": "Dark"}, "episode": {"number": 2}}]
)
def test_one_object_and_parts_that_differ_are_one_row(tmp_path: Path, value: object) -> None:
    path = tmp_path / "one.json"
    path.write_text(json.dumps(value), encoding="utf-8")
    assert open_records(path).n_rows == 1


def test_values_that_mongodb_wraps_in_their_type_are_the_values(tmp_path: Path) -> None:
    lines = [
        '{"_id": {"$oid": "65a1"}, "seen": {"$date": "2024-01-02T20:00:00Z"}, "n": {"$numberInt": "4"}}',
        '{"_id": {"$oid": "65a2"}, "seen": {"$date": {"$numberLong": "1704225600000"}}, "n": {"$numberDouble": "4.5"}}',
        '{"_id": {"$oid": "65a3"}, "seen": {"$date": 1706817600000}, "n": {"price": {"$numberLong": "5"}}}',
    ]
    path = tmp_path / "dump.json"
    path.write_text("\n".join(lines), encoding="utf-8")
    source = open_records(path)
    rows = [row[1] for row in source.rows(no_progress) if not isinstance(row, Refusal)]
    assert source.columns == ("_id", "seen", "n", "n.price")
    assert [row[:2] for row in rows] == [
        ["65a1", "2024-01-02T20:00:00Z"],
        ["65a2", "1704225600000"],
        ["65a3", 1706817600000],
    ]
    assert [row[2:] for row in rows] == [["4", None], ["4.5", None], [None, "5"]]


@pytest.mark.parametrize(
    ("start", "is_json"),
    [
        ("[1, 2]", True),
        ("[-1.5e3\n,", True),
        ("[[1, 2]]", True),
        ('["a"]', True),
        ("[]", True),
        ("[13.01.24, 20:00:00] Noor: hi", False),
        ("[2024-01-13] Heat", False),
        ("[Title],Date", False),
    ],
)
def test_a_json_list_is_known_by_how_it_begins(start: str, is_json: bool) -> None:
    assert is_records(start.encode()) == is_json
