"""Part titles that no encoder reads - signs, scripts that it never learned - by the characters they share."""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from core.extraction import dendrogram
from core.extraction.stopping import APPARENT_HEIGHT, MOST
from core.similarity import Doubles, Floats, cosine_dissimilarity, smoothed, unit

READ = (
    "LATIN",
    "CJK",
    "HIRAGANA",
    "KATAKANA",
    "HANGUL",
    "CYRILLIC",
    "ARABIC",
    "THAI",
    "DIGIT",
    "FULLWIDTH",
    "HALFWIDTH",
)
"""How the names of letters begin (Unicode) that the multilingual encoder's sixteen languages are written with, and of
digits."""
MOSTLY = 0.5
"""Share of a title's visible characters, and of a history's titles, from which on it counts as unread; by hand."""
ONE_HEAP = 0.45
"""Mean cosine of different unread titles above which an encoder does not tell them apart: with the pair signs have
.90, N'Ko, Cherokee and Vai .96, Greek, Hebrew and Hindi .54 to .58, German .25; by those."""
SIGN_BUCKETS = 512
"""Columns that characters and their pairs are hashed into; chosen by hand, not tuned."""
KNOWN_SIGNS = 8_192
"""Signs of which it is remembered whether they are read; by hand, more than a history has."""
LEAST = 3
"""Parts at least: a history is never one heap."""


def is_unread(titles: Sequence[str], unit_vectors: Floats) -> bool:
    """Tell whether most of a history's titles are in no script that is read, and their vectors lie on one heap."""
    row_of = {title: row for row, title in enumerate(titles) if not _is_read(title)}
    if len(row_of) < LEAST or sum(title in row_of for title in titles) < MOSTLY * len(titles):
        return False
    vectors = unit_vectors[list(row_of.values())]
    n = len(vectors)
    return float(np.square(vectors.sum(axis=0)).sum() - n) / (n * (n - 1)) > ONE_HEAP


def sign_vectors(titles: Sequence[str]) -> Floats:
    """Return `(n, 512)` unit rows of the characters and pairs of them that titles hold, by inverse frequency.

    What is not seen says nothing: a title without a visible character is a row of zeros.
    """
    held = np.zeros((len(titles), SIGN_BUCKETS), np.float32)
    for row, title in enumerate(titles):
        signs = _visible(title)
        for gram in (*signs, *(first + then for first, then in pairwise(signs))):
            held[row, crc32(gram.encode("utf-8", "replace")) % SIGN_BUCKETS] = 1.0
    rarity = np.log((1.0 + len(titles)) / (1.0 + held.sum(axis=0)))
    return unit(held * rarity.astype(np.float32))


def parted(points: Floats) -> tuple[NDArray[np.int32], Floats, float]:
    """Return the merges, heights and cut of a tree over sign vectors `(n, 512)`: from three parts to twenty."""
    merges, heights = dendrogram.average_linkage(cosine_dissimilarity(smoothed(points)))
    n_parts = min(max(1 + int(np.count_nonzero(heights > APPARENT_HEIGHT)), LEAST), MOST, len(points))
    edges: Doubles = np.concatenate([[0.0], heights, [1.0]]).astype(np.float64)
    at = len(points) - n_parts
    return merges, heights, float(edges[at] + edges[at + 1]) / 2.0


def _visible(title: str) -> list[str]:
    """Return a title's characters without spaces and what only joins or directs others."""
    return [sign for sign in title if unicodedata.category(sign)[0] not in "ZC" and not _joins(sign)]


def _joins(sign: str) -> bool:
    return unicodedata.category(sign) in {"Mn", "Me", "Po"}


def _is_read(title: str) -> bool:
    signs = _visible(title)
    return sum(map(_reads, signs)) > MOSTLY * len(signs)


@lru_cache(maxsize=KNOWN_SIGNS)
def _reads(sign: str) -> bool:
    return sign.isalnum() and unicodedata.name(sign, "").startswith(READ)
