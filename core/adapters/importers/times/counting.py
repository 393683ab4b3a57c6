"""What a whole column of numbers counts: the same number is a time of 1995 in one unit and of this year in another."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import UTC, datetime

from core.adapters.importers.times.coarse import is_year
from core.adapters.importers.times.counted import (
    AND_APPLES,
    APPLES,
    LIKELY_FROM,
    OF_A_COLUMN,
    UNITS,
    YEARS,
    number_at,
    unit_of,
)

_LATEST = datetime(2027, 12, 1, tzinfo=UTC)
"""What stands for the present where it is not known; only which columns can be times rests on it."""
_NET = "tenths of microseconds since the year 1"
_MOST = 0.9
"""Share of a column's numbers that must be years, as a few may be damaged; chosen by hand."""
_GAP_YEARS = 8
"""Years without a row from which a column holds two units and not one long history; by hand."""
_YEAR = 365.25 * 86_400
"""Seconds of a year."""
_DAY = 86_400
"""Seconds of a day."""


def unit_of_column(numbers: Sequence[float], latest: datetime | None = None) -> str:
    """Return what most numbers of a column count, by which of the units gives likely times to all of them.

    Where a part of them is likely only as Apple counts, the unit ends with ' and since 2001'. `latest` is the present,
    where it is known. Years are a unit of their own.
    """
    if sum(map(is_year, numbers)) >= _MOST * len(numbers):
        return YEARS
    ordered = sorted(numbers)
    unit = unit_of(ordered[len(ordered) // 2])
    of_unit, present = [number for number in ordered if unit_of(number) == unit], latest or _LATEST
    for other in _others(unit):
        if _fits(of_unit, other, present) and not _is_likely(of_unit, unit, present):
            return other
    return f"{unit}{AND_APPLES}" if f"{unit}{APPLES}" in OF_A_COLUMN and _is_mixed(of_unit, unit, present) else unit


def _others(unit: str) -> tuple[str, ...]:
    """Return the units whose numbers are as large as those of a unit, the likeliest first."""
    apple = f"{unit}{APPLES}"
    found = {
        "seconds": (apple, "seconds since 1904"),
        "nanoseconds": (_NET, apple),
        "days": ("days since 1970",),
        "unknown": ("days since 4713 BC",),
    }
    return found.get(unit, (apple,) if apple in OF_A_COLUMN else ())


def _fits(ordered: Sequence[float], unit: str, latest: datetime) -> bool:
    """Tell whether all numbers are times up to the present in a unit."""
    _, _, least, most = OF_A_COLUMN[unit]
    return least <= ordered[0] and ordered[-1] < min(most, number_at(latest, unit))


def _is_likely(ordered: Sequence[float], unit: str, latest: datetime) -> bool:
    """Tell whether any of the times that a unit gives is one of the years in which people leave traces."""
    if unit == "unknown":
        return False
    later = bisect_left(ordered, number_at(LIKELY_FROM, unit))
    return later < len(ordered) and ordered[later] < number_at(latest, unit)


def _is_mixed(ordered: Sequence[float], unit: str, latest: datetime) -> bool:
    """Tell whether a part of a column counts from 2001: years before the others, and no mere days."""
    parted = bisect_left(ordered, number_at(LIKELY_FROM, unit))
    ticks = UNITS[unit][1]
    early, others = ordered[:parted], ordered[parted:]
    if not early or not others or (others[0] - early[-1]) / ticks < _GAP_YEARS * _YEAR:
        return False
    return _fits(early, f"{unit}{APPLES}", latest) and any(number / ticks % _DAY for number in early)
