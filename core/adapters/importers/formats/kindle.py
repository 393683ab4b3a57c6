"""Kindle's 'My Clippings.txt' in any language: each highlight, note and bookmark is a touch of its book."""

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from core.adapters.importers.lines.entries import Entry, Note, Outcome
from core.adapters.importers.lines.format import PEEKED, Member, Part, Reader, Role, Service
from core.adapters.importers.lines.outcomes import outcomes_of
from core.adapters.importers.lines.recognising import has_header, text_at_start
from core.adapters.importers.services.clippings import END, Clipping, added, clippings_in, clock_in
from core.adapters.importers.texts.cells import MOST_TEXT, capped
from core.adapters.importers.texts.titles import names_first
from core.adapters.importers.times.moments import Clock

_DEVICE_CLOCK = "Kindle writes times by the clock of the device and without a zone; they were taken as UTC"
_LIMIT = re.compile(r"^<[^<>]*>$")
_NO_TIMES = "it holds highlights without their times; bring 'My Clippings.txt' from the device instead"


_LEAST_LINES = 4
"""Lines of the shortest clipping: the book, where and when, an empty one and the mark at its end."""


def part(member: Member) -> Part | None:
    """Return what a file is to Kindle: clippings by their lines, or a notebook that names no times."""
    head = member.head()
    text = text_at_start(head)
    if _are_clippings(text.lstrip().splitlines(), is_cut=len(head) >= PEEKED):
        return Part(what="highlights and notes", role=Role.HISTORY, read=read)
    is_notebook = has_header(head, "annotation type", "location", "starred", "annotation")
    if is_notebook or ("bookTitle" in text and "noteHeading" in text):
        return Part(what="a notebook of one book", role=Role.NEITHER, why=_NO_TIMES)
    return None


def _are_clippings(lines: list[str], is_cut: bool) -> bool:
    """Tell whether the second line says where and when as Kindle does, and a line of '=' ends the first clipping."""
    if len(lines) < _LEAST_LINES or not re.match(r"^\s*-.*\d.*\|.*\d", lines[1]):
        return False
    return is_cut or any(line.startswith(END) for line in lines)


def read(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield one outcome for every clipping; raises ImportRefused for a file that is damaged or no text."""
    clock = clock_in(path, reader.day_first)
    yield from outcomes_of(clippings_in(path), partial(_outcomes, clock))
    yield Note(_DEVICE_CLOCK)
    if clock.note:
        yield Note(clock.note)


def _outcomes(clock: Clock, clipping: Clipping) -> Iterator[Outcome]:
    """Tell of a clipping; the words of a highlight are the book's, those of a note the person's own and not kept."""
    title, author = _book(clipping.book)
    words = clipping.text if clipping.is_highlight and not _LIMIT.match(clipping.text) else ""
    yield Entry(
        row=clipping.row,
        title=title,
        creator=author,
        time=added(clipping.when, clock),
        kind="book",
        action="highlighted" if words else "marked",
        text=capped(words, MOST_TEXT),
    )


def _book(line: str) -> tuple[str, str]:
    """Return title and author of 'Title (Series) (Last, First)', by the last bracket that closes the line."""
    if not line.endswith(")"):
        return line, ""
    depth = 0
    for place in range(len(line) - 1, 0, -1):
        depth += (line[place] == ")") - (line[place] == "(")
        if depth == 0:
            return line[:place].strip(), names_first(line[place + 1 : -1])
    return line, ""


FORMAT = Service(
    key="kindle",
    name="Kindle",
    thing="Kindle clippings",
    how="Connect the Kindle by USB and copy 'My Clippings.txt' from its folder 'documents'.",
    taken="Every highlight, note and bookmark as a touch of its book at its time, with the words of highlights; notes' "
    "own words are never kept.",
    part=part,
)
