"""What every kind of table looks like to the importer: named columns and rows of cells."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from core.adapters.importers.ground.reading import GB, ImportRefused, Refusal
from core.progress import Progress

MOST_BYTES = 2 << 30
"""Bytes that a file may have: 2 GB, chosen by hand."""
MOST_ROWS = 5_000_000
"""Rows that a file may have; chosen by hand, far above what one person leaves behind."""
MOST_COLUMNS = 2_000
"""Columns that a file may have; chosen by hand."""
LIST = "list"
"""The column that says in which of a file's lists a row stands, where that tells what is still to come."""
REPORT_EVERY = 5_000
"""Rows between two reports of progress; chosen by hand."""

_MOST_NAME = 200
"""Signs that are kept of a column's name; chosen by hand."""
Row = tuple[int, Sequence[object]]
"""A row's number as a spreadsheet shows it, and its cells, aligned with the columns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A table on disk; `rows` walks it from the start and yields refusals in the place of unreadable rows.

    `name` is what the table is called within its file, '' where it is all of it, and `others` are the tables of other
    columns beside it, the longest first. `notes` say in plain words what was assumed.
    """

    format: str
    columns: tuple[str, ...]
    rows: Callable[[Progress], Iterator[Row | Refusal]] = field(repr=False)
    n_rows: int | None = None
    encoding: str = ""
    delimiter: str = ""
    notes: tuple[str, ...] = ()
    name: str = ""
    others: tuple["Source", ...] = ()


T = TypeVar("T")


def reported(rows: Sequence[T], progress: Progress) -> Iterator[tuple[int, T]]:
    """Yield rows with their numbers, from 1, and tell now and then how many are done."""
    for number, row in enumerate(rows, 1):
        if number % REPORT_EVERY == 0:
            progress(number, len(rows))
        yield number, row
    progress(len(rows), len(rows))


def no_progress(done: int, total: int) -> None:
    """Report to nobody."""


def checked_file(path: Path) -> Path:
    """Return the path of a file that can be read; raises ImportRefused otherwise."""
    if not path.is_file():
        raise ImportRefused(f"There is no file {path.name}. Choose it again.")
    size = path.stat().st_size
    if size == 0:
        raise ImportRefused(f"{path.name} is empty. Export it again, or choose another file.")
    if size > MOST_BYTES:
        raise ImportRefused(f"{path.name} is larger than {MOST_BYTES // GB} GB. Split it and import the parts.")
    return path


def named_columns(path: Path, header: Sequence[object]) -> tuple[str, ...]:
    """Return distinct column names; an empty one becomes 'Column 3', a second 'Date' becomes 'Date (2)'."""
    if len(header) > MOST_COLUMNS:
        raise ImportRefused(f"{path.name} has {len(header):,} columns; at most {MOST_COLUMNS:,} can be read.")
    names: list[str] = []
    seen: set[str] = set()
    for position, cell in enumerate(header, 1):
        base = str(cell)[:_MOST_NAME].strip() or f"Column {position}"
        name = (
            base
            if base not in seen
            else next(f"{base} ({n})" for n in range(2, MOST_COLUMNS * 2) if f"{base} ({n})" not in seen)
        )
        seen.add(name)
        names.append(name)
    return tuple(names)
