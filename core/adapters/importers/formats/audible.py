"""Audible: the library as audible-cli and Libation write it; what was begun counts, what was not waits."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from core.adapters.importers.lines.entries import Entry, Note, Outcome, Status
from core.adapters.importers.lines.format import Member, Part, Reader, Role, Service
from core.adapters.importers.lines.recognising import has_header, headers_of
from core.adapters.importers.lines.rows import Cells, table_rows
from core.adapters.importers.lines.turning import row_outcomes, saved_at, taken_at
from core.adapters.importers.tables.drafts import published_of
from core.adapters.importers.texts.cells import minutes_of, number_of
from core.adapters.importers.texts.titles import own_rating, parts_in
from core.adapters.importers.times.moments import Clock, clock_of

_SINCE = 1997
"""The year in which Audible opened: no book was bought there before."""
_NOTE = (
    "Audible's library says when a book was added and not when it was heard, so books that were begun stand on the day"
    " they were added; books that were not begun wait in the backlog. Its rating is everyone's and is not taken."
)
_OWNED = (
    "Libation's list says when a book was added and not when it was heard, so books that you rated or finished stand on"
    " the day they were added; the others wait in the backlog. The rating of all is not taken."
)
_ADDED = ("date added to library", "date added")
_OWN_RATINGS = ("my rating overall", "my rating", "my rating story", "my rating performance")

_AUTHORS, _NARRATORS = ("authors", "author", "by", "written by"), ("narrators", "narrator", "narrated by")
_BOUGHT = ("purchase date", "date purchased", "purchased", "date added to library", "date added", "added")
_ENDED = ("date finished", "finished date", "finished on", "completed date", "date completed")
_PROGRESS = (
    "percent complete", "percentage complete", "listening time left", "time left", "time remaining", "remaining",
    "progress", "status", "listening status", "is finished", "finished",
)  # fmt: skip
"""Columns of a library as pages and browser extensions write it."""
_NOT_BEGUN = frozenset({"not started", "unstarted", "new", "false", "no", "0", "0%", "0 %", "unplayed"})
_BEGUN = ("finished", "complete", "left", "remaining", "started", "in progress", "listening")
"""What such a column says of a book that was not begun, and of one that was; by hand."""
_SHELF = (
    "Audible's library says when a book was bought and not when it was heard, so books that were begun or rated stand"
    " on the day they were bought; books that were not begun wait in the backlog."
)


def part(member: Member) -> Part | None:
    """Return what a file is to Audible, by its columns."""
    head = member.head()
    if has_header(head, "asin", "title", "narrators", "is finished", "percent complete"):
        return Part(what="audiobooks", role=Role.HISTORY, read=read)
    if has_header(head, "audible product id", "title", "authors", "length in minutes"):
        return Part(what="audiobooks", role=Role.HISTORY, read=read_owned)
    if any(_is_shelf(names) for names in headers_of(head)):
        return Part(what="audiobooks", role=Role.HISTORY, read=read_shelf)
    return None


def _is_shelf(names: frozenset[str]) -> bool:
    """Tell whether columns are those of a library as pages and browser extensions write it."""
    needed = ({"title", "product name"}, set(_AUTHORS), set(_NARRATORS), set(_BOUGHT), set(_PROGRESS))
    return all(names & each for each in needed)


def read(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield the books of a library; raises ImportRefused with advice."""
    yield Note(_NOTE)
    yield from row_outcomes(path, partial(_book, reader=reader), "title")


def _book(cells: Cells, reader: Reader) -> Outcome:
    title, subtitle, asin = cells.get("title"), cells.get("subtitle"), cells.get("asin")
    if not title:
        raise ValueError("it has no title")
    is_begun = cells.get("is finished").casefold() == "true" or (number_of(cells.get("percent complete")) or 0) > 0
    settle = taken_at if is_begun else saved_at
    return Entry(
        row=cells.row,
        title=title,
        time=settle(cells.get("purchase date", "date added"), Clock(), reader, _SINCE),
        status=Status.DONE if is_begun else Status.CANDIDATE,
        creator=cells.get("authors"),
        kind="audiobook",
        action="listened" if is_begun else "saved",
        link=_shop(asin),
        text=" ".join(part for part in (subtitle, cells.get("series title")) if part),
        tags=tuple(genre.strip() for genre in cells.get("genres").split(",") if genre.strip()),
        length_minutes=minutes_of(cells.get("runtime length min"), "min"),
        published=published_of(cells.get("release date"), True),
        weak=is_begun,
    )


