"""Trakt's lists as tables (CSV): watches, ratings and lists, in which an episode stands in the row of its series."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from core.adapters.importers.lines.days import DatedRow, published_in, table_outcomes
from core.adapters.importers.lines.entries import Entry, LeftOut, Outcome, Status
from core.adapters.importers.lines.format import Part, Reader, Role
from core.adapters.importers.lines.recognising import has_header
from core.adapters.importers.texts.titles import episode, film, https, numbered, own_rating, parts_in, series

_COLUMNS = ("trakt id", "title", "type")


def table_part(head: bytes) -> Part | None:
    """Return what a table is to Trakt, by its columns; its 'trakt rating' is everyone's and never taken."""
    if not has_header(head, *_COLUMNS):
        return None
    found = ((what, role, each) for time, what, role, each in _KINDS if has_header(head, time))
    what, role, each = next(found, ("listed titles", Role.BACKLOG, _saved))
    return Part(what=what, role=role, read=partial(_read, each))


def _read(each: Callable[[DatedRow], Iterator[Outcome]], path: Path, reader: Reader) -> Iterator[Outcome]:
    yield from table_outcomes(path, reader, ("watched at", "rated at", "listed at", "collected at"), each)


def _watched(row: DatedRow) -> Iterator[Outcome]:
    yield replace(_titled(row), time=row.day("watched at"), action="watched")


def _rated(row: DatedRow) -> Iterator[Outcome]:
    time, value = row.day("rated at"), own_rating(row.get("rating"))
    yield replace(_titled(row), time=time, value=value, action="rated", weak=True)


def _saved(row: DatedRow) -> Iterator[Outcome]:
    if row.get("type").casefold() == "person":
        yield LeftOut(row.row, "a person on a list")
        return
    time = row.day_or_none("listed at", "collected at")
    yield replace(_titled(row), time=time, status=Status.CANDIDATE, action="saved")


def _titled(row: DatedRow) -> Entry:
    """Return the film, series, season or episode of a row; raises ValueError for one without a title."""
    title, year, kind = row.get("title"), row.get("year"), row.get("type").casefold()
    if not title:
        raise ValueError("it names no film or series")
    entry = Entry(row=row.row, title=title, link=https(row.get("url")), tags=parts_in(row.get("genres")))
    if kind == "episode":
        return _episode(replace(entry, published=published_in(row.get("released"))), row)
    dated = replace(entry, published=published_in(row.get("released", "year")))
    if kind in ("show", "season"):
        shown = f"{title}: Season {row.get('season number')}" if row.get("season number") else title
        return replace(dated, title=shown, kind="series", identity=series(shown))
    return replace(dated, kind="film", identity=film(title, year))


def _episode(entry: Entry, row: DatedRow) -> Entry:
    season, number = row.get("season number"), row.get("episode number")
    place, name = numbered(season, number), row.get("episode title")
    shown = name or (f"Season {season}, Episode {number}" if place else "")
    return replace(
        entry,
        title=f"{entry.title}: {shown}" if shown else entry.title,
        creator=entry.title,
        kind="episode",
        identity=episode(entry.title, place or name),
    )


_KINDS: tuple[tuple[str, str, Role, Callable[[DatedRow], Iterator[Outcome]]], ...] = (
    ("watched at", "watches", Role.HISTORY, _watched),
    ("rated at", "ratings", Role.HISTORY, _rated),
)
