"""Years of other calendars: Japan's eras, the Republic of China's years, the Buddhist era and the Persian calendar."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from core.adapters.importers.times.calendar_words import normal

BUDDHIST, PERSIAN, MINGUO = "Buddhist", "Persian", "Minguo"
"""Calendars that a whole file can be told to be written in by its years alone."""
BUDDHIST_YEARS = range(2443, 2643)
"""Years of the Buddhist era that can be meant, from 1900 to 2099."""
BUDDHIST_AHEAD = 543
"""Years that the Buddhist era is ahead (Thai law of 1940)."""
_PERSIAN_YEARS, _ISLAMIC_YEARS, _HEBREW_YEARS = range(1300, 1421), range(1421, 1501), range(5700, 5861)
"""Years that can be meant: Persian ones of 1921 to 2042, Islamic ones of 2000 to 2077, Jewish ones of 1939 to 2100."""
_MINGUO_YEARS, _MINGUO_BEHIND = range(60, 190), 1911
"""Years of the Republic of China that can be meant, from 1971 on, and how far they are behind (its first is 1912)."""
_LEAPS = frozenset({1, 5, 9, 13, 17, 22, 26, 30})
"""Which of 33 Persian years have a 366th day, right from 1178 to 1633 (K. Borkowski, The Persian calendar for 3000
years, Earth, Moon and Planets 74, 1996)."""
_CYCLE = 33
"""Persian years after which those of 366 days come again (the same)."""
_NEW_YEAR, _OF_YEAR = date(2024, 3, 20), 1403
"""A day on which a Persian year began, and that year."""
_LONG, _FIRST_HALF, _MONTH = 31, 6, 30
"""Days of the first six Persian months, how many these are, and days of the others but the last."""
_YEAR = 365
"""Days of a Persian year without a leap day."""
_ERAS = {"令和": 2018, "r": 2018, "平成": 1988, "h": 1988, "昭和": 1925, "s": 1925, "大正": 1911, "明治": 1867}
"""The year before each era of Japan began, by its name and its letter (the era law, and the orders of 1912 to 2019)."""
_OF_ERA = re.compile(r"(令和|平成|昭和|大正|明治)\s?(元|\d{1,2})\s?(?=[年./-])")
_OF_LETTER = re.compile(r"^\(?([RHS])\.?\s?(\d{1,2})([./-])(\d{1,2})\3(\d{1,2})(?!\d)")
_OF_REPUBLIC = re.compile(r"(?:中華|中华)?民[國国]\s?(\d{1,3})\s?(?=[年./-])")
_PERSIAN_MONTHS = (
    "فروردین farvardin|اردیبهشت ordibehesht|خرداد khordad|تیر tir|مرداد mordad|شهریور shahrivar|مهر mehr|آبان aban|"
    "آذر azar|دی dey|بهمن bahman|اسفند esfand"
)
_MONTHS = {normal(name): n for n, names in enumerate(_PERSIAN_MONTHS.split("|"), 1) for name in names.split()}
_IN_WORDS = re.compile(rf"(\d{{1,2}})\s*({'|'.join(_MONTHS)})\s*,?\s*(1[34]\d\d)(?!\d)")
_MAY_BE_PERSIAN = re.compile(r"\b[a-z]\w* 1[34]\d\d\b", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"(?<![\d:.,/+-])(\d{4})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{1,2})(?!\d)")
_YEAR_LAST = re.compile(r"(?<![\d:.,/+-])\d{1,2}\s?([./-])\s?\d{1,2}\s?\1\s?(\d{4})(?!\d)")
_REPUBLICS = re.compile(r"^(\d{2,3})([./-])(\d{1,2})\2(\d{1,2})(?!\d)")
_THREE = 100
"""The first year of the Republic of China that has three digits, by which a file of them is known."""
MOST_TIME = 100
"""Signs that a time may have, so that no cell keeps the patterns busy; chosen by hand."""
_SAMPLED = 400
"""Times of a file that are looked at; chosen by hand."""
_MOST = 0.9
"""Share of a file's years that must be of one calendar, as a few may be damaged; chosen by hand."""


