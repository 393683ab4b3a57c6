"""Letterboxd: a film is watched as often as the diary says; what is only rated, liked or marked counts weakly."""

import csv
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path, PurePosixPath

from core.adapters.importers.ground.reading import ImportRefused, Refusal
from core.adapters.importers.lines.days import DatedRow, published_in, table_outcomes
from core.adapters.importers.lines.entries import Entry, Outcome, Status
from core.adapters.importers.lines.format import Member, Part, Reader, Role, Service
from core.adapters.importers.lines.outcomes import outcomes_of
from core.adapters.importers.lines.recognising import header_of, text_at_start
from core.adapters.importers.lines.rows import Cells
from core.adapters.importers.texts.cells import clean
from core.adapters.importers.texts.encodings import encoding_of
from core.adapters.importers.texts.headers import normalised
from core.adapters.importers.texts.markup import without_markup
from core.adapters.importers.texts.titles import film, https, own_rating, parts_in
from core.adapters.importers.times.moments import Clock
from core.wording import amount

_FILM = frozenset({"date", "name", "year", "letterboxd uri"})
_LIST_START = "Letterboxd list export"
_LIST_ORDER = ("position", "name", "year", "url", "description")
_LIST = frozenset(_LIST_ORDER)
_SIDE = ({"date", "content", "comment"}, {"date", "content"}, {"date", "letterboxd uri"})
_MOST_BEFORE = 300
"""Lines among which a list's films must begin, after its title and description; chosen by hand."""


def part(member: Member) -> Part | None:
    """Return what a file is to Letterboxd, by its columns.

    Watched, watchlist and liked films have the same columns, and what was deleted has those of the diary, so that
    these alone are told apart by the names that Letterboxd writes, which are English everywhere.
    """
    head = member.head()
    if text_at_start(head).lstrip('"').startswith(_LIST_START):
        return Part(what="films on a list", role=Role.BACKLOG, read=_read_list)
    columns = header_of(head)
    if columns >= _FILM:
        return _deleted(member) or _films(columns, member.name)
    return _about_the_account(columns, head)


def _films(columns: frozenset[str], name: str) -> Part:
    """Return what a table of films is, by the columns beside the film."""
    if "watched date" in columns:
        what = "reviews" if "review" in columns else "diary entries"
        return Part(what=what, role=Role.HISTORY, read=_reading(_watched))
    if "rating" in columns:
        return Part(what="ratings", role=Role.HISTORY, read=_reading(_rated))
    return _by_name(PurePosixPath(name.lower()))


def _by_name(name: PurePosixPath) -> Part:
    if "watchlist" in name.name:
        return Part(what="films to watch", role=Role.BACKLOG, read=_reading(_to_watch))
    if "watched" in name.name:
        return Part(what="films marked as watched", role=Role.HISTORY, read=_reading(_marked))
    if "likes" in name.parts or "films" in name.name or "likes" in name.name:
        return Part(what="liked films", role=Role.HISTORY, read=_reading(_liked))
    why = (
        "Letterboxd's watched, watchlist and liked films look alike: bring the whole zip, or name the file as "
        "Letterboxd did (watched.csv, watchlist.csv, likes/films.csv)"
    )
    return Part(what="films of which nothing says whether they were watched", role=Role.NEITHER, why=why)


def _deleted(member: Member) -> Part | None:
    """Return what was taken back by its owner, which is no part of their history any more."""
    if {"deleted", "orphaned"} & set(PurePosixPath(member.name.lower()).parts[:-1]):
        why = "these entries were deleted on Letterboxd; bring diary.csv for those that stand"
        return Part(what="deleted entries", role=Role.NEITHER, why=why)
    return None


def _about_the_account(columns: frozenset[str], head: bytes) -> Part | None:
    if columns >= {"date joined", "username", "given name", "favorite films"}:
        return Part(what="the profile", role=Role.NEITHER, why="it holds facts about the account; bring diary.csv")
    filled = len(text_at_start(head).splitlines()) > 1
    if columns in _SIDE and (b"boxd" in head or not filled):
        return Part(what="comments and likes of others", role=Role.NEITHER, why="it names no films; bring diary.csv")
    return None


