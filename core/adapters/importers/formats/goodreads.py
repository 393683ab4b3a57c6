"""Goodreads: the read shelf at Date Read, else at Date Added and said so; the to-read shelf is still to come."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from core.adapters.importers.lines.days import DatedRow, is_no_day, published_in, table_outcomes
from core.adapters.importers.lines.entries import Entry, Note, Outcome, Status
from core.adapters.importers.lines.format import Member, Part, Reader, Role, Service
from core.adapters.importers.lines.recognising import has_header
from core.adapters.importers.texts.markup import without_markup
from core.adapters.importers.texts.titles import isbn, own_rating, parts_in

_COLUMNS = ("book id", "title", "author", "my rating", "exclusive shelf", "date added")
_LISTED = ("title", "author", "my rating", "date read", "date added", "bookshelves")
"""Columns of the list that Goodreads takes in, as other services and programs write it: a book stands on its shelves
alone."""
_SHELVES = ("to-read", "currently-reading", "read")
_GIVEN_UP = re.compile(r"dnf|not-?finish|abandon|unfinished|gave-?up|giv\w*-up|on-?hold|paused|stopped|quit")
_ADDED = "Books that were read without a Date Read stand at the day they were added to Goodreads"
_BEGUN = "Books being read stand at the day they were added, as Goodreads does not say when they were begun"
_OWN_SHELF = "Books on a shelf of the person's own that were neither dated nor rated wait in the backlog"


def part(member: Member) -> Part | None:
    """Return what a file is to Goodreads, by its columns."""
    head = member.head()
    is_known = has_header(head, *_COLUMNS) or has_header(head, *_LISTED)
    return Part(what="books", role=Role.HISTORY, read=read) if is_known else None


def read(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield one outcome for every book; raises ImportRefused for a file that is no table."""
    yield from table_outcomes(path, reader, ("date read", "date added"), _outcomes)


def _outcomes(row: DatedRow) -> Iterator[Outcome]:
    """Place a book by its exclusive shelf; one on a shelf of the person's own by whether anything says it was read."""
    shelf = _shelf(row)
    if shelf == "currently-reading":
        yield replace(_book(row), time=row.day("date added"), action="reading", weak=True)
        yield Note(_BEGUN)
    elif shelf == "read" or (shelf != "to-read" and _was_read(row, shelf)):
        yield from _read_book(row, "abandoned" if _GIVEN_UP.search(shelf) else "read")
    else:
        yield replace(_book(row), time=row.day_or_none("date added"), status=Status.CANDIDATE, action="saved")
        if shelf != "to-read":
            yield Note(_OWN_SHELF)


def _shelf(row: DatedRow) -> str:
    """Return the shelf that says how far a book is: its exclusive one, else that of Goodreads among all of its."""
    if "exclusive shelf" in row.cells.by_name:
        return row.get("exclusive shelf").casefold()
    shelves = parts_in(row.get("bookshelves").casefold())
    return next((name for name in (*_SHELVES, *shelves) if name in shelves), "")


def _was_read(row: DatedRow, shelf: str) -> bool:
    dated_or_rated = row.day_or_none("date read") or own_rating(row.get("my rating")) or row.get("my review")
    return bool(dated_or_rated or _GIVEN_UP.search(shelf))


def _read_book(row: DatedRow, action: str) -> Iterator[Outcome]:
    is_dated = not is_no_day(row.get("date read"))
    time = row.day("date read") if is_dated else row.day("date added")
    yield replace(_book(row), time=time, action=action, weak=not is_dated)
    if not is_dated:
        yield Note(_ADDED)


def _book(row: DatedRow) -> Entry:
    """Return a book with the person's own words; the private notes are not looked at."""
    shelf, number = _shelf(row), row.get("book id")
    return Entry(
        row=row.row,
        title=row.get("title"),
        creator=row.get("author"),
        kind="book",
        value=own_rating(row.get("my rating")),
        identity=isbn(row.get("isbn13"), row.get("isbn")),
        link=f"https://www.goodreads.com/book/show/{number}" if number.isascii() and number.isdigit() else "",
        text=without_markup(row.get("my review")),
        tags=tuple(tag for tag in parts_in(row.get("bookshelves")) if tag.casefold() != shelf),
        published=published_in(row.get("original publication year", "year published")),
    )


FORMAT = Service(
    key="goodreads",
    name="Goodreads",
    thing="Goodreads library",
    how="On goodreads.com in a browser: My Books, Import and export, Export library; bring the CSV.",
    taken="Every book that was read, at Date Read or else Date Added, with rating, review and shelves; the to-read "
    "shelf waits in the backlog; private notes are never kept.",
    part=part,
)
