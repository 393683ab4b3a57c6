"""BookWyrm: books at the day they were finished, never at the day they were begun."""

import io
import json
import tarfile
from pathlib import Path

import pytest
from export_files import (
    CASES,
    check_table,
    columns_of,
    day,
    entries,
    odd_tables,
    table,
    tables,
    told,
    told_of,
)
from hypothesis import given
from strategies import LAWS

from core.adapters.importers.formats.bookwyrm import FORMAT
from core.adapters.importers.lines.entries import Status

COLUMNS = columns_of(
    "title,author_text,remote_id,openlibrary_key,finna_key,inventaire_id,librarything_key,goodreads_key,bnf_id,"
    "viaf,wikidata,asin,aasin,isfdb,isbn_10,isbn_13,oclc_number,start_date,finish_date,stopped_date,rating,"
    "review_name,review_cw,review_content,review_published,shelf,shelf_name,shelf_date"
)
ROW = {
    "title": "Salt Roads",
    "author_text": "Ines Corra",
    "remote_id": "https://books.example/book/1",
    "isbn_10": "0441013597",
    "start_date": "2025-03-12",
    "finish_date": "2025-03-21",
    "rating": "4",
    "review_name": "Calm",
    "review_content": "<p>Long.</p>",
    "shelf": "read",
    "shelf_name": "Read",
    "shelf_date": "2025-03-23",
}
READ_THROUGH = {"start_date": "2025-03-12T00:00:00Z", "finish_date": "2025-03-21T00:00:00Z", "stopped_date": None}
BOOK = {
    "work": {"title": "Salt Roads", "subjects": ["Sea"], "description": "<p>Of salt.</p>"},
    "edition": {"id": "https://books.example/book/1", "title": "Salt Roads", "isbn13": "9780441013593", "isbn10": ""},
    "authors": [{"name": "Ines Corra"}],
    "shelves": [{"id": "https://books.example/user/noor/books/read", "name": "Gelesen"}],
    "lists": [],
    "comments": [],
    "quotations": [],
    "reviews": [
        {"published": "2025-04-02T04:09:18.343+00:00", "name": "Calm", "content": "<p>Long.</p>", "rating": 4.0}
    ],
    "readthroughs": [READ_THROUGH],
}


def account(*books: object) -> bytes:
    """Return the archive of an account with some books."""
    told = {"id": "https://books.example/user/noor", "type": "Person", "preferredUsername": "noor"}
    return json.dumps(told | {"bookwyrmUser": True, "settings": {}, "books": books, "follows": []}).encode()


def tarball(files: dict[str, bytes]) -> bytes:
    """Return a packed tar file as an account is exported."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return out.getvalue()


SAMPLES = [
    {"archive.json": account(BOOK)},
    {"bookwyrm-export.csv": table(COLUMNS, ROW)},
    {"older.csv": table(COLUMNS[:17] + COLUMNS[20:24], ROW)},
]


def test_the_case_gives_two_books_at_their_finish_and_one_to_come() -> None:
    first, second, to_come = entries(told(FORMAT, CASES / "bookwyrm-export.csv"))
    assert (first.time, second.time) == (day("2025-03-21"), day("2025-04-11"))
    assert (first.creator, second.creator) == ("Dana M Kelly", "Ines Corra")
    assert (first.value, second.value) == (4, None)
    assert (to_come.status, to_come.time) == (Status.CANDIDATE, day("2025-05-01"))


def test_a_book_keeps_its_review_its_link_and_its_isbn(tmp_path: Path) -> None:
    (book,) = entries(told_of(FORMAT, tmp_path, table(COLUMNS, ROW)))
    assert (book.text, book.link) == ("Calm Long.", "https://books.example/book/1")
    assert book.identity == "isbn 9780441013593"


@pytest.mark.parametrize(
    ("more", "action", "status", "time", "weak"),
    [
        ({"finish_date": ""}, "read", Status.DONE, "2025-03-12", False),
        ({"finish_date": "", "start_date": ""}, "read", Status.DONE, "2025-03-23", True),
        ({"finish_date": "", "shelf": "reading"}, "reading", Status.DONE, "2025-03-12", False),
        (
            {"finish_date": "", "stopped_date": "2025-03-20", "shelf": "stopped-reading"},
            "abandoned",
            Status.DONE,
            "2025-03-20",
            False,
        ),
        ({"finish_date": "", "start_date": "", "shelf": "to-read"}, "saved", Status.CANDIDATE, "2025-03-23", False),
        ({"shelf": "sea-books-12", "shelf_name": "Sea books"}, "read", Status.DONE, "2025-03-21", False),
    ],
)
def test_a_shelf_and_the_days_say_whether_a_book_was_taken_up(
    tmp_path: Path, more: dict[str, str], action: str, status: Status, time: str, weak: bool
) -> None:
    (book,) = entries(told_of(FORMAT, tmp_path, table(COLUMNS, {**ROW, **more})))
    assert (book.action, book.status, book.time, book.weak) == (action, status, day(time), weak)


def test_a_book_on_a_shelf_of_ones_own_that_nothing_says_was_read_waits_under_that_shelf(tmp_path: Path) -> None:
    row = {"title": "Low Tide", "shelf": "sea-books-12", "shelf_name": "Sea books", "shelf_date": "2025-03-23"}
    (book,) = entries(told_of(FORMAT, tmp_path, table(COLUMNS, row)))
    assert (book.status, book.tags) == (Status.CANDIDATE, ("Sea books",))


ODD = odd_tables(COLUMNS, ROW)


@pytest.mark.parametrize("content", ODD.values(), ids=ODD)
def test_an_odd_file_is_refused_in_words_or_told_of_row_by_row(tmp_path: Path, content: bytes) -> None:
    check_table(FORMAT, tmp_path, content)


@LAWS
@given(content=tables(COLUMNS, more=("read", "to-read", "reading", "2025-03-12")))
def test_whatever_the_cells_hold_every_row_is_told_of(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    check_table(FORMAT, tmp_path_factory.mktemp("any"), content)
