"""TV Time: episodes and films at the time they were marked; followed series without an episode are still to come."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from core.adapters.importers.lines.days import DatedRow, published_in, table_outcomes
from core.adapters.importers.lines.entries import Entry, LeftOut, Outcome, Status
from core.adapters.importers.lines.format import Member, Part, Reader, Role, Service
from core.adapters.importers.lines.recognising import has_header
from core.adapters.importers.services.tvtime_lists import list_part
from core.adapters.importers.texts.cells import minutes_of, number_of
from core.adapters.importers.texts.titles import episode, film, numbered, own_rating, series

_DATES = ("watch date", "created at", "seen date", "updated at", "followed at")
_EPISODE_OF = ("tv show name", "episode season number", "episode number")
_SUMS = "a sum that the app keeps"
_SEEN = "a followed series whose episodes are told of for themselves"
_DROPPED = "a series that is followed no more"
_YEAR = re.compile(r" \(\d{4}\)$")
_YES = frozenset({"1", "true"})


def part(member: Member) -> Part | None:
    """Return what a file is to TV Time, by its columns, or the keys of a list as JSON."""
    head = member.head()
    if listed := list_part(head):
        return listed
    if has_header(head, "vote key"):
        why = "votes and emotions name no time of watching; bring tracking-prod-records.csv"
        return Part(what="votes and emotions", role=Role.NEITHER, why=why) if has_header(head, "user id") else None
    for columns, what, role, each in _KINDS:
        if has_header(head, *columns):
            return Part(what=what, role=role, read=_reading(each))
    return None


def _reading(each: Callable[[DatedRow], Iterable[Outcome]]) -> Callable[[Path, Reader], Iterator[Outcome]]:
    return partial(_read, each)


def _read(each: Callable[[DatedRow], Iterable[Outcome]], path: Path, reader: Reader) -> Iterator[Outcome]:
    yield from table_outcomes(path, reader, _DATES[1:], each)


def _newer(row: DatedRow) -> Iterator[Outcome]:
    """Tell of a row of tracking-prod-records-v2, whose key says what it is."""
    key = f"{row.get('key')} {row.get('gsi')}".casefold()
    if "watch-" in key:
        entry = _film(row) if row.get("movie name") else _episode(row)
        yield replace(entry, time=row.day("created at", "updated at"), weak=row.get("bulk type") != "")
    elif key.startswith("user-series"):
        yield from _followed(row)
    else:
        yield LeftOut(row.row, _SUMS)


def _older(row: DatedRow) -> Iterator[Outcome]:
    """Tell of a row of tracking-prod-records, whose type says what it is."""
    what, is_film = row.get("type").casefold(), row.get("movie name") != ""
    entry = _film(row) if is_film else _episode(row)
    if what in ("watch", "rewatch"):
        yield replace(entry, time=row.day("created at", "updated at"), weak=row.get("bulk type") != "")
    elif what in ("follow", "towatch") and (is_film or row.get("series name")):
        saved = entry if is_film else _series(row)
        yield replace(saved, time=row.day_or_none("created at"), status=Status.CANDIDATE, action="saved")
    else:
        yield LeftOut(row.row, _SUMS)


def _seen(row: DatedRow) -> Iterator[Outcome]:
    yield replace(_episode(row), time=row.day("seen date", "created at", "updated at"), weak=True)


def _followed(row: DatedRow) -> Iterator[Outcome]:
    """Tell of a series as still to come, unless an episode of it was watched or it was put away."""
    seen = number_of(row.get("nb episodes seen", "ep watch count")) or 0
    if seen > 0 or row.get("most recent ep watched").removeprefix("map[]"):
        yield LeftOut(row.row, _SEEN)
    elif _is_dropped(row):
        yield LeftOut(row.row, _DROPPED)
    else:
        time = row.day_or_none("followed at", "created at")
        yield replace(_series(row), time=time, status=Status.CANDIDATE, action="saved")


def _is_dropped(row: DatedRow) -> bool:
    """Tell whether a series was put away, by whichever column the file has for it."""
    is_archived = row.get("is archived", "archived").casefold() in _YES
    is_left = row.get("active", "is followed").casefold() in ("0", "false")
    return is_archived or is_left or row.get("status") not in ("", "for_later", "watching")


def _rated(row: DatedRow) -> Iterator[Outcome]:
    """Tell of a series that was rated, at the time of rating."""
    time, value = row.day("created at", "updated at"), own_rating(row.get("rating"))
    yield replace(_series(row), time=time, value=value, action="rated", weak=True)


def _episode(row: DatedRow) -> Entry:
    """Return an episode by its series and numbers, as TV Time keeps no titles of episodes."""
    title = row.get("series name", "tv show name")
    season = row.get("season number", "episode season number", "s no")
    number = row.get("episode number", "ep no")
    place = numbered(season, number)
    if not title:
        raise ValueError("it names no film or series")
    return Entry(
        row=row.row,
        title=f"{title}: Season {season}, Episode {number}" if place else title,
        creator=title,
        kind="episode",
        action="watched",
        identity=episode(_bare(title), place) or series(_bare(title)),
        length_minutes=_minutes(row),
    )


def _film(row: DatedRow) -> Entry:
    title, released = row.get("movie name"), published_in(row.get("release date"))
    return Entry(
        row=row.row,
        title=title,
        kind="film",
        action="watched",
        identity=film(title, str(released.year) if released else ""),
        length_minutes=_minutes(row),
        published=released,
    )


def _series(row: DatedRow) -> Entry:
    title = row.get("series name", "tv show name")
    return Entry(row=row.row, title=title, kind="series", identity=series(_bare(title)))


def _bare(title: str) -> str:
    """Return a series without the year by which TV Time tells two of one name apart."""
    return _YEAR.sub("", title)


def _minutes(row: DatedRow) -> float | None:
    return minutes_of(row.get("runtime"), "s") or None


_KINDS: tuple[tuple[tuple[str, ...], str, Role, Callable[[DatedRow], Iterator[Outcome]]], ...] = (
    (("key", "series name", "s id", "created at"), "watched episodes", Role.HISTORY, _newer),
    (("type uuid n", "type", "created at"), "watched films and episodes", Role.HISTORY, _older),
    (("type", "series name", "movie name", "created at"), "watched films and episodes", Role.HISTORY, _older),
    ((*_EPISODE_OF, "episode id"), "watched episodes", Role.HISTORY, _seen),
    ((*_EPISODE_OF, "seen date"), "watched episodes", Role.HISTORY, _seen),
    ((*_EPISODE_OF, "created at"), "watched episodes", Role.HISTORY, _seen),
    (("tv show id", "tv show name", "nb episodes seen"), "followed series", Role.BACKLOG, _followed),
    (("tv show name", "active", "created at"), "followed series", Role.BACKLOG, _followed),
    (("tv show id", "tv show name", "active"), "followed series", Role.BACKLOG, _followed),
    (("tv show id", "tv show name", "rating"), "ratings", Role.HISTORY, _rated),
    (("tv show id", "tv show name", "user id", "status"), "followed series", Role.BACKLOG, _followed),
    (("tv show id", "tv show name", "notification offset"), "followed series", Role.BACKLOG, _followed),
)


FORMAT = Service(
    key="tvtime",
    name="TV Time",
    thing="TV Time data",
    how="Ask support@tvtime.com for a copy of your data (GDPR); open the zip with the password of the second mail and "
    "bring its folder. Lists of series and films that a program saved as JSON are read too.",
    taken="Every episode and film at the time it was marked as watched; films to watch and followed series without a "
    "watched episode wait in the backlog; votes, tokens and devices are left out.",
    part=part,
)
