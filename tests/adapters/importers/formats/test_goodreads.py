"""Goodreads: read books at Date Read or else Date Added, the to-read shelf to come, private notes nowhere."""

from pathlib import Path

import pytest
from export_files import (
    CASES,
    check_table,
    columns_of,
    day,
    entries,
    notes,
    odd_tables,
    part_of_file,
    reasons,
    table,
    tables,
    told,
    told_of,
)
from hypothesis import given
from strategies import LAWS

from core.adapters.importers.formats.goodreads import FORMAT
from core.adapters.importers.lines.entries import Status

COLUMNS = columns_of(
    "Book Id,Title,Author,Author l-f,Additional Authors,ISBN,ISBN13,My Rating,Average Rating,Publisher,Binding,"
    "Number of Pages,Year Published,Original Publication Year,Date Read,Date Added,Bookshelves,"
    "Bookshelves with positions,Exclusive Shelf,My Review,Spoiler,Private Notes,Read Count,Owned Copies"
)
ROW = {
    "Book Id": "42",
    "Title": "Salt Roads (Sea, #1)",
    "Author": "Ines  Corra",
    "ISBN13": '="9780441013593"',
    "My Rating": "4",
    "Average Rating": "3.10",
    "Date Read": "2024/03/02",
    "Date Added": "2024/01/02",
    "Bookshelves": "read, sea, favourites",
    "Exclusive Shelf": "read",
    "My Review": "Calm.<br/>Long.",
    "Private Notes": "met at the library",
    "Original Publication Year": "1999",
}
LISTED = (
    b"Title,Author,ISBN,My Rating,Average Rating,Date Read,Date Added,Bookshelves\n"
    b'Tides,Ada Roe,9780441013593,4,3.9,2021/02/03,2021/01/01,"sea, read"\n'
    b"Moss,Ada Roe,,0,4.1,,2021/01/02,to-read\nFern,Ada Roe,,0,4.1,,2021/01/02,currently-reading\n"
)
SAMPLES = [{"goodreads_library_export.csv": table(COLUMNS, ROW)}, {"for_goodreads.csv": LISTED}]


def test_a_list_made_for_goodreads_tells_by_its_shelves_how_far_a_book_is(tmp_path: Path) -> None:
    tides, moss, fern = entries(told_of(FORMAT, tmp_path, LISTED))
    assert (tides.time, tides.value, tides.tags, tides.identity) == (
        day("2021-02-03"),
        4,
        ("sea",),
        "isbn 9780441013593",
    )
    assert (moss.status, moss.value, moss.tags) == (Status.CANDIDATE, None, ())
    assert (fern.status, fern.action) == (Status.DONE, "reading")


def test_the_case_gives_four_read_books_and_one_to_come_without_ratings_of_zero_or_private_notes() -> None:
    found = told(FORMAT, CASES / "goodreads_library_export.csv")
    to_come, *done = entries(found)
    assert (to_come.status, to_come.title) == (Status.CANDIDATE, "Ghosts of the Tristan Basin (Powder Mage, #0.8)")
    assert [book.time for book in done] == [
        day(text) for text in ("2022-01-25", "2021-10-11", "2020-10-25", "2019-07-08")
    ]
    assert [book.value for book in done] == [5, 3, None, 2]
    assert [book.weak for book in done] == [True, False, False, True]
    assert {book.status for book in done} == {Status.DONE}
    assert "met at the library" not in repr(found)
    assert any("day they were added" in note and "2 rows" in note for note in notes(found))


def test_a_book_keeps_what_its_owner_said_of_it_and_is_known_by_its_isbn(tmp_path: Path) -> None:
    (book,) = entries(told_of(FORMAT, tmp_path, table(COLUMNS, ROW)))
    assert (book.title, book.creator, book.kind) == ("Salt Roads (Sea, #1)", "Ines Corra", "book")
    assert (book.identity, book.value) == ("isbn 9780441013593", 4)
    assert (book.text, book.tags) == ("Calm. Long.", ("sea", "favourites"))
    assert book.link == "https://www.goodreads.com/book/show/42"


