"""A table whose day and time of day stand in two columns becomes one in which the day has its time."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from itertools import islice

from core.adapters.importers.ground.reading import Refusal
from core.adapters.importers.tables.sources import Row, Source, no_progress
from core.adapters.importers.texts.cells import clean, is_blank
from core.adapters.importers.texts.headers import likeness, normalised
from core.adapters.importers.times.moments import clock_of, is_readable
from core.progress import Progress

_NAMES = """
    time, hour, time of day, clock, start time, uhrzeit, zeit, startzeit, heure, horaire, hora, ora, orario, tijd,
    tijdstip, tid, tidspunkt, klockslag, klokkeslæt, klokkeslett, kellonaika, klo, godzina, czas, čas, idő, időpont,
    óra, ώρα, час, время, saat, heure de début, hora de inicio, 時刻, 時間, 时间, 시간, 시각, الوقت, الساعة, שעה, समय,
    เวลา, giờ, jam, waktu
"""
_HOURS = frozenset(normalised(name) for name in _NAMES.split(","))
"""What a column with the time of day is called; a length looks the same ('0:42:00'), so its name has to say it."""
_CLOCK = re.compile(r"\D{0,8}\d{1,2}\s?[:.hH時时시点]\s?\d{2}(?!\d{2}).{0,16}")
_DAY_HAS_HOURS = re.compile(r"\d:\d\d|\d[hH]\d\d|\d[時时시点]|\d{9}")
_SAMPLED = 200
"""Rows by which it is told that two columns belong together; chosen by hand."""
_MOST = 0.9
"""Share of the filled cells that must be days, or times of day, as a few may be damaged; chosen by hand."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """Where the day stands in a row, and where its time of day."""

    day: int
    hours: int


def with_hours(source: Source) -> Source:
    """Return a table whose days have the time of day that stands in a column of its own; else the table as it is."""
    pair = _pair_of(source)
    if pair is None:
        return source
    day, hours = source.columns[pair.day], source.columns[pair.hours]
    note = f"The time of day of '{day}' was taken from the column '{hours}'."
    return replace(source, rows=lambda progress: _joined(source, pair, progress), notes=(*source.notes, note))


def _pair_of(source: Source) -> _Pair | None:
    named = [position for position, name in enumerate(source.columns) if normalised(name) in _HOURS]
    days = [position for position, name in enumerate(source.columns) if likeness(name, "time")]
    if not named or len(days) < 2 - (named[0] not in days):
        return None
    rows = [row[1] for row in islice(source.rows(no_progress), _SAMPLED) if not isinstance(row, Refusal)]
    hours = next((n for n in named if _mostly(rows, n, _is_clock)), None)
    days.sort(key=lambda n: -likeness(source.columns[n], "time"))
    day = next((n for n in days if n != hours and _mostly(rows, n, _is_day)), None)
    return None if hours is None or day is None else _Pair(day, hours)


def _mostly(rows: Sequence[Sequence[object]], position: int, is_like: Callable[[object], bool]) -> bool:
    """Tell whether nearly all filled cells of a column are alike."""
    filled = [row[position] for row in rows if not is_blank(row[position])]
    return bool(filled) and sum(map(is_like, filled)) >= _MOST * len(filled)


def _is_clock(cell: object) -> bool:
    return isinstance(cell, time) or (isinstance(cell, str) and _CLOCK.fullmatch(cell.strip()) is not None)


def _is_day(cell: object) -> bool:
    """Tell whether a cell is a day without a time."""
    if isinstance(cell, datetime):
        return cell.time() == time(0)
    if isinstance(cell, date):
        return True
    return isinstance(cell, str) and not _DAY_HAS_HOURS.search(cell) and is_readable(cell, clock_of([cell]))


def _joined(source: Source, pair: _Pair, progress: Progress) -> Iterator[Row | Refusal]:
    """Yield the rows with the day and its time in one cell."""
    for row in source.rows(progress):
        if isinstance(row, Refusal) or is_blank(row[1][pair.hours]) or is_blank(row[1][pair.day]):
            yield row
            continue
        cells = list(row[1])
        cells[pair.day] = _moment(cells[pair.day], cells[pair.hours])
        yield row[0], cells


def _moment(day: object, hours: object) -> object:
    if isinstance(day, date) and isinstance(hours, time):
        return datetime.combine(day, hours)
    if isinstance(day, date):
        return f"{day:%Y-%m-%d} {clean(hours)}"
    return f"{clean(day)} {hours:%H:%M:%S}" if isinstance(hours, time) else f"{clean(day)} {clean(hours)}"
