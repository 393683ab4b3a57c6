"""BookWyrm's export of a whole account: `archive.json`, with every book, its shelves, readings and reviews.

Shelves are told by the end of their address ('.../books/to-read'), as their names are in everyone's own language. The
archive does not say when a book was put on a shelf: it stands at the days of its readings, else of what was written.
"""

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from pathlib import Path

from core.adapters.importers.lines.days import day_of, published_in
from core.adapters.importers.lines.entries import Entry, LeftOut, Note, Outcome, Status
from core.adapters.importers.lines.format import Reader
from core.adapters.importers.lines.outcomes import Record, json_records, outcomes_of
from core.adapters.importers.lines.recognising import text_at_start
from core.adapters.importers.texts.markup import without_markup
from core.adapters.importers.texts.nested import inner, values, words
from core.adapters.importers.texts.titles import https, isbn, own_rating
from core.adapters.importers.times.moments import Clock

_TAKEN_UP = {"reading", "read", "stopped-reading"}
"""The shelves of every account beside 'to-read'; others are the person's own."""
_WRITTEN = "Books without a day of reading stand at the day that they were first written of"
_MOST_READINGS = 200
"""Readings of one book that are told of; chosen by hand, so that no book makes a history of its own."""


def is_account(head: bytes) -> bool:
    """Tell whether a file is such an archive: the account, of which the first line says so, then its books."""
    text = text_at_start(head)
    return text.lstrip().startswith("{") and '"bookwyrmUser"' in text and '"preferredUsername"' in text


def read_archive(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield an outcome for every reading of every book; raises ImportRefused for what is no JSON."""
    yield from outcomes_of(json_records(path, "book", "books.item"), partial(_outcomes, reader=reader))


def _outcomes(book: Record, reader: Reader) -> Iterator[Outcome]:
    """Place a book at its readings, else at what was written of it, else by its shelf."""
    shelves = {_shelf_of(shelf) for shelf in book.many("shelves")}
    times = [found for each in book.many("readthroughs")[:_MOST_READINGS] if (found := _reading(each, reader))]
    yield from (_entry(book, action, time, Status.DONE) for time, action in times)
    if times:
        return
    if written := _written(book, reader):
        yield _entry(book, "read", written, Status.DONE, weak=True)
        yield Note(_WRITTEN)
    elif shelves & _TAKEN_UP:
        raise ValueError("it has no day of reading; export the book list as CSV too, which has the day of its shelf")
    elif shelves:
        yield _entry(book, "saved", None, Status.CANDIDATE)
    else:
        yield LeftOut(book.row, "a book that is on no shelf", book.inner("edition").excerpt)


def _written(book: Record, reader: Reader) -> datetime | None:
    """Return when the person first reviewed, quoted or commented on a book."""
    statuses = [each for key in ("reviews", "quotations", "comments") for each in book.many(key)]
    return min(filter(None, (_day(each, "published", reader) for each in statuses)), default=None)


def _reading(reading: object, reader: Reader) -> tuple[datetime, str] | None:
    """Return when a reading ended and how, else when it began; None where it says neither."""
    for key, action in (("finish_date", "read"), ("stopped_date", "abandoned"), ("start_date", "reading")):
        if day := _day(reading, key, reader):
            return day, action
    return None


def _day(record: object, key: str, reader: Reader) -> datetime | None:
    try:
        return day_of(words(record, key), Clock(latest=reader.now))
    except ValueError:
        return None


def _entry(book: Record, action: str, time: datetime | None, status: Status, weak: bool = False) -> Entry:
    edition = inner(book.fields, "edition")
    review: object = next(iter(book.many("reviews")), None)
    own = [words(shelf, "name") for shelf in book.many("shelves") if _shelf_of(shelf) not in {*_TAKEN_UP, "to-read"}]
    return Entry(
        row=book.row,
        title=words(edition, "title") or words(book.fields, "work", "title"),
        creator=", ".join(name for author in book.many("authors") if (name := words(author, "name"))),
        kind="book",
        action=action,
        time=time,
        status=status,
        weak=weak,
        value=next((stars for each in book.many("reviews") if (stars := own_rating(inner(each, "rating")))), None),
        identity=isbn(words(edition, "isbn13"), words(edition, "isbn10")),
        link=https(words(edition, "id")),
        text=without_markup(" ".join((words(review, "name"), words(review, "content"))))
        or without_markup(words(edition, "description") or words(book.fields, "work", "description")),
        tags=tuple(dict.fromkeys(tag for tag in (*own, *_subjects(book)) if tag)),
        published=published_in(words(edition, "publishedDate")),
    )


def _shelf_of(shelf: object) -> str:
    return words(shelf, "id").rstrip("/").rpartition("/")[2]


def _subjects(book: Record) -> list[str]:
    return [each for each in values(book.fields, "work", "subjects") if isinstance(each, str)]
