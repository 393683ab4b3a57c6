"""Openreads: every reading at the day it ended, from its table or its backup; the day of adding is no reading."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from core.adapters.importers.lines.days import DatedRow, day_of, published_in, table_outcomes
from core.adapters.importers.lines.entries import Entry, LeftOut, Note, Outcome, Status
from core.adapters.importers.lines.format import Member, Part, Reader, Role, Service
from core.adapters.importers.lines.recognising import has_header
from core.adapters.importers.services.openreads_backup import is_backup, read_backup
from core.adapters.importers.texts.markup import without_markup
from core.adapters.importers.texts.titles import isbn, own_rating, parts_in

_COLUMNS = ("title", "author", "status", "olid", "book format", "my review")
_ACTIONS = {
    "finished": "read",
    "read": "read",
    "in progress": "reading",
    "reading": "reading",
    "abandoned": "abandoned",
    "unfinished": "abandoned",
}
_DELETED = "a book that was deleted in the app"
_ADDED = "Books without a day of reading stand at the day they were added to Openreads"
_MOST_READINGS = 200
"""Readings of one book that are told of; chosen by hand, so that no cell makes a history of its own."""


def part(member: Member) -> Part | None:
    """Return what a file is to Openreads, by its columns, or by the keys of its backup's books."""
    head = member.head()
    if is_backup(head):
        return Part(what="books", role=Role.HISTORY, read=read_backup)
    return Part(what="books", role=Role.HISTORY, read=read) if has_header(head, *_COLUMNS) else None


def read(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield an outcome for every reading of every book; raises ImportRefused for a file that is no table."""
    yield from table_outcomes(path, reader, ("date added", "finish date", "start date"), _outcomes)


def _outcomes(row: DatedRow) -> Iterator[Outcome]:
    status = row.get("status").casefold().replace("_", " ").strip()
    if row.get("deleted").casefold() == "true":
        yield LeftOut(row.row, _DELETED)
    elif status not in _ACTIONS:
        yield replace(_book(row), time=row.day_or_none("date added"), status=Status.CANDIDATE, action="saved")
    else:
        yield from _readings(row, replace(_book(row), action=_ACTIONS[status]))


def _readings(row: DatedRow, book: Entry) -> Iterator[Outcome]:
    """Tell of each reading; files of older versions have one day of finishing instead of a list."""
    times = [time for reading in row.get("readings").split(";")[:_MOST_READINGS] if (time := _ended(row, reading))]
    if not times and (time := row.day_or_none("finish date", "start date")):
        times = [time]
    yield from (replace(book, time=time) for time in times)
    if not times:
        yield replace(book, time=row.day("date added"), weak=True)
        yield Note(_ADDED)


def _ended(row: DatedRow, reading: str) -> datetime | None:
    """Return when a reading 'start|end|hours' ended, else when it began; None where it says neither."""
    start, end, *_ = [*reading.split("|"), "", ""]
    for text in (end, start):
        try:
            return day_of(text.strip(), row.clock)
        except ValueError:
            continue
    return None


def _book(row: DatedRow) -> Entry:
    """Return a book; the notes are the person's own and are not kept."""
    return Entry(
        row=row.row,
        title=": ".join(name for name in (row.get("title"), row.get("subtitle")) if name),
        creator=row.get("author"),
        kind="book",
        value=own_rating(row.get("rating")),
        identity=isbn(row.get("isbn")),
        text=without_markup(row.get("my review", "description")),
        tags=parts_in(row.get("tags"), "|||||"),
        published=published_in(row.get("publication year")),
    )


FORMAT = Service(
    key="openreads",
    name="Openreads",
    thing="Openreads books",
    how="In the app: Settings, Backup and restore, Export as CSV; the backup of the same page (.backup) is read too.",
    taken="Every reading of a book at the day it ended, with rating, review and tags; planned books wait in the "
    "backlog; deleted books and private notes are left out.",
    part=part,
)
