"""Apple Music: plays by the day and by the moment, and the library, in which what was never played waits."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

from core.adapters.importers.ground.reading import Refusal
from core.adapters.importers.lines.entries import Entry, LeftOut, Outcome, Status
from core.adapters.importers.lines.format import Member, Part, Reader, Role, Service
from core.adapters.importers.lines.recognising import has_header, json_keys
from core.adapters.importers.lines.rows import Cells, table_rows
from core.adapters.importers.lines.turning import record_outcomes, row_outcomes, saved_at, taken_at
from core.adapters.importers.services.itunes_library import is_itunes, read_itunes
from core.adapters.importers.texts.cells import number_of
from core.adapters.importers.texts.nested import number, words
from core.adapters.importers.times.moments import Clock, clock_of

_SINCE = 2003
"""The year in which the iTunes Store opened: no play is older."""
_LEAST_PLAYED = 30_000
"""Milliseconds from which a play counts: the 30 seconds by which charts count one."""
_MOST_PLAYS = 500
"""Plays that a day's row can stand for: more of 30 seconds than anyone hears beside; chosen by hand."""
_ACTIVITY = (("song name", "play duration milliseconds"), ("track description", "event end timestamp"))
"""Columns of an activity beside the event's kind: of today, and of the years before 2021."""
_DAY = 24
"""Hours of a day."""
_SHORT = "played for less than 30 seconds"
_NEITHER = (
    ({"transaction type", "transaction date"}, "changes of the library"),
    ({"event type", "search term"}, "what was searched"),
)


def part(member: Member) -> Part | None:
    """Return what a file is to Apple Music, by its columns or keys."""
    head = member.head()
    if has_header(head, "track description", "date played", "play duration milliseconds"):
        return Part(what="plays by the day", role=Role.HISTORY, read=read)
    if any(has_header(head, *columns, "end reason type", "event type") for columns in _ACTIVITY):
        return Part(what="plays", role=Role.HISTORY, read=read_activity_rows)
    if has_header(head, "track name", "last played date"):
        return Part(what="last plays", role=Role.HISTORY, read=read_last)
    if is_itunes(head):
        return Part(what="the library of iTunes", role=Role.HISTORY, read=read_itunes)
    keys = frozenset(key.casefold() for key in json_keys(head))
    if {"title", "track play count", "date added to library"} <= keys:
        return Part(what="songs of the library", role=Role.HISTORY, read=read_songs_held)
    what = next((what for needed, what in _NEITHER if needed <= keys or has_header(head, *needed)), "")
    return _neither(what) if what else None


def _neither(what: str) -> Part:
    return Part(
        what=what,
        role=Role.NEITHER,
        why=f"This file of Apple Music holds {what}, and no plays.",
        step="Bring 'Play History Daily Tracks' or 'Play Activity'.",
    )


def read(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield every play of every day's row; one row may stand for several, which fall into the hours that it names."""
    for cells in table_rows(path):
        if isinstance(cells, Refusal):
            yield cells
            continue
        try:
            yield from _day(cells, reader)
        except ValueError as reason:
            yield Refusal(cells.row, str(reason), cells.get("track description"))


def _day(cells: Cells, reader: Reader) -> list[Outcome]:
    artist, title = _described(cells)
    if not title:
        return [LeftOut(cells.row, "a play without a title")]
    lasted = number_of(cells.get("play duration milliseconds"))
    plays = int(min(max(number_of(cells.get("play count")) or 0, 0), _MOST_PLAYS))
    if plays == 0 or (lasted is not None and lasted < _LEAST_PLAYED):
        return [LeftOut(cells.row, _SHORT if plays else "skipped and not played")]
    day = taken_at(cells.get("date played"), Clock("yyyymmdd"), reader, _SINCE)
    hours = [int(hour) for hour in cells.get("hours").split(",") if hour.strip().isdecimal() and int(hour) < _DAY] or [
        0
    ]
    return [
        Entry(
            row=cells.row,
            title=title,
            time=day + timedelta(hours=hours[play % len(hours)], minutes=2 * (play // len(hours))),
            creator=artist,
            kind="track",
            action="played",
        )
        for play in range(plays)
    ]


def _described(cells: Cells) -> tuple[str, str]:
    """Return artist and title of a description 'Artist - Title', in which only the title may have a dash."""
    artist, dash, title = cells.get("track description").partition(" - ")
    return (artist, title) if dash else ("", artist)


def read_last(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield every song at its last play, which counts where no other file tells of its plays."""
    yield from row_outcomes(path, partial(_last_play, reader=reader), "track name")


def _last_play(cells: Cells, reader: Reader) -> Outcome:
    artist, dash, title = cells.get("track name").partition(" - ")
    if not artist:
        return LeftOut(cells.row, "a play without a title")
    when = cells.get("last played date")
    return Entry(
        row=cells.row,
        title=title or artist,
        time=taken_at(when, clock_of([when]), reader, _SINCE),
        creator=artist if dash else "",
        kind="track",
        action="played",
        weak=True,
    )


def read_activity_rows(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield every play of the whole account, once each: its end is taken and its start is left out."""
    yield from row_outcomes(path, partial(_activity, reader=reader), "song name")


def _activity(cells: Cells, reader: Reader) -> Outcome:
    described_artist, described = _described(cells)
    title = cells.get("song name", "content name") or described
    lasted = number_of(cells.get("play duration milliseconds", "end position in milliseconds"))
    if cells.get("event type").upper() not in ("PLAY_END", ""):
        return LeftOut(cells.row, "another event than the end of a play")
    if not title:
        return LeftOut(cells.row, "a play without a title")
    if lasted is not None and lasted < _LEAST_PLAYED:
        return LeftOut(cells.row, _SHORT)
    when = cells.get("event start timestamp", "event timestamp", "event end timestamp", "event received timestamp")
    return Entry(
        row=cells.row,
        title=title,
        time=taken_at(when, clock_of([when]), reader, _SINCE),
        creator=cells.get("artist name") or described_artist or cells.get("container artist name"),
        kind="video" if cells.get("media type").upper() == "VIDEO" else "track",
        action="played",
        text=cells.get("album name", "container album name"),
    )


def read_songs_held(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield the songs of a library: one that was played counts where no play is told, any other waits."""
    yield from record_outcomes(path, partial(_song, reader=reader), "Title")


def _song(row: int, song: dict[str, Any], reader: Reader) -> Outcome:
    title = words(song, "Title")
    if not title:
        raise ValueError("it has no title")
    is_played = bool(number(song, "Track Play Count"))
    when = song.get("Last Played Date") if is_played else song.get("Date Added To Library")
    settle = taken_at if is_played else saved_at
    return Entry(
        row=row,
        title=title,
        time=settle(when, clock_of([when]), reader, _SINCE),
        status=Status.DONE if is_played else Status.CANDIDATE,
        creator=words(song, "Artist"),
        kind="track",
        action="played" if is_played else "saved",
        text=words(song, "Album"),
        weak=is_played,
    )


FORMAT = Service(
    key="apple_music",
    name="Apple Music",
    thing="an Apple Music export",
    how="On privacy.apple.com: Request a copy of your data, tick 'Apple Media Services information'; bring the"
    " zip as it is, with the zips in it. Or in iTunes or Music: File, Library, Export Library.",
    taken="Every play of 30 seconds or more with its artist; of an exported library each thing at its last play, with"
    " your stars; songs of the library that were never played wait in the"
    " backlog; skips, the library's changes and addresses are not taken.",
    part=part,
)
