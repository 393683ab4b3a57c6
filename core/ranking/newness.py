"""New ground: what is unlike everything that the person knows, whichever journey it is in."""

import numpy as np
from numpy.typing import NDArray

from core.ranking.surroundings import closest
from core.similarity import Floats, Rows

NEW_GROUND = 0.2
"""Cosine to the nearest thing that the person knows below which a thing is new ground: of .16, .18, ... .38 the highest
under which nine in ten things so called are of an interest that the person has nothing of, on half of the demo's people
(.904; .906 on the others, where 1 % of what is of their own interests is called so)."""


class Newness:
    """Tells how like things are to what the person knows; remembers what it worked out."""

    def __init__(self, vectors: Floats, known: Rows) -> None:
        """Hold vectors `(n_items, dim)`, unit length, and the rows of what the person took up."""
        self._vectors, self._known = vectors, known
        self._likeness: Floats = np.full(len(vectors), np.nan if len(known) else -1.0, np.float32)

    def likeness(self, rows: Rows) -> Floats:
        """Return the cosine of each row to the nearest of what is known `(k,)`; -1 where nothing is."""
        new = rows[np.isnan(self._likeness[rows])]
        if len(new):
            self._likeness[new] = closest(self._vectors, new, self._known)
        return self._likeness[rows]

    def is_new(self, rows: Rows) -> NDArray[np.bool_]:
        """Tell which of the rows are new ground `(k,)`."""
        return self.likeness(rows) < NEW_GROUND
