"""StoryGraph: every reading of a book at the day it ended; to-read books are still to come."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from core.adapters.importers.lines.days import DatedRow, day_of, table_outcomes
from core.adapters.importers.lines.entries import Entry, Note, Outcome, Status
from core.adapters.importers.lines.format import Member, Part, Reader, Role, Service
from core.adapters.importers.lines.recognising import has_header
from core.adapters.importers.texts.markup import without_markup
from core.adapters.importers.texts.titles import isbn, own_rating, parts_in

_COLUMNS = ("title", "authors", "read status", "date added", "star rating")
_NUMBERS = ("isbn uid", "isbn")
"""What the column of a book's number is called, in newer tables and in older ones."""
_ACTIONS = {
    "read": "read",
    "currently-reading": "reading",
    "did-not-finish": "abandoned",
    "dnf": "abandoned",
    "paused": "paused",
}
_RANGE = re.compile(r"(?<=\d)\s*-\s*(?=\d{4}/)|\s+-\s+")
_ADDED = "Books without a day of reading stand at the day they were added to StoryGraph"
_MOST_READINGS = 200
"""Readings of one book that are told of; chosen by hand, so that no cell makes a history of its own."""


def part(member: Member) -> Part | None:
    """Return what a file is to StoryGraph, by its columns."""
    head = member.head()
    is_known = any(has_header(head, *_COLUMNS, number) for number in _NUMBERS)
    return Part(what="books", role=Role.HISTORY, read=read) if is_known else None


def read(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield an outcome for every reading of every book; raises ImportRefused for a file that is no table."""
    yield from table_outcomes(path, reader, ("last date read", "date added"), _outcomes)


def _outcomes(row: DatedRow) -> Iterator[Outcome]:
    status = row.get("read status").casefold().replace(" ", "-")
    if status not in _ACTIONS:
        yield replace(_book(row), time=row.day_or_none("date added"), status=Status.CANDIDATE, action="saved")
        return
    book = replace(_book(row), action=_ACTIONS[status])
    ends = _ends(row)
    yield from (replace(book, time=end) for end in ends)
    if not ends and row.day_or_none("last date read"):
        yield replace(book, time=row.day("last date read"))
    elif not ends:
        yield replace(book, time=row.day("date added"), weak=True)
        yield Note(_ADDED)


def _ends(row: DatedRow) -> list[datetime]:
    """Return when each reading ended, or began where it did not end, of '2021/01/02-2021/02/03, 2022/05/01'."""
    ends = [_RANGE.split(reading)[-1] or reading for reading in parts_in(row.get("dates read"))[:_MOST_READINGS]]
    return [time for end in ends if (time := _time(row, end))]


def _time(row: DatedRow, text: str) -> datetime | None:
    try:
        return day_of(text.strip(" -"), row.clock)
    except ValueError:
        return None


def _book(row: DatedRow) -> Entry:
    return Entry(
        row=row.row,
        title=row.get("title"),
        creator=row.get("authors"),
        kind="book",
        value=own_rating(row.get("star rating")),
        identity=isbn(row.get(*_NUMBERS)),
        text=without_markup(row.get("review")),
        tags=parts_in(f"{row.get('tags')},{row.get('moods')}"),
    )


FORMAT = Service(
    key="storygraph",
    name="The StoryGraph",
    thing="StoryGraph library",
    how="On app.thestorygraph.com: Manage Account, Manage Your Data, Export StoryGraph Library; bring the CSV.",
    taken="Every reading of a book at the day it ended, with stars, review, tags and moods; to-read books wait in the "
    "backlog.",
    part=part,
)
