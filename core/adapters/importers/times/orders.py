"""What only a whole file tells of its dates: which number is the day, the language of months, an unsure zone."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise

from core.adapters.importers.times.calendar_words import all_words
from core.adapters.importers.times.calendars import MINGUO, calendar_of
from core.adapters.importers.times.date_parts import PLAIN_HABITS, Habits, is_year_first, months_in, numeric_date
from core.adapters.importers.times.dates import written_moment
from core.adapters.importers.times.zones import INDIA, IRELAND, ISRAEL, UNSURE

TWOFOLD = re.compile(r"\b(?:lip|lis|srp|listopada?)\b", re.IGNORECASE)
"""Months that are another one in Croatian than in Polish and Czech (a test finds them in the CLDR)."""
_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d|$)", re.ASCII)
"""ISO 8601, which most files have and which tells nothing of an order of day and month."""
_OF_INDIA, _OF_ISRAEL = re.compile("[\u0900-\u0d7f]"), re.compile("[\u05d0-\u05ea]")
"""Letters of the scripts of India, from Devanagari to Malayalam, and of Hebrew."""
_IDT, _GMT = re.compile(r"\bIDT\b"), re.compile(r"\bGMT\b(?!\s*[+−-]?\d)")
"""Israel's summer time, and Greenwich's with no offset behind it."""
_WINTER, _SUMMER = frozenset({11, 12, 1, 2}), frozenset({5, 6, 7, 8})
"""Months in which Ireland and Israel surely have winter or summer time."""


_MONTHS, _DAYS = 12, 31
"""Months of a year, and days of its longest month."""
_LEAST_DATES = 3
"""Different dates from which the order of a file tells something; chosen by hand."""


@dataclass(frozen=True, slots=True)
class Order:
    """Whether days come before months, whether that is sure, and the file's other habits."""

    day_first: bool = True
    is_sure: bool = True
    habits: Habits = PLAIN_HABITS


@dataclass(frozen=True, slots=True)
class _Dates:
    """The numeric dates of a file: their texts and parts, without those whose year comes first with four digits."""

    texts: Sequence[str]
    parts: Sequence[tuple[str, str, str, str]]

    def with_dots(self, dots: bool) -> "_Dates":
        """Return the dates that have dots between their numbers, or the others."""
        kept = [n for n, parts in enumerate(self.parts) if (parts[1] == ".") == dots]
        return _Dates([self.texts[n] for n in kept], [self.parts[n] for n in kept])


def order_of(texts: Sequence[str], day_first: bool | None = None) -> Order:
    """Return how a file writes its dates; `day_first` settles the order of day and month."""
    calendar = calendar_of(texts)
    texts = [text for text in texts if not _ISO.match(text) or UNSURE.upper() in text]
    habits = Habits(calendar=calendar, languages=_languages(texts), unsure_hours=_unsure_hours(texts))
    found = [(text, parts) for text in texts if (parts := numeric_date(text)) and len(parts[0]) <= 2]
    dates = _Dates([text for text, _ in found], [parts for _, parts in found])
    if calendar == MINGUO:
        return Order(habits=habits)
    if _is_year_first(dates):
        return Order(habits=replace(habits, year_first=True))
    if day_first is not None or not found:
        return Order(day_first is not False, habits=habits)
    dotted, others = dates.with_dots(True), dates.with_dots(False)
    if not (dotted.parts and others.parts):
        return Order(*_order(dates, habits), habits)
    (of_dots, dots_sure), (order, is_sure) = _order(dotted, habits), _order(others, habits)
    return Order(order, is_sure and dots_sure, replace(habits, dots_day_first=of_dots))


