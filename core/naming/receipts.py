"""Say which titles bear a name out, the nearest to what it says first, and how seldom it fits other journeys."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.naming.space import NEARER_THAN, Space
from core.naming.terms import content_keys, words_in
from core.similarity import Floats


@dataclass(frozen=True, slots=True, eq=False)
class Receipt:
    """Which titles bear a name out `(n_titles,)`, their places with the nearest first, and its specificity (0..1)."""

    borne: NDArray[np.bool_]
    evidence: tuple[int, ...]
    specificity: float


def receipt(text: str, titles: Sequence[str], siblings: Sequence[Sequence[str]], space: Space | None) -> Receipt:
    """Return the receipt of a name; one that no title bears out rests on all of them."""
    words = set(words_in(text))
    shares = np.array([len(words & content_keys(title)) / max(len(words), 1) for title in titles], float)
    elsewhere = [not words.isdisjoint(content_keys(title)) for other in siblings for title in other]
    specificity = 1.0 - float(np.mean(elsewhere)) if elsewhere else 1.0
    borne, near = shares > 0, shares
    if space is not None and len(space.vectors):
        vector = space.encode([text])[0]
        own = space.vectors @ vector
        near = shares + own
        other = [rows for rows in space.siblings if len(rows)]
        if other:
            beaten = _beaten(own, np.concatenate(other) @ vector)
            borne, specificity = borne | (beaten > NEARER_THAN), float(beaten.mean())
    chosen = np.flatnonzero(borne) if borne.any() else np.arange(len(titles))
    return Receipt(borne, tuple(int(at) for at in chosen[np.argsort(-near[chosen], kind="stable")]), specificity)


def _beaten(own: Floats, other: Floats) -> NDArray[np.float64]:
    """Return for each of a journey's titles the share of the siblings' titles that lie farther from the name."""
    beaten: NDArray[np.float64] = np.searchsorted(np.sort(other), own) / len(other)
    return beaten
