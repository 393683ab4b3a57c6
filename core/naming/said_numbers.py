"""Read every number that a text says, in figures or in words of English, German and Spanish, in their order."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import TypeVar

from core.naming.function_words import listed

T = TypeVar("T")


def _in_order(text: str) -> list[str]:
    """Return the words of a text."""
    return text.split()


def _worth(words: str, value: T) -> dict[str, T]:
    """Map each word of a text to what it is worth."""
    return dict.fromkeys(words.split(), value)


_ENGLISH = _in_order(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_ENGLISH_TENS = _in_order("twenty thirty forty fifty sixty seventy eighty ninety")
_GERMAN = _in_order(
    "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn "
    "achtzehn neunzehn"
)
_GERMAN_TENS = _in_order("zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig")
_SPANISH = _in_order(
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete "
    "dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete "
    "veintiocho veintinueve"
)
_SPANISH_TENS = _in_order("treinta cuarenta cincuenta sesenta setenta ochenta noventa")
_TENS, _TWENTY, _THIRTY = 10, 20, 30
"""What tens are counted by, and the first of them that each language puts together out of words."""
_MORE: Mapping[str, int] = {
    **_worth("second seconds zweite zweiten zweiter segunda segundo couple twice double doppelt zweimal", 2),
    **_worth("third dritte dritten dritter tercera tercero tercer thrice triple dreimal dreifach", 3),
    **_worth("fourth vierte vierten vierter cuarta cuarto", 4),
    **_worth("fifth fünfte fünften fünfter quinta quinto", 5),
    **_worth("sixth sechste sechsten sexta sexto", 6),
    **_worth("seventh siebte siebten séptima séptimo", 7),
    **_worth("eighth achte achten octava octavo", 8),
    **_worth("ninth neunte neunten novena noveno", 9),
    **_worth("tenth zehnte zehnten décima décimo", 10),
    **_worth("dozen dozens dutzend dutzende docena docenas", 12),
}
"""Words beside the plain numbers that say how many or which; 'first' is left out, which may only begin a sentence."""
_PARTS = {
    **_worth("half halves halb halbe hälfte mitad", "1/2"),
    **_worth("quarter quarters viertel", "1/4"),
}
_TIMES: Mapping[str, int] = {
    **_worth("hundred hundreds hundert hunderte cien ciento cientos", 100),
    **_worth("thousand thousands tausend tausende mil miles", 1_000),
    **_worth("million millions millionen millón millones", 1_000_000),
}
"""What a number before them is counted by; without one they say so many themselves, be they plural or not."""
_MONTHS = (
    "january|januar|enero",
    "february|februar|febrero",
    "march|märz|marzo",
    "april|abril",
    "may|mai|mayo",
    "june|juni|junio",
    "july|juli|julio",
    "august|agosto",
    "september|septiembre",
    "october|oktober|octubre",
    "november|noviembre",
    "december|dezember|diciembre",
)

ALSO_ARTICLES = listed("one ones ein eine einen einem einer eins un una uno")
"""Words for 1 that are articles or pronouns as often: they say 1 only where 1 is to be said."""
ONLY_SPANISH = "once"
"""Eleven in Spanish, and 'one time' in English."""
_FIGURES = r"\d+(?:[.,]\d+)*"
_PERCENT = re.compile(r"\s?(?:%|per\s?cent\b|prozent\b|por ciento\b)")


def _plain() -> dict[str, int]:
    """Return every number word up to 99 of the three languages."""
    found = {word: n for words in (_ENGLISH, _GERMAN, _SPANISH) for n, word in enumerate(words)}
    for tens, units, first, form in (
        (_ENGLISH_TENS, _ENGLISH, _TWENTY, "{tens}-{unit}|{tens} {unit}"),
        (_GERMAN_TENS, ["", "ein", *_GERMAN[2:]], _TWENTY, "{unit}und{tens}"),
        (_SPANISH_TENS, _SPANISH, _THIRTY, "{tens} y {unit}"),
    ):
        for at, ten in enumerate(tens):
            value = first + at * _TENS
            found[ten] = value
            for n in range(1, _TENS):
                found |= dict.fromkeys(form.format(tens=ten, unit=units[n]).split("|"), value + n)
    return {word: n for word, n in found.items() if word not in ALSO_ARTICLES}


_WORDS: Mapping[str, int] = {**_plain(), **_MORE}
_MONTH_OF = {word: number for number, words in enumerate(_MONTHS, start=1) for word in words.split("|")}


def _either(words: Sequence[str]) -> str:
    """Return a pattern for any of some words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


_NUMBER = re.compile(
    rf"(?P<figures>{_FIGURES})|\b(?:(?P<word>{_either([*_WORDS])})|(?P<part>{_either([*_PARTS])})"
    rf"|(?P<times>{_either([*_TIMES])})|(?P<month>{_either([*_MONTH_OF])})|(?P<article>{_either([*ALSO_ARTICLES])}))\b"
)
_BETWEEN = re.compile(r"[\s-]*(?:and\s|und\s)?")


def numbers_said(text: str, language: str = "en", one: bool = False) -> list[str]:
    """Return the numbers of a text as they would be written in figures, those in percent with their sign, in order.

    Months are told apart from numbers ('month 5' for a May with a capital letter). A word for 1 that is an article as
    well counts where `one` asks for it. Signs that are numbers by themselves (½, 三) stand for what they are worth.
    """
    folded = text.casefold() if len(text.casefold()) == len(text) else text.lower()
    found, running, end = list[str](), 0, -1
    for match in _NUMBER.finditer(folded):
        kind, said = str(match.lastgroup), match[0]
        if (kind == "article" and not one) or (said == ONLY_SPANISH and language != "es"):
            continue
        if kind == "month":
            found += [f"month {_MONTH_OF[said]}"] if _is_month(text, match.start(), said) else []
            continue
        if kind == "times" and end >= 0 and _BETWEEN.fullmatch(folded, end, match.start()) and found:
            running = running * _TIMES[said]
            found[-1] = str(running)
        elif kind == "part":
            running = 0
            found.append(_PARTS[said])
        else:
            running = _value(kind, said)
            found.append(str(running))
        end = match.end()
        if percent := _PERCENT.match(folded, end):
            found[-1], end = f"{found[-1]}%", percent.end()
    return found + [f"{unicodedata.numeric(sign):g}" for sign in text if not sign.isdecimal() and _is_numeric(sign)]


def _value(kind: str, said: str) -> int:
    """Return what figures or a word are worth; signs between figures only part them."""
    match kind:
        case "figures":
            return int(re.sub(r"[.,]", "", said))
        case "times":
            return _TIMES[said]
        case "article":
            return 1
        case _:
            return _WORDS[said]


def _is_month(text: str, at: int, said: str) -> bool:
    """Tell whether a word is a month: in Spanish in any letters, else with a capital one that begins no sentence."""
    if said in {words.split("|")[-1] for words in _MONTHS} and said not in {words.split("|")[0] for words in _MONTHS}:
        return True
    begins = not text[:at].strip() or text[:at].rstrip()[-1] in ".:!?"
    return text[at].isupper() and not (begins and said in {"may", "march"})


def _is_numeric(sign: str) -> bool:
    """Tell whether a sign by itself is a number."""
    return unicodedata.numeric(sign, None) is not None