def calendar_of(texts: Sequence[str]) -> str:
    """Return the calendar that nearly all of a file's years are of; '' for the common one, and for what is not sure."""
    some = [_plain(text[:MOST_TIME]) for text in texts[:: max(1, len(texts) // _SAMPLED)]]
    years = [year for text in some if (year := _year_in(text))]
    of_republic = [int(match[1]) for text in some if (match := _REPUBLICS.match(text))]
    if len(of_republic) >= _MOST * len(some) and max(of_republic, default=0) >= _THREE:
        return MINGUO if all(year in _MINGUO_YEARS for year in of_republic) else ""
    if not years or len(years) * 2 < len(some):
        return ""
    for name, known in ((BUDDHIST, BUDDHIST_YEARS), (PERSIAN, _PERSIAN_YEARS)):
        if sum(year in known for year in years) >= _MOST * len(years) and not _is_islamic(years):
            return name
    return ""


def in_common_years(text: str, calendar: str = "") -> str:
    """Return a written time whose day, if it is of another calendar, is written as a day of the common one.

    `calendar` is what the whole file is of. Raises ValueError for a day that its calendar does not have.
    """
    if len(text) > MOST_TIME:
        return text
    if calendar:
        return _of_file(_plain(text), calendar)
    if text.isascii() and not _MAY_BE_PERSIAN.search(text):
        return _OF_LETTER.sub(_of_letter, text) if text[:1] in "(RHS" else text
    plain = _plain(text)
    of_era = _OF_REPUBLIC.sub(_of_republic, _OF_ERA.sub(_of_era, _OF_LETTER.sub(_of_letter, plain)))
    if of_era != plain:
        return of_era
    words = normal(text)
    return _IN_WORDS.sub(_in_words, words) if _IN_WORDS.search(words) else text


def seeming_calendar(year: int) -> str:
    """Return what a year that cannot be right seems to be, as the end of a sentence; '' where nothing is known."""
    for name, years in (
        ("Buddhist", BUDDHIST_YEARS),
        ("Persian or the Islamic", _PERSIAN_YEARS),
        ("Islamic", _ISLAMIC_YEARS),
        ("Jewish", _HEBREW_YEARS),
    ):
        if year in years:
            return f": it seems to be of the {name} calendar; write it as one of the common calendar"
    return ""


def persian_day(year: int, month: int, day: int) -> date:
    """Return a day of the Persian calendar as one of the common calendar; raises ValueError for one that is not."""
    start, length = _persian_start(year), (_persian_start(year + 1) - _persian_start(year)).days
    before = (month - 1) * _MONTH + min(month - 1, _FIRST_HALF)
    most = _LONG if month <= _FIRST_HALF else min(_MONTH, length - before)
    if not (1 <= month <= len(_MONTHS) // 2 and 1 <= day <= most):
        raise ValueError(f"'{year}/{month}/{day}' is no day of the Persian calendar")
    return start + timedelta(days=before + day - 1)


def _persian_start(year: int) -> date:
    first, last = sorted((year, _OF_YEAR))
    days = _YEAR * (last - first) + sum(between % _CYCLE in _LEAPS for between in range(first, last))
    return _NEW_YEAR + timedelta(days=days if year >= _OF_YEAR else -days)


_UNSEEN = frozenset("\u200b\u200c\u200d\u200e\u200f\u061c")
"""Signs without a width that stand beside digits of scripts from right to left."""


def _plain(text: str) -> str:
    """Return a text with plain digits, and its letters as they are."""
    if text.isascii():
        return text.strip()
    seen = (sign for sign in text if sign not in _UNSEEN)
    return "".join(str(int(sign)) if sign.isdecimal() else sign for sign in seen).strip()


def _year_in(text: str) -> int:
    """Return the year of a numeric date, or 0."""
    match = _YEAR_FIRST.search(text)
    if match:
        return int(match[1])
    match = _YEAR_LAST.search(text)
    return int(match[2]) if match else 0


def _is_islamic(years: Sequence[int]) -> bool:
    return any(year in _ISLAMIC_YEARS for year in years)


def _of_file(text: str, calendar: str) -> str:
    """Return a time of a file of one calendar; a year of another one stays."""
    if calendar == MINGUO:
        return _REPUBLICS.sub(lambda m: f"{int(m[1]) + _MINGUO_BEHIND}-{int(m[3]):02}-{int(m[4]):02}", text)
    if calendar == BUDDHIST:
        return re.sub(r"(?<!\d)2[456]\d\d(?!\d)", lambda m: str(int(m[0]) - BUDDHIST_AHEAD), text, count=1)
    return _YEAR_FIRST.sub(_of_persian, text, count=1)


def _of_persian(match: re.Match[str]) -> str:
    year, month, day = int(match[1]), int(match[3]), int(match[4])
    return f"{persian_day(year, month, day):%Y-%m-%d}" if year in _PERSIAN_YEARS else match[0]


def _in_words(match: re.Match[str]) -> str:
    return f" {persian_day(int(match[3]), _MONTHS[match[2]], int(match[1])):%Y-%m-%d} "


def _of_era(match: re.Match[str]) -> str:
    return str(_ERAS[match[1]] + (1 if match[2] == "元" else int(match[2])))


def _of_letter(match: re.Match[str]) -> str:
    return f"{_ERAS[match[1].casefold()] + int(match[2])}-{int(match[4]):02}-{int(match[5]):02}"


def _of_republic(match: re.Match[str]) -> str:
    return str(_MINGUO_BEHIND + int(match[1]))
