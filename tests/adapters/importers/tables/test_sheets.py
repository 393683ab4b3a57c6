"""A workbook is known by its first bytes, of whatever program, and a document of the same programs is none."""

import io
import zipfile
from pathlib import Path

import pytest
from adapters.importers.formats.test_spreadsheet import SHEET, ods, xlsx

from core.adapters.importers.ground.reading import ImportRefused
from core.adapters.importers.tables.sheets import is_workbook, open_workbook
from core.adapters.importers.tables.sources import no_progress


def archive(*names: str) -> bytes:
    """Return a zip of members that hold their own names."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        for name in names:
            made.writestr(name, name)
    return packed.getvalue()


@pytest.mark.parametrize("content", [xlsx(one=SHEET), ods(SHEET), b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)])
def test_workbooks_of_three_kinds_are_known(content: bytes) -> None:
    assert is_workbook(content[:4_096])


@pytest.mark.parametrize(
    "content", [archive("word/document.xml"), archive("a.csv"), b"title,time\n", b"", b"PK\x03\x04"]
)
def test_documents_archives_and_tables_are_no_workbooks(content: bytes) -> None:
    assert not is_workbook(content[:4_096])


def test_the_sheet_with_most_rows_is_the_table_and_the_others_are_named(tmp_path: Path) -> None:
    path = tmp_path / "book"
    path.write_bytes(xlsx(few=[["Name", "Note"], ["Heat", "good"]], many=SHEET))
    source = open_workbook(path)
    assert (source.columns, source.n_rows) == (("Title", "Artist", "Time"), 2)
    assert source.name == "many"
    assert [(other.name, other.columns, other.n_rows) for other in source.others] == [("few", ("Name", "Note"), 1)]
    numbered = [row for row in source.rows(no_progress) if isinstance(row, tuple)]
    assert [(number, cells[0]) for number, cells in numbered] == [(2, "Heat"), (3, "Ran")]


@pytest.mark.parametrize(
    ("content", "advice"),
    [
        (xlsx(one=[]), "no sheet with rows"),
        (xlsx(one=SHEET[:1]), "columns but no rows"),
        (xlsx(one=SHEET)[:200], "damaged or locked"),
    ],
)
def test_a_workbook_that_gives_nothing_is_refused_with_advice(tmp_path: Path, content: bytes, advice: str) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(content)
    with pytest.raises(ImportRefused, match=advice):
        open_workbook(path)


def changed(content: bytes, member: str, old: str, new: str) -> bytes:
    """Return a workbook with a piece of one of its members replaced."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as archive, zipfile.ZipFile(made, "w") as out:
        for name in archive.namelist():
            text = archive.read(name).decode()
            assert name != member or old in text
            out.writestr(name, text.replace(old, new) if name == member else text)
    return made.getvalue()


def rows_of(path: Path) -> list[list[object]]:
    return [list(row[1]) for row in open_workbook(path).rows(no_progress) if isinstance(row, tuple)]


def test_sheets_of_the_same_columns_are_one_table(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(xlsx(y2024=SHEET[:2], y2025=SHEET[:1] + SHEET[2:], other=[["Name"], ["x"]]))
    assert [row[0] for row in rows_of(path)] == ["Heat", "Ran"]
    source = open_workbook(path)
    assert source.notes == ("The sheets 'y2024', 'y2025' have the same columns and were taken as one.",)
    assert [other.name for other in source.others] == ["other"]


def test_a_sheet_that_is_called_a_list_to_come_says_so_of_its_rows(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(xlsx(Gelesen=SHEET[:2], **{"To read": SHEET[:1] + SHEET[2:]}))
    source = open_workbook(path)
    assert source.columns == ("Title", "Artist", "Time", "list")
    assert [(row[0], row[-1]) for row in rows_of(path)] == [("Heat", "Gelesen"), ("Ran", "To read")]


def test_a_hidden_sheet_is_taken_only_where_there_is_no_other(tmp_path: Path) -> None:
    path, book = tmp_path / "book.xlsx", xlsx(Films=SHEET[:2], Lists=SHEET)
    path.write_bytes(changed(book, "xl/workbook.xml", 'name="Lists"', 'name="Lists" state="hidden"'))
    assert [row[0] for row in rows_of(path)] == ["Heat"]
    assert open_workbook(path).notes == ("Hidden sheets are not read: 'Lists'.",)
    assert open_workbook(path).others == ()
    path.write_bytes(changed(xlsx(Lists=SHEET), "xl/workbook.xml", 'name="Lists"', 'name="Lists" state="hidden"'))
    assert [row[0] for row in rows_of(path)] == ["Heat", "Ran"]


def test_a_day_that_is_merged_over_several_rows_is_the_day_of_each(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    book = xlsx(Mine=[["Time", "Title"], ["2025-03-02", "Heat"], ["", "Ran"], ["2025-03-03", "Jaws"]])
    merged = '</sheetData><mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>'
    path.write_bytes(changed(book, "xl/worksheets/s1.xml", "</sheetData>", merged))
    assert rows_of(path) == [["2025-03-02", "Heat"], ["2025-03-02", "Ran"], ["2025-03-03", "Jaws"]]
