"""The blocks of a Kindle's clippings in any language: a book, a line that says where and when, a text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from core.adapters.importers.ground.reading import ImportRefused
from core.adapters.importers.texts.cells import clean
from core.adapters.importers.texts.encodings import encoding_of
from core.adapters.importers.times.moments import Clock, clock_of, moment_of

END = "=========="
"""The line that ends a clipping on every device."""
_RANGE = re.compile(r"\d+\s*[-\u2013]\s*\d+")
_ENDING = re.compile(r"(?:에)?\s*추가됨$|\s*को जोड़ा गया$|に(?:追加|作成)$")
"""The words for 'added' of the languages in which they end the line."""
_MOST_LINES = 200
"""Lines of one clipping that are kept; longer than any that a publisher lets out, chosen by hand."""


@dataclass(frozen=True, slots=True)
class Clipping:
    """One clipping: its number, the line that names the book, the line that says where and when, and its text."""

    row: int
    book: str
    about: str
    text: str

    @property
    def excerpt(self) -> str:
        """Return the line that names the book."""
        return self.book

    @property
    def when(self) -> str:
        """Return the words that hold the time, behind the last bar of the line."""
        return self.about.rpartition("|")[2].strip()

    @property
    def is_highlight(self) -> bool:
        """Tell a passage of the book, which has a place from and to, from a note or a bookmark at one place."""
        return bool(_RANGE.search(self.about.rpartition("|")[0]))


def clippings_in(path: Path) -> Iterator[Clipping]:
    """Yield the clippings of a file; raises ImportRefused for a file that is damaged or no text."""
    row, lines = 1, list[str]()
    try:
        with path.open(encoding=encoding_of(path)) as stream:
            for line in stream:
                if not line.startswith(END):
                    lines += [line] if len(lines) < _MOST_LINES else []
                    continue
                yield _clipping(row, lines)
                row, lines = row + 1, []
    except UnicodeError:
        raise ImportRefused(f"{path.name} is cut off or damaged. Copy it from the device again.") from None
    if any(clean(line) for line in lines):
        yield _clipping(row, lines)


def _clipping(row: int, lines: list[str]) -> Clipping:
    book, about, *text = [*map(clean, lines), "", ""]
    return Clipping(row, book, about, " ".join(filter(None, text)))


def clock_in(path: Path, day_first: bool | None) -> Clock:
    """Return how a file writes its times, by all of them."""
    return clock_of([_from_digits(clipping.when) for clipping in clippings_in(path)], day_first)


def _from_digits(when: str) -> str:
    return when[next((place for place, sign in enumerate(when) if sign.isdigit()), 0) :]


def added(when: str, clock: Clock) -> datetime:
    """Return the time in words such as 'Added on Friday, January 17, 2020 9:29:28 PM', in UTC.

    The words before the date are let go until it can be read, as each language has its own: at first all but the last,
    which may be the month. None is let go behind the first number, where the words for morning and afternoon stand.
    Raises ValueError with the reason.
    """
    words = _ENDING.sub("", when).split()
    first = next((place for place, word in enumerate(words) if any(map(str.isdigit, word))), 0)
    for before in sorted(range(first + 1), key=lambda place: abs(place + 1 - first)):
        try:
            return moment_of(" ".join(words[before:]), clock)
        except ValueError:
            continue
    return moment_of(when, clock)
