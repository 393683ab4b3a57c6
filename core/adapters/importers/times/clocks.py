"""The time of day within a written time: with colons, dots or words for hours, and with halves of the day."""

import re
from dataclasses import dataclass

from core.adapters.importers.times.calendar_words import Words, written_words

CLOCK = re.compile(r"(?<![\d:.])(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?![\d:])")
"""Hours, minutes, seconds and their fraction, with colons."""
_DOTTED = re.compile(r"(?<![\d:.])(\d{1,2})\.(\d{2})(?:\.(\d{2}))?()(?![\d:])")
_HOUR, _MINUTE, _SECOND = "h|uhr|時|时|點|点|시|นาฬิกา", "min|m|分|분|นาที", "s|sec|秒|초|วินาที"
_WORDED = re.compile(
    rf"(?<![\d:.])(\d{{1,2}})\s?(?:{_HOUR})(?![a-z])"
    rf"(?:\s?(\d{{1,2}})\s?(?:{_MINUTE})(?![a-z])|\s?(\d{{2}})(?![\d.:]))?(?:\s?(\d{{1,2}})\s?(?:{_SECOND})(?![a-z]))?"
)
_MOST_WORDS = 4
"""Words that a part of the day may have ('de l’après-midi'): the most that the CLDR has."""
HALF_DAY = 12
"""Hours from midnight to noon."""
_MINUTES = 60
"""Minutes of an hour."""
_MICRO = 6
"""Digits of a second's fraction that count: microseconds."""
_PLAIN = re.compile(r"[\d;]")


@dataclass(frozen=True, slots=True)
class TimeOfDay:
    """A time of day and the text before and behind it, without the words for the half of the day.

    `clock` is hours, minutes, seconds and microseconds.
    """

    clock: tuple[int, int, int, int]
    before: str
    behind: str


def with_colons(text: str) -> str:
    """Return a normalised text in which hours with words ('19h04', '7시 4분') are written with colons."""
    return _WORDED.sub(lambda m: f" {m[1]}:{int(m[2] or m[3] or 0):02}:{int(m[4] or 0):02} ", text)


def time_of_day(text: str, words: Words) -> TimeOfDay | None:
    """Return the time of day in a normalised text without its numeric date, None where there is none.

    '19.04' counts where nothing has a colon. Raises ValueError where the half of the day cannot be.
    """
    match = CLOCK.search(text) or _DOTTED.search(text)
    if match is None:
        return None
    before, behind = text[: match.start()], text[match.end() :]
    hour, minute, second = int(match[1]), int(match[2]), int(match[3] or 0)
    microsecond = int((match[4] or "0")[:_MICRO].ljust(_MICRO, "0"))
    found, cut = _period_behind(behind, words)
    if found:
        behind = behind[cut:]
    else:
        found, cut = _period_before(before, words)
        before = before[:cut] if found else before
    if found:
        hour = _hour(hour, minute, found, words)
    return TimeOfDay((hour, minute, second, microsecond), before, behind)


def _period_behind(text: str, words: Words) -> tuple[str, int]:
    """Return the words for a part of the day at the start of a text, '' for none, and where they end."""
    plain = _PLAIN.search(text)
    near = written_words(text[: plain.start()] if plain else text)
    for n in range(min(_MOST_WORDS, len(near)), 0, -1):
        if (found := " ".join(near[:n])) in words.periods:
            end = 0
            for word in near[:n]:
                end = text.index(word, end) + len(word)
            return found, end
    return "", 0


def _period_before(text: str, words: Words) -> tuple[str, int]:
    """Return the words for a part of the day at the end of a text, '' for none, and where they begin."""
    plain = max((match.end() for match in _PLAIN.finditer(text)), default=0)
    near = written_words(text[plain:])
    for n in range(min(_MOST_WORDS, len(near)), 0, -1):
        if (found := " ".join(near[-n:])) in words.periods:
            start = len(text)
            for word in reversed(near[-n:]):
                start = text.rindex(word, 0, start)
            return found, start
    return "", 0


def _hour(hour: int, minute: int, period: str, words: Words) -> int:
    """Return the hour of 24 that an hour with words for a part of the day is; raises ValueError for none or two."""
    spans = words.periods[period]
    hours = {hour % HALF_DAY, hour % HALF_DAY + HALF_DAY} if hour <= HALF_DAY else {hour}
    fitting = {h for h in hours if any(start <= h * _MINUTES + minute < end for start, end in spans)}
    if period in words.others:
        # The same letters are a weekday or a little word elsewhere: both readings must be one time.
        fitting.add(hour)
    if len(fitting) != 1:
        raise ValueError(f"'{hour}:{minute:02} {period}' is no time of day that can be told for sure")
    return fitting.pop()
