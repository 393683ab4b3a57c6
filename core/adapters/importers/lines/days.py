"""Days as catalogues write them, of which a part may be unknown ('2015-02-00', '2019'), by the clock of their file."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from core.adapters.importers.ground.reading import Refusal
from core.adapters.importers.lines.entries import Note, Outcome
from core.adapters.importers.lines.format import Reader
from core.adapters.importers.lines.outcomes import outcomes_of
from core.adapters.importers.lines.rows import Cells
from core.adapters.importers.tables.delimited import open_delimited
from core.adapters.importers.tables.sources import Source, no_progress
from core.adapters.importers.texts.cells import clean
from core.adapters.importers.texts.headers import normalised
from core.adapters.importers.times.moments import Clock, clock_of, moment_of

_IN_PARTS = re.compile(r"^(\d{4})(?:[-/.](\d{1,2}))?(?:[-/.](0{1,2}))?$")
_NO_DAY = re.compile(r"^0{1,4}[-/.]0{1,2}[-/.]0{1,2}")
_YEAR = re.compile(r"(?<!\d)([12]\d{3})(?!\d)")


_MONTHS = 12
"""Months of a year."""
_ISO_DAY = len("2024-03-02")
"""Signs of a day in ISO 8601."""


@dataclass(frozen=True, slots=True)
class DatedRow:
    """One row of a table together with the clock of its file."""

    cells: Cells
    clock: Clock

    @property
    def row(self) -> int:
        """Return its number as a spreadsheet shows it."""
        return self.cells.row

    @property
    def excerpt(self) -> str:
        """Return the title, where there is one."""
        return self.get("title", "name", "book title", "series name")

    def get(self, *names: str) -> str:
        """Return the first of some columns that holds something, as one line of clean text; '' for none."""
        for name in names:
            if (cell := self.cells.by_name.get(name)) and (text := clean(cell)):
                return text
        return ""

    def day(self, *names: str) -> datetime:
        """Return the time that the first filled column names, in UTC; raises ValueError with the reason."""
        return day_of(
            next((text for name in names if (text := self.get(name)) and not is_no_day(text)), ""), self.clock
        )

    def day_or_none(self, *names: str) -> datetime | None:
        """Return the time of the first filled column, None where it is empty or cannot be read."""
        try:
            return self.day(*names)
        except ValueError:
            return None


def table_outcomes(
    path: Path, reader: Reader, dates: tuple[str, ...], each: Callable[[DatedRow], Iterable[Outcome]]
) -> Iterator[Outcome]:
    """Yield what becomes of every row of a table whose columns `dates` hold times, and a note on what was assumed.

    The order of day and month is settled from the whole file. Raises ImportRefused for a file that is no table.
    """
    source = open_delimited(path)
    names = [normalised(name) for name in source.columns]
    clock = clock_of(list(_values(source, [names.index(name) for name in dates if name in names])), reader.day_first)
    yield from outcomes_of(_dated_rows(source, names, clock), each)
    if clock.note:
        yield Note(clock.note)


def _values(source: Source, columns: list[int]) -> Iterator[str]:
    for row in source.rows(no_progress):
        if not isinstance(row, Refusal):
            yield from (text for column in columns if (text := str(row[1][column])) and not is_no_day(text))


def _dated_rows(source: Source, names: list[str], clock: Clock) -> Iterator[DatedRow | Refusal]:
    """Yield the rows by column name, of columns that repeat the first one."""
    backwards = names[::-1]
    for row in source.rows(no_progress):
        if isinstance(row, Refusal):
            yield row
        else:
            yield DatedRow(Cells(row[0], dict(zip(backwards, map(str, reversed(row[1])), strict=True))), clock)


def day_of(text: str, clock: Clock) -> datetime:
    """Return a written day or time in UTC, the first day of what it names where a part is unknown.

    Raises ValueError with the reason; one that is empty or all zeros is empty.
    """
    if is_no_day(text):
        raise ValueError("the time is empty")
    if (parts := _IN_PARTS.match(text)) and parts[1] != "0000":
        month = int(parts[2] or 0) or 1
        if month <= _MONTHS:
            return moment_of(datetime(int(parts[1]), month, 1, tzinfo=UTC), clock)
    return moment_of(text, clock)


def is_no_day(text: str) -> bool:
    """Tell whether a cell stands for no day: empty, or all zeros."""
    return not text.strip() or _NO_DAY.match(text) is not None


def is_in_parts(text: str) -> bool:
    """Tell whether a day is named by its month or year alone."""
    return _IN_PARTS.match(text) is not None


def published_in(text: str) -> date | None:
    """Return the first day of the year that a text names ('1974', '1994-10-14' gives that day); None for none."""
    try:
        return date.fromisoformat(text[:_ISO_DAY])
    except ValueError:
        year = _YEAR.search(text)
    return date(int(year[1]), 1, 1) if year else None
