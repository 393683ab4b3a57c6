"""Last.fm: scrobbles as four exporters write them, each with its own columns, one without any header."""

import csv
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from core.adapters.importers.ground.reading import ImportRefused, Refusal
from core.adapters.importers.lines.entries import Entry, Outcome
from core.adapters.importers.lines.format import Member, Part, Reader, Role, Service
from core.adapters.importers.lines.recognising import has_header, header_of, json_keys, text_at_start
from core.adapters.importers.lines.rows import Cells, table_rows
from core.adapters.importers.lines.turning import record_outcomes, row_outcomes, taken_at
from core.adapters.importers.texts.cells import clean
from core.adapters.importers.texts.encodings import encoding_of
from core.adapters.importers.texts.nested import inner, words
from core.adapters.importers.times.moments import Clock, clock_of
from core.wording import amount

_SINCE = 2002
"""The year in which Last.fm opened: an older scrobble is of a player whose clock was not set."""
_WIDTH = 4
"""Cells of a row without a header: artist, album, title and time."""
_TIME = re.compile(r"^(?:\d{1,2} [A-Z][a-z]{2} \d{4},? \d{2}:\d{2})?$")
_SCRAPED = {"title", "artist", "album", "date", "timestamp"}


_COUNTED = {"artist", "album", "album id", "track"}
"""Columns of lastfmstats.com beside the time, whose name is 'Date#' and the user's."""
_MILLISECONDS = 13
"""Digits of Unix time in milliseconds from 2001 to 2286; in seconds there are ten."""


def part(member: Member) -> Part | None:
    """Return what a file is to Last.fm, by its columns, its keys, or four cells of which the last is a time."""
    head = member.head()
    if header_of(head) >= _COUNTED and "date#" in text_at_start(head).lower():
        return Part(what="scrobbles", role=Role.HISTORY, read=read_counted)
    if has_header(head, "uts", "artist", "track") or header_of(head) == _SCRAPED:
        return Part(what="scrobbles", role=Role.HISTORY, read=read)
    if {"scrobbles", "track", "artist"} <= json_keys(head):
        return Part(what="scrobbles", role=Role.HISTORY, read=read_scrobbles)
    return Part(what="scrobbles", role=Role.HISTORY, read=read_bare) if _is_bare(head) else None


def _is_bare(head: bytes) -> bool:
    """Tell whether all whole lines of a file's start are scrobbles without a header."""
    lines = [line for line in text_at_start(head).splitlines() if line.strip()]
    whole = lines if len(lines) < 2 else lines[:-1]
    rows = [next(csv.reader([line]), []) for line in whole]
    are_fitting = all(len(row) == _WIDTH and row[0] and row[2] and _TIME.match(row[3]) for row in rows)
    return bool(rows) and are_fitting and any(row[3] for row in rows)


def read(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield the scrobbles of a table; the count of seconds is their time where there is one."""
    yield from row_outcomes(path, partial(_of_table, reader=reader), "track", "title")


def _of_table(cells: Cells, reader: Reader) -> Outcome:
    seconds = cells.get("uts", "timestamp")
    time = seconds or cells.get("utc time", "date")
    title = cells.get("track", "title")
    return _scrobble(cells.row, (cells.get("artist"), cells.get("album"), title), time, _unit(seconds), reader)


def read_counted(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield the scrobbles of a table whose last column is named after the user, who is no part of what is taken."""
    for cells in table_rows(path):
        yield cells if isinstance(cells, Refusal) else _of_counted(cells, reader)


def _of_counted(cells: Cells, reader: Reader) -> Outcome:
    time = next((cell for name, cell in cells.by_name.items() if name.split(" ")[0] == "date"), "")
    said = (cells.get("artist"), cells.get("album"), cells.get("track"))
    try:
        return _scrobble(cells.row, said, time, _unit(time), reader)
    except ValueError as reason:
        return Refusal(cells.row, str(reason), cells.get("track"))


def _unit(seconds: str) -> Clock:
    """Return how a count of time is written: in seconds, or in milliseconds, which have three digits more."""
    unit = "milliseconds" if len(seconds) >= _MILLISECONDS else "seconds"
    return Clock(unit) if seconds.isdecimal() else clock_of([seconds])


def _scrobble(row: int, said: tuple[str, str, str], time: str, clock: Clock, reader: Reader) -> Outcome:
    """Return a scrobble by artist, album and title; raises ValueError for one without a title or a real time."""
    artist, album, title = said
    if not title:
        raise ValueError("it has no title")
    moment = taken_at(time, clock, reader, _SINCE)
    return Entry(row=row, title=title, time=moment, creator=artist, kind="track", action="played", text=album)


def read_scrobbles(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield the scrobbles of a JSON file; raises ImportRefused with advice."""
    yield from record_outcomes(path, partial(_of_record, reader=reader), "track", prefix="scrobbles.item")


def _of_record(row: int, record: dict[str, Any], reader: Reader) -> Outcome:
    said = (words(record, "artist"), words(record, "album"), words(record, "track"))
    time = inner(record, "date")
    counted = str(int(time)) if isinstance(time, int | float) and not isinstance(time, bool) and time > 0 else ""
    return _scrobble(row, said, counted or words(record, "date"), _unit(counted), reader)


def read_bare(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield the scrobbles of rows without a header: artist, album, title, time; the one now playing has no time."""
    try:
        with path.open(encoding=encoding_of(path), newline="") as stream:
            for row, cells in enumerate(csv.reader(stream), 1):
                if any(map(str.strip, cells)):
                    yield _of_cells(row, [clean(cell) for cell in cells], reader)
    except (UnicodeError, csv.Error):
        raise ImportRefused(f"{path.name} is cut off or damaged. Export it again.") from None


def _of_cells(row: int, cells: list[str], reader: Reader) -> Outcome:
    if len(cells) != _WIDTH:
        return Refusal(row, f"it has {amount(len(cells), 'cell')} where a scrobble has {_WIDTH}", ", ".join(cells))
    artist, album, title, time = cells
    try:
        return _scrobble(row, (artist, album, title), time, Clock(), reader)
    except ValueError as reason:
        return Refusal(row, str(reason), title)


FORMAT = Service(
    key="lastfm",
    name="Last.fm",
    thing="a list of Last.fm scrobbles",
    how="Type your user name into lastfm.ghan.nl/export, benjaminbenben.com/lastfm-to-csv or lastfmstats.com and save"
    " the CSV.",
    taken="Every scrobble with artist, album and title at its moment; those of a clock that was not set are refused.",
    part=part,
)
