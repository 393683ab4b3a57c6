"""Written dates: ISO 8601, RFC 2822, numbers with marks, and words in some sixty languages and several scripts."""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache

from core.adapters.importers.times.calendar_words import Words, all_words, english_words, normal, written_words
from core.adapters.importers.times.calendars import BUDDHIST_AHEAD, BUDDHIST_YEARS, MOST_TIME, in_common_years
from core.adapters.importers.times.clocks import HALF_DAY, TimeOfDay, time_of_day
from core.adapters.importers.times.date_parts import (
    NO_TIME,
    PLAIN_HABITS,
    Habits,
    check_words,
    date_of_numbers,
    date_with_month,
    is_day_first,
    numeric_match,
    shown,
    with_marks,
    year_month_day,
)
from core.adapters.importers.times.zones import with_letters, without_place, zone_behind

# The forms that most files have, read without looking at words: 31.12.2026 19:04:05, 12/31/2026, 7:04 PM.
_OF_DAY = r"(?:,? (\d{1,2}):(\d{2})(?::(\d{2}))?(?: ([AP])M)?(?: ([A-Z]{2,5}))?)?"
_PLAIN = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})" + _OF_DAY, re.ASCII)
_ENGLISH = re.compile(r"([A-Z][a-z]{2,8}) (\d{1,2}), (\d{4})" + _OF_DAY, re.ASCII)
_DOTTED_HOURS = re.compile(r"[T ]\d{1,2}[.,]\d")
"""A time of day with dots ('19.04'), whose minutes Python's reader of ISO 8601 takes for a fraction of an hour."""
_ORDINAL = re.compile(r"([12]\d{3})-(\d{3})(?=$|[T ])", re.ASCII)
_STAMP = re.compile(r"(?:19|20)\d{10}(?:\d\d)?")
_THAI = re.compile("[\u0e00-\u0e7f]")
_REMEMBERED = 8_192
"""Times whose reading is remembered: those of a file repeat where they are days; about 2 MB, chosen by hand."""
_REMEMBERED_ZONES = 64
"""Zones by letters that are remembered: a file has one or two; chosen by hand."""
_DAY_DIGITS, _STAMP_DIGITS = 8, 14
"""Digits of a day in a row, and of a day with the time to its second."""
_CLOCK = 3
"""Where the time of day begins among the groups of `_ENGLISH`: behind month, day and year."""


@lru_cache(maxsize=_REMEMBERED)
def written_moment(text: str, day_first: bool, habits: Habits = PLAIN_HABITS) -> datetime:
    """Return a written time in UTC; one without a zone is taken as UTC. Raises ValueError with the reason.

    Every word and number has to be understood: what is left over is refused, as it may change the time.
    """
    text = " ".join(text.split())
    if len(text) > MOST_TIME:
        raise ValueError("it is too long for a time")
    text = in_common_years(text, habits.calendar)
    try:
        moment = _iso(text)
    except ValueError:
        moment = _plain_moment(text, day_first, habits) or _loose_moment(text, day_first, habits)
    return in_utc(moment)


def in_utc(moment: datetime) -> datetime:
    """Return a moment in UTC; one without a zone is taken as UTC. Raises ValueError outside the calendar."""
    try:
        if moment.tzinfo is UTC:
            return moment
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except OverflowError:
        raise ValueError(f"the year {moment.year} cannot be right") from None


def _iso(text: str) -> datetime:
    """Read ISO 8601; Python takes any sign between day and time, and only one of ASCII says nothing of its own."""
    if not text.isascii() or text[:1].isalpha() or _DOTTED_HOURS.search(text):
        raise ValueError(text)
    if text.isdecimal():
        return _stamped(text)
    if ordinal := _ORDINAL.match(text):
        # The day of the year, which Python's reader does not know.
        day = datetime(int(ordinal[1]), 1, 1, tzinfo=UTC) + timedelta(days=int(ordinal[2]) - 1)
        if day.year != int(ordinal[1]):
            raise ValueError(text)
        text = f"{day:%Y-%m-%d}{text[ordinal.end() :]}"
    return datetime.fromisoformat(text)


def _stamped(text: str) -> datetime:
    """Read a row of digits: a day, or a day with the time of day; raises ValueError for a mere number."""
    if len(text) == _DAY_DIGITS:
        return datetime.fromisoformat(text)
    if not _STAMP.fullmatch(text):
        raise ValueError(f"the number {shown(text)} {NO_TIME}")
    # %M and %S take one digit as well, so the length is settled before.
    return datetime.strptime(text.ljust(_STAMP_DIGITS, "0"), "%Y%m%d%H%M%S")


