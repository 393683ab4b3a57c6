"""TV Time's series and films as JSON, as programs save them: every episode that is ticked, and what still waits."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from core.adapters.importers.ground.reading import Refusal
from core.adapters.importers.lines.days import published_in
from core.adapters.importers.lines.entries import Entry, LeftOut, Outcome, Status
from core.adapters.importers.lines.format import Part, Reader, Role
from core.adapters.importers.lines.outcomes import Record, json_records, outcomes_of
from core.adapters.importers.lines.recognising import json_keys
from core.adapters.importers.texts.titles import episode, film, numbered, series
from core.adapters.importers.times.moments import Clock, moment_of

_SERIES = {"title", "seasons", "episodes", "is_watched"}
_FILMS = {"title", "is_watched", "created_at"}
_MOST_EPISODES = 100_000
"""Episodes of one series that are told of; more than any series has, chosen by hand."""
_WAITS = "an episode that was not watched"


def list_part(head: bytes) -> Part | None:
    """Return what a JSON file is to TV Time, by the keys of its first objects; None for another's."""
    keys = json_keys(head)
    if keys >= _SERIES and keys & {"tvdb", "uuid"}:
        return Part(what="watched episodes", role=Role.HISTORY, read=partial(_read, _series))
    if keys >= _FILMS and keys & {"tvdb", "uuid"}:
        return Part(what="watched films", role=Role.HISTORY, read=partial(_read, _film))
    return None


def _read(each: Callable[[Record], Iterable[Outcome]], path: Path, _: Reader) -> Iterator[Outcome]:
    yield from outcomes_of(json_records(path, "title"), each)


def _film(record: Record) -> Iterator[Outcome]:
    title, year = record.text("title"), record.text("year")
    entry = Entry(row=record.row, title=title, kind="film", identity=film(title, year), published=published_in(year))
    yield _taken_up(record, entry) if _is_watched(record) else _waiting(record, entry)


def _series(record: Record) -> Iterator[Outcome]:
    """Tell of every episode of a series that was watched; of one without any the series waits."""
    title = record.text("title")
    episodes = [
        (season.text("number"), _inside(record, number))
        for season in (_inside(record, value) for value in record.many("seasons"))
        for number in season.many("episodes")
    ][:_MOST_EPISODES]
    if not title or not any(_is_watched(told) for _, told in episodes):
        yield _waiting(record, Entry(row=record.row, title=title, kind="series", identity=series(title)))
        return
    for season, told in episodes:
        yield _episode(title, season, told) if _is_watched(told) else LeftOut(told.row, _WAITS)


def _episode(title: str, season: str, told: Record) -> Outcome:
    number = told.text("number")
    place = numbered(season, number)
    shown = told.text("name", "title") or (f"Season {season}, Episode {number}" if place else "")
    return _taken_up(
        told,
        Entry(
            row=told.row,
            title=f"{title}: {shown}" if shown else title,
            creator=title,
            kind="episode",
            identity=episode(title, place or shown),
        ),
    )


def _taken_up(told: Record, entry: Entry) -> Outcome:
    """Return what was watched at its time; one without a time that can be read is refused with the reason."""
    try:
        moment = moment_of(told.text("watched_at"), Clock())
    except ValueError as reason:
        return Refusal(entry.row, str(reason), entry.title)
    return replace(entry, time=moment, action="watched")


def _waiting(told: Record, entry: Entry) -> Outcome:
    try:
        moment = moment_of(told.text("created_at"), Clock())
    except ValueError:
        moment = None
    return replace(entry, time=moment, status=Status.CANDIDATE, action="saved")


def _is_watched(told: Record) -> bool:
    return told.fields.get("is_watched") is True


def _inside(record: Record, value: object) -> Record:
    return Record(record.row, value if isinstance(value, dict) else {})
