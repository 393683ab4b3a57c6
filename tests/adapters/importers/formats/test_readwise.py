"""Readwise: highlights are touches of their book; of Reader what was read is history and the rest waits."""

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
    reasons,
    table,
    tables,
    told,
    told_of,
)
from hypothesis import given
from strategies import LAWS

from core.adapters.importers.formats.readwise import FORMAT
from core.adapters.importers.lines.entries import Status

COLUMNS = columns_of(
    "Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Location,Highlighted at,"
    "Document tags"
)
READER = columns_of("Title,URL,ID,Document tags,Saved date,Reading progress,Location,Seen")
ROW = {
    "Highlight": "Nothing is harder.",
    "Book Title": "How to Do Nothing",
    "Book Author": "Jenny Odell",
    "Note": "for my eyes",
    "Tags": "calm",
    "Highlighted at": "2020-02-01 07:08:19+00:00",
    "Document tags": "essays",
}
DOCUMENT = {
    "Title": "Levain",
    "URL": "https://rye.example/levain?utm_source=x&a=1#top",
    "ID": "01",
    "Document tags": "['bread', 'rye, dark']",
    "Saved date": "2024-01-01 10:00:00+00:00",
    "Reading progress": "0.1",
    "Location": "later",
    "Seen": "True",
}
SAMPLES = [{"highlights.csv": table(COLUMNS, ROW)}, {"reader.csv": table(READER, DOCUMENT)}]


def test_the_case_gives_two_books_at_the_time_of_highlighting_without_a_rating() -> None:
    found = entries(told(FORMAT, CASES / "readwise_highlights.csv"))
    assert [(touch.title, touch.creator, touch.time) for touch in found] == [
        ("Entangled Life", "Merlin Sheldrake", day("2020-01-17T21:29:28")),
        ("How to Do Nothing", "Jenny Odell", day("2020-02-01T07:08:19")),
    ]
    assert [touch.value for touch in found] == [None, None]
    assert found[0].text == "Fungi make worlds, and unmake them."


def test_a_note_is_not_kept_and_a_highlight_without_a_time_is_refused(tmp_path: Path) -> None:
    found = told_of(FORMAT, tmp_path, table(COLUMNS, ROW, {**ROW, "Highlighted at": ""}))
    assert "for my eyes" not in repr(found)
    assert entries(found)[0].tags == ("calm", "essays")
    assert reasons(found) == ["the time is empty"]


@pytest.mark.parametrize(
    ("where", "progress", "status"),
    [
        ("archive", "0", Status.DONE),
        ("later", "0.98", Status.DONE),
        ("later", "0.1", Status.CANDIDATE),
        ("new", "", Status.CANDIDATE),
        ("shortlist", "0", Status.CANDIDATE),
        ("feed", "1.0", Status.DONE),
    ],
)
def test_a_document_was_read_where_it_was_archived_or_read_by_half(
    tmp_path: Path, where: str, progress: str, status: Status
) -> None:
    row = {**DOCUMENT, "Location": where, "Reading progress": progress}
    found = told_of(FORMAT, tmp_path, table(READER, row))
    (document,) = entries(found)
    assert (document.status, document.time) == (status, day("2024-01-01T10:00"))
    assert (document.identity, document.tags) == ("https://rye.example/levain?a=1", ("bread", "rye", "dark"))
    assert bool(notes(found)) is (status is Status.DONE)


def test_what_a_feed_brought_and_nobody_read_is_left_out(tmp_path: Path) -> None:
    found = told_of(FORMAT, tmp_path, table(READER, {**DOCUMENT, "Location": "feed", "Reading progress": "0"}))
    assert (entries(found), reasons(found)) == ([], ["an item of a feed that was not read"])


ODD = odd_tables(COLUMNS, ROW)


@pytest.mark.parametrize("content", ODD.values(), ids=ODD)
def test_an_odd_file_is_refused_in_words_or_told_of_row_by_row(tmp_path: Path, content: bytes) -> None:
    check_table(FORMAT, tmp_path, content)


@LAWS
@given(content=tables(COLUMNS, more=("2024-01-01 10:00:00+00:00", "How to Do Nothing")))
def test_whatever_the_cells_hold_every_row_is_told_of(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    check_table(FORMAT, tmp_path_factory.mktemp("any"), content)


@LAWS
@given(content=tables(READER, more=("archive", "feed", "0.9", "2024-01-01 10:00:00+00:00", "http://a.example/#x")))
def test_whatever_readers_cells_hold_every_row_is_told_of(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    check_table(FORMAT, tmp_path_factory.mktemp("any"), content)
