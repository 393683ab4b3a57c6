"""Which older encoding a text in another script than Latin is in: charset-normalizer's answer, held to its letters."""

import re
import unicodedata
from collections import Counter
from itertools import pairwise

from charset_normalizer import from_bytes

_SCRIPTS = {
    "cp1251": ("CYRILLIC",),
    "koi8_r": ("CYRILLIC",),
    "iso8859_5": ("CYRILLIC",),
    "cp1253": ("GREEK",),
    "cp1255": ("HEBREW",),
    "cp1256": ("ARABIC",),
    "cp874": ("THAI",),
    "cp932": ("HIRAGANA", "KATAKANA", "CJK"),
    "shift_jis": ("HIRAGANA", "KATAKANA", "CJK"),
    "euc_jp": ("HIRAGANA", "KATAKANA", "CJK"),
    "gb18030": ("CJK",),
    "gbk": ("CJK",),
    "big5": ("CJK",),
    "cp949": ("HANGUL",),
    "euc_kr": ("HANGUL",),
}
"""Encodings that are asked for, and the scripts that a text in them is made of."""
_LEAST = 8
"""Different letters of the script from which an encoding is told: fewer may fit two of them; chosen by hand."""
_PURE = 0.95
"""Share of the letters beyond ASCII that the script must have; chosen by hand."""
_GLUED = 0.1
"""Share of the letters that may stand beside a letter of ASCII, as none does in most words; chosen by hand."""
_VOWELS = frozenset("аеиоуыэюяєαεηιουω")
_LEAST_VOWELS = 0.33
"""Share of vowels in Cyrillic and Greek text, about 0.43 and 0.5; Hebrew read as either has fewer. Chosen by hand."""
_MOST_CAPITALS = 0.5
"""Share of capitals up to which they may begin words within words; KOI8 read as Windows has more. Chosen by hand."""
_POINTS = re.compile("[\u0591-\u05c7\u064b-\u065f]")
"""Points of Hebrew and Arabic, which stand over and under letters."""
_NOT_LAST = re.compile(
    "[\u05da\u05dd\u05df\u05e3\u05e5](?=[\u05d0-\u05ea])|[\u0629\u0649](?=[\u0621-\u064a])|\u03c2(?=[\u0370-\u03ff])"
)
"""Letters that end words, and words alone, with another behind them: the five finals of Hebrew, two of Arabic, and the
Greek final sigma. Cyrillic read as Hebrew or Arabic is full of them."""
_RARE = re.compile("[\u0390\u03b0]")
"""The two letters that Greek has least, some in ten thousand; Cyrillic's most frequent one is read as one of them."""
_NOT_THAI = re.compile(
    "[\u0e40-\u0e44](?![\u0e01-\u0e2e])|(?<=[\u0e01-\u0e4e])[\u0e50-\u0e59]|[\u0e50-\u0e59](?=[\u0e01-\u0e4e])"
    "|(?<![\u0e01-\u0e4e])[\u0e30-\u0e3a\u0e45\u0e47-\u0e4e]"
)
"""A vowel that is written before its consonant without one, a digit beside letters, and a mark on none."""
_SAMPLE = 65_536
"""Bytes that are looked at; chosen by hand."""


def script_encoding(data: bytes) -> str | None:
    """Return the encoding of bytes that are text in a script other than Latin; None where that cannot be told."""
    best = from_bytes(data[:_SAMPLE], cp_isolation=list(_SCRIPTS), enable_fallback=False).best()
    if best is None:
        return None
    return best.encoding if _is_pure(str(best), _SCRIPTS.get(best.encoding, ())) else None


def _is_pure(text: str, scripts: tuple[str, ...]) -> bool:
    """Tell whether letters beyond ASCII are of these scripts, apart from ASCII, and stand where words have them."""
    kinds = Counter(unicodedata.name(c, "?").split()[0].split("-")[0] for c in text if c > "\x7f" and c.isalpha())
    n, of_script = sum(kinds.values()), sum(kinds[script] for script in scripts)
    if scripts in (("CYRILLIC",), ("GREEK",)) and not _has_vowels_and_capitals(text, n):
        return False
    different = len({c for c in text.lower() if c > "\x7f" and c.isalpha()})
    return different >= _LEAST and of_script >= _PURE * n and _strange(text, n) <= _GLUED * n


def _has_vowels_and_capitals(text: str, n: int) -> bool:
    """Tell Cyrillic and Greek from Hebrew and Arabic read as either, which come without capitals and few vowels."""
    vowels = sum(c in _VOWELS for c in unicodedata.normalize("NFD", text.lower()))
    return vowels >= _LEAST_VOWELS * n and any(c.isupper() for c in text if c > "\x7f")


def _strange(text: str, n: int) -> int:
    """Return how many signs stand where no word has them; `n` is the number of letters beyond ASCII."""
    pairs = list(pairwise(text))
    glued = sum(a.isalpha() and b.isalpha() and (a > "\x7f") != (b > "\x7f") for a, b in pairs)
    hanging = sum(unicodedata.combining(b) and not a.isalpha() and not unicodedata.combining(a) for a, b in pairs)
    misplaced = len(_NOT_LAST.findall(_POINTS.sub("", text))) + len(_NOT_THAI.findall(text)) + len(_RARE.findall(text))
    return glued + hanging + misplaced + _capitals_inside(pairs, n)


def _capitals_inside(pairs: list[tuple[str, str]], n: int) -> int:
    """Return how many capitals stand behind small letters, where most letters are capitals: words may be joined."""
    capitals = sum(b.isupper() for _, b in pairs if b > "\x7f")
    return sum(a > "\x7f" and a.islower() and b.isupper() for a, b in pairs) if capitals > _MOST_CAPITALS * n else 0
