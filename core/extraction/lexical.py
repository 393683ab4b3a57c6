"""Describe titles by their words and their style, without a vocabulary."""

import re
from collections.abc import Sequence
from functools import lru_cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from core.similarity import Floats

BUCKETS = 1024
"""Columns that words and their pieces are hashed into; chosen by hand, not tuned; the models were trained with it."""
WORD = re.compile(r"\w+")
YEAR = re.compile(r"\b(19|20)\d\d\b")
LINK = re.compile(r"https?:|www\.|/")
MARKS = "([?!:-–|.,'\""
PIECE = 4
"""Letters of a piece of a word; chosen by hand, not tuned; the models were trained with it."""
_WORDS_KEPT = 1 << 15
"""Words whose columns are remembered: a long history's; chosen by hand for memory."""
N_COUNTED = 9
"""Kinds of signs and words that are counted in a title before the marks."""
N_STYLES = 10
"""Features of a title's style before those of the marks."""
LONG, WORDY, DIGITS, MARKED = 5.0, 3.0, 3.0, 0.5
"""What the logarithms of a title's length and words are divided by, and its part of digits and a mark in it multiplied,
so that each is about 0..1; chosen by hand, not tuned; the models were trained with them."""
BEYOND_LATIN, BEYOND_ALPHABETS = 0x250, 0x2FFF
"""Code points at the end of Latin's blocks, and of the alphabets' before the scripts of the Far East (Unicode)."""


def grams(title: str) -> set[str]:
    """Return a title's words and their four-letter pieces, in lower case."""
    words = WORD.findall(title.lower())
    pieces = (f"^{word}$"[start : start + PIECE] for word in words for start in range(max(1, len(word) - 1)))
    return {*words, *pieces}


def gram_vectors(titles: Sequence[str]) -> Floats:
    """Return `(n, 1024)` unit rows of hashed words and pieces.

    A bucket's weight is its inverse document frequency among these titles (Sparck Jones 1972).
    """
    vectors: Floats = sparse_gram_vectors(titles).toarray()
    return vectors


def sparse_gram_vectors(titles: Sequence[str]) -> csr_matrix:
    """Return `gram_vectors` without their zeros."""
    columns: list[int] = []
    starts = [0]
    for title in titles:
        held: set[int] = set()
        for word in WORD.findall(title.lower()):
            held.update(_buckets(word))
        columns.extend(held)
        starts.append(len(columns))
    held_by = np.bincount(columns, minlength=BUCKETS) if columns else np.zeros(BUCKETS)
    rarity = np.log((1.0 + len(titles)) / (1.0 + held_by)).astype(np.float32)
    weights = rarity[columns]
    row = np.repeat(np.arange(len(titles)), np.diff(starts))
    lengths = np.sqrt(np.bincount(row, np.square(weights), len(titles)))
    weights /= np.where(lengths > 0, lengths, 1.0)[row].astype(np.float32)
    return csr_matrix((weights, columns, starts), shape=(len(titles), BUCKETS))


@lru_cache(maxsize=_WORDS_KEPT)
def _buckets(word: str) -> tuple[int, ...]:
    return tuple(crc32(gram.encode("utf-8", "replace")) % BUCKETS for gram in grams(word))


def style_vectors(titles: Sequence[str]) -> Floats:
    """Return `(n, n_features)` how titles are written: length, case, digits, marks; each about 0..1."""
    features = np.zeros((len(titles), N_STYLES + len(MARKS)), np.float32)
    text = "".join(titles)
    if text:
        per_title = _counts(text, np.asarray([len(title) for title in titles]))
        length, words, letters, capitals, capital_words, digits, wide, middle, first = per_title[:N_COUNTED]
        features[:, 0] = np.log1p(length) / LONG
        features[:, 1] = np.log1p(words) / WORDY
        features[:, 2] = capitals / np.maximum(letters, 1)
        features[:, 3] = capital_words / np.maximum(words, 1)
        features[:, 4] = DIGITS * digits / np.maximum(length, 1)
        features[:, 5], features[:, 6], features[:, 7] = wide > 0, middle > 0, first > 0
        features[:, N_STYLES:] = MARKED * (per_title[N_COUNTED:].T > 0)
    features[:, 8] = [bool(YEAR.search(title)) for title in titles]
    features[:, 9] = [bool(LINK.search(title)) for title in titles]
    return features


def _counts(text: str, length: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return `(9 + n_marks, n_titles)`: how many characters and words of every kind the joined titles hold."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    alphabet = sorted(set(text))
    kinds = np.asarray([_kinds(character) for character in alphabet], bool).T
    at = np.searchsorted(np.asarray([ord(character) for character in alphabet], np.uint32), codes)
    space, letter, capital, digit, wide, middle, *marks = kinds[:, at]
    stops = np.cumsum(length)
    opens = np.zeros(len(codes) + 1, bool)
    opens[stops - length] = True
    first = opens[:-1]
    begins = ~space & (first | np.roll(space, 1))
    rows = (begins, letter, letter & capital, begins & capital, digit, wide, middle, first & capital, *marks)
    sums = np.zeros(len(codes) + 1, np.int64)
    found = [length]
    for row in rows:
        np.cumsum(row, out=sums[1:])
        found.append(sums[stops] - sums[stops - length])
    return np.asarray(found)


def _kinds(character: str) -> list[bool]:
    """Tell whether a character is a space, a letter, a capital, a digit, beyond Latin, and which mark."""
    code = ord(character)
    return [
        character.isspace(),
        character.isalpha(),
        character.isupper(),
        character.isdigit(),
        code > BEYOND_ALPHABETS,
        BEYOND_LATIN < code < BEYOND_ALPHABETS,
        *(character == mark for mark in MARKS),
    ]
