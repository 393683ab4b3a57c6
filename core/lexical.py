"""Describe titles by their words and their style, without a vocabulary."""

import re
from collections.abc import Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

BUCKETS = 1024
WORD = re.compile(r"\w+")
YEAR = re.compile(r"\b(19|20)\d\d\b")
LINK = re.compile(r"https?:|www\.|/")
MARKS = "([?!:-–|.,'\""


def grams(title: str) -> set[str]:
    """Return a title's words and their four-letter pieces, in lower case."""
    words = WORD.findall(title.lower())
    pieces = (f"^{word}$"[start : start + 4] for word in words for start in range(max(1, len(word) - 1)))
    return {*words, *pieces}


def gram_vectors(titles: Sequence[str]) -> Floats:
    """Return `(n, 1024)` unit rows of hashed words and pieces.

    A bucket's weight is its inverse document frequency among these titles (Sparck Jones 1972).
    """
    counts = np.zeros((len(titles), BUCKETS), np.float32)
    for row, title in enumerate(titles):
        counts[row, [crc32(gram.encode("utf-8", "replace")) % BUCKETS for gram in grams(title)]] = 1.0
    rarity = np.log((1.0 + len(titles)) / (1.0 + counts.sum(axis=0)))
    weighted = counts * rarity
    lengths = np.linalg.norm(weighted, axis=1, keepdims=True)
    unit: Floats = (weighted / np.where(lengths > 0, lengths, 1.0)).astype(np.float32)
    return unit


def style(title: str) -> list[float]:
    """Return how a title is written: length, case, digits, marks; each about 0..1."""
    n_characters, words = max(len(title), 1), title.split()
    letters = [character for character in title if character.isalpha()]
    return [
        np.log1p(len(title)) / 5.0,
        np.log1p(len(words)) / 3.0,
        sum(letter.isupper() for letter in letters) / max(len(letters), 1),
        sum(word[:1].isupper() for word in words) / max(len(words), 1),
        3.0 * sum(character.isdigit() for character in title) / n_characters,
        float(any(ord(character) > 0x2FFF for character in title)),
        float(any(0x250 < ord(character) < 0x2FFF for character in title)),
        float(title[:1].isupper()),
        float(bool(YEAR.search(title))),
        float(bool(LINK.search(title))),
        *(0.5 * (mark in title) for mark in MARKS),
    ]


def style_vectors(titles: Sequence[str]) -> Floats:
    """Return `(n, n_features)` style features."""
    return np.asarray([style(title) for title in titles], np.float32).reshape(len(titles), -1)
