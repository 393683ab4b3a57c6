"""What lies around an item in the catalogue: its nearest other items, found once an item."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from core.catalogue import Catalogue
from core.ranking.nearest import TIE
from core.similarity import Floats, Rows

AROUND = 50
"""Nearest items that are known of an item; chosen by hand, several times the items of an interest of the demo."""
NEAREST = 10
"""Nearest items whose likeness says how close together things lie there; chosen by hand, half an interest's items."""
MOST_ORDINARY = 20_000
"""Items that stand for a larger catalogue, beside all that the person knows; chosen by hand for speed."""

COPIED_AT_ONCE = 4_096
"""Rows whose vectors are copied at once to be compared; chosen by hand: 6 MB, as a processor's cache holds."""


def most_alike(vectors: Floats, rows: Rows, others: Rows, k: int) -> Iterator[tuple[int, Rows, Floats]]:
    """Yield each row with the k other rows of `(m,)` that are most alike, most first, ties by row, and their cosines.

    The product of all decides which may be among them, and one whose rounding never depends on what else is asked for
    decides which are. k is one at least and m at most; the rows are compared at once, so be they a few hundred.
    """
    alike = _likeness(vectors, rows, others)
    for at, row in enumerate(rows.tolist()):
        least = np.partition(alike[at], -k)[-k] - TIE
        near = np.flatnonzero(alike[at] >= least)
        exact = np.einsum("ij,j->i", vectors[others[near]], vectors[row])
        best = np.lexsort((others[near], -exact))[:k]
        yield row, others[near[best]], exact[best]


def closest(vectors: Floats, rows: Rows, others: Rows) -> Floats:
    """Return the cosine of each row to the most alike of other rows `(m,)`, one at least, `(k,)`.

    It is that of `most_alike`, to the bit, for all rows at once.
    """
    alike = _likeness(vectors, rows, others)
    at, near = np.nonzero(alike >= alike.max(axis=1, keepdims=True) - TIE)
    exact = np.einsum("ij,ij->i", vectors[others[near]], vectors[rows[at]])
    best: Floats = np.maximum.reduceat(exact, np.searchsorted(at, np.arange(len(rows))))
    return best


def _likeness(vectors: Floats, rows: Rows, others: Rows) -> Floats:
    """Return the cosines of rows `(k,)` to others `(m,)`, `(k, m)`, without ever copying the vectors of all others."""
    own, alike = vectors[rows], np.empty((len(rows), len(others)), vectors.dtype)
    for start in range(0, len(others), COPIED_AT_ONCE):
        among = vectors[others[start : start + COPIED_AT_ONCE]]
        alike[:, start : start + COPIED_AT_ONCE] = own @ among.T
    return alike


class Surroundings:
    """The nearest items of each row of a catalogue, worked out when first asked for and kept.

    `rows` `(n_items, AROUND)` are the nearest rows, nearest first, -1 where there are none; `likeness` `(n_items,)`
    the mean cosine of the first ten.
    """

    def __init__(self, catalogue: Catalogue, known: Rows) -> None:
        """Look around in a catalogue; of a very large one in a part of it and in what is `known` to the person."""
        n_items = len(catalogue.items)
        self._vectors = catalogue.vectors
        ordinary = np.linspace(0, n_items - 1, min(n_items, MOST_ORDINARY)).astype(np.int64)
        self._among = np.union1d(ordinary, known)
        self.rows: NDArray[np.int32] = np.full((n_items, AROUND), -1, np.int32)
        self.likeness: Floats = np.zeros(n_items, np.float32)
        self._done = np.zeros(n_items, np.bool_)

    def look(self, rows: Rows) -> None:
        """Find what is nearest to the rows `(k,)` where that is not known yet."""
        new = np.unique(rows[~self._done[rows]])
        k = min(AROUND + 1, len(self._among))
        for row, nearest, cosines in most_alike(self._vectors, new, self._among, k):
            other = np.flatnonzero(nearest != row)[:AROUND]
            self.rows[row, : len(other)] = nearest[other]
            self.likeness[row] = cosines[other[:NEAREST]].mean() if len(other) else 0.0
        self._done[new] = True
