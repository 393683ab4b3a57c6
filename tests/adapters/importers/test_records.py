"""JSON of either form is a table: nested objects become columns, and a bad line costs that line."""

import json
from pathlib import Path

import pytest

from core.adapters.importers.reading import ImportRefused, Refusal
from core.adapters.importers.records import open_records
from core.adapters.importers.sources import no_progress

RECORDS = [{"show": {"title": "Heat"}, "time": "2026-01-02"}, {"show": {"title": "Alien"}, "time": "2026-01-03"}]


@pytest.mark.parametrize("form", ["jsonl", "json"])
def test_nested_objects_become_columns(tmp_path: Path, form: str) -> None:
    path = tmp_path / f"mine.{form}"
    path.write_text("\n".join(map(json.dumps, RECORDS)) if form == "jsonl" else json.dumps({"plays": RECORDS}))
    source = open_records(path)
    assert (source.format, source.columns, source.n_rows) == (form, ("show.title", "time"), 2)
    rows = [row for row in source.rows(no_progress) if not isinstance(row, Refusal)]
    assert [list(cells) for _, cells in rows] == [["Heat", "2026-01-02"], ["Alien", "2026-01-03"]]


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
