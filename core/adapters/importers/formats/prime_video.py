"""Amazon Prime Video: the watch history as browser exporters write it, and the views that a data request brings."""

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from core.adapters.importers.lines.entries import Entry, LeftOut, Outcome, Status
from core.adapters.importers.lines.format import Member, Part, Reader, Role, Service
from core.adapters.importers.lines.recognising import has_header, json_keys
from core.adapters.importers.lines.rows import Cells, json_rows, table_rows
from core.adapters.importers.lines.turning import record_outcomes, row_outcomes, saved_at, taken_at
from core.adapters.importers.texts.cells import cell_text, number_of
from core.adapters.importers.texts.headers import normalised
from core.adapters.importers.times.moments import Clock, clock_of

_SINCE = 2006
"""The year in which Amazon began to sell and stream films: nothing was watched there before."""
_LEAST_PLAYED = 30
"""Seconds from which a view counts: a shorter one is a start by mistake or by itself; chosen by hand."""
_FURTHER = ("episode title", "image url", "path", "global title identifier")
"""Columns of which an exporter of the watch history writes at least one beside time, type and title."""
_EXTRA_KIND = re.compile(r"trailer|promo|preview|clip|bonus|\bad\b", re.IGNORECASE)
_SEASON = re.compile(
    r"\s*(?:[-–:,]|\()\s*(?:(?:the complete )?"
    r"(?:season|series|staffel|saison|temporada|stagione|seizoen|シーズン)\.?\s*\d+"
    r"|\d+\.?\s*(?:season|staffel|saison|temporada|stagione))\)?.*$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"^\w+\.?\s*\d+\s*[:.–-]\s*(?=\S)")
_EXTRA = re.compile(
    r"\b(?:official|offizieller|final|teaser)[ -]+trailer\b|\btrailer\b\s*(?:$|[:(-])|\bbande[- ]annonce\b|^trailer\b"
    r"|\btr[aá]iler oficial\b|予告編",
    re.IGNORECASE,
)


def part(member: Member) -> Part | None:
    """Return what a file is to Prime Video, by its columns or keys."""
    head = member.head()
    if json_keys(head) >= {"dateWatched", "type", "title"}:
        return Part(what="watches", role=Role.HISTORY, read=read_objects)
    if any(has_header(head, "date watched", "type", "title", further) for further in _FURTHER):
        return Part(what="watches", role=Role.HISTORY, read=read)
    if has_header(head, "playback start datetime utc", "seconds viewed", "title"):
        return Part(what="views", role=Role.HISTORY, read=read_views)
    if has_header(head, "catalog title", "item added date"):
        return Part(what="titles of the watchlist", role=Role.BACKLOG, read=read_watchlist)
    return None


def read(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield what was watched; raises ImportRefused with advice."""
    times = [row.get("date watched") for row in table_rows(path) if isinstance(row, Cells)]
    clock = clock_of(times, reader.day_first)
    yield from row_outcomes(path, partial(_watch, clock=clock, reader=reader), "title")


def read_objects(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield what was watched, of a list of objects whose keys are the columns' names; raises as `read` does."""
    times = [row["dateWatched"] for _, row in json_rows(path) if isinstance(row, dict) and "dateWatched" in row]
    clock = clock_of(times, reader.day_first)

    def told(row: int, record: dict[str, Any]) -> Outcome:
        return _watch(Cells(row, {normalised(key): cell_text(value) for key, value in record.items()}), clock, reader)

    yield from record_outcomes(path, told, "title")


def _watch(cells: Cells, clock: Clock, reader: Reader) -> Outcome:
    title, episode = cells.get("title"), cells.get("episode title")
    if not title:
        return LeftOut(cells.row, "a watch without a title")
    if _EXTRA.search(episode or title):
        return LeftOut(cells.row, "a trailer or another extra")
    time = taken_at(cells.get("date watched"), clock, reader, _SINCE)
    series = _SEASON.sub("", title) or title
    if not episode:
        kind = "film" if cells.get("type").casefold() in ("movie", "film", "") else "series"
        return Entry(row=cells.row, title=title, time=time, kind=kind, action="watched")
    name = _NUMBER.sub("", episode)
    return Entry(
        row=cells.row,
        title=f"{title}: {episode}",
        time=time,
        creator=series,
        kind="episode",
        action="watched",
        identity=f"episode {series.casefold()} | {(name if name != episode else f'{title}: {episode}').casefold()}",
    )


def read_views(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield the views of a data request, in which series, season and episode stand in one title."""
    yield from row_outcomes(path, partial(_viewed, reader=reader), "title")


def _viewed(cells: Cells, reader: Reader) -> Outcome:
    title, lasted = cells.get("title").strip('"').strip(), number_of(cells.get("seconds viewed"))
    if title.casefold() in ("", "not available"):
        return LeftOut(cells.row, "a view without a title")
    is_extra = _EXTRA_KIND.search(cells.get("material type description")) or _EXTRA.search(title)
    if is_extra:
        return LeftOut(cells.row, "a trailer or another extra")
    if lasted is not None and lasted < _LEAST_PLAYED:
        return LeftOut(cells.row, "played for less than 30 seconds")
    series = _SEASON.sub("", title)
    return Entry(
        row=cells.row,
        title=title,
        time=taken_at(cells.get("playback start datetime utc"), Clock(), reader, _SINCE),
        creator=series if series != title else "",
        kind="episode" if series != title else "",
        action="watched",
    )


def read_watchlist(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield what waits on the watchlist; what was taken off it is left out."""
    times = [row.get("item added date") for row in table_rows(path) if isinstance(row, Cells)]
    clock = clock_of(times, reader.day_first)
    yield from row_outcomes(path, partial(_waiting, clock=clock, reader=reader), "catalog title")


def _waiting(cells: Cells, clock: Clock, reader: Reader) -> Outcome:
    title = cells.get("catalog title").strip('"').strip()
    if not title:
        raise ValueError("it has no title")
    if cells.get("deleted").casefold() in ("1", "true", "yes"):
        return LeftOut(cells.row, "a title that was taken off the watchlist")
    time = saved_at(cells.get("item added date"), clock, reader, _SINCE)
    return Entry(row=cells.row, title=title, time=time, status=Status.CANDIDATE, action="saved")


FORMAT = Service(
    key="prime_video",
    name="Amazon Prime Video",
    thing="a Prime Video watch history",
    how="Open primevideo.com, Account, Watch history in a browser and save it with one of the free exporters of the"
    " watch history, as CSV or JSON; or request 'Prime Video' on Amazon's page 'Request My Data'.",
    taken="Every film and every episode with its series, at the moment it was watched; the watchlist waits in the"
    " backlog; trailers are left out.",
    part=part,
)
