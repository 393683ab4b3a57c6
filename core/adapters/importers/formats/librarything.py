"""LibraryThing's TSV and JSON: books at the day they were read; 'To read' and 'Wishlist' are still to come."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from core.adapters.importers.ground.reading import Refusal
from core.adapters.importers.lines.days import DatedRow, published_in, table_outcomes
from core.adapters.importers.lines.entries import Entry, Note, Outcome, Status
from core.adapters.importers.lines.format import Member, Part, Reader, Role, Service
from core.adapters.importers.lines.outcomes import Record, json_members, outcomes_of
from core.adapters.importers.lines.recognising import has_header, json_keys
from core.adapters.importers.lines.rows import Cells
from core.adapters.importers.texts.cells import cell_text, clean
from core.adapters.importers.texts.markup import without_markup
from core.adapters.importers.texts.titles import first_name_first, isbn, own_rating, parts_in
from core.adapters.importers.times.moments import Clock

_COLUMNS = ("book id", "title", "primary author", "collections", "entry date")
_KEYS = {"books_id", "title"}
_MORE_KEYS = {"primaryauthor", "workcode", "entrydate", "collections"}
_DATES = ("date read", "date started", "entry date")
_TO_COME = frozenset(
    {
        *("to read", "zu lesen", "à lire", "por leer", "para leer", "da leggere", "te lezen", "para ler", "att läsa"),
        *("wishlist", "wunschliste", "liste de souhaits", "liste d'envies", "lista de deseos", "lista dei desideri"),
        *("verlanglijst", "verlanglijstje", "lista de desejos", "önskelista", "ønskeliste", "å lese", "wish list"),
    }
)
"""What the two collections of books still to come are called in the languages of the site."""
_NOW_READ = frozenset(
    {
        *("currently reading", "lese gerade", "lese ich gerade", "en cours de lecture", "lecture en cours"),
        *("leyendo actualmente", "leyendo", "in lettura", "lettura in corso", "momenteel aan het lezen", "lendo"),
    }
)
_ENTERED = "Books without a day of reading stand at the day they were entered in the catalogue"
_NAMES = {
    "title": "title",
    "primaryauthor": "primary author",
    "collections": "collections",
    "rating": "rating",
    "review": "review",
    "dateread": "date read",
    "datestarted": "date started",
    "entrydate": "entry date",
    "tags": "tags",
    "date": "date",
    "isbn": "isbn",
    "originalisbn": "isbns",
}
"""The columns of the table by the keys of the JSON."""


def part(member: Member) -> Part | None:
    """Return what a file is to LibraryThing, by its columns or keys."""
    head = member.head()
    if has_header(head, *_COLUMNS):
        return Part(what="books", role=Role.HISTORY, read=read)
    keys = json_keys(head)
    if keys >= _KEYS and keys & _MORE_KEYS:
        return Part(what="books", role=Role.HISTORY, read=_read_json)
    return None


def read(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield one outcome for every book; raises ImportRefused for a file that is no table."""
    yield from table_outcomes(path, reader, _DATES, _outcomes)


def _read_json(path: Path, reader: Reader) -> Iterator[Outcome]:
    books = (book if isinstance(book, Refusal) else _as_row(book) for book in json_members(path, "book"))
    yield from outcomes_of(books, _outcomes)


def _as_row(book: Record) -> DatedRow:
    """Return a book of the JSON as a row of the table, lists parted by commas."""
    cells = {column: _plain(book.fields.get(key)) for key, column in _NAMES.items()}
    return DatedRow(Cells(book.row, cells), Clock())


def _plain(value: object) -> str:
    if isinstance(value, dict):
        value = list(value.values())
    return ",".join(map(clean, value)) if isinstance(value, list) else clean(cell_text(value))


def _outcomes(row: DatedRow) -> Iterator[Outcome]:
    """Place a book by its days first, then by its collections; the rest of a catalogue stands at its day of entry."""
    where = {name.casefold() for name in parts_in(row.get("collections"))}
    read_on, begun = row.day_or_none("date read"), row.day_or_none("date started")
    if where & _TO_COME and not (read_on or begun):
        yield replace(_book(row), time=row.day_or_none("entry date"), status=Status.CANDIDATE, action="saved")
    elif read_on or begun:
        yield replace(_book(row), time=read_on or begun, action="read" if read_on else "reading")
    else:
        action = "reading" if _NOW_READ & where else "catalogued"
        yield replace(_book(row), time=row.day("entry date"), action=action, weak=True)
        yield Note(_ENTERED)


def _book(row: DatedRow) -> Entry:
    """Return a book; comments, which may be private, are not looked at."""
    return Entry(
        row=row.row,
        title=row.get("title"),
        creator=first_name_first(row.get("primary author")),
        kind="book",
        value=own_rating(row.get("rating")),
        identity=isbn(row.get("isbn"), row.get("isbns")),
        text=without_markup(row.get("review")),
        tags=parts_in(row.get("tags")),
        published=published_in(row.get("date")),
    )


FORMAT = Service(
    key="librarything",
    name="LibraryThing",
    thing="LibraryThing catalogue",
    how="On librarything.com: More, Import/Export, Export your library, tab-delimited text or JSON.",
    taken="Every book at the day it was read, else begun, else entered, with rating, review and tags; 'To read' and "
    "'Wishlist' wait in the backlog; comments are left out.",
    part=part,
)
