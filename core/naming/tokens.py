"""Take titles apart into segments of tokens, in any script, and join words into readable text again."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from core.naming.function_words import (
    CHINESE_GLUE,
    ENGLISH_VERBS,
    FUNCTION_WORDS,
    IRREGULAR_PLURALS,
    KOREAN_PARTICLES,
    TITLE_SPEAK,
)
from core.naming.japanese import HAN, HIRAGANA, KATAKANA, pieces_of
from core.naming.padding import PADDING
from core.naming.service_words import FRAMES, SERVICE_WORDS

_MARKS = "".join(chr(code) for code in range(0x300, 0x1E00) if unicodedata.category(chr(code))[0] == "M")
"""Unicode's combining marks, from their first block to the end of those for letters in use."""
_LETTER = rf"(?:[^\W_]|[{_MARKS}])"
_WORD = re.compile(rf"{_LETTER}+(?:(?:['’.&+-]|(?<=\d)/(?=\d)){_LETTER}+)*(?:\+\+|#(?!\w))?")
_BREAK = re.compile(
    r"\s[-~]+\s|[:|;!?…\"“”„«»‹›—–•·\\,*=<>~]|\.{2,}|[.](?=\s|$)|(?<!\d)/|/(?!\d)|[、。，：！？；・「」『』【】《》（）\n]"
)
_NOISE = re.compile(
    r"https?://\S+|www\.\S+|(?<!\w)[#＃](?!\d)\w+|@\w+|&\w+;|[\[\(（【][^\]\)）】]{0,40}[\]\)）】]|"
    r"\b(?:pt|part|eps?|episode|vol|volume|no|ch|chapter|season|lesson|teil|folge|parte|cap[íi]tulo|[ée]pisode|"
    r"epis[óo]dio|puntata|aflevering|deel)\b\.?\s*#?\d+\b|\bs\d{1,2}\s?e\d{1,3}\b|[#№＃]\s?\d+|"
    r"第\s?\d+\s?[話回集章]|^\s*\d+[.)]\s",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^[^:|–—]{2,30}?(?:(?:\bep|\bepisode|\bno|\bpt|\bpart|\bvol|\bfolge|#)\.?\s*\d+|\bs\d{1,2}\s?e\d{1,3}|\s\d{2,3})\s*(?:[:|–—]|-\s)"
    r"|[|–—]\s*[^:|–—]{2,30}?(?:(?:\bep|\bepisode|\bno|\bpt|\bpart|\bvol|\bfolge|#)\.?\s*\d+|\bs\d{1,2}\s?e\d{1,3}|\s\d{2,3})$",
    re.IGNORECASE,
)
_UNSPACED = re.compile(rf"[{HAN}{HIRAGANA}{KATAKANA}\u0e00-\u0e7f]")
_JAPANESE = re.compile(rf"[{HIRAGANA}{KATAKANA}]")
_GLUE = re.compile("(" + "|".join(CHINESE_GLUE) + ")")
_ELIDED = re.compile(r"(?:[ldjnsmtc]|qu|jusqu|lorsqu|un|all|dell|nell|sull|dall|quest)['’](?=\w{3})", re.IGNORECASE)
_LEADING = re.compile(r"'s$|s'$|^(?=.{5,}).*[^e]ed$")
MOST_READ = 1_000
"""Signs of a title that are read; a title is longer only by accident; set by hand."""
_WEAK = TITLE_SPEAK | ENGLISH_VERBS | PADDING
_HANGUL = re.compile(r"[\uac00-\ud7af]")
_TITLES, _TEXTS = 16_384, 65_536
"""Titles and single texts that are remembered: more than a long history has; chosen by hand for memory."""
LONGEST_PHRASE = 200
"""Signs of a text whose script is remembered: a phrase has fewer; by hand, as long texts come once and fill memory."""
_SHORTEST_IES, _SHORTEST_ES, _SHORTEST_S = 5, 6, 4
"""Letters of a word from which -ies, -es and -s mark a plural: stories, matches, cats, but not ties, shoes or gas; by
hand with English words."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word as it stands in a title, and the key under which its forms count as one.

    `role` is "content", "lead" (content that may not end a name: a possessive, a participle), "act" (an -ing
    form that begins a phrase), "weak" (may stand at neither edge of a name), "function" or "break" (a verb, or
    a word of the service's: no name goes across it).
    """

    surface: str
    key: str
    role: str

    @property
    def is_content(self) -> bool:
        """Tell whether the word says what a title is about."""
        return self.role in ("content", "lead", "act")


Segment = tuple[Token, ...]


@lru_cache(maxsize=_TITLES)
def segments(title: str) -> tuple[Segment, ...]:
    """Split a title at punctuation and numbers, leaving out links, hashtags, brackets and names of series."""
    text = FRAMES.sub(" | ", _LABEL.sub("", unicodedata.normalize("NFC", title[:MOST_READ]).strip()))
    found: list[Segment] = []
    for piece in _BREAK.split(_NOISE.sub(" | ", text)):
        run: list[Token] = []
        for token in _tokens(piece):
            if token.key.isdigit():
                found.append(tuple(run))
                run = []
            else:
                run.append(token)
        found.append(tuple(run))
    return tuple(segment for segment in found if segment)


def _tokens(piece: str) -> Iterator[Token]:
    for match in _WORD.finditer(piece):
        word = match.group().strip("-.'’&")
        if elided := _ELIDED.match(word):
            yield Token(elided.group(), elided.group().casefold(), "function")
            word = word[elided.end() :]
        if _UNSPACED.search(word):
            yield from _unspaced_tokens(word)
        elif word:
            yield token_of(word)


def token_of(word: str) -> Token:
    """Return the token of one spaced word; a Korean one without the particles at its end."""
    low = word.casefold().replace("’", "'")
    if low in FUNCTION_WORDS:
        return Token(word, low, "function")
    if low in SERVICE_WORDS:
        return Token(word, low, "break")
    if _HANGUL.search(low):
        stem = _without_particle(low)
        return Token(stem, stem, "content" if len(stem) > 1 else "weak")
    plain = low.removesuffix("'s")
    if plain in _WEAK or len(low) < 2 or not any(sign.isalpha() for sign in low):
        return Token(word, _stem(low), "weak")
    return Token(word, _stem(low), "lead" if _LEADING.search(low) else "content")


def _unspaced_tokens(run: str) -> Iterator[Token]:
    """Cut a run of Chinese, Japanese or Thai at words that only hold it together."""
    if _JAPANESE.search(run):
        found = list(pieces_of(run))
    else:
        found = [(piece, "function" if piece in CHINESE_GLUE else "content") for piece in _GLUE.split(run) if piece]
    for piece, role in found:
        known = "break" if piece in SERVICE_WORDS else "weak" if piece in PADDING else role
        yield Token(piece, piece.casefold(), known)


def _stem(word: str) -> str:
    """Fold plural and possessive forms together (a light stemmer)."""
    word = word.removesuffix("'s").removesuffix("'")
    if word in IRREGULAR_PLURALS:
        return IRREGULAR_PLURALS[word]
    if len(word) >= _SHORTEST_IES and word.endswith("ies"):
        return word.removesuffix("ies") + "y"
    if len(word) >= _SHORTEST_ES and word.endswith(("ches", "shes", "sses", "xes", "zes", "oes")):
        return word[:-2]
    plural = len(word) >= _SHORTEST_S and word.endswith("s") and not word.endswith(("ss", "us", "is", "as", "'s"))
    return word[:-1] if plural else word


def _without_particle(word: str) -> str:
    for particle in KOREAN_PARTICLES:
        if word.endswith(particle) and len(word) - len(particle) >= 2:
            return word[: -len(particle)]
    return word


def joined(words: Sequence[str]) -> str:
    """Join words with spaces, except between signs of scripts that have none."""
    text = ""
    for word in words:
        tight = not text or (_UNSPACED.match(word) is not None and _UNSPACED.search(text[-1]) is not None)
        text += word if tight else f" {word}"
    return text


@lru_cache(maxsize=_TEXTS)
def is_unspaced(text: str) -> bool:
    """Tell whether a text is mostly in a script without spaces."""
    letters = [sign for sign in text if sign.isalpha()]
    return 2 * len(_UNSPACED.findall(text)) > len(letters)


def script_of(text: str) -> str:
    """Return the script of most of a text's letters, as Unicode names it: LATIN, HANGUL, DEVANAGARI, ...

    That of phrases is remembered; all titles of a journey in a row come once.
    """
    return _script_of_phrase(text) if len(text) <= LONGEST_PHRASE else _script_of(text)


@lru_cache(maxsize=_TEXTS)
def _script_of_phrase(text: str) -> str:
    """Return the script of a short text, told once."""
    return _script_of(text)


def _script_of(text: str) -> str:
    """Return the script of most of a text's letters."""
    scripts = Counter(unicodedata.name(sign, "?").split(" ", 1)[0] for sign in text if sign.isalpha())
    return scripts.most_common(1)[0][0] if scripts else ""


def writing_of(text: str) -> str:
    """Return the script of most of a text's letters, one for those that Japanese and Chinese mix."""
    script = script_of(text)
    return "CJK" if script in {"HIRAGANA", "KATAKANA"} else script


def has_kana(text: str) -> bool:
    """Tell whether a text holds signs that only Japanese has."""
    return _JAPANESE.search(text) is not None
