"""Times of which only the month or the year is known: '2021', '2020-03', '03/2020', 'March 2020', 'März 2020'."""

import re
from datetime import UTC, datetime

from core.adapters.importers.times.calendar_words import all_words, english_words, normal
from core.adapters.importers.times.date_parts import Habits, month_in

MEANT_YEARS = range(1900, 2101)
"""Years that can be meant, as everywhere in a history; chosen by hand."""
_MONTHS = range(1, 13)
"""Months of a year."""
_MOST = 40
"""Signs that a month with its year may have, in any language; chosen by hand."""
_MORE_DIGITS = re.compile(r"(?:\D*\d){7}")
"""More digits than a year and a month have: a day, or a time."""
_YEAR_FIRST = re.compile(r"(\d{4})(?:\s?[-/.]\s?(\d{1,2}))?(?:[-/.]0{1,2})?")
_YEAR_LAST = re.compile(r"(\d{1,2})\s?[-/.]\s?(\d{4})")
_CJK = re.compile(r"(\d{4})\s?[年년](?:\s?(\d{1,2})\s?[月월])?")
_ONE_YEAR = re.compile(r"\D*(?<!\d)(\d{4})(?!\d)\D*")


def is_year(number: float) -> bool:
    """Tell whether a number is one that a year of a history can have."""
    return float(number).is_integer() and int(number) in MEANT_YEARS


def start_of_year(number: float) -> datetime:
    """Return the first moment of a year, in UTC."""
    return datetime(int(number), 1, 1, tzinfo=UTC)


def coarse_moment(text: str, habits: Habits) -> datetime | None:
    """Return the first moment, in UTC, of the month or the year that a text names; None for what is no such thing."""
    if len(text) > _MOST or _MORE_DIGITS.match(text) or not any(map(str.isdecimal, text)):
        return None
    plain = normal(text.strip())
    if match := _YEAR_FIRST.fullmatch(plain) or _CJK.fullmatch(plain):
        year, month = int(match[1]), int(match[2] or 0) or 1
    elif match := _YEAR_LAST.fullmatch(plain):
        month, year = int(match[1]), int(match[2])
    elif match := _ONE_YEAR.fullmatch(plain):
        year, month = int(match[1]), _named_month(plain.replace(match[1], " "), habits)
    else:
        return None
    return datetime(year, month, 1, tzinfo=UTC) if year in MEANT_YEARS and month in _MONTHS else None


def _named_month(text: str, habits: Habits) -> int:
    """Return the month that the words of a text name; 0 where they name none, or say more than that."""
    for words in (english_words(), all_words()):
        try:
            return month_in(text, words, habits)
        except ValueError:
            continue
    return 0
