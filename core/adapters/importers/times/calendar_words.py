"""The words that dates are written with, in some sixty languages, as the Unicode CLDR has them."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from babel import Locale

LANGUAGES = (
    "en de fr es it pt nl pl cs sk sl hr bs_Latn sr_Latn sr_Cyrl bg mk ru uk be el tr hu ro fi et lv lt sv da nb is ca "
    "gl eu af sq vi id ms fil sw ja ko zh_Hans zh_Hant th hi bn mr ta te ur fa he ar ar_SY ar_DZ ar_MA hy ka az en_AU "
    "de_AT fr_CA es_MX es_CO pt_PT"
)
"""The locales whose words are known: those of the services' own pages, and some whose months have other names."""
# Words around a date that say nothing of it; the pattern texts of the CLDR come on top.
_FILLERS = """
    a à al alle ao as at às d das de del den des die dňa dne du e el em er für g h ha i im in kell kl klo kl lúc las le
    les los m nd ngày năm o º ob of om on ora orą ore pukul jam rd s st t th the u uhr um uur v w y à года год г р року
    ч час в о об у στις ώρα ساعت الساعة و ב בשעה ה เวลา น นาฬิกา ค.ศ. พ.ศ. 在 的 在
    hrs hs hr clock saat ve da à kello gada m. godz dan den
"""
_EXTRA_MONTHS = {"sept": 9, "mrz": 3, "jän": 1, "janv": 1, "febr": 2, "fév": 2, "mrt": 3, "okt": 10, "maj": 5}
"""Short names of months that programs write beside those of the CLDR."""
_NOON, _DAY = 12 * 60, 24 * 60
"""Minutes from midnight to noon and to the next midnight."""
_MINUTE, _HOUR = 60, 60
"""Seconds of a minute, and minutes of an hour."""
_MARKS = re.compile("[\u0300-\u036f]")
_UNSEEN = re.compile("[\u200b-\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]")
_DOT_BEHIND_LETTER = re.compile(r"(?<=[^\d\s.,:/()\[\]+-])\.")
_WORD = re.compile(r"[^\d\s.,:;/()\[\]+،、・·'’–—-]+")
_LITERAL = re.compile(r"'([^']+)'")

Span = tuple[int, int]
"""Minutes of a day, from and before."""


@dataclass(frozen=True, slots=True)
class Words:
    """Months by word and language, the times of day that words stand for, and the words that say nothing.

    All are written as `normal` writes them; `months` gives the numbers 1 to 12 by language.
    """

    months: Mapping[str, Mapping[str, int]] = field(repr=False)
    periods: Mapping[str, frozenset[Span]] = field(repr=False)
    others: frozenset[str] = field(repr=False)

    def month(self, word: str, languages: frozenset[str] = frozenset()) -> int | None:
        """Return the month that a word names, None for another word.

        `languages` are those that the whole file can be in. Raises ValueError for a word of two meanings.
        """
        known = self.months.get(word) or self.months.get(word.removeprefix("ב"))
        if known is None:
            return None
        numbers = {number for language, number in known.items() if language in languages} or set(known.values())
        if len(numbers) > 1:
            raise ValueError(f"the month '{word}' means two different ones in two languages")
        return min(numbers)


def normal(text: str) -> str:
    """Return a text in small letters without accents, with plain digits, spaces, and no dots behind letters."""
    if not text.isascii():
        text = _UNSEEN.sub("", unicodedata.normalize("NFKC", text))
        text = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)
        text = unicodedata.normalize("NFC", _MARKS.sub("", unicodedata.normalize("NFD", text.casefold())))
        text = text.replace("ı", "i").replace("،", ",")
    return _DOT_BEHIND_LETTER.sub("", " ".join(text.casefold().split()))


def written_words(text: str) -> list[str]:
    """Return the words of a normalised text, without numbers and marks."""
    return _WORD.findall(text)


def phrase(text: str) -> str:
    """Return a text as the words that `Words` knows it by, parted by single spaces."""
    return " ".join(written_words(normal(text)))


@cache
def english_words() -> Words:
    """Return the words of English, which most files need and which are quick to have."""
    return _collected(("en",))


@cache
def all_words() -> Words:
    """Return the words of every language."""
    return _collected(tuple(LANGUAGES.split()))


def _collected(languages: tuple[str, ...]) -> Words:
    months: dict[str, dict[str, int]] = {phrase(word): {"": number} for word, number in _EXTRA_MONTHS.items()}
    periods: dict[str, set[Span]] = {}
    others = {phrase(word) for word in _FILLERS.split()}
    for language in languages:
        locale = Locale.parse(language)
        for number, name in _month_names(locale):
            months.setdefault(name, {})[language] = number
        for name, spans in _periods(locale):
            periods.setdefault(name, set()).update(spans)
        others.update(_weekdays(locale), _literals(locale), [phrase(_name_of_utc(locale))])
    return Words(months, {name: frozenset(spans) for name, spans in periods.items()}, frozenset(others - {""}))


def _month_names(locale: Locale) -> Iterator[tuple[int, str]]:
    """Yield every name of the months that is a word, in both cases and widths."""
    for widths in (locale.months["format"], locale.months["stand-alone"]):
        for width in ("wide", "abbreviated"):
            for number, name in widths[width].items():
                known = phrase(name)
                if known and not any(c.isdigit() for c in normal(name)):
                    # 'de gener' and 'd’abril': the little word before the month is known by itself.
                    yield int(number), re.sub(r"^(de|d|ren) ", "", known)


def _weekdays(locale: Locale) -> Iterator[str]:
    for widths in (locale.days["format"], locale.days["stand-alone"]):
        for width in ("wide", "abbreviated", "short"):
            yield from map(phrase, widths[width].values())


def _literals(locale: Locale) -> Iterator[str]:
    """Yield the words that a language's own patterns put into dates and times."""
    patterns = [str(form.pattern) for form in (*locale.date_formats.values(), *locale.time_formats.values())]
    for pattern in (*patterns, *map(str, locale.datetime_formats.values())):
        for quoted in _LITERAL.findall(pattern):
            yield from written_words(normal(quoted))
        yield from (word for word in written_words(normal(_LITERAL.sub(" ", pattern))) if not word.isascii())


def _name_of_utc(locale: Locale) -> str:
    """Return what a language calls UTC; it says nothing, as a time without a zone is taken as UTC."""
    return str(locale.time_zones.get("Etc/UTC", {}).get("long", {}).get("standard", ""))


def _periods(locale: Locale) -> Iterator[tuple[str, set[Span]]]:
    """Yield the words for halves and parts of a day, with the minutes of the day at which they are said."""
    rules = {key: _spans(rule) for key, rule in dict(locale.day_period_rules).get(None, {}).items()}
    rules |= {"am": {(0, _NOON)}, "pm": {(_NOON, _DAY)}}
    for widths in locale.day_periods.values():
        for width in ("wide", "abbreviated"):
            for key, name in widths.get(width, {}).items():
                if key in rules and (known := phrase(name)):
                    yield known, rules[key]


def _spans(rule: list[dict[str, int]]) -> set[Span]:
    """Return a rule of the CLDR, in seconds, as minutes of the day; one moment stands for the hour from it on."""
    spans: set[Span] = set()
    for part in rule:
        start = part.get("from", part.get("at", 0)) // _MINUTE
        end = part["before"] // _MINUTE if "before" in part else start + _HOUR
        spans |= {(start, end)} if start < end else {(start, _DAY), (0, end)}
    return spans
