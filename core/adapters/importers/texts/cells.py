"""One cell of a table: clean text, numbers and lengths of time as people and programs write them."""

import json
import math
import re
import unicodedata
from datetime import date, datetime

MOST_TITLE = 300
"""Signs that are kept of a title or a creator; chosen by hand, not tuned."""
MOST_TEXT = 2_000
"""Signs that are kept of a description; chosen by hand, as the encoder reads only the first of them."""
MOST_NUMBER = 60
"""Signs that a number may have, so that no cell keeps the reader busy; chosen by hand."""

# Control characters, bidirectional overrides and lone surrogates; joiners stay, emoji need them.
_UNWANTED = re.compile("[\x00-\x1f\x7f-\x9f\u200b\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]+")
_GROUPED = re.compile(r"^[+-]?\d{1,3}(?:[.,\s'’]\d{3})+$")
_SCALED = re.compile(r"^([+-]?[\d.,]+)\s*([kmb])$", re.IGNORECASE)
_FRACTION = re.compile(r"^([\d.,]+)\s*/\s*\d+$")
_STARS = re.compile("^((?:[★⭐🌟]\ufe0f?)+)(½?)[☆✩]*$")
_PLAIN_MARKS = {ord("٫"): ".", ord("٬"): ",", ord("％"): "%", ord("．"): ".", ord("，"): ","}
"""Marks within numbers of Arabic and of full width, and the plain ones."""
_CLOCKED = re.compile(r"^(?:(\d{1,3}):)?(\d{1,3}):(\d{2})(?:\.\d+)?$")
_ISO_LENGTH = re.compile(r"^P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$", re.IGNORECASE)
_AND = r"\s*(?:,|and|und|et|y|e|en)?\s*"
_WORDED = re.compile(
    rf"^(?:(\d+)\s*h[a-z]*\.?)?{_AND}(?:(\d+)\s*m[a-z]*\.?)?{_AND}(?:(\d+)\s*s[a-z]*\.?)?$", re.IGNORECASE
)
_HOUR, _DAY = 60, 24 * 60
"""Minutes of an hour, as many as seconds of a minute, and minutes of a day."""
_NOTHING = frozenset({"", "null", "none", "nan", "n/a", "na", "nat", r"\n", "-", "not provided", "(not provided)"})
_SCALES = {"k": 1e3, "m": 1e6, "b": 1e9}
"""What a letter behind a number multiplies it by: thousands, millions, billions."""
MINUTES_PER = {"ms": 1 / 60_000, "s": 1 / 60, "min": 1.0, "h": 60.0}
"""Minutes in one of each unit of time."""


def cell_text(value: object) -> str:
    """Return a cell as text, as it stands: 17.0 is '17', a list is joined with '|'."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, float):
        return "" if math.isnan(value) else str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return _composite(value)


def _composite(value: object) -> str:
    """Return a list or a record as text, also one that JSON has no form of, as property lists hold."""
    try:
        if isinstance(value, list | tuple):
            return "|".join(part for part in map(cell_text, value) if part)
        return json.dumps(value, ensure_ascii=False, default=str) if isinstance(value, dict) else str(value)
    except (TypeError, ValueError, RecursionError):
        return str(value)


def clean(value: object) -> str:
    """Return a cell as one line of text without control characters; formulas stay text."""
    text = value if isinstance(value, str) else cell_text(value)
    if not text.isascii():
        text = unicodedata.normalize("NFC", text if text.isprintable() else _UNWANTED.sub(" ", text))
    elif not text.isprintable():
        text = _UNWANTED.sub(" ", text)
    line = " ".join(text.split())
    # Text that is clean already stays one object, however many rows and tables hold it.
    return text if line == text else line


def capped(text: str, most: int) -> str:
    """Return the text, cut with an ellipsis to `most` characters."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def is_blank(value: object) -> bool:
    """Tell whether a cell holds nothing, an empty list, or a program's word for nothing."""
    if value is None or value == [] or (isinstance(value, float) and not math.isfinite(value)):
        return True
    return isinstance(value, str) and value.strip().lower() in _NOTHING


def number_of(value: object) -> float | None:
    """Return a cell's number ('4,5', '1,234', '1.2K', '4/5' as 4, '80 %', '★★★½'), or None where it holds none."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return _finite(value)
    text = cell_text(value).strip().replace("\u202f", " ").replace("\xa0", " ")
    if len(text) > MOST_NUMBER:
        return None
    try:
        return _finite(text) if "_" not in text else None
    except ValueError:
        return _written_number(text)


def _finite(value: float | str) -> float | None:
    try:
        number = float(value)
    except OverflowError:
        return None
    return number if math.isfinite(number) else None


def _written_number(text: str) -> float | None:
    if not text.isascii():
        text = text.translate(_PLAIN_MARKS)
        if match := _STARS.match(text):
            return len(match[1].replace("\ufe0f", "")) + (0.5 if match[2] else 0.0)
    if text.endswith("%"):
        return number_of(text[:-1].rstrip())
    if match := _SCALED.match(text):
        number = number_of(match[1])
        return None if number is None else number * _SCALES[match[2].lower()]
    if match := _FRACTION.match(text):
        return number_of(match[1])
    if _GROUPED.match(text):
        return float(re.sub(r"[.,\s'’]", "", text))
    return _with_decimal_comma(text)


def _with_decimal_comma(text: str) -> float | None:
    """Read '4,5' and '1.234,5'; the last of the two marks is the decimal one."""
    groups, decimal = (".", ",") if text.rfind(",") > text.rfind(".") else (",", ".")
    try:
        return _finite(text.replace(groups, "").replace(decimal, "."))
    except ValueError:
        return None


def minutes_of(value: object, unit: str) -> float | None:
    """Return a length in minutes: '1:02:03', 'PT1H2M', '1h 2min', or a number in `unit` (ms, s, min, h)."""
    number = number_of(value)
    if number is not None:
        return number * MINUTES_PER[unit] if number >= 0 else None
    text = cell_text(value).strip()
    for form in (_CLOCKED, _WORDED):
        if text and (match := form.match(text)) and any(match.groups()):
            hours, minutes, seconds = (float(part or 0) for part in match.groups())
            return hours * _HOUR + minutes + seconds / _HOUR
    if len(text) > 2 and (match := _ISO_LENGTH.match(text)):
        days, hours, minutes, seconds = (float(part or 0) for part in match.groups())
        return days * _DAY + hours * _HOUR + minutes + seconds / _HOUR
    return None
