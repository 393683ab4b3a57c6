"""Written dates: ISO 8601, RFC 2822, numbers with marks, and month names in several languages."""

import re
import unicodedata
from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache

MOST_TIME = 100
"""Signs that a time may have, so that no cell keeps the patterns busy; chosen by hand."""
NUMERIC_DATE = re.compile(r"^\D{0,12}?(\d{1,4})\s?([./-])\s?(\d{1,2})\s?[./-]\s?(\d{4}|\d{1,2})(?!\d)")
_TIME = re.compile(r"(?<!\d)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?:\s*([ap])\.?\s?m\b\.?)?", re.IGNORECASE)
_ZONE = re.compile(r"^\s*\(?(?:([a-z]{1,5})(?![a-z]))?\s*(?:([+-]\d{1,2}):?(\d{2})?(?!\d))?\)?", re.IGNORECASE)
_HOURS = {
    **dict.fromkeys(("z", "utc", "gmt", "wet", "ut"), 0),
    **dict.fromkeys(("cet", "bst", "west", "mez"), 1),
    **dict.fromkeys(("cest", "eet", "mesz"), 2),
    **{"eest": 3, "msk": 3, "jst": 9, "kst": 9, "aest": 10, "aedt": 11, "nzst": 12, "nzdt": 13},
    **{"est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7},
}
"""Hours ahead of UTC of the zones that exports write by letters; of two meanings the more common one."""
_NO_ZONE = frozenset({"uhr", "h", "hrs", "on"})
_MONTHS = (
    ("jan", "ene", "gen", "янв"),
    ("feb", "fev", "фев"),
    ("mar", "mrt", "maa", "mae", "мар"),
    ("apr", "abr", "avr", "апр"),
    ("may", "mai", "mei", "mag", "maj", "мая", "маи"),
    ("jun", "juin", "giu", "июн"),
    ("jul", "juil", "lug", "июл"),
    ("aug", "ago", "aou", "авг"),
    ("sep", "set", "сен"),
    ("oct", "okt", "out", "ott", "окт"),
    ("nov", "ноя"),
    ("dec", "dez", "dic", "дек"),
)
_BY_PREFIX = {prefix: number for number, prefixes in enumerate(_MONTHS, 1) for prefix in prefixes}


@lru_cache(maxsize=8_192)
def written_moment(text: str, day_first: bool) -> datetime:
    """Return a written time in UTC; one without a zone is taken as UTC. Raises ValueError with the reason."""
    text = " ".join(text.split())
    if len(text) > MOST_TIME:
        raise ValueError("it is too long for a time")
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return _loose_moment(text, day_first)
    return in_utc(moment)


def in_utc(moment: datetime) -> datetime:
    """Return a moment in UTC; one without a zone is taken as UTC. Raises ValueError outside the calendar."""
    try:
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except OverflowError:
        raise ValueError(f"the year {moment.year} cannot be right") from None


def _loose_moment(text: str, day_first: bool) -> datetime:
    """Read a time by its parts: the clock time, the zone behind it, and the date around them."""
    clock = _TIME.search(text)
    if clock is None:
        year, month, day = _date(text, day_first)
        return _checked(text, (year, month, day), (0, 0, 0, 0))
    zone = _ZONE.match(text[clock.end() :])
    if zone and zone[1] and _month(zone[1]):
        zone = None
    rest = text[clock.end() + (zone.end() if zone else 0) :]
    year, month, day = _date(f"{text[: clock.start()]} {rest}", day_first)
    hour, minute, second = _hour(int(clock[1]), clock[5]), int(clock[2]), int(clock[3] or 0)
    microsecond = int((clock[4] or "0")[:6].ljust(6, "0"))
    naive = _checked(text, (year, month, day), (hour, minute, second, microsecond))
    return in_utc(naive.replace(tzinfo=timezone(_offset(zone))))


def _checked(text: str, day: tuple[int, int, int], clock: tuple[int, int, int, int]) -> datetime:
    """Build the moment, or say that no calendar holds it."""
    try:
        return datetime(*day, *clock, tzinfo=UTC)
    except ValueError:
        raise ValueError(f"'{text[:40]}' is no date that can be read like the file's other dates") from None


def _hour(hour: int, half: str | None) -> int:
    """Turn an hour with 'am' or 'pm' into one of 24."""
    return hour if half is None else hour % 12 + (12 if half.lower() == "p" else 0)


def _offset(zone: re.Match[str] | None) -> timedelta:
    """Return the distance from UTC; raises ValueError for a zone that is not known."""
    if zone is None:
        return timedelta(0)
    name, hours, minutes = (zone[1] or "").lower(), zone[2], int(zone[3] or 0)
    if name and name not in _HOURS and name not in _NO_ZONE:
        raise ValueError(f"the time zone '{zone[1]}' is not known; write it as an offset such as +02:00")
    if not hours:
        return timedelta(hours=_HOURS.get(name, 0))
    if abs(int(hours)) > 15 or minutes > 59:
        raise ValueError(f"the time zone '{zone[0].strip()}' is not known")
    return timedelta(hours=int(hours), minutes=-minutes if hours.startswith("-") else minutes)


def _date(text: str, day_first: bool) -> tuple[int, int, int]:
    """Return year, month and day; raises ValueError where there is no date."""
    text = re.sub("[年月]", "-", text).replace("日", " ")
    if match := NUMERIC_DATE.match(text):
        return _numeric(match[1], match[3], match[4], day_first)
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    months = [month for word in re.findall(r"[^\W\d]+", text) if (month := _month(word))]
    days = [number for number in numbers if 1 <= number <= 31]
    years = [number for number in numbers if number > 999]
    if len(numbers) != 2 or not (months and days and years):
        raise ValueError(f"'{text.strip()[:40]}' is no time that can be read")
    return years[0], months[-1] if len(months) > 1 else months[0], days[0]


def _numeric(first: str, second: str, third: str, day_first: bool) -> tuple[int, int, int]:
    if len(first) == 4:
        return int(first), int(second), int(third)
    year = int(third) if len(third) == 4 else int(third) + (2000 if int(third) <= 68 else 1900)
    return (year, int(second), int(first)) if day_first else (year, int(first), int(second))


def _month(word: str) -> int | None:
    """Return a month by the first letters of its name; weekdays such as 'mar.' stand before the month."""
    letters = "".join(c for c in unicodedata.normalize("NFD", word.casefold()) if not unicodedata.combining(c))
    if len(letters) < 3:
        return None
    return _BY_PREFIX.get(letters[:4]) or _BY_PREFIX.get(letters[:3])
