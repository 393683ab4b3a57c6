"""Readwise: each highlight is a touch of its book; of Reader's library, what was read is history and the rest waits."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from core.adapters.importers.lines.days import DatedRow, table_outcomes
from core.adapters.importers.lines.entries import Entry, LeftOut, Note, Outcome, Status
from core.adapters.importers.lines.format import Member, Part, Reader, Role, Service
from core.adapters.importers.lines.recognising import has_header
from core.adapters.importers.texts.cells import MOST_TEXT, capped, number_of
from core.adapters.importers.texts.titles import https, parts_in

_HIGHLIGHTS = ("highlight", "book title", "book author", "highlighted at")
_READER = ("title", "url", "document tags", "saved date", "reading progress", "location")
_QUOTED = re.compile(r"'((?:[^'\\]|\\.)*)'|\"((?:[^\"\\]|\\.)*)\"")
_FEED = "an item of a feed that was not read"
_SAVED = "Documents of Reader that were read stand at the day they were saved, as it exports no other"
_READ_ENOUGH = 0.5
"""Part of a document from which it counts as read where it was not archived: half of it, chosen by hand."""


def part(member: Member) -> Part | None:
    """Return what a file is to Readwise, by its columns."""
    head = member.head()
    if has_header(head, *_HIGHLIGHTS):
        return Part(what="highlights", role=Role.HISTORY, read=_reading(_highlight))
    if has_header(head, *_READER):
        return Part(what="saved documents", role=Role.BACKLOG, read=_reading(_document))
    return None


def _reading(each: Callable[[DatedRow], Iterable[Outcome]]) -> Callable[[Path, Reader], Iterator[Outcome]]:
    return partial(_read, each)


def _read(each: Callable[[DatedRow], Iterable[Outcome]], path: Path, reader: Reader) -> Iterator[Outcome]:
    yield from table_outcomes(path, reader, ("highlighted at", "saved date"), each)


def _highlight(row: DatedRow) -> Iterator[Outcome]:
    """Tell of a highlight with the book's words; the note to it is the person's own and not kept."""
    yield Entry(
        row=row.row,
        title=row.get("book title"),
        creator=row.get("book author"),
        time=row.day("highlighted at"),
        kind="book",
        action="highlighted",
        text=capped(row.get("highlight"), MOST_TEXT),
        tags=parts_in(f"{row.get('tags')},{row.get('document tags')}"),
    )


def _document(row: DatedRow) -> Iterator[Outcome]:
    """Tell of a document as read where it was archived or read by half; what a feed brought unread is left out."""
    where, progress = row.get("location").casefold(), number_of(row.get("reading progress")) or 0
    if where == "archive" or progress >= _READ_ENOUGH:
        yield replace(_saved(row), time=row.day("saved date"), action="read")
        yield Note(_SAVED)
    elif where == "feed":
        yield LeftOut(row.row, _FEED)
    else:
        yield replace(_saved(row), time=row.day_or_none("saved date"), status=Status.CANDIDATE, action="saved")


def _saved(row: DatedRow) -> Entry:
    link = row.get("url")
    tags = (one or other for one, other in _QUOTED.findall(row.get("document tags")))
    return Entry(
        row=row.row,
        title=row.get("title") or link,
        kind="article",
        identity=_bare(link),
        link=https(link),
        tags=parts_in(",".join(tags)),
    )


def _bare(link: str) -> str:
    """Return a link without its fragment and without marks of where it was clicked."""
    bare = re.sub(r"(?<=[?&])utm_[^&#]*&?", "", link.partition("#")[0])
    return bare.rstrip("?&")


FORMAT = Service(
    key="readwise",
    name="Readwise",
    thing="Readwise highlights and Reader library",
    how="On readwise.io: Export, CSV for the highlights; in Reader: Account settings, Export library.",
    taken="Every highlight as a touch of its book, with the book's words; of Reader what was archived or read by half, "
    "the rest waits in the backlog; notes are never kept.",
    part=part,
)
