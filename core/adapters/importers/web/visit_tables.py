"""Visits as tables (CSV): Microsoft's privacy page, extensions of Chrome, programs that read browsers' databases."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from core.adapters.importers.ground.reading import Refusal
from core.adapters.importers.lines.entries import Note, Outcome
from core.adapters.importers.lines.format import Part, Reader, Role
from core.adapters.importers.lines.recognising import has_header, text_at_start
from core.adapters.importers.lines.rows import Cells, table_rows
from core.adapters.importers.tables.delimited import open_delimited
from core.adapters.importers.tables.sources import no_progress
from core.adapters.importers.texts.cells import clean
from core.adapters.importers.times.moments import Clock, clock_of
from core.adapters.importers.web.visits import Visit, Way, outcomes
from core.adapters.importers.web.web_times import web_moment

_TABLES = (
    ("date time", "navigated to url", "page title"),
    ("date", "time", "title", "url", "visit count", "transition"),
    ("url", "title", "visited on", "visit count"),
    ("url", "title", "visit time", "visit count"),
)
"""Columns of Edge's history as Microsoft gives it, of the extension 'Export history', and of BrowsingHistoryView."""
_TIMES = ("date time", "visited on", "visit time")
_ADDRESS, _TITLE = ("navigated to url", "url"), ("page title", "title")
_WAY = ("transition", "transition type")
_UNNAMED = re.compile(r"https?://[^\t\n]+\t[^\t\n]*\t(?:[^\t\n]*\t)?U?\d{13}(?:\.\d+)?\t")
"""How a line of the extension 'History Trends Unlimited' begins, in either of its exports, which have no names."""
_STAMP = re.compile(r"U?(\d{13}(?:\.\d+)?)")


def visits_part(head: bytes) -> Part | None:
    """Return the part that a table of visits is, by its columns; None for another file."""
    if _UNNAMED.match(text_at_start(head)):
        return Part(what="visits", role=Role.HISTORY, read=read_unnamed)
    is_known = any(has_header(head, *columns) for columns in _TABLES)
    return Part(what="visits", role=Role.HISTORY, read=read_visits) if is_known else None


def read_visits(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield one outcome for every visit; the order of day and month is settled from the whole file.

    Raises ImportRefused for a file that is no table.
    """
    clock = clock_of([_time(row) for row in table_rows(path) if isinstance(row, Cells)], reader.day_first)
    yield from outcomes(row if isinstance(row, Refusal) else _visit(row, clock, reader) for row in table_rows(path))
    if clock.note:
        yield Note(clock.note)


def read_unnamed(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield one outcome for every visit of a table without names: its address first and its title last.

    Raises ImportRefused for a file that is no table.
    """
    yield from outcomes(
        row if isinstance(row, Refusal) else _unnamed_visit(row[0], list(map(str, row[1])), reader)
        for row in open_delimited(path).rows(no_progress)
    )


def _unnamed_visit(row: int, cells: Sequence[str], reader: Reader) -> Visit | Refusal:
    """Return a visit of a row; how it came about stands behind its time, in a word or as Chromium numbers it."""
    address, title = clean(cells[0]), clean(cells[-1])
    at, stamp = next(((n, match[1]) for n, cell in enumerate(cells) if (match := _STAMP.fullmatch(cell))), (0, ""))
    if not (address and stamp):
        return Refusal(row, "it has no address and no time", title)
    try:
        time = web_moment(stamp, reader, Clock("milliseconds"))
    except ValueError as reason:
        return Refusal(row, str(reason), title)
    ways = [_WAYS[word] for cell in cells[at + 1 : -1] if (word := cell.casefold()) in _WAYS]
    return Visit(row=row, address=address, title=title, time=time, way=ways[0] if ways else Way.OPENED)


def _time(cells: Cells) -> str:
    """Return when a visit was: of one column, or of a day and a time of day that stand in two."""
    return cells.get(*_TIMES) or f"{cells.get('date')} {cells.get('time')}".strip()


def _visit(cells: Cells, clock: Clock, reader: Reader) -> Visit | Refusal:
    title = cells.get(*_TITLE)
    if not (address := clean(cells.get(*_ADDRESS))):
        return Refusal(cells.row, "it has no address", title)
    try:
        time = web_moment(_time(cells), reader, clock)
    except ValueError as reason:
        return Refusal(cells.row, str(reason), title)
    return Visit(row=cells.row, address=address, title=title, time=time, way=_way(cells))


_WAYS: Mapping[str, Way] = {
    "reload": Way.RELOAD,
    "auto_subframe": Way.FRAME,
    "auto subframe": Way.FRAME,
    "manual_subframe": Way.FRAME,
    "manual subframe": Way.FRAME,
    "3": Way.FRAME,
    "4": Way.FRAME,
    "8": Way.RELOAD,
}


def _way(cells: Cells) -> Way:
    return _WAYS.get(cells.get(*_WAY).casefold(), Way.OPENED)