def _plain_moment(text: str, day_first: bool, habits: Habits) -> datetime | None:
    """Read the commonest forms quickly; None for another form."""
    if match := _PLAIN.fullmatch(text):
        first, mark, second, year, *clock = match.groups()
        day = year_month_day(first, second, year, is_day_first(mark, day_first, habits))
    elif match := _ENGLISH.fullmatch(text):
        month = english_words().months.get(match[1].casefold(), {}).get("en")
        if month is None:
            return None
        day, clock = (int(match[3]), month, int(match[2])), list(match.groups()[_CLOCK:])
    else:
        return None
    hour, minute, second, half = int(clock[0] or 0), int(clock[1] or 0), int(clock[2] or 0), clock[3]
    if half and not 0 <= hour <= HALF_DAY:
        return None
    if half is not None:
        hour = hour % HALF_DAY + HALF_DAY * (half == "P")
    moment, letters = _checked(text, day, (hour, minute, second, 0)), clock[4]
    zone = _zone_of(letters, habits) if letters else UTC
    return moment if zone is UTC else zone and moment.replace(tzinfo=zone)


@lru_cache(maxsize=_REMEMBERED_ZONES)
def _zone_of(letters: str, habits: Habits) -> timezone | None:
    """Return the zone that letters name; None for letters that are no zone by themselves."""
    offset, rest = zone_behind(letters.casefold(), habits.unsure_hours)
    return None if offset is None or rest else timezone(offset)


def _loose_moment(text: str, day_first: bool, habits: Habits) -> datetime:
    """Read a time by its parts: the time of day, the zone beside it, and the date around them."""
    text, place = without_place(text)
    plain = with_marks(with_letters(normal(text)))
    if numeric_match(plain) is None and len(re.findall(r"\d+", plain)) < 2:
        raise ValueError(f"'{shown(text)}' {NO_TIME}")
    try:
        return _moment_in(plain, day_first, habits, place, english_words())
    except ValueError:
        if not any(c.isalpha() for c in plain):
            raise
    return _moment_in(plain, day_first, habits, place, all_words())


def _moment_in(text: str, day_first: bool, habits: Habits, place: tzinfo | None, words: Words) -> datetime:
    """Read a normalised text with the words of some languages."""
    match = numeric_match(text)
    rest = text if match is None else f"{text[: match.start()]} ; {text[match.end() :]}"
    time = time_of_day(rest, words)
    offset, rest = _zone(time, habits) if time else (None, rest)
    if match:
        parts = date_of_numbers(match, day_first, habits)
        check_words(rest, words)
    else:
        parts = date_with_month(rest, words, habits)
    year, month, day = parts
    if year in BUDDHIST_YEARS and _THAI.search(text):
        year -= BUDDHIST_AHEAD
    moment = _checked(text, (year, month, day), time.clock if time else (0, 0, 0, 0))
    if offset is not None:
        return in_utc(moment.replace(tzinfo=timezone(offset)))
    return moment.replace(tzinfo=place) if place else moment


def _zone(time: TimeOfDay, habits: Habits) -> tuple[timedelta | None, str]:
    """Return the distance from UTC beside a time of day, and the text around both, parted by ' ; '."""
    offset, behind = zone_behind(time.behind, habits.unsure_hours)
    if offset is None and time.behind.lstrip().startswith(";"):
        # The date stands between the time and its zone: '19:04:05 2 thg 3, 2025 ICT'.
        offset, behind = zone_behind(time.behind.lstrip(" ;"), habits.unsure_hours)
    before = time.before
    last = written_words(before)[-1:]
    if offset is None and last and before.rstrip(" ([").endswith(last[0]):
        offset, _ = zone_behind(last[0], habits.unsure_hours)
        before = before if offset is None else before[: before.rindex(last[0])]
    return offset, f"{before} ; {behind}"


def _checked(text: str, day: tuple[int, int, int], clock: tuple[int, int, int, int]) -> datetime:
    """Build the moment, or say that no calendar holds it."""
    try:
        return datetime(*day, *clock, tzinfo=UTC)
    except ValueError:
        raise ValueError(f"'{shown(text)}' is no date that can be read like the file's other dates") from None
