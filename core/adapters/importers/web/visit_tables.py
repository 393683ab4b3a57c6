"""Visits as tables (CSV): Microsoft's privacy page, extensions of Chrome, programs that read browsers' databases."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from core.adapters.importers.ground.reading import Refusal
from core.adapters.importers.lines.entries import Note, Outcome
from core.adapters.importers.lines.format import Part, Reader, Role
from core.adapters.importers.lines.recognising import has_header
from core.adapters.importers.lines.rows import Cells, table_rows
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


def visits_part(head: bytes) -> Part | None:
    """Return the part that a table of visits is, by its columns; None for another file."""
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
}


def _way(cells: Cells) -> Way:
    return _WAYS.get(cells.get(*_WAY).casefold(), Way.OPENED)
