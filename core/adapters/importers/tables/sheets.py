"""Workbooks of spreadsheets (xlsx, xls, ods): sheets of the same columns are one table, others are others."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from core.adapters.importers.ground.reading import MB, ImportRefused, Refusal
from core.adapters.importers.tables.sources import LIST, Row, Source, named_columns, reported
from core.adapters.importers.texts.cells import cell_text, is_blank
from core.adapters.importers.texts.headers import is_known_name
from core.adapters.importers.texts.still_to_come import is_planned
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


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A sheet that has rows: which row names its columns, and these names."""

    name: str
    is_shown: bool
    rows: Sequence[Row]
    above: int
    header: tuple[str, ...]

    @property
    def table(self) -> Sequence[Row]:
        """Return the rows below the names."""
        return self.rows[self.above + 1 :]


def open_workbook(path: Path) -> Source:
    """Return the sheet with most rows, and the others of its columns, as a source that knows the other sheets.

    A hidden sheet is taken only where no other has rows. Raises ImportRefused with advice.
    """
    sheets = _sheets(path)
    if not sheets:
        raise ImportRefused(f"{path.name} has no sheet with rows. Choose another file.")
    chosen = max(sheets, key=lambda sheet: (sheet.is_shown, len(sheet.rows)))
    if not chosen.table:
        advice = f"Fill its sheet '{chosen.name}', or choose another file."
        raise ImportRefused(f"{path.name} has columns but no rows. {advice}")
    first = _source(path, chosen, sheets)
    others = [sheet for sheet in sheets if sheet.is_shown and sheet.header != chosen.header]
    one_of_each = {sheet.header: sheet for sheet in sorted(others, key=lambda sheet: len(sheet.rows))}
    longest_first = sorted(one_of_each.values(), key=lambda sheet: -len(sheet.rows))
    return replace(first, others=tuple(_source(path, sheet, sheets) for sheet in longest_first))


def _source(path: Path, chosen: _Sheet, sheets: Sequence[_Sheet]) -> Source:
    """Return a sheet and the others of its columns as one table."""
    taken = [sheet for sheet in sheets if sheet is chosen or (sheet.is_shown and sheet.header == chosen.header)]
    width = len(chosen.header)
    table = [(number, _of_width(cells, width)) for sheet in taken for number, cells in sheet.table]
    columns = named_columns(path, chosen.header)
    if any(is_planned(sheet.name) for sheet in taken) and LIST not in columns:
        columns = (*columns, LIST)
        names = [sheet.name for sheet in taken for _ in sheet.table]
        table = [(number, [*cells, name]) for (number, cells), name in zip(table, names, strict=True)]

    def walk(progress: Progress) -> Iterator[Row | Refusal]:
        yield from (row for _, row in reported(table, progress))

    notes = tuple(_notes(taken, sheets, chosen))
    return Source(format="workbook", columns=columns, rows=walk, n_rows=len(table), notes=notes, name=chosen.name)


def _of_width(cells: Sequence[object], width: int) -> list[object]:
    """Return a row's cells, as many as there are columns."""
    return [*cells[:width], *[""] * (width - len(cells))]


def _notes(taken: Sequence[_Sheet], sheets: Sequence[_Sheet], chosen: _Sheet) -> Iterator[str]:
    """Say which sheets were taken as one, which are hidden, and what stood above the columns."""
    if len(taken) > 1:
        names = ", ".join(f"'{sheet.name}'" for sheet in taken)
        yield f"The sheets {names} have the same columns and were taken as one."
    if hidden := ", ".join(f"'{sheet.name}'" for sheet in sheets if not (sheet.is_shown or sheet is chosen)):
        yield f"Hidden sheets are not read: {hidden}."
    if chosen.above:
        were = "was" if chosen.above == 1 else "were"
        yield f"{amount(chosen.above, 'row')} above the names of the columns {were} passed over."


def _sheets(path: Path) -> list[_Sheet]:
    """Return the sheets that have rows; raises ImportRefused for a workbook that cannot be read."""
    _check_size(path)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes())) as workbook:
            shown = {each.name: each.visible == SheetVisibleEnum.Visible for each in workbook.sheets_metadata}
            found = [(name, _rows(workbook.get_sheet_by_name(name))) for name in workbook.sheet_names]
    except (CalamineError, OSError, ValueError, KeyError) as error:
        advice = "Save it again, or save its sheet as 'CSV UTF-8' and import that."
        raise ImportRefused(
            f"{path.name} is an Excel workbook, or that of another spreadsheet, and damaged or locked. {advice}"
        ) from error
    return [_sheet(name, shown.get(name, True), rows) for name, rows in found if rows]


def _sheet(name: str, is_shown: bool, rows: Sequence[Row]) -> _Sheet:
    above = _header_row(rows)
    names = [cell_text(cell).strip() for cell in rows[above][1]]
    while (
        len(names) > 1
        and not names[-1]
        and all(len(cells) < len(names) or is_blank(cells[len(names) - 1]) for _, cells in rows)
    ):
        names.pop()
    return _Sheet(name, is_shown, rows, above, tuple(names))


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
    top, left = sheet.start or (0, 0)
    rows = [(number, [_cell(cell) for cell in row]) for number, row in enumerate(sheet.to_python(), top + 1)]
    for (first, column), (last, _) in sheet.merged_cell_ranges or ():
        # What was merged downwards is said of every row that it spans.
        spanned = [cells for _, cells in rows[max(0, first - top) : last + 1 - top]]
        for cells in spanned[1:] if spanned and first >= top and 0 <= column - left < len(spanned[0]) else ():
            cells[column - left] = spanned[0][column - left]
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
