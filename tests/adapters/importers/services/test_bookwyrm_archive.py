"""BookWyrm's export of an account: every reading, else what was written of a book, else its shelf."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from adapters.importers.formats.test_bookwyrm import BOOK, READ_THROUGH, account, tarball
from export_files import NOW, day, entries, reasons, told_of

from core.adapters.importers import look_into
from core.adapters.importers.formats.bookwyrm import FORMAT
from core.adapters.importers.lines.entries import Status


def test_an_archive_tells_every_reading_with_the_persons_own_rating(tmp_path: Path) -> None:
    again = READ_THROUGH | {"finish_date": None, "stopped_date": "2025-06-01T00:00:00Z"}
    found = told_of(FORMAT, tmp_path, account(BOOK | {"readthroughs": [READ_THROUGH, again]}), "archive.json")
    first, second = entries(found)
    assert (first.time, first.action, second.time, second.action) == (
        day("2025-03-21"),
        "read",
        day("2025-06-01"),
        "abandoned",
    )
    assert (first.title, first.creator, first.value, first.text) == ("Salt Roads", "Ines Corra", 4, "Calm Long.")
    assert (first.identity, first.link, first.tags) == (
        "isbn 9780441013593",
        "https://books.example/book/1",
        ("Sea",),
    )


def test_a_book_of_an_archive_without_a_reading_stands_at_what_was_written_of_it(tmp_path: Path) -> None:
    (book,) = entries(told_of(FORMAT, tmp_path, account(BOOK | {"readthroughs": []}), "archive.json"))
    assert (book.time, book.weak) == (datetime(2025, 4, 2, 4, 9, 18, 343_000, tzinfo=UTC), True)


@pytest.mark.parametrize(
    ("shelf", "status", "tags"),
    [("to-read", Status.CANDIDATE, ("Sea",)), ("by-the-sea-12", Status.CANDIDATE, ("Am Meer", "Sea"))],
)
def test_a_shelf_of_an_archive_is_known_by_its_address_in_any_language(
    tmp_path: Path, shelf: str, status: Status, tags: tuple[str, ...]
) -> None:
    on_it = [{"id": f"https://books.example/user/noor/books/{shelf}", "name": "Am Meer"}]
    (book,) = entries(
        told_of(FORMAT, tmp_path, account(BOOK | {"readthroughs": [], "reviews": [], "shelves": on_it}), "archive.json")
    )
    assert (book.status, book.time, book.tags) == (status, None, tags)


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"shelves": []}, "a book that is on no shelf"),
        ({}, "it has no day of reading; export the book list as CSV too, which has the day of its shelf"),
        ({"edition": None, "work": {}, "shelves": [{"id": "x/books/to-read"}]}, "the title is empty"),
    ],
)
def test_a_book_of_an_archive_that_cannot_be_placed_is_told_with_its_reason(
    tmp_path: Path, more: dict[str, object], reason: str
) -> None:
    found = told_of(FORMAT, tmp_path, account(BOOK | {"readthroughs": [], "reviews": []} | more, BOOK), "archive.json")
    assert reasons(found) == [reason]


def test_the_packed_export_of_an_account_is_brought_whole(tmp_path: Path) -> None:
    packed = tmp_path / "export.tar.gz"
    packed.write_bytes(tarball({"archive.json": account(BOOK), "images/a.jpg": b"\xff\xd8\xff\xe0" + bytes(99)}))
    parcels = look_into([packed], now=NOW)
    assert [(parcel.name, parcel.service, parcel.n_moments) for parcel in parcels if parcel.is_full] == [
        ("archive.json", "BookWyrm", 1)
    ]
    assert all(parcel.trouble for parcel in parcels if not parcel.is_full)
