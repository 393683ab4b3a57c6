"""Times that are numbers: ticks since an epoch in several units, days of a spreadsheet, and digits in a row."""

from datetime import UTC, datetime, timedelta

from core.adapters.importers.times.coarse import MEANT_YEARS, is_year, start_of_year

_UNIX = datetime(1970, 1, 1, tzinfo=UTC)
"""Where Unix time begins (POSIX)."""
# Epoch, ticks per second, and the range by which numbers are known: 1e8 s is 1973, 1e11 s the year 5138. Windows counts
# tenths of microseconds (FILETIME): 1.2e17 is 1981, 1.6e17 is 2108, and as nanoseconds both would lie before 1976.
UNITS: dict[str, tuple[datetime, float, float, float]] = {
    "days": (datetime(1899, 12, 30, tzinfo=UTC), 1 / 86_400, 1e4, 1e5),
    "seconds": (_UNIX, 1.0, 1e8, 1e11),
    "milliseconds": (_UNIX, 1e3, 1e11, 1e14),
    "microseconds": (_UNIX, 1e6, 1e14, 1e16),
    "microseconds since 1601": (datetime(1601, 1, 1, tzinfo=UTC), 1e6, 1e16, 1e17),
    "tenths of microseconds since 1601": (datetime(1601, 1, 1, tzinfo=UTC), 1e7, 1.2e17, 1.6e17),
    "nanoseconds": (_UNIX, 1e9, 1.6e17, 1e19),
}
_APPLE = datetime(2001, 1, 1, tzinfo=UTC)
"""Where the times of Apple's programs begin (CFAbsoluteTime)."""
APPLES, AND_APPLES = " since 2001", " and since 2001"
"""How a unit is called that counts from there, and a column of which a part does."""
LIKELY_FROM = datetime(1995, 12, 1, tzinfo=UTC)
"""Before this hardly anything of a person's own was counted by a program; the public ratings of films begin later."""
_APPLE_LEAST, _APPLE_MOST = 1e8, 1.7e9
"""Seconds since 2001 that a time can be: from 2004, before which hardly anything counts so, to 2054."""
_JULIAN_DAYS, _JULIAN = "days since 4713 BC", 2_400_000
"""Days of the Julian count, and those up to noon of 16 November 1858."""
# The same numbers are times of these and of the units above, so that only a whole column tells them apart.
OF_A_COLUMN: dict[str, tuple[datetime, float, float, float]] = {
    **{
        f"{unit}{APPLES}": (_APPLE, ticks, _APPLE_LEAST * ticks, _APPLE_MOST * ticks)
        for unit, (epoch, ticks, _, _) in UNITS.items()
        if epoch == _UNIX
    },
    "seconds since 1904": (datetime(1904, 1, 1, tzinfo=UTC), 1.0, 2.9e9, 5e9),
    "tenths of microseconds since the year 1": (datetime(1, 1, 1, tzinfo=UTC), 1e7, 6.2e17, 6.6e17),
    "days since 1970": (_UNIX, 1 / 86_400, 1e4, 4e4),
    _JULIAN_DAYS: (datetime(1858, 11, 16, 12, tzinfo=UTC), 1 / 86_400, 2.4e6, 2.5e6),
}
"""Units that a whole column tells by which of its times are likely, as `UNITS` has the others.

Old Macs counted seconds from 1904 (2.9e9 is 1995), .NET counts ticks from the year 1 (6.2e17 is 1965), Parquet and
databases count days from 1970, and SQLite those of the Julian count, of which 2,400,000 are taken off here.
"""
YEARS = "years"
"""The unit of numbers that are years themselves, of which each stands for its beginning."""
_FORMS = {"yyyymmdd": "%Y%m%d", "yyyymmddhhmm": "%Y%m%d%H%M", "yyyymmddhhmmss": "%Y%m%d%H%M%S"}
_YEAR_DIGITS = 4
"""Digits of a year in front of the others."""


