"""How much and until when: presses and days, in English, German and Spanish."""

import re
from datetime import datetime

from core.dialogue.asides import blanked

NUMBER_WORDS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "ten": 10,
    "couple": 2, "few": 3, "another": 1, "next": 1,
    "ein": 1, "eine": 1, "einen": 1, "zwei": 2, "drei": 3, "vier": 4, "funf": 5, "sechs": 6, "sieben": 7, "zehn": 10,
    "un": 1, "una": 1, "uno": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "diez": 10,
}  # fmt: skip
"""Words for numbers; as the languages have them."""
DAYS_OF_UNITS = {
    "day": 1, "tag": 1, "dia": 1, "week": 7, "woch": 7, "seman": 7, "fortnight": 14, "month": 30,
    "mona": 30, "mes": 30, "year": 365, "jahr": 365, "ano": 365, "quincen": 15, "weekend": 4, "wochenend": 4,
}  # fmt: skip
"""Days of a unit by how its word begins; a month as `benchmarks/chat.md` counts it."""
WEEKDAYS = (
    ("monday", "montag", "lunes"), ("tuesday", "dienstag", "martes"), ("wednesday", "mittwoch", "miercoles"),
    ("thursday", "donnerstag", "jueves"), ("friday", "freitag", "viernes"), ("saturday", "samstag", "sabado"),
    ("sunday", "sonntag", "domingo"),
)  # fmt: skip
A_LOT = 3
"""Presses of *a lot*; as `benchmarks/chat.md` counts it."""
_WEEK = 7  # days
_NUMBER = "|".join(NUMBER_WORDS) + r"|\d+"
_UNIT = (
    r"(?:days?|weeks?|fortnight|months?|years?|tage?n?|wochen?|monate?n?|jahre?n?|dias?"
    r"|semanas?|mes(?:es)?|anos?|quincena)"
)
_DAY = "|".join(word for day in WEEKDAYS for word in day)
_LEAD = r"(?:for|fur|durante|por|in|over|nachsten?|proximos?|proximas?|los|las|die|the|next|den|del|of)"
_SPAN = re.compile(
    rf"(?:\b{_LEAD} )*(?<!\S)(?:(?<=for )|(?<=fur )|(?<=por )|(?<=durante )|(?<=next )|(?!(?:an?"
    rf"|eine?n?|una?|one) (?!\S+ (?:without|off|ohne|sin) )))"
    rf"(?P<n>{_NUMBER})(?: (?:or so|whole|ganze[n]?|next|couple of|more))?"
    rf" (?P<unit>{_UNIT})\b(?: lang)?(?: of)?"
)
_UNTIL = re.compile(
    r"\b(?:until|till|til|bis|hasta|through|by)(?: (?:next|zum|el|the|kommenden|nachsten"
    rf"|este|el proximo))*(?: (?P<rest>{_DAY}|tomorrow|morgen|manana|then|dann|tonight|weekend"
    r"|wochenende|fin de semana))\b"
)
_BARE = re.compile(
    r"\b(?:(?P<week>this week|diese woche|esta semana)|(?P<end>(?:for |just for |only for"
    r" |over )?(?:the |this )weekend|(?:ubers|am|furs|dieses) wochenende|(?:este |el )fin"
    r" de semana)|(?P<today>tonight|(?:for )?today|(?:fur )?heute(?: abend)?|(?:por )?hoy"
    r"|esta noche)|(?P<tomorrow>(?:fur )?morgen)|(?P<month>this month|diesen monat|este"
    r" mes)|(?P<fort>(?:for )?a fortnight|(?:for )?fortnight))\b"
)
_ON_DAY = re.compile(rf"\b(?:on|am|el) (?P<rest>{_DAY})\b")
_LOT = re.compile(
    r"\b(?:a lot|lots|loads|much|mcuh|way|far|tons|heaps|plenty|tonnes|massively|all the"
    r"|viel|deutlich|wesentlich|jede menge|ordentlich|mucho|mucha|muchos|muchas|muchisimo"
    r"|muchisima|bastante|tantisimo)\b(?! (?:so|too))"
)
_TIMES = re.compile(
    rf"\b(?P<n>{_NUMBER}) (?:more )?(?:times|presses|steps|notches|clicks|mal|stufen|schritte"
    r"|veces|pasos|puntos|toques|back)\b"
)
_TWICE = re.compile(r"\b(?:twice|zweimal|doppelt|double)\b")


def times_of(line: str) -> int:
    """Return the presses that a line speaks of, one where it does not say."""
    if counted := _TIMES.search(line):
        return _count(counted["n"])
    if _TWICE.search(line):
        return 2
    spoken = re.sub(r"\b(?:too|so|zu|not|nicht|demasiado|as|very|that|bit|quite) (?:much|way|viel|far)\b", "", line)
    return A_LOT if _LOT.search(spoken) else 1


def without_end(line: str, now: datetime) -> tuple[str, int | None]:
    """Return a line with its end blanked out, sign by sign, and the days to it; None where there is none."""
    for pattern in (_UNTIL, _SPAN, _BARE):
        found = pattern.search(line)
        days = _days(found, line, now) if found else None
        if found and days is not None:
            return blanked(line, *found.span()), days
    return line, None


def _days(found: re.Match[str], line: str, now: datetime) -> int | None:
    """Return the days to the end that a match tells of."""
    told = found.groupdict()
    if told.get("unit"):
        return _count(told["n"]) * next(days for start, days in DAYS_OF_UNITS.items() if told["unit"].startswith(start))
    if "rest" in told:
        return _to_day(str(told["rest"]), line, now)
    end_of_week = _WEEK - 1 - now.weekday()
    ends = {"week": end_of_week, "end": end_of_week, "today": 0, "tomorrow": 1, "month": DAYS_OF_UNITS["month"]}
    return next((days for name, days in ends.items() if told.get(name)), DAYS_OF_UNITS["fortnight"])


def _to_day(word: str, line: str, now: datetime) -> int | None:
    """Return the days to a named day; *then* is the day named elsewhere in the line."""
    if word in ("tomorrow", "morgen", "manana"):
        return 1
    if word == "tonight":
        return 0
    if word in ("then", "dann"):
        elsewhere = _ON_DAY.search(line)
        return _to_day(elsewhere["rest"], line, now) if elsewhere else None
    if word in ("weekend", "wochenende", "fin de semana"):
        word = "sunday"
    day = next(number for number, names in enumerate(WEEKDAYS) if word in names)
    return (day - now.weekday() - 1) % _WEEK + 1


def _count(word: str) -> int:
    """Return the number that a word or digits say."""
    return NUMBER_WORDS[word] if word in NUMBER_WORDS else min(int(word), DAYS_OF_UNITS["year"])
