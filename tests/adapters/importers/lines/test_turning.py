"""Rows become outcomes one by one: a reason refuses its row alone, and a time that cannot be is none."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from adapters.importers.parts_read import READER, records, written

from core.adapters.importers.ground.reading import Refusal
from core.adapters.importers.lines.entries import Entry
from core.adapters.importers.lines.rows import Cells
from core.adapters.importers.lines.turning import record_outcomes, row_outcomes, saved_at, taken_at
from core.adapters.importers.times.moments import Clock


def of_cells(cells: Cells) -> Entry:
    if not cells.get("title"):
        raise ValueError("it has no title")
    return Entry(row=cells.row, title=cells.get("title"))


def of_record(row: int, record: dict[str, Any]) -> Entry:
    if not record.get("title"):
        raise ValueError("it has no title")
    return Entry(row=row, title=record["title"])


def test_a_row_without_what_it_needs_is_refused_alone_and_told_by_its_name(tmp_path: Path) -> None:
    path = written(tmp_path, b"title,name\nRye,a\n,b\nOats,c\n")
    assert list(row_outcomes(path, of_cells, "name")) == [
        Entry(row=2, title="Rye"),
        Refusal(3, "it has no title", "b"),
        Entry(row=4, title="Oats"),
    ]


def test_a_record_without_what_it_needs_is_refused_alone_and_a_number_is_no_record(tmp_path: Path) -> None:
    path = written(tmp_path, records({"title": "Rye"}, {"name": "b"}, 7))
    assert list(record_outcomes(path, of_record, "name")) == [
        Entry(row=1, title="Rye"),
        Refusal(2, "it has no title", "b"),
        Refusal(3, "it is no record"),
    ]


@pytest.mark.parametrize(
    ("time", "reason"),
    [
        ("", "empty"),
        ("2001-01-01", "the year 2001 cannot be right"),
        ((READER.now + timedelta(days=2)).isoformat(), "future"),
    ],
)
def test_a_time_that_cannot_be_is_refused_for_what_was_done_and_unknown_for_what_was_saved(
    time: str, reason: str
) -> None:
    with pytest.raises(ValueError, match=reason):
        taken_at(time, Clock(), READER, 2005)
    assert saved_at(time, Clock(), READER, 2005) is None


def test_a_clock_that_is_some_hours_ahead_is_believed() -> None:
    assert taken_at((READER.now + timedelta(hours=13)).isoformat(), Clock(), READER, 2005) > READER.now
    assert saved_at("2024-03-01", Clock(), READER, 2005) == datetime(2024, 3, 1, tzinfo=UTC)


def test_a_number_that_no_calendar_holds_is_refused_in_words() -> None:
    with pytest.raises(ValueError, match="too large"):
        taken_at("9" * 50, Clock("yyyymmdd"), READER, 2005)