_MONTHS, _DAYS, _SIXTY = 12, 31, 60
"""Months of a year, days of its longest month, and minutes of an hour or seconds of a minute."""
_EXACT = 1e15
"""Above this a float no longer holds every whole number's last digit for sure (IEEE 754, 53 bits)."""


_LARGEST = max(most for _, _, _, most in UNITS.values())
"""Where the range of every unit ends."""


def unit_of(number: float) -> str:
    """Return what a number counts by how large it is, or the digits that it writes; 'unknown' for what is no time."""
    for form in _FORMS:
        if _is_written(number, form):
            return form
    for unit, (_, _, least, most) in UNITS.items():
        if least <= number < most:
            return unit
    return "unknown"


def is_counted(number: float) -> bool:
    """Tell whether a number can only be a time counted since an epoch: a day of a spreadsheet may be anything."""
    return unit_of(number) in UNITS.keys() - {"days"}


def counted_moment(number: float, unit: str) -> datetime:
    """Return the moment in UTC that a number stands for; `unit` is what most numbers of the file count.

    A number that is far too large or too small for the unit counts in its own. Raises ValueError with the reason.
    """
    if unit.endswith(AND_APPLES):
        unit = unit.removesuffix(AND_APPLES)
        unit += APPLES * (UNITS[unit][2] <= number < number_at(LIKELY_FROM, unit))
    if unit == YEARS:
        if is_year(number):
            return start_of_year(number)
        unit = unit_of(number)
    if unit in _FORMS:
        if _is_written(number, unit):
            return _written(f"{int(number)}", _FORMS[unit])
        own = unit_of(number)
        if own == "unknown" and (year := _year_of(number, unit)):
            raise ValueError(f"the year {year} cannot be right")
        unit = own
    if number >= _LARGEST:
        raise ValueError(f"the number {number:g} is too large for a time")
    if unit == "unknown" or number <= 0:
        raise ValueError(f"the number {number:g} is no time")
    if unit in _FORMS:
        return counted_moment(number, unit)
    known = UNITS | OF_A_COLUMN
    _, _, least, most = known[unit]
    own = unit if least <= number < most else unit_of(number)
    if own in _FORMS or (own == "unknown" and unit.startswith("days")):
        raise ValueError(f"the number {number:g} is no time in {unit}")
    epoch, ticks, _, _ = known[unit if own in ("days", "unknown") else own]
    number -= _JULIAN * (unit == _JULIAN_DAYS)
    try:
        return epoch + timedelta(seconds=number / ticks)
    except OverflowError:
        raise ValueError(f"the number {number:g} is too large for a time in {unit}") from None


def number_at(moment: datetime, unit: str) -> float:
    """Return what a unit counts at a moment."""
    epoch, ticks, _, _ = (UNITS | OF_A_COLUMN)[unit]
    return (moment - epoch).total_seconds() * ticks + _JULIAN * (unit == _JULIAN_DAYS)


def _written(digits: str, form: str) -> datetime:
    """Read digits in a row, or say that no calendar holds them."""
    try:
        return datetime.strptime(digits, form).replace(tzinfo=UTC)
    except ValueError:
        raise ValueError(f"the number {digits} is no date of the calendar") from None


def _year_of(number: float, form: str) -> int:
    """Return the year that a number's digits begin with where there are as many of them as a form has, else 0."""
    digits = f"{number:.0f}" if float(number).is_integer() else ""
    return int(digits[:_YEAR_DIGITS]) if len(digits) == len(form) else 0


def _is_written(number: float, form: str) -> bool:
    """Tell whether a number's digits are a day of these years, with or without the time of day."""
    digits = f"{int(number)}" if 0 < number < _EXACT else ""
    if len(digits) != len(form) or int(digits[:_YEAR_DIGITS]) not in MEANT_YEARS:
        return False
    parts = [int(digits[n : n + 2]) for n in range(_YEAR_DIGITS, len(digits), 2)]
    return 1 <= parts[0] <= _MONTHS and 1 <= parts[1] <= _DAYS and all(part < _SIXTY for part in parts[2:])
