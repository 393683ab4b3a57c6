"""What a judgement rests on: numbers that say how a thing stands to a journey's own things."""

import re

import numpy as np

from core.catalogue import Catalogue
from core.entities import Item
from core.similarity import Floats, Rows

JUDGED_BY = ("heart", "near", "doubter", "words", "creator", "kind", "close", "size")
"""Cosine to the heart of the journey's things, and to the three nearest of them; the latter by whichever encoder sees
least in it; the share of the thing's words that theirs say; whether somebody made it who made one of them; the share of
them that are of its kind; how close they lie to each other, and how many they are (log)."""
MOST_LOOKED_AT = 40
"""Things of a journey that are looked at, the first given: as many as tell what it is about; by hand."""
NEAREST_COMPARED = 3
"""Nearest things whose likeness counts, as in the floor of what is a journey's own; by hand."""
TELLING_LETTERS = 4
"""Letters from which a word says what something is about: shorter ones mostly hold sentences together; by hand."""
_NO_LENGTH = 1e-9
"""The length below which a vector is taken to say nothing, so that nothing is divided by zero."""

_WORDS = re.compile(r"[^\W\d_]+")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]{2,}")


def said_words(text: str) -> frozenset[str]:
    """Return the words of a text that may say what it is about; of scripts without spaces every two signs."""
    low = text.casefold()
    unspaced = {run[at : at + 2] for run in _UNSPACED.findall(low) for at in range(len(run) - 1)}
    return frozenset(unspaced.union(w for w in _WORDS.findall(_UNSPACED.sub(" ", low)) if len(w) >= TELLING_LETTERS))


def signs(catalogue: Catalogue, rows: Rows, members: Rows) -> Floats:
    """Return the numbers `(k, n_signs)` of things at catalogue `rows` `(k,)` beside a journey's `members` `(m,)`.

    All are zero where a journey has no things.
    """
    looked = members[:MOST_LOOKED_AT]
    if not len(rows) or not len(looked):
        return np.zeros((len(rows), len(JUDGED_BY)), np.float32)
    vectors = catalogue.vectors
    heart = vectors[looked].sum(axis=0)
    heart /= max(float(np.linalg.norm(heart)), _NO_LENGTH)
    by_part = [_nearest(vectors[rows][:, part], vectors[looked][:, part]) for part in catalogue.blocks]
    return np.stack(
        [
            vectors[rows] @ heart,
            _nearest(vectors[rows], vectors[looked]),
            np.min(by_part, axis=0),
            *_told(catalogue.items, rows, looked),
            np.full(len(rows), _closeness(vectors[looked])),
            np.full(len(rows), np.log1p(len(members))),
        ],
        axis=1,
    ).astype(np.float32)


def _nearest(vectors: Floats, others: Floats) -> Floats:
    """Return the mean cosine `(k,)` of vectors to the three nearest of others, each at length 1 first."""
    lengths = [np.maximum(np.linalg.norm(side, axis=1, keepdims=True), _NO_LENGTH) for side in (vectors, others)]
    cosines = np.sort((vectors / lengths[0]) @ (others / lengths[1]).T, axis=1)
    nearest: Floats = cosines[:, -NEAREST_COMPARED:].mean(axis=1)
    return nearest


def _told(items: tuple[Item, ...], rows: Rows, members: Rows) -> tuple[Floats, Floats, Floats]:
    """Return the shares of words that members say, whether one of them is by the same maker, and of the same kind."""
    own = [items[row] for row in members.tolist()]
    said = frozenset[str]().union(*(said_words(item.title) for item in own))
    creators, kinds = {item.creator for item in own} - {""}, [item.kind for item in own if item.kind]
    said_by, by_maker, of_kind = (np.zeros(len(rows), np.float32) for _ in ("words", "creator", "kind"))
    for at, row in enumerate(rows.tolist()):
        item = items[row]
        words = said_words(item.title)
        said_by[at] = len(words & said) / max(len(words), 1)
        by_maker[at] = item.creator in creators
        of_kind[at] = kinds.count(item.kind) / len(own)
    return said_by, by_maker, of_kind


def _closeness(vectors: Floats) -> float:
    """Return how like things are to the nearest other one, on average; 0 for one alone."""
    if len(vectors) < 2:
        return 0.0
    cosines = vectors @ vectors.T
    np.fill_diagonal(cosines, -np.inf)
    return float(cosines.max(axis=1).mean())
