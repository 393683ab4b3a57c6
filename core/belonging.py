"""Which journey an item serves when several could have it: the one that scores it highest."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from core.catalogue import Floats, Rows

Owned = NDArray[np.bool_]


class Belonging:
    """Hands every candidate to one journey; keeps its working arrays, which it leaves clean, between calls."""

    def __init__(self, n_items: int) -> None:
        """Prepare for a catalogue of this size."""
        self._best = np.full(n_items, -np.inf, np.float32)
        self._owner = np.full(n_items, -1, np.int32)

    def share_out(self, rows: Sequence[Rows], scores: Sequence[Floats], barred: Rows) -> list[Owned]:
        """Return, for each journey, which of its candidates no other scores higher `(k_j,)`, ties to the first.

        `rows[j]` `(k_j,)` distinct and `scores[j]` `(k_j,)` are those of journey j. Silent journeys take part, so
        that nothing of theirs comes in under another's name. Barred rows go to none.
        """
        best, owner = self._best, self._owner
        for j, (own, score) in enumerate(zip(rows, scores, strict=True)):
            wins = score > best[own]
            won = own[wins]
            best[won], owner[won] = score[wins], j
        owner[barred] = -1
        shared = [owner[own] == j for j, own in enumerate(rows)]
        for own in rows:
            best[own], owner[own] = -np.inf, -1
        return shared
