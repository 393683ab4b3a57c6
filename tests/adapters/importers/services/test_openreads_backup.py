"""Openreads' backup: the same readings as in its table, also of versions that have one day of finishing."""

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from adapters.importers.formats.test_openreads import BOOK, COLUMNS, OLDER, ROW, backup
from export_files import NOW, day, entries, reasons, table, told_of

from core.adapters.importers import look_into
from core.adapters.importers.formats.openreads import FORMAT
from core.adapters.importers.lines.entries import Status


def test_a_backup_tells_the_same_readings_as_the_table(tmp_path: Path) -> None:
    rows = entries(told_of(FORMAT, tmp_path, table(COLUMNS, ROW)))
    books = entries(told_of(FORMAT, tmp_path, backup(BOOK), "books.backup"))
    assert books == [replace(row, row=1) for row in rows]


def test_an_older_backup_has_one_day_of_finishing_else_of_beginning(tmp_path: Path) -> None:
    begun = OLDER | {"finish_date": None, "start_date": "2023-10-27T00:00:00.000", "status": 1}
    first, second = entries(told_of(FORMAT, tmp_path, backup(OLDER, begun), "books.backup"))
    assert (first.time, first.action) == (day("2023-11-28"), "read")
    assert (second.time, second.action) == (day("2023-10-27"), "reading")


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"deleted": 1}, "a book that was deleted in the app"),
        ({"status": 9}, "it is on no shelf that is known"),
        ({"status": "read"}, "it is on no shelf that is known"),
        ({"title": ""}, ""),
        (
            {"readings": "", "status": 0},
            "it has no day of reading; add one in the app, or bring its CSV, which has the day of adding",
        ),
        (
            {"readings": "soon|later|"},
            "it has no day of reading; add one in the app, or bring its CSV, which has the day of adding",
        ),
        (
            {"readings": "|2999-01-01T00:00:00.000|"},
            "it has no day of reading; add one in the app, or bring its CSV, which has the day of adding",
        ),
    ],
)
def test_an_odd_book_of_a_backup_is_told_with_its_reason(tmp_path: Path, more: dict[str, object], reason: str) -> None:
    found = told_of(FORMAT, tmp_path, backup(BOOK | more, BOOK), "books.backup")
    assert reasons(found) == [reason] * bool(reason)


def test_a_planned_book_of_a_backup_waits_and_notes_are_not_kept(tmp_path: Path) -> None:
    found = told_of(FORMAT, tmp_path, backup(BOOK | {"status": 2, "readings": ""}), "books.backup")
    (planned,) = entries(found)
    assert (planned.status, planned.time) == (Status.CANDIDATE, None)
    assert "for my eyes" not in repr(found)


def test_a_backup_that_is_cut_off_tells_the_books_before_the_fault(tmp_path: Path) -> None:
    found = told_of(FORMAT, tmp_path, backup(BOOK, BOOK)[:-9], "books.backup")
    assert len(entries(found)) == 2
    assert reasons(found) == ["it is no book, or cut off"]


def test_the_zip_of_a_backup_is_brought_whole_with_its_covers_named(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "Openreads-2024_3_1.backup", "w") as archive:
        archive.writestr("books.backup", backup(BOOK, OLDER))
        archive.writestr("challenges.backup", '{"year":2024,"books":12}')
        archive.writestr("4.jpg", b"\xff\xd8\xff\xe0" + bytes(99))
        archive.writestr("info.txt", "App version: 2.9\nBackup version: 5")
    parcels = look_into([tmp_path / "Openreads-2024_3_1.backup"], now=NOW)
    assert [(parcel.name, parcel.n_moments) for parcel in parcels if parcel.is_full] == [("books.backup", 3)]
    assert all(parcel.trouble for parcel in parcels if not parcel.is_full)
