"""Any table of interactions, whatever its form, read by a mapping of columns."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from pathlib import Path

from core.adapters.importers.ground.reading import ImportRefused, Reading, Refusal
from core.adapters.importers.joined import register
from core.adapters.importers.tables.days_and_hours import with_hours
from core.adapters.importers.tables.mapped import read_mapped
from core.adapters.importers.tables.mapping import ROW_ORDER, ColumnMapping, guessed
from core.adapters.importers.tables.sources import Source, checked_file, no_progress
from core.adapters.importers.texts.cells import capped, clean
from core.adapters.importers.texts.encodings import HEAD, check_text
from core.adapters.importers.times.moments import clock_of
from core.entities import Person
from core.progress import Progress

_GUESSED_FROM = 500
"""Rows from which the meaning of the columns is told; chosen by hand, not tuned."""
_SHOWN_ROWS = 8
"""Rows that the preview shows; by eye."""
_SHOWN_CELL = 80
"""Signs that the preview shows of a cell; by eye."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """What a file is before it is read: its columns, what they seem to mean, and its first rows as text.

    `format` is a word of the register's `forms`; the export of a service needs no mapping. `members` are the
    tables of an archive or the files of an export, `member` the table that was looked at. `notes` say in plain words
    what was assumed.
    """

    format: str
    name: str
    columns: tuple[str, ...] = ()
    mapping: ColumnMapping | None = None
    sample: tuple[tuple[str, ...], ...] = ()
    n_rows: int | None = None
    encoding: str = ""
    delimiter: str = ""
    notes: tuple[str, ...] = ()
    member: str | None = None
    members: tuple[str, ...] = ()


def inspect(source: Source, name: str) -> Inspection:
    """Return what an opened table is and what its columns seem to mean."""
    rows = [row for row in islice(source.rows(no_progress), _GUESSED_FROM) if not isinstance(row, Refusal)]
    cells = [row for _, row in rows]
    mapping = guessed(source.columns, cells)
    shown = tuple(tuple(capped(clean(cell), _SHOWN_CELL) for cell in row) for row in cells[:_SHOWN_ROWS])
    return Inspection(
        format=source.format,
        name=name,
        columns=source.columns,
        mapping=mapping,
        sample=shown,
        n_rows=source.n_rows,
        encoding=source.encoding,
        delimiter=source.delimiter,
        notes=source.notes + _advice(mapping, source.columns, cells),
    )


def _advice(mapping: ColumnMapping, columns: Sequence[str], cells: Sequence[Sequence[object]]) -> tuple[str, ...]:
    if not cells:
        return ("The file has columns but no rows.",)
    if mapping.time is None:
        return ("No column looks like a time. Choose one, or 'row order' if the rows are in order of time.",)
    if mapping.time == ROW_ORDER:
        return ()
    note = clock_of([row[columns.index(mapping.time)] for row in cells], mapping.day_first).note
    return (note,) if note else ()


def read(
    source: Source,
    mapping: ColumnMapping,
    *,
    file_name: str,
    name: str,
    person: Person | None = None,
    progress: Progress | None = None,
    now: datetime | None = None,
) -> Reading:
    """Read an opened table by a mapping; `person` is whose it is where no column says so.

    `name` is the collection's, `file_name` stands in refusals, and `now` is the time of the last row in row order
    (else this moment). Raises ImportRefused with advice.
    """
    if source.n_rows == 0:
        raise ImportRefused(f"{file_name} has columns but no rows. Export it again, or choose another file.")
    reading = read_mapped(source, mapping, person=person, progress=progress, name=name, now=now, file_name=file_name)
    return replace(reading, notes=source.notes + reading.notes) if source.notes else reading


def open_table(path: Path) -> Source:
    """Return the tables of a file, known by its content: the longest as a source that knows the others.

    Raises ImportRefused with advice.
    """
    with checked_file(path).open("rb") as stream:
        head = stream.read(HEAD)
    form = register.table_of(head)
    if form is None:
        if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b")):
            raise ImportRefused(f"{path.name} is an archive. Unpack it and import the files that it holds.")
        check_text(path, head)
        raise ImportRefused(f"{path.name} is no table. Export a CSV, JSON, Parquet or Excel file and import that.")
    source = with_hours(form.open(path))
    return replace(source, others=tuple(map(with_hours, source.others)))
