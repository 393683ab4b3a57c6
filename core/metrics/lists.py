"""What a list is like place by place: how alike to the rest of it, and how far from what one knows."""

import numpy as np
from numpy.typing import NDArray

from core.similarity import Floats

Shares = NDArray[np.float64]


def likeness_to_rest(unit_vectors: Floats) -> Shares:
    """Return each place's mean cosine to the others of its list `(n, dim)`, `(n,)`; 0 for a list of one.

    The mean over the places is the list's intra-list similarity (Ziegler et al. 2005).
    """
    n = len(unit_vectors)
    if n < 2:
        return np.zeros(n)
    cosines = (unit_vectors @ unit_vectors.T).astype(np.float64)
    return np.asarray((cosines.sum(axis=1) - np.diagonal(cosines)) / (n - 1))


def unexpectedness(unit_vectors: Floats, known: Floats) -> Shares:
    """Return one less each place's mean cosine to what the person knows `(m, dim)`, `(n,)`; 1 where that is nothing.

    As the exploration benchmark measures it; after Vargas and Castells 2011, distance-based unexpectedness.
    """
    if not len(known):
        return np.ones(len(unit_vectors))
    return np.asarray(1.0 - (unit_vectors @ known.T).astype(np.float64).mean(axis=1))
