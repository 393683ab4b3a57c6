"""How alike a person's items are: in meaning, and by what people take up together."""

import numpy as np
from scipy.sparse import csr_matrix

from core.ranking.collaboration import Neighbours
from core.ranking.nearest import NEAR_NOTHING
from core.similarity import Floats, Rows

OF_SHARED = 0.5
"""Cosine that two items are worth which people take up together as much as any two; of 0 and .5, .5 leaves less of what
is not theirs on the choosing half of `benchmarks/scrub.py` with 300 others (1 % of its places against 9 %)."""
CLOSEST = 3
"""Items, the most alike, that say how near one is to a group; chosen by hand, as few as outlast one chance."""


def affinities(vectors: Floats, links: Neighbours | None, rows: Rows, others: Rows) -> Floats:
    """Return how alike rows `(n,)` and other rows `(m,)` are: the cosine and what is shared `(n, m)`.

    `vectors` `(n_items, dim)` unit length; `links` what people take up together, None where nobody can say.
    """
    alike: Floats = vectors[rows] @ vectors[others].T
    return alike if links is None else alike + np.float32(OF_SHARED) * shared(links, rows, others)


def shared(links: Neighbours, rows: Rows, others: Rows) -> Floats:
    """Return how much rows `(n,)` are taken up with other rows `(m,)`, as a share of a row's most, 0..1 `(n, m)`."""
    n_items = len(links.starts) - 1
    said = csr_matrix((links.strengths, links.rows, links.starts), (n_items, n_items))[rows]
    most = np.maximum(said.max(axis=1).toarray(), NEAR_NOTHING)
    block: Floats = np.maximum(said[:, others].toarray(), 0.0) / most
    return block


def proximity(alike: Floats) -> Floats:
    """Return how near each row of likenesses `(n, m)` is to the group: the mean of its closest `(n,)`, -1 to none."""
    n = min(CLOSEST, alike.shape[1])
    if not n:
        return np.full(len(alike), -1.0, np.float32)
    near: Floats = np.partition(alike, alike.shape[1] - n, axis=1)[:, -n:].mean(axis=1)
    return near
