"""The backup that Openreads makes of itself: one book after the other as JSON, parted by a mark of five signs.

Its version 5, and those before it since the app's second, as the app's source writes them: `readings` is a list as
the table has it, older ones have one day of beginning and one of finishing; a rating counts tenths of a star.
"""

import json
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from pathlib import Path

from core.adapters.importers.ground.reading import ImportRefused, Refusal
from core.adapters.importers.lines.days import day_of, published_in
from core.adapters.importers.lines.entries import Entry, LeftOut, Outcome, Status
from core.adapters.importers.lines.format import Reader
from core.adapters.importers.lines.outcomes import Record, outcomes_of
from core.adapters.importers.lines.recognising import json_keys
from core.adapters.importers.texts.markup import without_markup
from core.adapters.importers.texts.nested import number, words
from core.adapters.importers.texts.titles import isbn, own_rating, parts_in
from core.adapters.importers.times.moments import Clock

_MARK = "@@@@@"
"""What stands between two books."""
_KEYS = {"title", "subtitle", "author", "description"}
"""What every book begins with; a long description pushes the others out of what is looked at."""
_OTHERS = {"olid", "has_cover", "blur_hash", "book_type"}
"""Of what follows one is enough to tell it from other lists of books."""
_DONE = {0: "read", 1: "reading", 3: "abandoned"}
"""What the numbers of a status mean; 2 is a book to be read."""
_PLANNED = 2
"""The number of a book that is still to come."""
_TENTHS = 10
"""Parts of a star that a rating counts."""
_MOST_READINGS = 200
"""Readings of one book that are told of; chosen by hand, as in its table."""


def is_backup(head: bytes) -> bool:
    """Tell whether a file begins with a book of a backup."""
    keys = json_keys(head)
    return head.lstrip()[:1] == b"{" and keys >= _KEYS and bool(keys & _OTHERS)


def read_backup(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield an outcome for every reading of every book; raises ImportRefused for what is no text."""
    yield from outcomes_of(_records(path), partial(_outcomes, reader=reader))


def _records(path: Path) -> Iterator[Record | Refusal]:
    try:
        books = path.read_text(encoding="utf-8-sig").split(_MARK)
    except UnicodeError:
        raise ImportRefused(f"{path.name} is cut off or damaged. Make the backup again.") from None
    for row, text in enumerate(books, 1):
        try:
            book = json.loads(text)
        except (ValueError, RecursionError):
            book = None
        yield Record(row, book) if isinstance(book, dict) else Refusal(row, "it is no book, or cut off")


def _outcomes(book: Record, reader: Reader) -> Iterator[Outcome]:
    status = book.fields.get("status")
    if book.fields.get("deleted") in (1, True):
        yield LeftOut(book.row, "a book that was deleted in the app")
    elif status == _PLANNED:
        yield _entry(book, "saved", None, Status.CANDIDATE)
    elif isinstance(status, int) and status in _DONE:
        yield from _readings(book, _DONE[status], reader)
    else:
        yield Refusal(book.row, "it is on no shelf that is known", book.excerpt)


def _readings(book: Record, action: str, reader: Reader) -> Iterator[Outcome]:
    """Tell of every reading; a book that was taken up at no known day is refused, as its day of adding says nothing."""
    times = [time for each in _days(book) if (time := _ended(each, reader))]
    if not times:
        raise ValueError("it has no day of reading; add one in the app, or bring its CSV, which has the day of adding")
    yield from (_entry(book, action, time, Status.DONE) for time in times)


def _days(book: Record) -> list[tuple[str, ...]]:
    """Return the days of each reading, the one that counts first: 'start|end|time' in a list or parted by ';'."""
    found = book.fields.get("readings")
    listed = found.split(";") if isinstance(found, str) else list(book.many("readings"))
    readings = [each.split("|") for each in listed[:_MOST_READINGS] if isinstance(each, str)]
    days = [tuple(each[1::-1]) for each in readings if any(each[:2])]
    return days or [(words(book.fields, "finish_date"), words(book.fields, "start_date"))]


def _ended(days: tuple[str, ...], reader: Reader) -> datetime | None:
    for text in filter(None, days):
        try:
            return day_of(text.strip(), Clock(latest=reader.now))
        except ValueError:
            continue
    return None


def _entry(book: Record, action: str, time: datetime | None, status: Status) -> Entry:
    """Return a book; the notes are the person's own and are not kept."""
    rating = own_rating(number(book.fields, "rating"))
    return Entry(
        row=book.row,
        title=": ".join(name for name in (book.text("title"), book.text("subtitle")) if name),
        creator=book.text("author"),
        kind="book",
        action=action,
        time=time,
        status=status,
        value=None if rating is None else rating / _TENTHS,
        identity=isbn(book.text("isbn")),
        text=without_markup(book.text("my_review", "description")),
        tags=parts_in(words(book.fields, "tags"), "|||||"),
        published=published_in(book.text("publication_year")),
    )