def read_owned(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield the books of a library as Libation writes it; raises ImportRefused with advice."""
    yield Note(_OWNED)
    times = [row.get(*_ADDED) for row in table_rows(path) if isinstance(row, Cells)]
    clock = clock_of(times, reader.day_first)
    yield from row_outcomes(path, partial(_owned, clock=clock, reader=reader), "title")


def _owned(cells: Cells, clock: Clock, reader: Reader) -> Outcome:
    """Return a book that was heard, by a rating of one's own or a mark that says so, or that waits."""
    title, asin, value = cells.get("title"), cells.get("audible product id"), own_rating(cells.get(*_OWN_RATINGS))
    if not title:
        raise ValueError("it has no title")
    is_heard = value is not None or cells.get("is finished").casefold() in ("true", "1", "yes")
    settle = taken_at if is_heard else saved_at
    return Entry(
        row=cells.row,
        title=title,
        time=settle(cells.get(*_ADDED), clock, reader, _SINCE),
        status=Status.DONE if is_heard else Status.CANDIDATE,
        creator=cells.get("authors"),
        kind="audiobook",
        action="listened" if is_heard else "saved",
        value=value,
        link=_shop(asin),
        text=" ".join(part for part in (cells.get("subtitle"), cells.get("series names")) if part),
        tags=parts_in(cells.get("categories")),
        length_minutes=minutes_of(cells.get("length in minutes"), "min"),
        published=published_of(cells.get("date published"), True),
        weak=is_heard,
    )


def read_shelf(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield the books of a library that says how much of each is left; raises ImportRefused with advice."""
    yield Note(_SHELF)
    times = [cell for row in table_rows(path) if isinstance(row, Cells) for cell in map(row.get, (*_ENDED, *_BOUGHT))]
    clock = clock_of(times, reader.day_first)
    yield from row_outcomes(path, partial(_of_shelf, clock=clock, reader=reader), "title", "product name")


def _of_shelf(cells: Cells, clock: Clock, reader: Reader) -> Outcome:
    """Return a book that was begun by what is said to be heard or left of it, or that waits."""
    title, value = cells.get("title", "product name"), own_rating(cells.get(*_OWN_RATINGS, "your rating"))
    if not title:
        raise ValueError("it has no title")
    length = minutes_of(cells.get("length", "runtime", "duration", "length in minutes", "runtime length min"), "min")
    ended = cells.get(*_ENDED)
    is_begun = bool(ended) or value is not None or any(_is_begun(cells.get(name), name, length) for name in _PROGRESS)
    settle = taken_at if is_begun else saved_at
    return Entry(
        row=cells.row,
        title=title,
        time=settle(ended or cells.get(*_BOUGHT), clock, reader, _SINCE),
        status=Status.DONE if is_begun else Status.CANDIDATE,
        creator=cells.get(*_AUTHORS),
        kind="audiobook",
        action="listened" if is_begun else "saved",
        value=value,
        link=_shop(cells.get("asin")),
        text=" ".join(part for part in (cells.get("subtitle"), cells.get("series", "series title")) if part),
        tags=parts_in(cells.get("categories", "category", "genres", "genre")),
        length_minutes=length,
        published=published_of(cells.get("release date"), True),
        weak=is_begun and not ended,
    )


def _is_begun(said: str, column: str, length: float | None) -> bool:
    """Tell whether what a column says is left of a book, or heard of it, means that it was begun."""
    words = said.casefold()
    if not words or words in _NOT_BEGUN:
        return False
    if any(word in words for word in _BEGUN):
        return True
    minutes, share = minutes_of(words, "min"), number_of(words)
    if "left" in column or "remaining" in column:
        return minutes is not None and (minutes == 0 or (length is not None and minutes < length - 1))
    return words in ("true", "yes", "x") or (share or 0) > 0


def _shop(asin: str) -> str:
    return f"https://www.audible.com/pd/{asin}" if asin.isalnum() and asin.isascii() else ""


FORMAT = Service(
    key="audible",
    name="Audible",
    thing="an Audible library",
    how="Install audible-cli, log in with 'audible quickstart', then write 'audible library export'; or export the"
    " library from Libation, as CSV; or bring a browser extension's table with narrators and progress.",
    taken="Every book that was begun, with author, narrated length and genres, on the day it was added; books not begun"
    " wait in the backlog; the public rating is not taken.",
    part=part,
)
