"""The date within a written time: three numbers with marks, or two numbers and a month in letters."""

import re
from dataclasses import dataclass

from core.adapters.importers.times.calendar_words import Words, all_words, normal, written_words
from core.adapters.importers.times.calendars import in_common_years
from core.adapters.importers.times.clocks import with_colons
from core.adapters.importers.times.zones import unknown

_NUMERIC = re.compile(r"(?<![\d.,:/+-])(\d{1,4})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{1,2})(?![\d:]|\.\d|,\d)")
_YEAR_OF_FOUR = re.compile(r"(?<![\d+-])\d{4}(?!\d)")
_CJK_DATE = re.compile(r"(\d{1,4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日號号일]?")
_VIETNAMESE_MONTH = re.compile(r"(\d{1,2}),?\s?(?:thang|thg)\s?(\d{1,2}),?\s?(?:nam\s)?(\d{4})")
_VIETNAMESE_DAY = re.compile(r"\b(?:thu|th|t)\s?[2-7](?=[,\s])")
_KOREAN_ORDER = re.compile(r"^\D*\d{2}\.\s\d{1,2}\.\s\d{1,2}\.(?!\d)")
_CENTURY_ENDS = 68
"""Years of two digits up to this one are after 2000, as POSIX has it for %y."""
_MOST_WORDS = 5
"""Words that one expression may have: as many as the longest name of UTC in the CLDR."""
NO_TIME = "is no time that can be read"


_FULL, _NO_YEAR = 4, 3
"""Digits of a year with its century, and those that neither it nor one without has."""
_THIS_CENTURY, _LAST_CENTURY = 2000, 1900
"""What two digits of a year are added to."""
_MOST_ZONE = 5
"""Letters that the name of a zone has at the most ('KOORD')."""
_SHOWN = 40
"""Signs that a refusal shows of a time; by eye."""


@dataclass(frozen=True, slots=True)
class Habits:
    """How a whole file writes its dates, beyond the order of day and month.

    `dots_day_first` is the order of dates with dots where it is another than that of the others. With `year_first`
    years of two digits come first. `languages` are those that all months of the file can be in, where that matters,
    and `unsure_hours` is what the zone 'IST' means. `calendar` is the one of the years, '' for the common one.
    """

    dots_day_first: bool | None = None
    year_first: bool = False
    languages: frozenset[str] = frozenset()
    unsure_hours: float | None = None
    calendar: str = ""


PLAIN_HABITS = Habits()


def shown(text: str) -> str:
    """Return the beginning of a written time, to be told by."""
    return text.strip(" ;")[:_SHOWN]


def with_marks(text: str) -> str:
    """Return a normalised text in which dates with words beside every number are written with marks."""
    text = _CJK_DATE.sub(r" \1-\2-\3 ", text)
    text = _VIETNAMESE_MONTH.sub(r" \3-\2-\1 ", text)
    return with_colons(_VIETNAMESE_DAY.sub(" ", text))


def numeric_match(text: str) -> re.Match[str] | None:
    """Return the numeric date of a text; two-digit numbers with dots beside a year are a time of day."""
    found = list(_NUMERIC.finditer(text))
    match = next((m for m in found if _FULL in (len(m[1]), len(m[4]))), next(iter(found), None))
    if match is None or len(match[1]) == _FULL or len(match[4]) == _FULL or match[2] != ".":
        return match
    return None if _YEAR_OF_FOUR.search(f"{text[: match.start()]} {text[match.end() :]}") else match


def numeric_date(text: str) -> tuple[str, str, str, str] | None:
    """Return a date of three numbers as it stands: the first, the mark, the second and the third; None for none.

    Of several the one with a year of four digits counts, as times are written with dots as well.
    """
    text = in_common_years(text)
    match = numeric_match(text if text.isascii() else with_marks(normal(text)))
    return match and (match[1], match[2], match[3], match[4])


def is_year_first(text: str) -> bool:
    """Tell whether a date of two-digit numbers is written as Korean writes it: '25. 3. 2.'."""
    return _KOREAN_ORDER.match(normal(text)) is not None


