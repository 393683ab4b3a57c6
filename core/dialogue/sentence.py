"""A sentence as words without capitals, accents and apostrophes, each with its place in what was said."""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

_PIECE = re.compile(r"[\w]+(?:['’][\w]+)*|[.,;:!?¿¡+=()…]|[-–—](?=\s)")
_APOSTROPHE = re.compile(r"['’]")
_QUOTED = re.compile(r"[\"“„«»”]([^\"“”„«»]+)[\"“”»«]|(?<!\w)['‘‚]([^'’‘]+(?:['’]\w[^'’‘]*)*)['’](?!\w)")
LETTERS_AT_LEAST, LONG_LETTERS = 4, 8
"""Letters of a word from which it may hold one slip, and two; those of `core/ranking/spelling.py`."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """What was said, its words as they are matched, and where in it each of them stands."""

    said: str
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]

    @property
    def line(self) -> str:
        """Return the words with one space between."""
        return " ".join(self.words)

    def place(self, at: int) -> int:
        """Return which word stands at a sign of the line."""
        return self.line[:at].count(" ")

    def own(self, start: int, end: int) -> str:
        """Return what was said between two signs of the line, as it was written."""
        if not self.line[start:end].strip():
            return ""
        first, last = self.place(start), self.place(end - 1)
        return self.said[self.spans[first][0] : self.spans[last][1]].strip(" \t\"“”„«»'‘’.,;:!?")


def folded(text: str) -> str:
    """Return a text in small letters without accents and apostrophes."""
    bare = unicodedata.normalize("NFD", text.casefold())
    return _APOSTROPHE.sub("", "".join(sign for sign in bare if not unicodedata.combining(sign)))


def heard(said: str) -> Sentence:
    """Return a sentence cut into words."""
    found = [(folded(piece.group()), piece.span()) for piece in _PIECE.finditer(said)]
    found = [(word, span) for word, span in found if word]
    return Sentence(said, tuple(word for word, _ in found), tuple(span for _, span in found))


def in_quotes(said: str) -> tuple[str, ...]:
    """Return what stands in quotation marks."""
    return tuple(pair[0] or pair[1] for pair in _QUOTED.findall(said))


def without_slips(sentence: Sentence, verbs: Collection[str], known: Collection[str]) -> Sentence:
    """Return a sentence with words a slip or two away from a verb's as that, unless they are `known` ones."""
    words = tuple(word if word in known else _nearest(word, verbs) for word in sentence.words)
    return Sentence(sentence.said, words, sentence.spans)


def _nearest(word: str, verbs: Collection[str]) -> str:
    """Return a word, or the verb's word that it is a slip away from with the same first or last letters."""
    if len(word) < LETTERS_AT_LEAST or word in verbs:
        return word
    near = [
        verb
        for verb in verbs
        if abs(len(verb) - len(word)) <= 1 and verb[0] == word[0] and len(verb) >= LETTERS_AT_LEAST
    ]
    slips = 2 if len(word) >= LONG_LETTERS else 1
    found = process.extractOne(word, sorted(near), scorer=OSA.distance, score_cutoff=slips)
    return str(found[0]) if found else word
