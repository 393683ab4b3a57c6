"""Where years, months or days stand under the river: as many as fit, at round dates."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

WIDE, NARROW = 10, 4
"""Dates under the river at most, on a wide page and on a phone; by eye: some 80 pixels each."""
FREE_WIDE, FREE_NARROW = 0.94, 0.82
"""Part of the way (0..1) up to which a date may stand without touching the word at the end; by eye."""
_LETTER = 0.029
"""Part of a phone's river that one letter of a date takes, as seen at 400 pixels."""
_YEARS = (1, 2, 5, 10, 20, 50, 100)
"""Years between two dates, each the first that is round enough."""
_MONTHS = (1, 2, 3, 6)
"""Months between two dates of a shorter history; they divide a year."""
_DAYS = (1, 2, 7, 14)
"""Days between two dates of a short one."""
_YEAR_MONTHS = 12
"""Months of a year."""
_YEAR_DAYS, _MONTH_DAYS = 365.25, 30.4
"""Days of a mean year and of a mean month."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A date under the river: how far along (0..1), its words, and whether a wide page and a phone show it."""

    along: float
    words: str
    on_wide: bool
    on_narrow: bool


def ticks(start: datetime, end: datetime) -> tuple[Tick, ...]:
    """Return the dates under a river between two moments, in order; one that a phone shows may stand on it alone."""
    wide, narrow = (dict(_at_most(start, end, most)) for most in (WIDE, NARROW))
    moments = sorted({*wide, *narrow})
    made = []
    for at in moments:
        along = (at - start) / (end - start)
        on_wide, on_narrow = (at in few and along <= free for few, free in ((wide, FREE_WIDE), (narrow, FREE_NARROW)))
        if on_wide or on_narrow:
            made.append(Tick(along, (wide | narrow)[at], on_wide, on_narrow))
    found = [each for tick in made for each in _in_its_year(tick, start + tick.along * (end - start), made)]
    return tuple(_with_room(found))


def _with_room(found: Sequence[Tick]) -> Iterator[Tick]:
    """Yield dates without those of a phone that the one before them would touch, as one with its year is long."""
    before: Tick | None = None
    for tick in found:
        is_free = before is None or tick.along - before.along >= len(before.words) * _LETTER
        if tick.on_narrow and is_free:
            before = tick
        if tick.on_wide or is_free:
            yield replace(tick, on_narrow=tick.on_narrow and is_free)


def _in_its_year(tick: Tick, at: datetime, beside: Sequence[Tick]) -> tuple[Tick, ...]:
    """Return a date with its year on the pages whose first one it is, where none there is a year; once on either."""
    shown = ([t for t in beside if t.on_wide], [t for t in beside if t.on_narrow])
    with_year = replace(tick, words=f"{tick.words} {at.year}")
    wide, narrow = (
        with_year if page and page[0] is tick and not any(t.words.isdecimal() for t in page) else tick for page in shown
    )
    if wide is narrow or not (tick.on_wide and tick.on_narrow):
        return (wide if tick.on_wide else narrow,)
    return (replace(wide, on_narrow=False), replace(narrow, on_wide=False))


def _at_most(start: datetime, end: datetime, most: int) -> Iterator[tuple[datetime, str]]:
    """Yield the dates of the finest step that has no more of them than `most`, with their words."""
    days = (end - start) / timedelta(days=1)
    for step, length, first, words in _steps():
        if days / length <= most:
            yield from ((at, words(at)) for at in _from(first(start), step, start, end))
            return


TickStep = tuple[int, float, Callable[[datetime], datetime], Callable[[datetime], str]]


def _steps() -> Iterator[TickStep]:
    """Yield steps from the finest: months of each (0 for days), days of each, where they start, their words."""
    for days in _DAYS:
        yield -days, days, _day, lambda at: f"{at.day} {at:%b}"
    for months in _MONTHS:
        yield months, months * _MONTH_DAYS, _year, lambda at: f"{at.year}" if at.month == 1 else f"{at:%b}"
    for years in _YEARS:
        yield years * _YEAR_MONTHS, years * _YEAR_DAYS, lambda at: _age(at), lambda at: f"{at.year}"


def _day(at: datetime) -> datetime:
    """Return the beginning of a moment's day."""
    return at.replace(hour=0, minute=0, second=0, microsecond=0)


def _year(at: datetime) -> datetime:
    """Return the beginning of a moment's year."""
    return _day(at).replace(month=1, day=1)


def _age(at: datetime) -> datetime:
    """Return the beginning of a moment's century, from which round years are counted."""
    return _year(at).replace(year=max(at.year // _YEARS[-1] * _YEARS[-1], 1))


def _from(first: datetime, step: int, start: datetime, end: datetime) -> Iterator[datetime]:
    """Yield the moments of a step, months or, below 0, days, that lie between two."""
    n, at = 0, first
    while at <= end:
        if at >= start:
            yield at
        n += 1
        if step < 0:
            at = first - timedelta(days=n * step)
        else:
            months = first.year * _YEAR_MONTHS + first.month - 1 + n * step
            at = first.replace(year=months // _YEAR_MONTHS, month=months % _YEAR_MONTHS + 1)
