"""StoryGraph: every reading of a book at its end, to-read books to come."""

from pathlib import Path

import pytest
from export_files import (
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
    told_of,
)
from hypothesis import given
from strategies import LAWS

from core.adapters.importers.formats.storygraph import FORMAT
from core.adapters.importers.lines.entries import Status

COLUMNS = columns_of(
    "Title,Authors,Contributors,ISBN/UID,Format,Read Status,Date Added,Last Date Read,Dates Read,Read Count,"
    "Moods,Pace,Character- or Plot-Driven?,Strong Character Development?,Loveable Characters?,"
    "Diverse Characters?,Flawed Characters?,Star Rating,Review,Content Warnings,Content Warning Description,Tags,"
    "Owned?"
)
ROW = {
    "Title": "Salt Roads",
    "Authors": "Ines Corra, Dana Kelly",
    "ISBN/UID": "9780441013593",
    "Format": "audio",
    "Read Status": "read",
    "Date Added": "2021/08/31",
    "Last Date Read": "2023/02/01",
    "Dates Read": "2021/01/02-2021/02/03, 2023/02/01",
    "Moods": "adventurous, calm",
    "Star Rating": "4.25",
    "Tags": "sea",
    "Review": "<div>Calm.</div>",
}
SAMPLES = [
    {"storygraph.csv": table(COLUMNS, ROW)},
    {"older.csv": table([*COLUMNS[:5], "ReadStatus", *COLUMNS[6:]], ROW)},
    {"isbn.csv": table([*COLUMNS[:3], "ISBN", *COLUMNS[4:]], ROW)},
]


def test_every_reading_of_a_book_stands_at_the_day_it_ended(tmp_path: Path) -> None:
    found = entries(told_of(FORMAT, tmp_path, table(COLUMNS, ROW)))
    assert [book.time for book in found] == [day("2021-02-03"), day("2023-02-01")]
    assert {(book.title, book.creator, book.identity) for book in found} == {
        ("Salt Roads", "Ines Corra, Dana Kelly", "isbn 9780441013593")
    }
    assert (found[0].value, found[0].tags, found[0].text) == (4.25, ("sea", "adventurous", "calm"), "Calm.")


@pytest.mark.parametrize(
    ("dates", "last", "time", "is_weak"),
    [
        ("", "2023/02/01", "2023-02-01", False),
        ("", "", "2021-08-31", True),
        ("2022/05/01-", "", "2022-05-01", False),
        ("2022/05", "", "2022-05-01", False),
        ("2022", "", "2022-01-01", False),
        ("soon", "", "2021-08-31", True),
        ("2022-05-01", "", "2022-05-01", False),
    ],
)
def test_without_dates_of_reading_the_last_one_counts_then_weakly_the_day_of_adding(
    tmp_path: Path, dates: str, last: str, time: str, is_weak: bool
) -> None:
    found = told_of(FORMAT, tmp_path, table(COLUMNS, {**ROW, "Dates Read": dates, "Last Date Read": last}))
    (book,) = entries(found)
    assert (book.time, book.weak) == (day(time), is_weak)
    assert bool(notes(found)) is is_weak


@pytest.mark.parametrize(
    ("status", "action", "place"),
    [
        ("to-read", "saved", Status.CANDIDATE),
        ("up-next", "saved", Status.CANDIDATE),
        ("currently-reading", "reading", Status.DONE),
        ("did-not-finish", "abandoned", Status.DONE),
        ("paused", "paused", Status.DONE),
    ],
)
def test_a_status_says_whether_a_book_was_taken_up(tmp_path: Path, status: str, action: str, place: Status) -> None:
    row = {**ROW, "Read Status": status, "Dates Read": "", "Last Date Read": ""}
    (book,) = entries(told_of(FORMAT, tmp_path, table(COLUMNS, row)))
    assert (book.action, book.status, book.time) == (action, place, day("2021-08-31"))


def test_a_number_of_its_own_is_no_isbn_and_a_book_without_any_day_is_refused(tmp_path: Path) -> None:
    rows = [{**ROW, "ISBN/UID": "B00FO74WXA"}, {**ROW, "Dates Read": "", "Last Date Read": "", "Date Added": ""}]
    found = told_of(FORMAT, tmp_path, table(COLUMNS, *rows))
    assert {book.identity for book in entries(found)} == {""}
    assert reasons(found) == ["the time is empty"]


def test_the_bought_columns_of_another_table_are_nobodys(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"Title,Authors,Star Rating,Date Added\nA,B,4,2024-01-01\n")
    assert part_of_file(FORMAT, tmp_path / "a.csv") is None


ODD = odd_tables(COLUMNS, ROW)


@pytest.mark.parametrize("content", ODD.values(), ids=ODD)
def test_an_odd_file_is_refused_in_words_or_told_of_row_by_row(tmp_path: Path, content: bytes) -> None:
    check_table(FORMAT, tmp_path, content)


@LAWS
@given(content=tables(COLUMNS, more=("read", "to-read", "2021/01/02-2021/02/03", "paused")))
def test_whatever_the_cells_hold_every_row_is_told_of(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    check_table(FORMAT, tmp_path_factory.mktemp("any"), content)


def test_a_table_whose_numbers_are_only_called_isbn_is_known_as_well(tmp_path: Path) -> None:
    older = {("ISBN" if name == "ISBN/UID" else name): cell for name, cell in ROW.items()}
    columns = ["ISBN" if name == "ISBN/UID" else name for name in COLUMNS]
    found = entries(told_of(FORMAT, tmp_path, table(columns, older)))
    assert {book.identity for book in found} == {"isbn 9780441013593"}
