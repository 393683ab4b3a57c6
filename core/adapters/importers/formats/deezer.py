"""Deezer: the account's workbook, or one of its sheets as CSV: what was listened to, and favourites, which wait."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from functools import partial
from pathlib import Path

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from core.adapters.importers.ground.reading import ImportRefused, Refusal, short_fault
from core.adapters.importers.lines.entries import Entry, LeftOut, Outcome, Status
from core.adapters.importers.lines.format import Member, Part, Reader, Role, Service
from core.adapters.importers.lines.recognising import has_header
from core.adapters.importers.lines.rows import Cells
from core.adapters.importers.lines.turning import row_outcomes, saved_at, taken_at
from core.adapters.importers.texts.cells import clean, number_of
from core.adapters.importers.texts.headers import normalised
from core.adapters.importers.times.moments import Clock

_SINCE = 2007
"""The year in which Deezer opened: no song was listened to there before."""
_LEAST_PLAYED = 30
"""Seconds from which a song counts as listened to: those by which charts count a play."""
_PLAYED = frozenset({"song title", "artist", "listening time", "date"})
_LIKED = frozenset({"song title", "artist", "isrc"})
_Row = Mapping[str, object]


def part(member: Member) -> Part | None:
    """Return what a file is to Deezer, by the columns of a table or of a workbook's sheets."""
    head = member.head()
    if head.startswith(b"PK\x03\x04"):
        is_sheets = b"[Content_Types].xml" in head or b"xl/" in head or b"docProps/" in head
        held = _kinds(member.on_disk()) if is_sheets else frozenset()
        return Part(what="plays and favourites", role=Role.HISTORY, read=read) if True in held else None
    if has_header(head, *_PLAYED):
        return Part(what="plays", role=Role.HISTORY, read=read_sheet)
    return Part(what="favourites", role=Role.BACKLOG, read=read_sheet) if has_header(head, *_LIKED) else None


def _kinds(path: Path) -> frozenset[bool]:
    """Return what a workbook's sheets hold: True for plays, False for favourites."""
    try:
        book = CalamineWorkbook.from_path(path)
        headers = [_header(book.get_sheet_by_name(name)) for name in book.sheet_names]
    except (CalamineError, OSError, ValueError):
        return frozenset()
    return frozenset(header >= _PLAYED for header in map(frozenset, headers) if header >= _LIKED or header >= _PLAYED)


def _header(sheet: CalamineSheet) -> list[str]:
    return [normalised(clean(cell)) for cell in next(iter(sheet.iter_rows()), [])]


def read(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield what was listened to and what is a favourite, sheet by sheet, with rows counted through all of them."""
    row = 0
    try:
        book = CalamineWorkbook.from_path(path)
        for name in book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            names = _header(sheet)
            if not (set(names) >= _PLAYED or set(names) >= _LIKED):
                continue
            for number, cells in enumerate(sheet.iter_rows()):
                if number and any(map(clean, cells)):
                    row += 1
                    yield _outcome(row, dict(zip(names, cells, strict=False)), reader)
    except (CalamineError, OSError) as error:
        raise ImportRefused(f"{path.name} is a damaged workbook. Export it again. ({short_fault(error)})") from None


def _outcome(row: int, cells: _Row, reader: Reader) -> Outcome:
    try:
        return _song(row, cells, reader)
    except ValueError as reason:
        return Refusal(row, str(reason), clean(cells.get("song title")))


def read_sheet(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield the songs of one sheet that was saved as a table; raises ImportRefused with advice."""
    yield from row_outcomes(path, partial(_of_table, reader=reader), "song title")


def _of_table(cells: Cells, reader: Reader) -> Outcome:
    return _song(cells.row, cells.by_name, reader)


def _song(row: int, cells: _Row, reader: Reader) -> Outcome:
    title, is_played = clean(cells.get("song title")), "listening time" in cells
    lasted = number_of(cells.get("listening time"))
    if not title:
        return LeftOut(row, "a song without a title")
    if is_played and lasted is not None and lasted < _LEAST_PLAYED:
        return LeftOut(row, "played for less than 30 seconds")
    when = cells.get("date")
    settle = taken_at if is_played else saved_at
    return Entry(
        row=row,
        title=title,
        time=settle(when if isinstance(when, date | datetime) else clean(when), Clock(), reader, _SINCE),
        status=Status.DONE if is_played else Status.CANDIDATE,
        creator=clean(cells.get("artist")),
        kind="track",
        action="played" if is_played else "saved",
        text=clean(cells.get("album title")),
    )


FORMAT = Service(
    key="deezer",
    name="Deezer",
    thing="a Deezer export",
    how="On deezer.com: Account settings, My information, My personal data, Get my data; a workbook comes by e-mail.",
    taken="Every song that was played for 30 seconds or more, with its artist; favourites wait in the backlog;"
    " addresses and devices are not taken.",
    part=part,
)
