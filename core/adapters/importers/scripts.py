"""Which older encoding a text in another script than Latin is in: charset-normalizer's answer, held to its letters."""

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
_SAMPLE = 65_536
"""Bytes that are looked at; chosen by hand."""


def script_encoding(data: bytes) -> str | None:
    """Return the encoding of bytes that are text in a script other than Latin; None where that cannot be told."""
    best = from_bytes(data[:_SAMPLE], cp_isolation=list(_SCRIPTS), enable_fallback=False).best()
    if best is None:
        return None
    return best.encoding if _is_pure(str(best), _SCRIPTS.get(best.encoding, ())) else None


def _is_pure(text: str, scripts: tuple[str, ...]) -> bool:
    """Tell whether letters beyond ASCII are of these scripts, apart from ASCII, and not with capitals inside words."""
    kinds = Counter(unicodedata.name(c, "?").split()[0].split("-")[0] for c in text if c > "\x7f" and c.isalpha())
    n, of_script = sum(kinds.values()), sum(kinds[script] for script in scripts)
    pairs = list(pairwise(text))
    glued = sum(a.isalpha() and b.isalpha() and (a > "\x7f") != (b > "\x7f") for a, b in pairs)
    inside = sum(a > "\x7f" and b > "\x7f" and a.islower() and b.isupper() for a, b in pairs)
    vowels = sum(c in _VOWELS for c in unicodedata.normalize("NFD", text.lower()))
    # Hebrew read as Cyrillic has no capitals; Chinese read as Thai has its marks where no letter is.
    has_capital = any(c.isupper() for c in text if c > "\x7f")
    if scripts in (("CYRILLIC",), ("GREEK",)) and (vowels < _LEAST_VOWELS * n or not has_capital):
        return False
    inside += sum(unicodedata.combining(b) and not a.isalpha() and not unicodedata.combining(a) for a, b in pairs)
    different = len({c for c in text.lower() if c > "\x7f" and c.isalpha()})
    return different >= _LEAST and of_script >= _PURE * n and glued + inside <= _GLUED * n
