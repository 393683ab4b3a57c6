"""The time of an interaction: how a file writes its times is settled once, then every cell is read so."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from core.adapters.importers.texts.cells import clean, is_blank, number_of
from core.adapters.importers.times.calendars import seeming_calendar
from core.adapters.importers.times.coarse import coarse_moment
from core.adapters.importers.times.counted import (
    AND_APPLES,
    APPLES,
    OF_A_COLUMN,
    YEARS,
    counted_moment,
    is_counted,
    unit_of,
)
from core.adapters.importers.times.counting import unit_of_column
from core.adapters.importers.times.date_parts import PLAIN_HABITS, Habits
from core.adapters.importers.times.dates import in_utc, written_moment
from core.adapters.importers.times.orders import order_of
from core.adapters.importers.times.ranges import end_of_range

EARLIEST, LATEST = 1900, 2100
"""First and last year that a history may name: anything outside is misread; chosen by hand."""
_NO_TIME_FROM, _NO_TIME_BEFORE = datetime(1969, 12, 31, tzinfo=UTC), datetime(1970, 1, 2, tzinfo=UTC)
"""The days around the zero of Unix time in any zone (POSIX): programs write it where they have no time."""
_ZERO = re.compile(r"0+(?:\.0*)?|0{1,4}[-/.]0{1,2}[-/.]0{1,2}.*|(?:1970|0001)-01-01[T ]00:00(?::00.*)?")
_ZEROS = ("0", "1970")
"""How such a zero begins: looked at first, for speed."""
_COARSE = "Where a row names only the month or the year, it stands at its first day."
AHEAD = timedelta(days=1)
"""How far in the future a time may lie: the widest zone is 14 hours ahead of UTC, and clocks are set wrong."""


@dataclass(frozen=True, slots=True)
class Clock:
    """How one file writes times: the unit of its numbers ('' for text), and the order of day and month.

    `is_sure` is False when nothing in the file tells whether the day or the month comes first. `habits` are what
    else the whole file tells of its dates. With `has_coarse` some times name a month or a year alone, and stand
    at its beginning. No time may lie more than a day after `latest`, where that is known.
    """

    unit: str = ""
    day_first: bool = True
    is_sure: bool = True
    habits: Habits = PLAIN_HABITS
    has_coarse: bool = False
    latest: datetime | None = None

    @property
    def note(self) -> str:
        """Return what was assumed, in the reader's words; '' where nothing was."""
        return " ".join(filter(None, (self._of_numbers or self._of_dates, _COARSE * self.has_coarse)))

    @property
    def _of_numbers(self) -> str:
        if self.unit.endswith(AND_APPLES):
            return (
                "A part of the numbers was read as counted since 2001, as Apple's programs do, the others since 1970."
            )
        if self.unit in OF_A_COLUMN:
            return f"The numbers were read as {self.unit}{', as Apple counts' * self.unit.endswith(APPLES)}."
        return ""

    @property
    def _of_dates(self) -> str:
        if self.habits.calendar:
            return f"The years were read as those of the {self.habits.calendar} calendar."
        if self.unit or self.is_sure:
            return ""
        order = "the day" if self.day_first else "the month"
        return f"Dates such as 03/04/2026 were read with {order} first; change the order if that is wrong."


def is_no_time(value: object) -> bool:
    """Tell whether a cell stands for no time: it is blank, or a program's zero, as '0' or '1970-01-01T00:00:00Z'."""
    if is_blank(value):
        return True
    text = value.strip() if isinstance(value, str) else clean(value)
    return text.startswith(_ZEROS) and _ZERO.fullmatch(text) is not None


def clock_of(values: Sequence[object], day_first: bool | None = None, latest: datetime | None = None) -> Clock:
    """Return how a file's times are written; `day_first` settles the order of day and month.

    `latest` is the present: what lies more than a day after it is refused by `moment_of`.
    """
    filled = [value for value in values if not is_blank(value)]
    numbers = _numbers(filled)
    has_dates = any(isinstance(value, date) for value in filled)
    if len(numbers) * 2 > len(filled) and any(map(_names_month, filled)):
        numbers = _numbers([value for value in filled if not _names_month(value)])
    if numbers and (len(numbers) * 2 > len(filled) or has_dates):
        unit = unit_of_column(numbers, latest)
        return Clock(unit, has_coarse=unit == YEARS, latest=latest)
    texts = [end_of_range(value) or value for value in filled if isinstance(value, str)]
    order = order_of(texts, day_first)
    has_coarse = any(coarse_moment(text, order.habits) for text in texts)
    return Clock("", order.day_first, order.is_sure, order.habits, has_coarse, latest)


def _numbers(values: Sequence[object]) -> list[float]:
    return [number for number in map(number_of, values) if number is not None]


def _names_month(value: object) -> bool:
    """Tell whether a cell is a month with its year in numbers, which look like one number: '03.2020', '4/2021'."""
    return isinstance(value, str) and not value.strip().isdecimal() and bool(coarse_moment(value, PLAIN_HABITS))


def moment_of(value: object, clock: Clock) -> datetime:
    """Return a cell's time in UTC; one without a zone is taken as UTC. Raises ValueError with the reason."""
    if is_blank(value):
        raise ValueError("the time is empty")
    if isinstance(value, datetime):
        moment = in_utc(value)
    elif isinstance(value, date):
        moment = datetime(value.year, value.month, value.day, tzinfo=UTC)
    elif clock.has_coarse and (coarse := coarse_moment(str(value), clock.habits)):
        moment = coarse
    elif (number := _number(value, clock)) is not None:
        moment = counted_moment(number, clock.unit or unit_of(number))
    else:
        moment = _written(str(value), clock)
    return _plausible(moment, clock.latest)


def _written(text: str, clock: Clock) -> datetime:
    """Return the time that a text names, of a range of days its last one; raises ValueError for what is no time."""
    try:
        return written_moment(text, clock.day_first, clock.habits)
    except ValueError:
        if not (end := end_of_range(text)):
            raise
        return written_moment(end, clock.day_first, clock.habits)


def is_readable(value: object, clock: Clock) -> bool:
    """Tell whether a cell holds a time."""
    try:
        moment_of(value, clock)
    except ValueError:
        return False
    return True


def _number(value: object, clock: Clock) -> float | None:
    """Return the number that a cell counts; among written times only one that can be nothing else."""
    if not clock.unit and isinstance(value, str) and not value.isdecimal():
        return None
    number = number_of(value)
    return number if number is not None and (clock.unit or is_counted(number)) else None


def _plausible(moment: datetime, latest: datetime | None) -> datetime:
    """Return a moment at which something can have been taken up; raises ValueError for another."""
    if not EARLIEST <= moment.year <= LATEST:
        raise ValueError(f"the year {moment.year} cannot be right{seeming_calendar(moment.year)}")
    if _NO_TIME_FROM <= moment < _NO_TIME_BEFORE:
        raise ValueError("1 January 1970 is no real time: programs write it where they have none")
    if latest is not None and moment > latest + AHEAD:
        raise ValueError(f"{moment:%Y-%m-%d} lies in the future")
    return moment
