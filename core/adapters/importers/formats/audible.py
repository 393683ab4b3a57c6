"""Audible: the library as audible-cli writes it; what was begun counts, what was not waits."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from core.adapters.importers.cells import minutes_of, number_of
from core.adapters.importers.drafts import published_of
from core.adapters.importers.entries import Entry, Note, Outcome, Status
from core.adapters.importers.format import Member, Part, Reader, Role, Service
from core.adapters.importers.moments import Clock
from core.adapters.importers.recognising import has_header
from core.adapters.importers.rows import Cells
from core.adapters.importers.turning import row_outcomes, saved_at, taken_at

_SINCE = 1997
"""The year in which Audible opened: no book was bought there before."""
_NOTE = (
    "Audible's library says when a book was added and not when it was heard, so books that were begun stand on the day"
    " they were added; books that were not begun wait in the backlog. Its rating is everyone's and is not taken."
)


def part(member: Member) -> Part | None:
    """Return what a file is to Audible, by its columns."""
    is_library = has_header(member.head(), "asin", "title", "narrators", "is finished", "percent complete")
    return Part(what="audiobooks", role=Role.HISTORY, read=read) if is_library else None


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
        link=f"https://www.audible.com/pd/{asin}" if asin.isalnum() and asin.isascii() else "",
        text=" ".join(part for part in (subtitle, cells.get("series title")) if part),
        tags=tuple(genre.strip() for genre in cells.get("genres").split(",") if genre.strip()),
        length_minutes=minutes_of(cells.get("runtime length min"), "min"),
        published=published_of(cells.get("release date"), True),
        weak=is_begun,
    )


FORMAT = Service(
    key="audible",
    name="Audible",
    thing="an Audible library (audible-cli)",
    how="Install audible-cli, log in with 'audible quickstart', then write 'audible library export'.",
    taken="Every book that was begun, with author, narrated length and genres, on the day it was added; books not begun"
    " wait in the backlog; the public rating is not taken.",
    part=part,
)
