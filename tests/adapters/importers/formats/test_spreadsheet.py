"""A workbook is read as it is: the sheet with most rows, real dates, and the rows above its header passed over."""

import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from adapters.importers.table_files import inspect, read

from core.adapters.importers import ColumnMapping, ImportRefused, look_into
from core.adapters.importers.formats.spreadsheet import FORMAT
from core.entities import Person

ADA = Person("ada", "Ada")
EVENING = datetime(2025, 3, 2, 19, 4, 5, tzinfo=UTC)
Cell = str | float | datetime
SHEET: list[list[Cell]] = [["Title", "Artist", "Time"], ["Heat", "Mann", EVENING], ["Ran", "Kurosawa", 45_718.0]]
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def xlsx(**sheets: list[list[Cell]]) -> bytes:
    """Return a small Excel workbook, written by its standard (ECMA-376): cell style 1 is a date."""
    names = "".join(f'<sheet name="{name}" sheetId="{n}" r:id="r{n}"/>' for n, name in enumerate(sheets, 1))
    links = "".join(
        f'<Relationship Id="r{n}" Type="{_OFFICE}/worksheet" Target="worksheets/s{n}.xml"/>'
        for n in range(1, len(sheets) + 1)
    )
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'spreadsheetml.sheet.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="r" Type="{_OFFICE}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{names}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_RELATIONS}">{links}'
        f'<Relationship Id="st" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs>'
        "</styleSheet>",
    }
    for n, rows in enumerate(sheets.values(), 1):
        body = "".join(f"<row>{''.join(map(xlsx_cell, row))}</row>" for row in rows)
        parts[f"xl/worksheets/s{n}.xml"] = f'<worksheet xmlns="{_MAIN}"><sheetData>{body}</sheetData></worksheet>'
    return zipped(parts)


def xlsx_cell(cell: Cell) -> str:
    if isinstance(cell, datetime):
        days = (cell - datetime(1899, 12, 30, tzinfo=UTC)).total_seconds() / 86_400
        return f'<c s="1"><v>{days!r}</v></c>'
    if isinstance(cell, float):
        return f"<c><f>1+1</f><v>{cell!r}</v></c>"
    return f'<c t="inlineStr"><is><t>{escape(cell)}</t></is></c>'


def ods(rows: list[list[Cell]]) -> bytes:
    """Return a small OpenDocument sheet, written by its standard (OpenDocument 1.3)."""
    urn = "urn:oasis:names:tc:opendocument:xmlns"
    body = "".join(f"<table:table-row>{''.join(map(ods_cell, row))}</table:table-row>" for row in rows)
    content = (
        f'<office:document-content xmlns:office="{urn}:office:1.0" xmlns:table="{urn}:table:1.0" '
        f'xmlns:text="{urn}:text:1.0" office:version="1.3"><office:body><office:spreadsheet>'
        f'<table:table table:name="Mine">{body}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    return zipped({"mimetype": kind, "META-INF/manifest.xml": manifest, "content.xml": content})


def ods_cell(cell: Cell) -> str:
    if isinstance(cell, datetime):
        return f'<table:table-cell office:value-type="date" office:date-value="{cell:%Y-%m-%dT%H:%M:%S}"/>'
    if isinstance(cell, float):
        return f'<table:table-cell office:value-type="float" office:value="{cell!r}"/>'
    return f'<table:table-cell office:value-type="string"><text:p>{escape(cell)}</text:p></table:table-cell>'


def zipped(parts: dict[str, str]) -> bytes:
    with io.BytesIO() as stream:
        with zipfile.ZipFile(stream, "w") as archive:
            for name, content in parts.items():
                archive.writestr(name, content)
        return stream.getvalue()


SAMPLES = (
    {"book.xlsx": xlsx(Mine=SHEET)},
    {"book.ods": ods(SHEET)},
    {"shelves.xlsx": xlsx(Mine=SHEET, Wishlist=[["Book"], ["Emma"]], Costs=[["Sum"], ["3"]])},
    {"years.xlsx": xlsx(y2024=SHEET, y2025=SHEET[:2])},
)


@pytest.mark.parametrize("content", [xlsx(Mine=SHEET), ods(SHEET)])
def test_titles_dates_and_numbers_that_are_dates_are_read(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "book"
    path.write_bytes(content)
    seen = inspect(path)
    assert (seen.format, seen.columns, seen.n_rows) == ("workbook", ("Title", "Artist", "Time"), 2)
    assert seen.mapping == ColumnMapping(title="Title", creator="Artist", time="Time")
    reading = read(path, seen.mapping, person=ADA)
    assert [item.title for item in reading.items] == ["Heat", "Ran"]
    assert [interaction.time for interaction in reading.interactions] == [
        EVENING,
        EVENING.replace(hour=0, minute=0, second=0),
    ]


def test_the_sheet_with_most_rows_is_taken_and_the_others_are_named(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(xlsx(Notes=[["Nothing here"]], Films=[["My films in 2025"], [""], *SHEET], Empty=[]))
    seen = inspect(path)
    assert seen.columns == ("Title", "Artist", "Time")
    assert seen.mapping is not None
    reading = read(path, seen.mapping, person=ADA)
    assert len(reading.interactions) == 2
    assert reading.notes == seen.notes
    (parcel,) = look_into([path])
    assert parcel.inspection is not None
    assert "not read: 'Notes' (0)." in parcel.inspection.notes[-1]


@pytest.mark.parametrize(
    ("content", "advice"),
    [
        (xlsx(Mine=[["Title", "Time"]]), "columns but no rows"),
        (xlsx(Mine=[]), "no sheet with rows"),
        (zipped({"xl/workbook.xml": "<x/>"}), "save its sheet as 'CSV UTF-8'"),
        (xlsx(Mine=SHEET)[:600], "damaged or locked"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "damaged or locked"),
    ],
)
def test_a_workbook_that_cannot_be_read_is_refused_with_advice(tmp_path: Path, content: bytes, advice: str) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(content)
    with pytest.raises(ImportRefused, match=advice):
        inspect(path)


@pytest.mark.parametrize("content", [zipped({"word/document.xml": "x"}), zipped({"a.csv": "xl/"}), b"title,time\n"])
def test_other_archives_and_texts_are_no_workbooks(content: bytes) -> None:
    assert not FORMAT.recognise(content)
