"""LibraryThing: books at the day they were read, in the table and in the JSON alike."""

from pathlib import Path

import pytest
from export_files import (
    check_json,
    check_read,
    check_table,
    columns_of,
    day,
    entries,
    json_of,
    notes,
    odd_json,
    odd_tables,
    part_of_file,
    table,
    tables,
    told_of,
)
from hypothesis import given
from strategies import LAWS

from core.adapters.importers.formats.librarything import FORMAT
from core.adapters.importers.lines.entries import Status

COLUMNS = columns_of(
    "Book Id,Title,Sort Character,Primary Author,Primary Author Role,Secondary Author,Publication,Date,Review,"
    "Rating,Comment,Private Comment,Acquired,Date Started,Date Read,Tags,Collections,Languages,ISBN,ISBNs,"
    "Entry Date,Work id"
)
ROW = {
    "Book Id": "5001",
    "Title": "Salt Roads",
    "Primary Author": "Corra, Ines",
    "Date": "1999",
    "Review": "Calm.",
    "Rating": "4.5",
    "Private Comment": "for my eyes",
    "Date Started": "[2007-04-16]",
    "Date Read": "[2007-05-08]",
    "Tags": "sea, salt",
    "Collections": "Your library, Read but unowned",
    "ISBN": "[0441013597]",
    "Entry Date": "[2006-08-09]",
}
JSON = b"""{"5001": {"books_id": "5001", "title": "Salt Roads", "sortcharacter": "1", "primaryauthor": "Corra, Ines",
 "authors": [{"lf": "Corra, Ines", "fl": "Ines Corra", "role": "Author"}],
 "date": "1999", "review": "Calm.", "rating": 4.5,
 "privatecomment": "for my eyes", "datestarted": "2007-04-16", "dateread": "2007-05-08", "tags": ["sea", "salt"],
 "collections": ["Your library", "Read but unowned"], "isbn": {"0": "0441013597", "2": "9780441013593"},
 "originalisbn": "0441013597", "entrydate": "2006-08-09", "workcode": "77"}}"""
SAMPLES = [{"librarything.tsv": table(COLUMNS, ROW, mark="\t")}, {"librarything.json": JSON}]


@pytest.mark.parametrize("content", [table(COLUMNS, ROW, mark="\t"), JSON, b"\xef\xbb\xbf" + JSON])
def test_the_table_and_the_json_tell_the_same_of_a_book(tmp_path: Path, content: bytes) -> None:
    found = told_of(FORMAT, tmp_path, content)
    (book,) = entries(found)
    assert (book.title, book.creator, book.time) == ("Salt Roads", "Ines Corra", day("2007-05-08"))
    assert (book.value, book.identity, book.tags) == (4.5, "isbn 9780441013593", ("sea", "salt"))
    assert (book.text, book.action, book.weak) == ("Calm.", "read", False)
    assert "for my eyes" not in repr(found)


def test_a_table_in_the_encoding_of_older_exports_keeps_its_letters(tmp_path: Path) -> None:
    content = table(COLUMNS, {**ROW, "Title": "Café Müller"}, mark="\t").decode().encode("latin-1")
    (book,) = entries(told_of(FORMAT, tmp_path, content))
    assert book.title == "Café Müller"


@pytest.mark.parametrize(
    ("where", "more", "status", "action"),
    [
        ("To read", {}, Status.CANDIDATE, "saved"),
        ("Your library, Wishlist", {}, Status.CANDIDATE, "saved"),
        ("À lire", {}, Status.CANDIDATE, "saved"),
        ("Wunschliste", {}, Status.CANDIDATE, "saved"),
        ("Currently reading", {}, Status.DONE, "reading"),
        ("To read", {"Date Started": "2008-01-01"}, Status.DONE, "reading"),
        ("Your library", {}, Status.DONE, "catalogued"),
    ],
)
def test_a_collection_says_what_waits_and_the_rest_stands_weakly_at_its_day_of_entry(
    tmp_path: Path, where: str, more: dict[str, str], status: Status, action: str
) -> None:
    row = {**ROW, "Date Started": "", "Date Read": "", "Collections": where, **more}
    found = told_of(FORMAT, tmp_path, table(COLUMNS, row, mark="\t"))
    (book,) = entries(found)
    assert (book.status, book.action) == (status, action)
    assert book.weak is bool(notes(found))


@pytest.mark.parametrize("content", odd_json(JSON).values(), ids=odd_json(JSON))
def test_odd_json_is_refused_in_words_or_told_of_book_by_book(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "good").write_bytes(JSON)
    part = part_of_file(FORMAT, tmp_path / "good")
    (tmp_path / "odd").write_bytes(content)
    check_read(part, tmp_path / "odd")


@LAWS
@given(
    value=json_of(
        "books_id", "title", "primaryauthor", "dateread", "entrydate", "rating", "collections", "isbn", "tags"
    )
)
def test_whatever_the_json_holds_nothing_but_a_refusal_comes(
    tmp_path_factory: pytest.TempPathFactory, value: object
) -> None:
    check_json(FORMAT, tmp_path_factory.mktemp("any"), JSON, {"1": value, "2": [value]})


ODD = odd_tables(COLUMNS, ROW)


@pytest.mark.parametrize("content", ODD.values(), ids=ODD)
def test_an_odd_file_is_refused_in_words_or_told_of_row_by_row(tmp_path: Path, content: bytes) -> None:
    check_table(FORMAT, tmp_path, content)


@LAWS
@given(content=tables(COLUMNS, more=("To read", "[2007-05-08]", "Wishlist")))
def test_whatever_the_cells_hold_every_row_is_told_of(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    check_table(FORMAT, tmp_path_factory.mktemp("any"), content)