def _order(dates: _Dates, habits: Habits) -> tuple[bool, bool]:
    """Settle whether days come first by numbers above 12, else by the marks, else by the file's order.

    Returns the order and whether it is sure.
    """
    pairs = [(int(first), int(second)) for first, _, second, _ in dates.parts]
    day_votes, month_votes = sum(a > _MONTHS for a, _ in pairs), sum(b > _MONTHS for _, b in pairs)
    if day_votes or month_votes:
        return day_votes >= month_votes, not (day_votes and month_votes)
    if all(mark == "." for _, mark, _, _ in dates.parts):
        return True, True
    in_order = [order for order in (True, False) if _is_in_order(_moments(dates.texts, order, habits))]
    if len(in_order) == 1:
        return in_order[0], True
    return not _looks_american(dates.texts), False


def _moments(texts: Sequence[str], day_first: bool, habits: Habits) -> list[datetime]:
    """Return the times that can be read."""
    found = []
    for text in texts:
        try:
            found.append(written_moment(text, day_first, habits))
        except ValueError:
            continue
    return found


def _is_in_order(moments: Sequence[datetime]) -> bool:
    """Tell whether times only rise or only fall."""
    return all(a <= b for a, b in pairwise(moments)) or all(a >= b for a, b in pairwise(moments))


def _looks_american(texts: Sequence[str]) -> bool:
    """Tell whether dates such as '1/2/26' or times such as '9:05 PM' suggest the month first."""
    return any(re.search(r"\b[AP]\.?M\b|^\d/\d{1,2}/\d\d\b|^\d{1,2}/\d/\d\d\b", text, re.IGNORECASE) for text in texts)


def _is_year_first(dates: _Dates) -> bool:
    """Tell whether years of two digits come first: as Korean marks it, or as no other order gives dates in order."""
    numbers = [(int(a), int(b), int(c)) for a, _, b, c in dates.parts if len(c) <= 2]
    if not numbers or len(numbers) < len(dates.parts):
        return False
    if all(map(is_year_first, dates.texts)):
        return True
    if not all(1 <= b <= _MONTHS and 1 <= c <= _DAYS for _, b, c in numbers):
        return False
    if any(a > _DAYS for a, _, _ in numbers):
        return True
    if len(set(numbers)) < _LEAST_DATES or len({a for a, _, _ in numbers}) > len({c for _, _, c in numbers}):
        return False  # years change least: what takes more different values than the last number is no year
    orders = [
        _moments(dates.texts, order, Habits(year_first=first))
        for first, order in ((True, True), (False, True), (False, False))
    ]
    fitting = [len(moments) == len(numbers) and _is_in_order(moments) for moments in orders]
    return fitting[0] and not any(fitting[1:])


def _languages(texts: Sequence[str]) -> frozenset[str]:
    """Return the languages that all months of a file can be in, where one of its months has two meanings; else none."""
    if not any(TWOFOLD.search(text) for text in texts):
        return frozenset()
    known = [frozenset(all_words().months[word]) for text in texts for word in months_in(text)]
    return frozenset.intersection(*known) if known else frozenset()


def _unsure_hours(texts: Sequence[str]) -> float | None:
    """Return what the zone 'IST' means; None where that is open.

    It is India's where it stands beside letters of India, or in summer as in winter; Israel's beside Hebrew, or where
    the file writes Israel's summer time too; Ireland's where it stands in summer alone and GMT alone in winter.
    """
    unsure = [text for text in texts if UNSURE.upper() in text]
    if not unsure:
        return None
    for letters, hours in ((_OF_INDIA, INDIA), (_OF_ISRAEL, ISRAEL)):
        if any(map(letters.search, unsure)):
            return hours
    months = _months(unsure)
    if months & _WINTER and months & _SUMMER:
        return INDIA
    if any(map(_IDT.search, texts)):
        return ISRAEL
    others = _months([text for text in texts if _GMT.search(text)])
    is_irish = months & _SUMMER and others & _WINTER and not (months & _WINTER or others & _SUMMER)
    return IRELAND if is_irish else None


def _months(texts: Sequence[str]) -> frozenset[int]:
    """Return the months that times fall in, whichever zone they are written in."""
    return frozenset(moment.month for moment in _moments(texts, True, Habits(unsure_hours=INDIA)))