def test_a_book_of_ten_digits_and_one_of_thirteen_are_the_same(tmp_path: Path) -> None:
    older = {**ROW, "ISBN13": '=""', "ISBN": '="0441013597"'}
    first, second = entries(told_of(FORMAT, tmp_path, table(COLUMNS, ROW, older)))
    assert first.identity == second.identity


def test_a_book_that_is_being_read_is_taken_up_at_the_day_it_was_added_and_that_is_said(tmp_path: Path) -> None:
    found = told_of(FORMAT, tmp_path, table(COLUMNS, {**ROW, "Exclusive Shelf": "currently-reading", "Date Read": ""}))
    (book,) = entries(found)
    assert (book.status, book.action, book.time, book.weak) == (Status.DONE, "reading", day("2024-01-02"), True)
    assert notes(found)


@pytest.mark.parametrize(
    ("shelf", "more", "status", "action"),
    [
        ("did-not-finish", {}, Status.DONE, "abandoned"),
        ("abandoned", {"Date Read": ""}, Status.DONE, "abandoned"),
        ("on-hold", {"Date Read": ""}, Status.DONE, "abandoned"),
        ("re-read", {"Date Read": "2024/03/02"}, Status.DONE, "read"),
        ("wishlist", {"Date Read": "", "My Rating": "0", "My Review": ""}, Status.CANDIDATE, "saved"),
        ("to-read", {"Date Read": ""}, Status.CANDIDATE, "saved"),
        ("", {"Date Read": "", "My Rating": "0", "My Review": ""}, Status.CANDIDATE, "saved"),
    ],
)
def test_a_shelf_of_ones_own_is_history_only_where_something_says_that_it_was_read(
    tmp_path: Path, shelf: str, more: dict[str, str], status: Status, action: str
) -> None:
    (book,) = entries(told_of(FORMAT, tmp_path, table(COLUMNS, {**ROW, "Exclusive Shelf": shelf, **more})))
    assert (book.status, book.action) == (status, action)


def test_a_file_saved_anew_by_a_spreadsheet_is_read_by_its_own_order_of_day_and_month(tmp_path: Path) -> None:
    rows = [{**ROW, "Date Read": "3/25/2024"}, {**ROW, "Date Read": "4/5/2024"}]
    found = entries(told_of(FORMAT, tmp_path, table(COLUMNS, *rows, mark=";")))
    assert [book.time for book in found] == [day("2024-03-25"), day("2024-04-05")]


def test_a_read_book_without_any_day_is_refused_and_one_to_come_is_not(tmp_path: Path) -> None:
    bare = {**ROW, "Date Read": "", "Date Added": ""}
    found = told_of(FORMAT, tmp_path, table(COLUMNS, bare, {**bare, "Exclusive Shelf": "to-read"}))
    assert reasons(found) == ["the time is empty"]
    assert [book.time for book in entries(found)] == [None]


@pytest.mark.parametrize(
    ("written", "reason"), [("1601/01/01", "the year 1601 cannot be right"), ("soon", "is no time that can be read")]
)
def test_a_date_read_that_cannot_be_right_is_refused_and_not_replaced_by_another(
    tmp_path: Path, written: str, reason: str
) -> None:
    found = told_of(FORMAT, tmp_path, table(COLUMNS, {**ROW, "Date Read": written}))
    assert entries(found) == []
    assert reason in reasons(found)[0]


def test_a_table_of_books_by_someone_else_is_nobodys(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"Title,Author,My Rating,Date Read\nA,B,4,2024-01-01\n")
    assert part_of_file(FORMAT, tmp_path / "a.csv") is None


ODD = odd_tables(COLUMNS, ROW)


@pytest.mark.parametrize("content", ODD.values(), ids=ODD)
def test_an_odd_file_is_refused_in_words_or_told_of_row_by_row(tmp_path: Path, content: bytes) -> None:
    check_table(FORMAT, tmp_path, content)


@LAWS
@given(content=tables(COLUMNS, more=("read", "to-read", "2024/03/02", "dnf", '="0441013597"')))
def test_whatever_the_cells_hold_every_row_is_told_of(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    check_table(FORMAT, tmp_path_factory.mktemp("any"), content)
