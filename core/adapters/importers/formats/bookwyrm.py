"""BookWyrm: a book at the day it was finished or stopped, else begun; to-read books are still to come."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from core.adapters.importers.lines.days import DatedRow, table_outcomes
from core.adapters.importers.lines.entries import Entry, Note, Outcome, Status
from core.adapters.importers.lines.format import Member, Part, Reader, Role, Service
from core.adapters.importers.lines.recognising import has_header
from core.adapters.importers.services.bookwyrm_archive import is_account, read_archive
from core.adapters.importers.texts.markup import without_markup
from core.adapters.importers.texts.titles import https, isbn, own_rating, parts_in

_COLUMNS = ("title", "author text", "remote id", "openlibrary key", "rating")
_DATES = ("finish date", "stopped date", "start date", "shelf date", "review published")
_ACTIONS = {"read": "read", "reading": "reading", "currently-reading": "reading", "stopped-reading": "abandoned"}
_SHELVED = "Books without a day of reading stand at the day they were put on their shelf or reviewed"


def part(member: Member) -> Part | None:
    """Return what a file is to BookWyrm, by its columns, or by the account that its archive begins with."""
    if is_account(member.head()):
        return Part(what="books", role=Role.HISTORY, read=read_archive)
    return Part(what="books", role=Role.HISTORY, read=read) if has_header(member.head(), *_COLUMNS) else None


def read(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield one outcome for every book; raises ImportRefused for a file that is no table."""
    yield from table_outcomes(path, reader, _DATES, _outcomes)


def _outcomes(row: DatedRow) -> Iterator[Outcome]:
    """Place a book by its shelf, and by its days where it is on none or on a shelf of the person's own."""
    shelf, done = row.get("shelf").casefold(), row.day_or_none("finish date", "stopped date", "start date")
    if shelf == "to-read" or not (shelf in _ACTIONS or done or row.get("rating", "review content")):
        yield replace(_book(row), time=row.day_or_none("shelf date"), status=Status.CANDIDATE, action="saved")
        return
    action = _ACTIONS.get(shelf) or ("abandoned" if row.get("stopped date") else "read")
    yield replace(_book(row), time=done or row.day(*_DATES), action=action, weak=done is None)
    if done is None:
        yield Note(_SHELVED)


def _book(row: DatedRow) -> Entry:
    shelf = row.get("shelf")
    return Entry(
        row=row.row,
        title=row.get("title"),
        creator=row.get("author text"),
        kind="book",
        value=own_rating(row.get("rating")),
        identity=isbn(row.get("isbn 13"), row.get("isbn 10")),
        link=https(row.get("remote id")),
        text=without_markup(" ".join((row.get("review name"), row.get("review content")))),
        tags=() if shelf == "to-read" or shelf in _ACTIONS else parts_in(row.get("shelf name")),
    )


FORMAT = Service(
    key="bookwyrm",
    name="BookWyrm",
    thing="BookWyrm books",
    how="On your instance: Settings, Export book list, Download file; bring the CSV. The export of the account"
    " (tar.gz) is read too.",
    taken="Every book at the day it was finished or stopped, else begun, with rating and review; to-read books wait in "
    "the backlog.",
    part=part,
)
