"""Rows of any table that say they are still to come wait in the backlog, with their time or without."""

import csv
import io
from datetime import UTC, datetime
from pathlib import Path

import pytest
from adapters.importers.table_files import read

from core.adapters.importers import look_into
from core.adapters.importers.joined import choosing
from core.adapters.importers.tables.mapping import ColumnMapping, guessed
from core.adapters.importers.texts.headers import normalised
from core.adapters.importers.texts.still_to_come import PLANNED, is_planned
from core.entities import Person

NOOR = Person("noor", "Noor")
NOW = datetime(2026, 11, 1, tzinfo=UTC)
TABLE = (
    "Title,Author(s),Bookshelf,My Ratings,Date Read\n"
    "Dune,Frank Herbert,Already Read,5,2024-01-02\n"
    "Ulysses,James Joyce,Want to Read,,\n"
    "Walden,Henry Thoreau,Want to Read,,2024-03-01\n"
    "Ulysses,James Joyce,want-to-read,,\n"
    "Emma,Jane Austen,Currently Reading,,\n"
)


def written(tmp_path: Path, content: str) -> Path:
    path = tmp_path / "shelf.csv"
    path.write_text(content, encoding="utf-8")
    return path


def test_planned_rows_wait_and_every_row_is_counted(tmp_path: Path) -> None:
    reading = choosing.read(look_into([written(tmp_path, TABLE)], now=NOW), NOOR)
    titles = {item.item_id: item.title for item in reading.items}
    assert [titles[x.item_id] for x in reading.interactions] == ["Dune"]
    assert {titles[x.item_id]: x.time for x in reading.saved} == {
        "Walden": datetime(2024, 3, 1, tzinfo=UTC),
        "Ulysses": None,
    }
    assert [refused.reason for refused in reading.refused] == ["the time is empty"]
    assert reading.n_rows == len(reading.interactions) + len(reading.saved) + reading.n_refused + reading.duplicates


def test_a_person_s_choice_of_columns_can_leave_it_out(tmp_path: Path) -> None:
    mapping = ColumnMapping(title="Title", time="Date Read", creator="Author(s)")
    reading = read(written(tmp_path, TABLE), mapping, person=NOOR, now=NOW)
    assert (len(reading.interactions), len(reading.saved), reading.n_refused) == (2, 0, 3)


def test_a_column_is_a_status_only_where_anything_in_it_is_still_to_come() -> None:
    for cells, found in ((["Read", "To read"], "Status"), (["Read", "Done"], None), (["", ""], None)):
        columns = ("Title", "Status", "Date")
        rows = [("A", cells[0], "2024-01-02"), ("B", cells[1], "2024-01-03")]
        assert guessed(columns, rows).status == found


@pytest.mark.parametrize(
    "said",
    [
        "to-read",
        "To Read",
        "PLAN_TO_WATCH",
        "Wishlist",
        "Möchte ich lesen",
        "À lire",
        "想看",
        "読みたい",
        "읽고 싶어요",
        "Хочу посмотреть",
        "Placed on hold",
        "Not begun",
    ],
)
def test_services_write_a_plan_in_many_ways(said: str) -> None:
    assert is_planned(said)


@pytest.mark.parametrize("said", ["read", "completed", "currently reading", "", None, 3, "did not finish", "watching"])
def test_what_is_done_or_begun_is_no_plan(said: object) -> None:
    assert not is_planned(said)


def test_every_word_is_written_as_cells_are_compared() -> None:
    assert {normalised(word) for word in PLANNED} == PLANNED
    rows = list(csv.DictReader(io.StringIO(TABLE)))
    assert sum(is_planned(row["Bookshelf"]) for row in rows) == 3
