"""Deezer: a workbook's sheets of plays and favourites, or one sheet as a table, without addresses and devices."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from adapters.importers.parts_read import (
    READER,
    entries_at,
    member_of,
    outcomes_at,
    part_at,
    reasons_at,
    rows_of,
    written,
)

from core.adapters.importers.formats.deezer import FORMAT, read
from core.adapters.importers.ground.reading import ImportRefused
from core.adapters.importers.lines.entries import Status
from core.adapters.importers.lines.format import Role

COLUMNS = ("Song Title", "Artist", "ISRC", "Album Title", "IP Address", "Listening Time", "Platform Model", "Date")
PLAYED = [
    ("Nocturne", "Lina Brandt", "X1", "Night Music", "203.0.113.7", "215", "a phone", "2024-03-01 10:00:00"),
    ("Low Tide", "Harbour Lights", "X2", "Piers", "203.0.113.7", "4", "a phone", "2024-03-01 10:05:00"),
    ("Snjor", "Olafur", "X3", "Vetur", "203.0.113.7", "215", "a phone", ""),
    ("", "Olafur", "X3", "Vetur", "203.0.113.7", "215", "a phone", "2024-03-01 10:05:00"),
]
LIKED = [("Song Title", "Artist", "ISRC", "Album Title"), ("Moss", "Ida", "X4", "Green")]
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def workbook(sheets: Mapping[str, Sequence[Sequence[str]]]) -> bytes:
    """Return a workbook as any spreadsheet writes it, with text in every cell."""
    numbers = range(1, len(sheets) + 1)
    listed = "".join(
        f'<sheet name="{name}" sheetId="{n}" r:id="r{n}"/>' for n, name in zip(numbers, sheets, strict=True)
    )
    links = "".join(
        f'<Relationship Id="r{n}" Type="{_LINKS}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n in numbers
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as book:
        book.writestr("[Content_Types].xml", f'<Types xmlns="{_PACKAGE}/content-types"/>')
        book.writestr(
            "xl/workbook.xml", f'<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}"><sheets>{listed}</sheets></workbook>'
        )
        book.writestr(
            "xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'
        )
        book.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" Type="{_LINKS}/officeDocument"'
            ' Target="xl/workbook.xml"/></Relationships>',
        )
        for n, rows in zip(numbers, sheets.values(), strict=True):
            cells = "".join(
                "<row>" + "".join(f'<c t="inlineStr"><is><t>{escape(cell)}</t></is></c>' for cell in row) + "</row>"
                for row in rows
            )
            book.writestr(
                f"xl/worksheets/sheet{n}.xml", f'<worksheet xmlns="{_MAIN}"><sheetData>{cells}</sheetData></worksheet>'
            )
    return stream.getvalue()


def table(rows: Sequence[Sequence[str]]) -> bytes:
    return "".join(",".join(row) + "\n" for row in rows).encode()


BOOK = workbook({"01_settings": [("Key", "Value")], "8_favoriteSong": LIKED, "10_listeningHistory": [COLUMNS, *PLAYED]})
SAMPLES = [{"deezer-data.xlsx": BOOK}, {"history.csv": table([COLUMNS, *PLAYED]), "favourites.csv": table(LIKED)}]


def test_a_workbook_gives_its_plays_and_its_favourites_and_no_address(tmp_path: Path) -> None:
    path = written(tmp_path, BOOK)
    liked, played = entries_at(FORMAT, path)
    assert (liked.title, liked.status, liked.time) == ("Moss", Status.CANDIDATE, None)
    assert (played.title, played.creator, played.text) == ("Nocturne", "Lina Brandt", "Night Music")
    assert played.time == datetime(2024, 3, 1, 10, tzinfo=UTC)
    assert reasons_at(FORMAT, path) == [
        "played for less than 30 seconds",
        "the time is empty",
        "a song without a title",
    ]
    assert rows_of(outcomes_at(FORMAT, path)) == [1, 2, 3, 4, 5]
    assert "203.0.113.7" not in repr(outcomes_at(FORMAT, path))


def test_a_sheet_that_was_saved_as_a_table_gives_the_same(tmp_path: Path) -> None:
    (played,) = entries_at(FORMAT, written(tmp_path, table([COLUMNS, *PLAYED])))
    assert (played.title, played.status) == ("Nocturne", Status.DONE)
    assert part_at(FORMAT, written(tmp_path, table(LIKED))).role == Role.BACKLOG


@pytest.mark.parametrize(
    "content", [workbook({"a": [("Title", "Date")]}), BOOK[:400], b"PK\x03\x04", b"song title,date\nx,2024-01-01\n"]
)
def test_another_workbook_or_table_is_not_taken_for_it(tmp_path: Path, content: bytes) -> None:
    assert FORMAT.part(member_of(written(tmp_path, content))) is None


def test_a_damaged_workbook_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(ImportRefused, match="damaged workbook"):
        list(read(written(tmp_path, BOOK[:-200]), READER))