def months_in(text: str) -> list[str]:
    """Return the words of a text that name months in some language."""
    return [word for word in written_words(normal(text)) if word in all_words().months]


def is_day_first(mark: str, day_first: bool, habits: Habits) -> bool:
    """Tell whether the day comes first in dates with this mark."""
    return habits.dots_day_first if mark == "." and habits.dots_day_first is not None else day_first


def year_month_day(first: str, second: str, year: str, day_first: bool) -> tuple[int, int, int]:
    """Return year, month and day of the numbers of a date that ends with its year."""
    return (int(year), int(second), int(first)) if day_first else (int(year), int(first), int(second))


def date_of_numbers(match: re.Match[str], day_first: bool, habits: Habits) -> tuple[int, int, int]:
    """Return year, month and day of a date of three numbers; raises ValueError for a year of three digits."""
    first, mark, second, third = match.groups()
    if len(first) == _NO_YEAR or (len(first) == _FULL and len(third) == _FULL):
        raise ValueError(f"'{shown(match[0])}' {NO_TIME}")
    if len(first) == _FULL:
        return int(first), int(second), int(third)
    if len(third) == _FULL:
        return year_month_day(first, second, third, is_day_first(mark, day_first, habits))
    if habits.year_first:
        return _year(first), int(second), int(third)
    return year_month_day(first, second, str(_year(third)), is_day_first(mark, day_first, habits))


def _year(digits: str) -> int:
    """Return the year that two digits stand for."""
    if len(digits) == _FULL:
        return int(digits)
    return int(digits) + (_THIS_CENTURY if int(digits) <= _CENTURY_ENDS else _LAST_CENTURY)


def date_with_month(text: str, words: Words, habits: Habits) -> tuple[int, int, int]:
    """Return year, month and day of a date with the month in letters; raises ValueError for what is none."""
    numbers = re.findall(r"\d+", text)
    if len(numbers) != 2:
        raise ValueError(f"'{shown(text)}' {NO_TIME}")
    month = month_in(text, words, habits)
    first, second = numbers
    if len(first) == _FULL and len(second) <= 2:
        return int(first), month, int(second)
    if len(second) == _FULL and len(first) <= 2:
        return int(second), month, int(first)
    if len(second) == 2 and len(first) <= 2 and re.search(r"\d[^\d]*[^\W\d][^\d]*\d", text):
        return _year(second), month, int(first)
    raise ValueError(f"'{shown(text)}' {NO_TIME}")


def month_in(text: str, words: Words, habits: Habits) -> int:
    """Return the month that a text names; a word that is a weekday as well counts where no other names one.

    Raises ValueError where it names none or several, or where a word is not known.
    """
    named = {word: words.month(word, habits.languages) for word in check_words(text, words, months=True)}
    sure = {month for word, month in named.items() if word not in words.others}
    months = [month for month in sure or set(named.values()) if month is not None]
    if len(months) != 1:
        raise ValueError(f"'{shown(text)}' {NO_TIME}")
    return months[0]


def check_words(text: str, words: Words, *, months: bool = False) -> list[str]:
    """Return the words that name months; raises ValueError for a word that is not known, or numbers left over."""
    found, left = [], written_words(text)
    if not months and re.search(r"\d", text):
        raise ValueError(f"'{shown(text)}' {NO_TIME}")
    while left:
        phrases = [" ".join(left[:n]) for n in range(min(_MOST_WORDS, len(left)), 1, -1)]
        word = next((known for known in phrases if known in words.months or known in words.others), left[0])
        taken = word.count(" ") + 1
        if months and (word in words.months or word.removeprefix("ב") in words.months):
            found.append(word)
        elif word not in words.others:
            is_zone = word.isascii() and len(word) <= _MOST_ZONE and re.search(rf";\s*[(\[]?{re.escape(word)}\b", text)
            raise unknown(word) if is_zone else ValueError(f"'{shown(text)}' {NO_TIME}")
        left = left[taken:]
    return found
