"""Words that a catalogue does not know, read as the nearest one that it knows (Damerau-Levenshtein by rapidfuzz)."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

from core.entities import Item

LETTERS = re.compile(r"[^\W\d_]+")
LEAST_LETTERS, LONG_LETTERS = 4, 8
"""Letters of a word from which it may hold one slip, by eye, and two: of 6 (as Elasticsearch has it), 8 and never the
best on one half of `benchmarks/search_floor.py`, with the margin by which the reading must be nearer."""
NEARER = 0.1
"""Cosine by which what is respelled must be nearer to something than as it was said; chosen on the same half from
0 to .15: below, words of other languages are taken for slips."""

Vocabulary = Mapping[str, tuple[str, ...]]


def vocabulary(items: Iterable[Item]) -> Vocabulary:
    """Return the words of titles, creators and kinds by their first letter, the commonest first."""
    counts = Counter(word for item in items for text in (item.title, item.creator, item.kind) for word in _words(text))
    by_letter: dict[str, list[str]] = {}
    for word in sorted(counts, key=lambda word: (-counts[word], word)):
        by_letter.setdefault(word[0], []).append(word)
    return {letter: tuple(words) for letter, words in by_letter.items()}


def respelled(text: str, known: Vocabulary) -> str:
    """Return a text with each unknown word as the nearest known one of the same first letter, if one is near."""
    return LETTERS.sub(lambda found: _nearest(found.group(), known), text)


def _words(text: str) -> list[str]:
    """Return the words of a text in small letters."""
    return [word.casefold() for word in LETTERS.findall(text) if len(word) >= LEAST_LETTERS]


def _nearest(word: str, known: Vocabulary) -> str:
    """Return a word, or the known one that it is a slip or two away from."""
    small = word.casefold()
    near = known.get(small[:1], ())
    if len(small) < LEAST_LETTERS or small in near:
        return word
    slips = 2 if len(small) >= LONG_LETTERS else 1
    found = process.extractOne(small, near, scorer=OSA.distance, score_cutoff=slips)
    return str(found[0]) if found else word
