"""Openreads: readings at the day they ended, never at the second of the app's own import."""

import json
from pathlib import Path

import pytest
from export_files import (
    CASES,
    check_table,
    columns_of,
    day,
    entries,
    odd_tables,
    reasons,
    table,
    tables,
    told,
    told_of,
)
from hypothesis import given
from strategies import LAWS

from core.adapters.importers.formats.openreads import FORMAT
from core.adapters.importers.lines.entries import Status

COLUMNS = columns_of(
    "title,subtitle,author,description,status,favourite,deleted,rating,pages,publication_year,isbn,olid,tags,"
    "my_review,notes,book_format,readings,date_added,date_modified"
)
ROW = {
    "title": "Salt Roads",
    "author": "Ines Corra",
    "status": "finished",
    "deleted": "false",
    "rating": "4.5",
    "publication_year": "1999",
    "isbn": "9780441013593",
    "tags": "1|||||Sea",
    "notes": "for my eyes",
    "readings": "2023-10-27T00:00:00.000|2023-11-28T00:00:00.000|;|2024-02-01T00:00:00.000|3600",
    "date_added": "2024-03-01T13:01:12.937",
}
BOOK = {
    "id": 4,
    "title": "Salt Roads",
    "subtitle": None,
    "author": "Ines Corra",
    "description": None,
    "status": 0,
    "rating": 45,
    "favourite": 1,
    "deleted": 0,
    "pages": 300,
    "publication_year": 1999,
    "isbn": "9780441013593",
    "olid": "OL1M",
    "tags": "1|||||Sea",
    "my_review": None,
    "notes": "for my eyes",
    "cover": None,
    "has_cover": 0,
    "book_type": "paper",
    "readings": "2023-10-27T00:00:00.000|2023-11-28T00:00:00.000|;|2024-02-01T00:00:00.000|3600",
}
OLDER = {key: value for key, value in BOOK.items() if key != "readings"} | {"finish_date": "2023-11-28T00:00:00.000"}
SAMPLES = [{"openreads.csv": table(COLUMNS, ROW)}]


def backup(*books: dict[str, object]) -> bytes:
    """Return what the app writes of some books."""
    return "@@@@@".join(json.dumps(book) for book in books).encode()


SAMPLES.append({"books.backup": backup(BOOK, OLDER)})


def test_the_case_gives_two_finished_books_at_their_day_and_one_planned() -> None:
    planned, first, second = entries(told(FORMAT, CASES / "openreads_export.csv"))
    assert planned.status is Status.CANDIDATE
    assert (first.time, second.time) == (day("2023-11-28"), day("2023-12-10"))
    assert (first.identity, first.value, second.value) == ("isbn 9781529035650", 5, 4.5)


def test_every_reading_counts_and_notes_are_not_kept(tmp_path: Path) -> None:
    found = told_of(FORMAT, tmp_path, table(COLUMNS, ROW))
    assert [book.time for book in entries(found)] == [day("2023-11-28"), day("2024-02-01")]
    assert entries(found)[0].tags == ("1", "Sea")
    assert "for my eyes" not in repr(found)


@pytest.mark.parametrize(
    ("more", "action", "status", "time", "weak"),
    [
        ({"readings": ""}, "read", Status.DONE, "2024-03-01T13:01:12.937", True),
        (
            {"readings": "2024-01-05T00:00:00.000||", "status": "in_progress"},
            "reading",
            Status.DONE,
            "2024-01-05",
            False,
        ),
        ({"readings": "", "status": "abandoned"}, "abandoned", Status.DONE, "2024-03-01T13:01:12.937", True),
        ({"readings": "", "status": "planned"}, "saved", Status.CANDIDATE, "2024-03-01T13:01:12.937", False),
        ({"readings": "||"}, "read", Status.DONE, "2024-03-01T13:01:12.937", True),
    ],
)
def test_a_status_says_whether_a_book_was_taken_up(
    tmp_path: Path, more: dict[str, str], action: str, status: Status, time: str, weak: bool
) -> None:
    (book,) = entries(told_of(FORMAT, tmp_path, table(COLUMNS, {**ROW, **more})))
    assert (book.action, book.status, book.time, book.weak) == (action, status, day(time), weak)


def test_older_files_with_one_day_of_finishing_are_read_by_it(tmp_path: Path) -> None:
    columns = ("start_date" if name == "readings" else name for name in (*COLUMNS, "finish_date"))
    row = {**ROW, "start_date": "2023-01-01", "finish_date": "2023-01-09"}
    (book,) = entries(told_of(FORMAT, tmp_path, table(tuple(columns), row)))
    assert book.time == day("2023-01-09")


def test_a_deleted_book_is_left_out_with_the_reason(tmp_path: Path) -> None:
    found = told_of(FORMAT, tmp_path, table(COLUMNS, {**ROW, "deleted": "true"}))
    assert entries(found) == []
    assert reasons(found) == ["a book that was deleted in the app"]


ODD = odd_tables(COLUMNS, ROW)


@pytest.mark.parametrize("content", ODD.values(), ids=ODD)
def test_an_odd_file_is_refused_in_words_or_told_of_row_by_row(tmp_path: Path, content: bytes) -> None:
    check_table(FORMAT, tmp_path, content)


@LAWS
@given(content=tables(COLUMNS, more=("finished", "planned", "|2023-12-10T00:00:00.000|", "true")))
def test_whatever_the_cells_hold_every_row_is_told_of(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    check_table(FORMAT, tmp_path_factory.mktemp("any"), content)
