"""Audible: books that were begun count, others wait, and everyone's rating is not the person's."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from adapters.importers.parts_read import CASES, entries_at, member_of, notes_at, reasons_at, written

from core.adapters.importers.formats.audible import FORMAT
from core.adapters.importers.lines.entries import Status

CASE = CASES / "audible_library.tsv"
HEADER = "asin\ttitle\tauthors\tnarrators\truntime_length_min\tis_finished\tpercent_complete\trating\tpurchase_date\n"
OWNED = (
    b"Account,Date Added to library,Audible Product Id,Title,Subtitle,Authors,Length In Minutes,Series Names,"
    b"Rating: Overall,My Rating: Overall,Is Finished,Categories\n"
    b'x,1/13/2021,B1,Tides,A life,Ada Roe,585,Sea,4.7,5,False,"Sea, Nature"\n'
    b"x,1/14/2021,B2,Moss,,Ada Roe,500,,4.2,0,False,\nx,1/15/2021,B3,Fern,,Ada Roe,500,,4.2,,True,\n,,,,,,,,,,,\n"
)
SHELF = (
    b"Title,Author,Narrator,Purchase Date,Length,Listening time left,Percent complete\n"
    b"Tides,Ada Roe,Bo Lund,01-13-2021,9 hrs and 45 mins,Finished,100%\n"
    b"Moss,Ada Roe,Bo Lund,01-14-2021,8h 20m,3h 2m left,\n"
    b"Fern,Ada Roe,Bo Lund,01-15-2021,8h 20m,8h 20m,0%\n"
    b"Salt,Ada Roe,Bo Lund,01-16-2021,8h 20m,,\n"
    b"Loam,Ada Roe,Bo Lund,,8h 20m,2h 10m,\n"
)
SAMPLES = [{"library.tsv": CASE.read_bytes()}, {"libation.csv": OWNED}, {"shelf.csv": SHELF}]


def test_a_library_that_says_what_is_left_counts_what_was_begun_and_lets_the_rest_wait(tmp_path: Path) -> None:
    tides, moss, fern, salt = entries_at(FORMAT, written(tmp_path, SHELF))
    assert [each.status for each in (tides, moss, fern, salt)] == [Status.DONE] * 2 + [Status.CANDIDATE] * 2
    assert (tides.time, tides.creator, tides.length_minutes) == (datetime(2021, 1, 13, tzinfo=UTC), "Ada Roe", 585)
    assert (fern.time, fern.kind, fern.action) == (datetime(2021, 1, 15, tzinfo=UTC), "audiobook", "saved")
    assert reasons_at(FORMAT, written(tmp_path, SHELF)) == ["the time is empty"]
    assert "the day they were bought" in notes_at(FORMAT, written(tmp_path, SHELF))
    half = SHELF.replace(b"Narrator", b"Voice")
    assert FORMAT.part(member_of(written(tmp_path, half))) is None


@pytest.mark.parametrize(
    ("column", "cell", "status"),
    [
        ("Progress", "45%", Status.DONE),
        ("Progress", "Not started", Status.CANDIDATE),
        ("Status", "In progress", Status.DONE),
        ("Time remaining", "0m", Status.DONE),
        ("Is Finished", "TRUE", Status.DONE),
        ("Is Finished", "FALSE", Status.CANDIDATE),
    ],
)
def test_what_was_begun_is_told_in_several_ways(tmp_path: Path, column: str, cell: str, status: Status) -> None:
    table = f"Title,Authors,Narrators,Date Added,{column}\nTides,Ada Roe,Bo Lund,2021-01-13,{cell}\n"
    (entry,) = entries_at(FORMAT, written(tmp_path, table.encode()))
    assert entry.status is status


def test_a_list_of_libation_counts_what_was_rated_or_finished_and_lets_the_rest_wait(tmp_path: Path) -> None:
    tides, moss, fern = entries_at(FORMAT, written(tmp_path, OWNED))
    assert (tides.status, tides.value, tides.time) == (Status.DONE, 5, datetime(2021, 1, 13, tzinfo=UTC))
    assert (tides.text, tides.tags, tides.length_minutes) == ("A life Sea", ("Sea", "Nature"), 585)
    assert (moss.status, moss.value) == (Status.CANDIDATE, None)
    assert (fern.status, fern.weak) == (Status.DONE, True)
    assert "the day they were added" in notes_at(FORMAT, written(tmp_path, OWNED))


def test_books_keep_their_length_and_not_the_public_rating() -> None:
    first, second = entries_at(FORMAT, CASE)
    assert (first.title, first.creator, first.length_minutes, first.value) == (
        "Entangled Life", "Merlin Sheldrake", 585, None,
    )  # fmt: skip
    assert (second.length_minutes, second.value, second.status) == (500, None, Status.DONE)
    assert first.time == datetime(2021, 5, 1, 10, tzinfo=UTC)
    assert "when a book was added" in notes_at(FORMAT, CASE)


@pytest.mark.parametrize(
    ("cells", "status"),
    [
        ("true\t100", Status.DONE),
        ("false\t12", Status.DONE),
        ("false\t0", Status.CANDIDATE),
        ("\t", Status.CANDIDATE),
        ("TRUE\t", Status.DONE),
    ],
)
def test_a_book_that_was_not_begun_waits(tmp_path: Path, cells: str, status: Status) -> None:
    row = f"B001\tSalt\tIda Moss\tA\t585\t{cells}\t4.7\t2021-05-01T10:00:00.000Z\n"
    (entry,) = entries_at(FORMAT, written(tmp_path, (HEADER + row).encode()))
    assert entry.status is status


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("B001\t\tIda\tA\t585\ttrue\t100\t4.7\t2021-05-01", "it has no title"),
        ("B001\tSalt\tIda\tA\t585\ttrue\t100\t4.7\t", "the time is empty"),
        ("B001\tSalt\tIda\tA\t585\ttrue\t100\t4.7\t1601-01-01", "the year 1601 cannot be right"),
    ],
)
def test_a_book_that_says_too_little_is_refused(tmp_path: Path, row: str, reason: str) -> None:
    assert reasons_at(FORMAT, written(tmp_path, (HEADER + row + "\n").encode())) == [reason]


def test_a_book_that_waits_needs_no_time(tmp_path: Path) -> None:
    (entry,) = entries_at(FORMAT, written(tmp_path, (HEADER + "B1\tSalt\tI\tA\t5\tfalse\t0\t4.7\t\n").encode()))
    assert (entry.time, entry.status) == (None, Status.CANDIDATE)


def test_any_table_of_books_is_not_taken_for_it(tmp_path: Path) -> None:
    assert FORMAT.part(member_of(written(tmp_path, b"asin,title,rating\nB1,Salt,5\n"))) is None
