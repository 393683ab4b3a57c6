"""Which older encoding a text of Latin letters is in, told by the letters beyond ASCII that each language has."""

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache

ENCODINGS = {"cp1252": 0.0, "cp1250": -1.0, "cp1254": -2.0, "mac_roman": -3.0, "iso-8859-2": -3.0, "cp1257": -3.0}
"""Encodings that are tried, with how likely they are before a letter is seen (natural logarithm); chosen by hand."""
_LETTERS = {
    "cp1252": {
        "de": (20, "üäöß"),
        "fr": (38, "éèàêçôîâûùëïœæÿ"),
        "es": (30, "óíáéñúü"),
        "pt": (50, "ãçáéíóõúêâàôü"),
        "it": (12, "èàùòìé"),
        "nl": (3, "éëïóèöüê"),
        "sv": (55, "äöåéü"),
        "da": (35, "øåæé"),
        "fi": (60, "äöå"),
        "is": (130, "áíðóéöúþæý"),
        "ca": (35, "óèíéàçúòïü"),
        "en": (1, "éèïöüáñçôêâíóë"),
    },
    "cp1250": {
        "pl": (80, "łóążęćśńź"),
        "cs": (140, "íáěéřčýžšůúňťďó"),
        "sk": (110, "áíčéýžšúľťôňďäóŕĺ"),
        "hu": (120, "áéöóőüíúű"),
        "hr": (30, "čšžćđ"),
        "sl": (25, "čšž"),
        "ro": (60, "ăîâşţ"),
        "de": (20, "üäöß"),
    },
    "cp1254": {"tr": (90, "ıüşçğöâî"), "az": (90, "ışüçöğ")},
    "cp1257": {"lt": (70, "ėšžųįūčąę"), "lv": (90, "āīēūšļņķģžč"), "et": (50, "äõüöšž")},
}
"""Letters of every language beyond ASCII, the most frequent first, and how many of 1,000 letters they are, about."""
_SHARES = {"mac_roman": "cp1252", "iso-8859-2": "cp1250"}
"""Encodings of the languages of another one."""
_MIXED = 10
"""Letters of 1,000 that are beyond ASCII where several languages are mixed; chosen by hand."""
_MIXED_PRIOR = -6.0
"""How likely it is before a letter is seen that a file mixes languages (natural logarithm); chosen by hand."""
_MARGIN = 4.0
"""How much likelier the best reading has to be than the next one that differs: 50 times (natural logarithm)."""
_STRAY = 0.005
"""Share of the letters beyond ASCII that may be none of the language, as names are; chosen by hand."""
_FLOOR = 1e-4
"""Share of a letter that no language of an encoding has, as in the name of a foreigner; chosen by hand."""
_KNOWN = 0.9
"""Share of the signs beyond ASCII that have to be letters of the languages, or quotation marks; chosen by hand."""
_QUOTES, _SIGNS = frozenset("“”„‚‘’«»‹›–—…\xa0"), frozenset("•·€£¥§°©®™¿¡´×½¼¾²³¹ªº\xad")
_QUOTE_COST, _SIGN_COST, _STRANGE_COST = -2.0, -6.0, -6.0
"""What a sign beyond ASCII costs, and one where words have none (natural logarithm of its share); chosen by hand."""
_MOST_ASCII = 40
"""Letters of ASCII for one beyond it that count: a header in English is no language; chosen by hand."""
_WORD = re.compile(r"[^\W\d_]+")
_LEAST_WORD = 3
"""Letters from which a word can be a row of letters beyond ASCII; shorter ones are names and endings; by hand."""
_ROW = 3 / 4
"""Share of a word's letters that are beyond ASCII where it is such a row ('Łódź' is one); chosen by hand."""
_MOST_IN_ROWS = 1 / 3
"""Share of all letters beyond ASCII that may stand in such rows; chosen by hand."""
_CAPITAL_INSIDE = re.compile(r"[a-zß-öø-ÿ](?=[^\x00-\x7f])([^\W\d_])")
_STRANGE_SIGN = re.compile(
    r"(?<=[^\W\d_])(?:[„‚¿¡³¹²½¼¾´°·•×§©®™£€¥‹›]|[^\w\s\x00-\x7f’‘](?=[^\W\d_]))|[³¹²½¼¾´°·•×©®™ªº](?=[^\W\d_])"
)


