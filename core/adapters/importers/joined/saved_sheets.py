"""A service's table that was opened in a spreadsheet and saved as its workbook: still the service's, and so read."""

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path

from core.adapters.importers.ground.reading import Refusal
from core.adapters.importers.joined import register
from core.adapters.importers.lines.format import PEEKED, Member, Part, Service
from core.adapters.importers.tables.sheets import is_workbook, open_workbook
from core.adapters.importers.tables.sources import Source, no_progress
from core.adapters.importers.texts.cells import cell_text
from core.adapters.temporary import temporary_folder

_ROWS_SHOWN = 20
"""Rows by which a recogniser sees what a table is; those of `recognising` look at as many lines."""
_LARGEST = 20_000_000
"""Bytes of a workbook above which it is read as a table alone, since it would be held twice; chosen by hand."""


@contextmanager
def service_in_workbook(member: Member) -> Iterator[tuple[Member, Service, Part] | None]:
    """Yield the table in a workbook with the service whose export it is; None where it is no workbook or nobody's.

    Raises ImportRefused for a workbook that is damaged or locked.
    """
    if not is_workbook(member.head()) or member.within:
        yield None
        return
    path = member.on_disk()
    if path.stat().st_size > _LARGEST:
        yield None
        return
    source = open_workbook(path)
    with temporary_folder() as folder:
        table = replace(
            member,
            head=partial(_start, source),
            on_disk=partial(_whole, source, folder),
            is_copy=True,
            size=member.size,
        )
        found = register.service_of(table)
        yield (table, *found) if found else None


def _start(source: Source) -> bytes:
    text = io.StringIO()
    _write(source, text, _ROWS_SHOWN)
    return text.getvalue().encode()[:PEEKED]


def _whole(source: Source, folder: Path) -> Path:
    path = folder / "table.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        _write(source, stream, None)
    return path


def _write(source: Source, stream: io.TextIOBase | io.StringIO, most: int | None) -> None:
    """Write the columns and the first rows of a sheet as a table; None writes all."""
    table = csv.writer(stream)
    table.writerow(source.columns)
    rows = (row for row in source.rows(no_progress) if not isinstance(row, Refusal))
    table.writerows([cell_text(cell) for cell in cells] for _, cells in islice(rows, most))