def _reading(each: Callable[[DatedRow], Iterable[Outcome]]) -> Callable[[Path, Reader], Iterator[Outcome]]:
    return partial(_read, each)


def _read(each: Callable[[DatedRow], Iterable[Outcome]], path: Path, reader: Reader) -> Iterator[Outcome]:
    yield from table_outcomes(path, reader, ("date", "watched date"), each)


def _watched(row: DatedRow) -> Iterator[Outcome]:
    """Tell of a watch at the day it was watched; a review without one stands weakly at the day it was written."""
    time = row.day("watched date", "date")
    yield replace(_entry(row), time=time, action="watched", weak=not row.get("watched date"))


def _rated(row: DatedRow) -> Iterator[Outcome]:
    yield replace(_entry(row), time=row.day("date"), action="rated", weak=True)


def _marked(row: DatedRow) -> Iterator[Outcome]:
    yield replace(_entry(row), time=row.day("date"), action="watched", weak=True)


def _liked(row: DatedRow) -> Iterator[Outcome]:
    yield replace(_entry(row), time=row.day("date"), action="liked", weak=True)


def _to_watch(row: DatedRow) -> Iterator[Outcome]:
    yield replace(_entry(row), time=row.day_or_none("date"), action="saved", status=Status.CANDIDATE)


def _entry(row: DatedRow) -> Entry:
    """Return a film; the link is of the entry, so the film is known by its title and year."""
    title, year = row.get("name"), row.get("year")
    return Entry(
        row=row.row,
        title=title,
        kind="film",
        value=own_rating(row.get("rating")),
        identity=film(title, year),
        link=https(row.get("letterboxd uri", "url")),
        text=without_markup(row.get("review")),
        tags=parts_in(row.get("tags")),
        published=published_in(year),
    )


def _read_list(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield the films of a list, each saved under the list's name; its own title and columns come before them."""
    try:
        with path.open(encoding=encoding_of(path), newline="") as stream:
            lines = csv.reader(stream)
            name = _list_name(path, lines)
            yield from outcomes_of(_list_rows(lines, lines.line_num), partial(_on_a_list, name))
    except (csv.Error, UnicodeError):
        raise ImportRefused(f"{path.name} is cut off or damaged. Export it again.") from None


def _list_name(path: Path, lines: Iterator[list[str]]) -> str:
    """Return the list's name, with the lines read up to its films; raises ImportRefused where there are none."""
    before: list[list[str]] = []
    for cells in islice(lines, _MOST_BEFORE):
        if set(map(normalised, cells)) >= _LIST:
            return clean(before[2][1]) if len(before) > 2 and len(before[2]) > 1 else ""
        before.append(cells)
    raise ImportRefused(f"{path.name} is a Letterboxd list without its films. Export the list again.")


def _list_rows(lines: Iterator[list[str]], before: int) -> Iterator[DatedRow | Refusal]:
    for number, cells in enumerate(lines, before + 1):
        if len(cells) == len(_LIST):
            yield DatedRow(Cells(number, dict(zip(_LIST_ORDER, cells, strict=True))), Clock())
        elif any(cells):
            reason = f"it has {amount(len(cells), 'cell')} where a film has {len(_LIST)}"
            yield Refusal(number, reason, clean(",".join(cells)))


def _on_a_list(name: str, row: DatedRow) -> Iterator[Outcome]:
    yield replace(_entry(row), action="saved", status=Status.CANDIDATE, tags=(name,) if name else ())


FORMAT = Service(
    key="letterboxd",
    name="Letterboxd",
    thing="Letterboxd diary and lists",
    how="On letterboxd.com: Settings, Data, Export your data; bring the zip as it is.",
    taken="Every watch of the diary at its day, with rating, tags and review; films only rated, liked or "
    "marked as seen count where the diary is silent; the watchlist and lists wait in the backlog.",
    part=part,
)
