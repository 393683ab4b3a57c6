"""Each row is told of by one function; what it raises refuses the row, and notes come once with their number."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.adapters.importers.ground.reading import ImportRefused, Refusal
from core.adapters.importers.lines.entries import Entry, Note, Outcome
from core.adapters.importers.lines.outcomes import Record, json_records, outcomes_of


def each(record: Record) -> Iterator[Outcome]:
    if not record.text("time"):
        raise ValueError("the time is empty")
    yield Note("A day was taken for a time")
    yield Entry(row=record.row, title=record.text("title"))


def test_a_row_becomes_what_its_function_says_and_notes_come_once_at_the_end() -> None:
    rows: list[Record | Refusal] = [
        Record(1, {"title": "A", "time": 1}),
        Refusal(2, "broken"),
        Record(3, {"title": "C"}),
        Record(4, {"time": 1}),
    ]
    assert list(outcomes_of([*rows, Record(5, {"title": "E", "time": 2})], each)) == [
        Entry(row=1, title="A"),
        Refusal(2, "broken"),
        Refusal(3, "the time is empty", "C"),
        Refusal(4, "the title is empty"),
        Entry(row=5, title="E"),
        Note("A day was taken for a time (3 rows)"),
    ]


@pytest.mark.parametrize("value", [None, 7, "x", [], {}, [{}], True, 1e300])
def test_a_field_of_another_type_reads_as_nothing_and_never_fails(value: object) -> None:
    record = Record(1, {"a": value})
    assert isinstance(record.text("a"), str)
    assert isinstance(record.inner("a").fields, dict)
    assert isinstance(record.many("a"), list)


def test_what_is_no_object_in_a_list_is_refused_and_a_file_cut_off_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps([{"title": "A"}, 7]))
    assert list(json_records(path, "book")) == [Record(1, {"title": "A"}), Refusal(2, "it is no book")]
    path.write_text('[{"title": "A"}, {"ti')
    with pytest.raises(ImportRefused, match="cut off"):
        list(json_records(path, "book"))
