"""Turn every row of a service's file into exactly one outcome; what cannot be read is refused with its reason."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from core.adapters.importers.ground.reading import Refusal
from core.adapters.importers.lines.entries import Outcome
from core.adapters.importers.lines.format import Reader
from core.adapters.importers.lines.rows import Cells, json_rows, table_rows
from core.adapters.importers.texts.nested import words
from core.adapters.importers.times.moments import AHEAD, Clock, moment_of


def row_outcomes(path: Path, outcome: Callable[[Cells], Outcome], *shown: str) -> Iterator[Outcome]:
    """Yield what becomes of every row of a table; a ValueError of `outcome` refuses the row with its words.

    `shown` are the columns by which a refused row is told to its owner. Raises ImportRefused with advice.
    """
    for cells in table_rows(path):
        if isinstance(cells, Refusal):
            yield cells
            continue
        try:
            yield outcome(cells)
        except ValueError as reason:
            yield Refusal(cells.row, str(reason), cells.get(*shown))


def record_outcomes(
    path: Path, outcome: Callable[[int, dict[str, Any]], Outcome], *shown: str, prefix: str = "item"
) -> Iterator[Outcome]:
    """Yield what becomes of every object of a JSON list, as `row_outcomes` does for rows."""
    for row, record in json_rows(path, prefix):
        yield record_outcome(row, record, outcome, *shown)


def record_outcome(row: int, record: object, outcome: Callable[[int, dict[str, Any]], Outcome], *shown: str) -> Outcome:
    """Return what becomes of one value of a JSON list; what is no object is refused."""
    if not isinstance(record, dict):
        return Refusal(row, "it is no record")
    try:
        return outcome(row, record)
    except ValueError as reason:
        excerpt = next((text for key in shown if (text := words(record, key))), "")
        return Refusal(row, str(reason), excerpt)


def taken_at(value: object, clock: Clock, reader: Reader, since: int) -> datetime:
    """Return when something was taken up, in UTC; raises ValueError for no time, one to come, or one too early.

    `since` is the first year that the service can know of.
    """
    try:
        moment = moment_of(value, clock)
    except OverflowError:
        raise ValueError("the number is too large for a time") from None
    if moment.year < since:
        raise ValueError(f"the year {moment.year} cannot be right")
    if moment - AHEAD > reader.now:
        raise ValueError("the time lies in the future")
    return moment


def saved_at(value: object, clock: Clock, reader: Reader, since: int) -> datetime | None:
    """Return when something was saved for later, None where that is not known."""
    try:
        return taken_at(value, clock, reader, since)
    except ValueError:
        return None
