"""Which journey an item serves when several could have it: the one that scores it highest."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from core.catalogue import Catalogue
from core.entities import Journey
from core.similarity import Floats, Rows

Owned = NDArray[np.bool_]


class Belonging:
    """Hands every candidate to one journey; keeps its working arrays, which it leaves clean, between calls."""

    def __init__(self, n_items: int) -> None:
        """Prepare for a catalogue of this size."""
        self._best = np.full(n_items, -np.inf, np.float32)
        self._owner = np.full(n_items, -1, np.int32)

    def share_out(
        self, rows: Sequence[Rows], scores: Sequence[Floats], barred: Rows, sides: Sequence[int]
    ) -> list[Owned]:
        """Return, for each claimant, which of its candidates no other side scores higher `(k_j,)`, ties to the first.

        `rows[j]` `(k_j,)` distinct and `scores[j]` `(k_j,)` are those of claimant j, which claims for `sides[j]`.
        Silent journeys take part, so that nothing of theirs comes in under another's name. Barred rows go to none.
        """
        best, owner = self._best, self._owner
        for own, score, side in zip(rows, scores, sides, strict=True):
            wins = score > best[own]
            won = own[wins]
            best[won], owner[won] = score[wins], side
        owner[barred] = -1
        shared = [owner[own] == side for own, side in zip(rows, sides, strict=True)]
        for own in rows:
            best[own], owner[own] = -np.inf, -1
        return shared


def wholes(journeys: Sequence[Journey]) -> list[tuple[int, Journey]]:
    """Return, for each journey that is focused on a part, its number and the whole of it, which claims for it too.

    So what fits the rest best does not come in under another's name.
    """
    return [(j, replace(journey, focus=(), focus_name="")) for j, journey in enumerate(journeys) if journey.focus]


def in_focus(catalogue: Catalogue, rows: Rows, journey: Journey) -> Owned:
    """Tell for each of the rows `(k,)` whether the item of the journey nearest to it is in focus."""
    points, focus = catalogue.vectors[rows], frozenset(journey.focus)
    rest = [item_id for item_id in journey.members if item_id not in focus]
    near, far = (points @ catalogue.vectors[catalogue.rows(part)].T for part in (journey.focus, rest))
    nearer: Owned = near.max(axis=1, initial=-np.inf) >= far.max(axis=1, initial=-np.inf)
    return nearer
