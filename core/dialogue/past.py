"""When in the past a question is about: last spring, in May, 2023; in English, German and Spanish."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

SEASONS = {
    "spring": (3, ("spring", "fruhling", "fruhjahr", "primavera")),
    "summer": (6, ("summer", "sommer", "verano")),
    "autumn": (9, ("autumn", "fall", "herbst", "otono")),
    "winter": (12, ("winter", "invierno")),
}
"""Seasons of the northern half by the month in which they begin; the meteorologists' quarters."""
MONTHS = (
    ("january", "januar", "enero"), ("february", "februar", "febrero"), ("march", "marz", "marzo"),
    ("april", "abril"), ("may", "mai", "mayo"), ("june", "juni", "junio"), ("july", "juli", "julio"),
    ("august", "agosto"), ("september", "septiembre"), ("october", "oktober", "octubre"),
    ("november", "noviembre"), ("december", "dezember", "diciembre"),
)  # fmt: skip
_SEASON_MONTHS, _YEAR_MONTHS = 3, 12
"""Months of a season, and of a year; definitions."""
_LATEST_YEAR = 9998
"""The last year that has a year after it, as dates go."""
_LAST = r"(?:last|previous|past|letzte[nrsm]?|vorige[nrsm]?|vergangene[nrsm]?|pasad[oa]|ultim[oa])"
_SEASON_OF = {word: season for season, (_, words) in SEASONS.items() for word in words}
_MONTH_OF = {word: number for number, words in enumerate(MONTHS, start=1) for word in words}
_LEAD = r"(?<!\S)(?:last|in|im|en|since|during|this|letzten|vorigen|el|la|past|of|back in|diesen)"
_NAMED = re.compile(
    rf"{_LEAD}(?: (?:the|el|la|den|dem))? (?P<name>{'|'.join((*_SEASON_OF, *_MONTH_OF))})"
    rf"(?: (?:of|de|del|pasad[oa]))*(?: (?P<year>(?:19|20)\d\d))?(?!\S)"
)
_YEAR = re.compile(r"(?<!\S)(?:in|im jahr|en|since|of|de) (?P<year>(?:19|20)\d\d)(?!\S)")
_UNIT = re.compile(
    rf"(?<!\S)(?:(?:the )?{_LAST} (?P<one>week|month|year|woche|monat|jahr|semana|mes|ano)"
    r"|(?:la |el )?(?P<two>semana|mes|ano) pasad[oa]|(?P<this>this year|dieses jahr|este ano)"
    r"|(?P<day>yesterday|gestern|ayer)|(?P<today>today|heute|hoy))(?!\S)"
)
_DAYS = {"w": 7, "s": 7}
"""Days of a unit by how its word begins; months and years go by the calendar."""


@dataclass(frozen=True, slots=True)
class PastSpan:
    """A stretch of time that is asked about, from its start to before its end (UTC), and how it is told."""

    start: datetime
    end: datetime
    words: str

    def holds(self, moment: datetime) -> bool:
        """Tell whether a moment lies in it."""
        return self.start <= moment < self.end


def past_span(line: str, now: datetime) -> PastSpan | None:
    """Return the stretch of time that a folded line asks about, the latest that has begun; None where it names none."""
    day = now.replace(hour=0, minute=0, second=0, microsecond=0)
    if named := _NAMED.search(line):
        return _named(named["name"], int(named["year"] or 0), day)
    if (year := _YEAR.search(line)) and int(year["year"]) <= _LATEST_YEAR:
        start = day.replace(year=int(year["year"]), month=1, day=1)
        return PastSpan(start, start.replace(year=start.year + 1), f"in {start.year}")
    return _counted(unit, day) if (unit := _UNIT.search(line)) else None


def _named(name: str, year: int, day: datetime) -> PastSpan:
    """Return a season or a month: of a year, or the latest that is over."""
    season = _SEASON_OF.get(name)
    month, length = (SEASONS[season][0], _SEASON_MONTHS) if season else (_MONTH_OF[name], 1)
    start = day.replace(month=month, day=1, year=year or day.year)
    if not year:
        while _later(start, length) > day:
            start = start.replace(year=start.year - 1)
    words = f"in {season} {start.year}" if season else f"in {start:%B %Y}"
    return PastSpan(start, _later(start, length), words)


def _counted(unit: re.Match[str], day: datetime) -> PastSpan:
    """Return a day, week, month or year that is told from today."""
    if unit["today"]:
        return PastSpan(day, day + timedelta(days=1), "today")
    if unit["day"]:
        return PastSpan(day - timedelta(days=1), day, "yesterday")
    first = day.replace(day=1)
    if unit["this"]:
        return PastSpan(first.replace(month=1), day + timedelta(days=1), "this year")
    word = unit["one"] or unit["two"]
    if word[0] in _DAYS:
        return PastSpan(day - timedelta(days=_DAYS[word[0]]), day + timedelta(days=1), "in the last seven days")
    if word[0] == "m":
        start = (first - timedelta(days=1)).replace(day=1)
        return PastSpan(start, first, f"in {start:%B %Y}")
    start = first.replace(month=1, year=first.year - 1)
    return PastSpan(start, start.replace(year=start.year + 1), f"in {start.year}")


def _later(start: datetime, months: int) -> datetime:
    """Return the first of a month some months after that of a start."""
    at = start.month - 1 + months
    return start.replace(year=start.year + at // _YEAR_MONTHS, month=at % _YEAR_MONTHS + 1)
