"""A service's rows come by the service's own names; a broken row costs itself, a cut file is refused."""

import json
from pathlib import Path

import pytest

from core.adapters.importers.ground.reading import ImportRefused, Refusal
from core.adapters.importers.lines.rows import Cells, json_rows, table_rows


def written(folder: Path, content: bytes) -> Path:
    path = folder / "a.txt"
    path.write_bytes(content)
    return path


def test_cells_come_by_name_and_of_two_columns_of_a_name_the_first_counts(tmp_path: Path) -> None:
    path = written(tmp_path, b"Title,Watched Date,Title\n Heat ,2026-01-02,x\n,2026-01-03,y\nRan\n")
    first, second, third = table_rows(path)
    assert isinstance(first, Cells)
    assert isinstance(second, Cells)
    assert (first.row, first.get("title"), first.whole("title")) == (2, "Heat", " Heat ")
    assert second.get("title", "watched date") == "2026-01-03"
    assert second.get("nothing") == ""
    assert third == Refusal(4, "it has 1 cell where the header has 3", "Ran")


def test_values_come_with_their_numbers_from_where_they_lie(tmp_path: Path) -> None:
    path = written(tmp_path, b'\xef\xbb\xbf{"a": {"b": [{"x": 1.5}, null, "y"]}, "c": [1]}')
    assert list(json_rows(path, "a.b.item")) == [(1, {"x": 1.5}), (2, None), (3, "y")]
    assert list(json_rows(path, "nowhere.item")) == []


def test_an_integer_without_end_costs_no_row(tmp_path: Path) -> None:
    path = written(tmp_path, b'[{"a": 1.5}, {"a": 123456789012345678901234567890}, {"a": [2.5, "x"]}]')
    assert list(json_rows(path)) == [
        (1, {"a": 1.5}),
        (2, {"a": 123456789012345678901234567890}),
        (3, {"a": [2.5, "x"]}),
    ]


@pytest.mark.parametrize("content", [b'[{"a": 1}', b'[{"a": 1}, x]', b'[{"a": "\xff"}]'])
def test_a_file_that_is_cut_or_no_json_is_refused_after_what_stands_before(tmp_path: Path, content: bytes) -> None:
    rows = json_rows(written(tmp_path, content))
    with pytest.raises(ImportRefused, match="cut off or no proper JSON"):
        list(rows)


@pytest.mark.parametrize("odd", ["Infinity", "1e99999999999999999999", "-1E-99999999999999999999"])
def test_numbers_too_large_and_numbers_that_are_none_in_one_file_are_refused_in_words(tmp_path: Path, odd: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(f'[{{"a": 9223372036854775808, "b": {odd}}}]')
    with pytest.raises(ImportRefused, match="no proper JSON"):
        list(json_rows(path))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_json_of_wider_letters_is_read_as_well(tmp_path: Path, encoding: str) -> None:
    text = json.dumps([{"title": f"Tide 🌊 {n}"} for n in range(9_000)], ensure_ascii=False)
    rows = [row["title"] for _, row in json_rows(written(tmp_path, text.encode(encoding)))]
    assert (len(rows), rows[-1]) == (9_000, "Tide 🌊 8999")
