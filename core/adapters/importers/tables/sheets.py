"""Workbooks of spreadsheets (xlsx, xls, ods): of their sheets the one with most rows is the table."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from core.adapters.importers.ground.reading import MB, ImportRefused, Refusal
from core.adapters.importers.tables.sources import REPORT_EVERY, Row, Source, named_columns
from core.adapters.importers.texts.cells import cell_text, is_blank
from core.adapters.importers.texts.headers import is_known_name
from core.progress import Progress
from core.wording import amount

_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How an old Excel file (xls) begins: the compound file of Microsoft's MS-CFB, section 2.2."""
_ZIP = b"PK\x03\x04"
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.spreadsheet"
"""What the first member of an ods file's archive, 'mimetype', holds (OpenDocument 1.3, part 2, 3.3)."""
_HEADER = 30
"""Bytes of the header that a member of an archive has before its name (APPNOTE 4.3.7)."""
_METHOD, _NAME_LENGTH, _EXTRA_LENGTH = 8, 26, 28
"""Where that header says how the member is packed, and how long its name and its extra field are (the same)."""
_MOST_TYPE = 100
"""Bytes that are unpacked of a type, which is shorter; chosen by hand."""
_MEMBER = re.compile(rb"PK\x03\x04[\s\S]{26}(xl|word|ppt|visio)/")
"""The folders of Office Open XML's archives, at the start of a member's name (ECMA-376, part 2)."""
_MOST_ABOVE = 30
"""Rows among which the header is looked for, as titles and facts may stand above it; chosen by hand."""
_MOST_UNPACKED = 1 << 30
"""Bytes that a workbook may unpack to, as it is read whole: 1 GB, chosen by hand."""


def is_workbook(head: bytes) -> bool:
    """Tell by its first bytes whether a file is a workbook; a text document of the same programs is none."""
    if not head.startswith(_ZIP):
        return head.startswith(_OLD)
    folder = _MEMBER.search(head)
    return (folder is not None and folder[1] == b"xl") or _mime_type(head).startswith(_OPEN_DOCUMENT)


def _mime_type(head: bytes) -> bytes:
    """Return what an archive's first member holds where it is called 'mimetype'; b"" for another."""
    name_length = int.from_bytes(head[_NAME_LENGTH:_EXTRA_LENGTH], "little")
    extra = int.from_bytes(head[_EXTRA_LENGTH:_HEADER], "little")
    if head[_HEADER : _HEADER + name_length] != b"mimetype":
        return b""
    content = head[_HEADER + name_length + extra :]
    if head[_METHOD : _METHOD + 2] == b"\x00\x00":
        return content
    try:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(content, _MOST_TYPE)
    except zlib.error:
        return b""


def open_workbook(path: Path) -> Source:
    """Return the sheet with most rows as a source; raises ImportRefused with advice."""
    sheets = _sheets(path)
    filled = {name: rows for name, rows in sheets.items() if rows}
    if not filled:
        raise ImportRefused(f"{path.name} has no sheet with rows. Choose another file.")
    chosen = max(filled, key=lambda name: len(filled[name]))
    rows = filled[chosen]
    above = _header_row(rows)
    header = rows[above][1]
    columns = named_columns(path, [cell_text(cell) for cell in header])
    table = rows[above + 1 :]
    if not table:
        raise ImportRefused(f"{path.name} has columns but no rows. Fill its sheet '{chosen}', or choose another file.")

    def walk(progress: Progress) -> Iterator[Row | Refusal]:
        for n, (number, cells) in enumerate(table, 1):
            if n % REPORT_EVERY == 0:
                progress(n, len(table))
            yield number, cells
        progress(len(table), len(table))

    return Source(
        format="workbook", columns=columns, rows=walk, n_rows=len(table), notes=_notes(chosen, list(filled), above)
    )


def _notes(chosen: str, names: Sequence[str], above: int) -> tuple[str, ...]:
    """Say which sheet was taken and which others there are, and what stood above the columns."""
    others = ", ".join(f"'{name}'" for name in names if name != chosen)
    notes = [f"The sheet '{chosen}' was taken, as it has most rows; not read: {others}."] if others else []
    if above:
        were = "was" if above == 1 else "were"
        notes.append(f"{amount(above, 'row')} above the names of the columns {were} passed over.")
    return tuple(notes)


def _sheets(path: Path) -> dict[str, list[Row]]:
    """Return the rows of every sheet that are not blank; raises ImportRefused for a workbook that cannot be read."""
    _check_size(path)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes())) as workbook:
            return {name: _rows(workbook.get_sheet_by_name(name)) for name in workbook.sheet_names}
    except (CalamineError, OSError, ValueError, KeyError) as error:
        advice = "Save it again, or save its sheet as 'CSV UTF-8' and import that."
        raise ImportRefused(
            f"{path.name} is an Excel workbook, or that of another spreadsheet, and damaged or locked. {advice}"
        ) from error


def _check_size(path: Path) -> None:
    """Raise ImportRefused for a workbook that unpacks to more than memory should hold."""
    try:
        with zipfile.ZipFile(path) as archive:
            size = sum(info.file_size for info in archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError):
        return
    if size > _MOST_UNPACKED:
        raise ImportRefused(f"{path.name} unpacks to {size // MB:,} MB. Save its sheet as 'CSV UTF-8' and import that.")


def _rows(sheet: CalamineSheet) -> list[Row]:
    """Return a sheet's rows with something in them, by the numbers that the spreadsheet shows."""
    first = sheet.start[0] + 1 if sheet.start else 1
    rows = [(number, [_cell(cell) for cell in row]) for number, row in enumerate(sheet.to_python(), first)]
    return [(number, cells) for number, cells in rows if not all(map(is_blank, cells))]


def _cell(value: object) -> object:
    """Return a cell as other tables have it: a time of day alone and a length of time as text."""
    if isinstance(value, datetime | date):
        return value
    if isinstance(value, time):
        return value.isoformat()
    return str(value) if isinstance(value, timedelta) else value


def _header_row(rows: Sequence[Row]) -> int:
    """Return which row names the columns: the first with most known names, else the first of full width."""
    head = [cells for _, cells in rows[:_MOST_ABOVE]]
    known = [sum(isinstance(cell, str) and is_known_name(cell) for cell in cells) for cells in head]
    if max(known) >= 2:
        return known.index(max(known))
    filled = [sum(not is_blank(cell) for cell in cells) for cells in head]
    return filled.index(max(filled))
