"""The time of an interaction: how a file writes its times is settled once, then every cell is read so."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from core.adapters.importers.cells import is_blank, number_of
from core.adapters.importers.dates import NUMERIC_DATE, in_utc, written_moment

EARLIEST, LATEST = 1900, 2100
"""First and last year that a history may name: anything outside is misread; chosen by hand."""
_UNIX = datetime(1970, 1, 1, tzinfo=UTC)
"""Where Unix time begins (POSIX)."""
# Epoch, ticks per second, and the range of the median by which a file's numbers are known.
_UNITS: dict[str, tuple[datetime, float, float, float]] = {
    "days": (datetime(1899, 12, 30, tzinfo=UTC), 1 / 86_400, 1e4, 1e5),
    "seconds": (_UNIX, 1.0, 1e8, 1e11),
    "milliseconds": (_UNIX, 1e3, 1e11, 1e14),
    "microseconds": (_UNIX, 1e6, 1e14, 1e16),
    "microseconds since 1601": (datetime(1601, 1, 1, tzinfo=UTC), 1e6, 1e16, 1e17),
    "nanoseconds": (_UNIX, 1e9, 1e17, 1e19),
}


@dataclass(frozen=True, slots=True)
class Clock:
    """How one file writes times: the unit of its numbers ('' for text), and the order of day and month.

    `is_sure` is False when nothing in the file tells whether the day or the month comes first.
    """

    unit: str = ""
    day_first: bool = True
    is_sure: bool = True

    @property
    def note(self) -> str:
        """Return what was assumed, in the reader's words; '' where nothing was."""
        if self.is_sure:
            return ""
        order = "the day" if self.day_first else "the month"
        return f"Dates such as 03/04/2026 were read with {order} first; change the order if that is wrong."


def clock_of(values: Sequence[object], day_first: bool | None = None) -> Clock:
    """Return how a file's times are written; `day_first` settles the order of day and month."""
    filled = [value for value in values if not is_blank(value)]
    numbers = [number for number in map(number_of, filled) if number is not None]
    if filled and len(numbers) * 2 > len(filled):
        return Clock(_unit(sorted(numbers)[len(numbers) // 2]))
    if day_first is not None:
        return Clock(day_first=day_first)
    return _by_dates([value for value in filled if isinstance(value, str)])


def moment_of(value: object, clock: Clock) -> datetime:
    """Return a cell's time in UTC; one without a zone is taken as UTC. Raises ValueError with the reason."""
    if is_blank(value):
        raise ValueError("the time is empty")
    if isinstance(value, datetime):
        moment = in_utc(value)
    elif isinstance(value, date):
        moment = datetime(value.year, value.month, value.day, tzinfo=UTC)
    elif clock.unit and (number := number_of(value)) is not None:
        moment = _counted(number, clock.unit)
    else:
        moment = written_moment(str(value), clock.day_first)
    if not EARLIEST <= moment.year <= LATEST:
        raise ValueError(f"the year {moment.year} cannot be right")
    return moment


def is_readable(value: object, clock: Clock) -> bool:
    """Tell whether a cell holds a time."""
    try:
        moment_of(value, clock)
    except ValueError:
        return False
    return True


def _unit(median: float) -> str:
    if 19_000_101 <= median <= 21_001_231 and 1 <= median // 100 % 100 <= 12 and 1 <= median % 100 <= 31:
        return "yyyymmdd"
    for unit, (_, _, least, most) in _UNITS.items():
        if least <= median < most:
            return unit
    return "unknown"


def _counted(number: float, unit: str) -> datetime:
    if unit == "yyyymmdd":
        day = int(number)
        return datetime(day // 10_000, day // 100 % 100, day % 100, tzinfo=UTC)
    if unit == "unknown" or number <= 0:
        raise ValueError(f"the number {number:g} is no time")
    epoch, ticks, _, _ = _UNITS[unit]
    try:
        return epoch + timedelta(seconds=number / ticks)
    except OverflowError:
        raise ValueError(f"the number {number:g} is too large for a time in {unit}") from None


def _by_dates(texts: Sequence[str]) -> Clock:
    """Settle the order of day and month by numbers above 12, else by the marks, else by the file's order."""
    parts = [match.groups() for match in map(NUMERIC_DATE.match, texts) if match and len(match[1]) <= 2]
    if not parts:
        return Clock()
    pairs = [(int(first), int(second)) for first, _, second, _ in parts]
    day_votes, month_votes = sum(a > 12 for a, _ in pairs), sum(b > 12 for _, b in pairs)
    if day_votes or month_votes:
        return Clock(day_first=day_votes >= month_votes, is_sure=not (day_votes and month_votes))
    if all(mark == "." for _, mark, _, _ in parts):
        return Clock(day_first=True)
    in_order = [order for order in (True, False) if _is_in_order(texts, order)]
    if len(in_order) == 1:
        return Clock(day_first=in_order[0])
    return Clock(day_first=not _looks_american(texts), is_sure=False)


def _is_in_order(texts: Sequence[str], day_first: bool) -> bool:
    """Tell whether the times only rise or only fall when read in this order."""
    clock = Clock(day_first=day_first)
    moments = [moment_of(text, clock) for text in texts if is_readable(text, clock)]
    return all(a <= b for a, b in pairwise(moments)) or all(a >= b for a, b in pairwise(moments))


def _looks_american(texts: Sequence[str]) -> bool:
    """Tell whether dates such as '1/2/26' or times such as '9:05 PM' suggest the month first."""
    return any(re.search(r"\b[AP]\.?M\b|^\d/\d{1,2}/\d\d\b|^\d{1,2}/\d/\d\d\b", text, re.IGNORECASE) for text in texts)