def latin_encoding(data: bytes) -> str | None:
    """Return the encoding of bytes that are text of Latin letters; None where that cannot be told for sure."""
    readings: dict[str, tuple[float, str]] = {}
    for encoding, prior in ENCODINGS.items():
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        score = prior + max(_scores(text, encoding), default=-math.inf)
        if score > readings.get(text, (-math.inf, ""))[0]:
            readings[text] = (score, encoding)
    ranked = sorted(readings.values(), reverse=True)
    if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _MARGIN):
        return None
    return ranked[0][1]


def _scores(text: str, encoding: str) -> Iterator[float]:
    """Yield how well each language that the encoding is for explains a text, as a log likelihood."""
    signs = Counter(c for c in text.replace("İ", "ı").lower() if c > "\x7f")
    foreign = {c: n for c, n in signs.items() if c not in _QUOTES and c not in _SIGNS}
    n = sum(foreign.values())
    if not _is_of_words(text, n):
        return
    family = _SHARES.get(encoding, encoding)
    mixed = _mixed(family)
    strange = len(_STRANGE_SIGN.findall(text)) + _capitals_inside(text)
    known = sum(count for c, count in signs.items() if c in mixed or c in _QUOTES) - strange
    if encoding == "mac_roman" and sum(signs[c] for c in _QUOTES) >= n:
        # Its letters are the others' quotation marks, so marks alone tell nothing.
        return
    if known < _KNOWN * sum(signs.values()):
        return
    cost = _QUOTE_COST * sum(signs[c] for c in _QUOTES) + _SIGN_COST * sum(signs[c] for c in _SIGNS)
    cost += _STRANGE_COST * strange
    n_ascii = min(_MOST_ASCII * n, sum(c.isalpha() for c in text if c < "\x80"))
    for rate, letters in _LETTERS[family].values():
        yield cost + _likelihood(foreign, n, n_ascii, rate, _weights(letters), mixed)
    yield cost + _MIXED_PRIOR + _likelihood(foreign, n, n_ascii, _MIXED, mixed, mixed)


def _likelihood(
    foreign: Mapping[str, int],
    n: int,
    n_ascii: int,
    rate: int,
    weights: Mapping[str, float],
    mixed: Mapping[str, float],
) -> float:
    """Return how likely letters are in a language: their kinds, and how many there are (a geometric law of both)."""
    share = rate / 1_000
    total = n * math.log(share) + n_ascii * math.log1p(-share)
    for letter, count in foreign.items():
        total += count * math.log((1 - _STRAY) * weights.get(letter, 0.0) + _STRAY * mixed.get(letter, 0.0) + _FLOOR)
    return total


def _capitals_inside(text: str) -> int:
    """Return how many capitals beyond ASCII stand behind small letters."""
    return sum(match[1].isupper() for match in _CAPITAL_INSIDE.finditer(text))


def _is_of_words(text: str, n: int) -> bool:
    """Tell whether words are no rows of letters beyond ASCII, as those of another alphabet read wrongly are."""
    counts = [(len(word), sum(c > "\x7f" for c in word)) for word in _WORD.findall(text) if len(word) >= _LEAST_WORD]
    in_rows: int = sum(count for length, count in counts if count >= _ROW * length)
    return in_rows <= _MOST_IN_ROWS * n


@cache
def _weights(letters: str) -> Mapping[str, float]:
    """Return how frequent each letter is among them, as Zipf has it (1935): the nth a nth as often."""
    total = sum(1 / rank for rank in range(1, len(letters) + 1))
    return {letter: 1 / rank / total for rank, letter in enumerate(letters, 1)}


@cache
def _mixed(family: str) -> Mapping[str, float]:
    """Return how frequent each letter is where the languages of a family are mixed in equal parts."""
    languages = [_weights(letters) for _, letters in _LETTERS[family].values()]
    found: Counter[str] = Counter()
    for weights in languages:
        for letter, weight in weights.items():
            found[letter] += weight / len(languages)  # type: ignore[assignment]
    return dict(found)
