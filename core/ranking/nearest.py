"""The nearest items of the whole catalogue, by exact inner products over one matrix."""

from collections.abc import Sequence

import numpy as np

from core.similarity import Floats, Rows

ROWS_AT_ONCE = 256
"""Rows that are worked on at a time, to stay in the processor's cache; `benchmarks/rerank.py` times it."""
FEW = 3
"""Queries up to which reading in blocks is faster than one product; `benchmarks/rerank.py` times it."""
TIE = 1e-5
"""Inner product within which rows are compared again, above single precision's error at 384 dimensions; by hand."""
NOTHING = np.empty(0, np.int64)
"""No rows."""
NEAR_NOTHING = np.finfo(np.float32).tiny
"""What a share is taken of at least, so that of nothing it is nothing: the least number of single precision."""
NEAR_DISMISSED = 0.25
"""Cosine to a dismissed item from which an item is pushed down: above lies 1 in 180 of the demo's pairs, as many as
above the .3 that was found by eye for MiniLM alone."""


def nearest_rows(vectors: Floats, queries: Sequence[Floats], excluded: Rows, k: int) -> list[Rows]:
    """Return the rows of the k vectors `(n_items, dim)` nearest to each query `(dim,)`, without the excluded ones.

    Exact inner products over the whole matrix, read once for all queries; a query's rows do not depend on the
    queries beside it. A zero query finds nothing.
    """
    asking = [i for i, query in enumerate(queries) if query.any()]
    found: list[Rows] = [NOTHING] * len(queries)
    for i, scores in zip(asking, products(vectors, [queries[i] for i in asking]), strict=True):
        found[i] = top_rows(vectors, queries[i], scores, excluded, k)
    return found


def top_rows(vectors: Floats, query: Floats, scores: Floats, excluded: Rows, k: int) -> Rows:
    """Return the rows of the k best by `scores` `(n_items,)`, which are written over, without the excluded ones.

    The scores are the query's inner products, within a third of `TIE`.
    """
    scores[excluded] = -np.inf
    return _top_exactly(vectors, query, scores, k)


def products(vectors: Floats, queries: Sequence[Floats]) -> Floats:
    """Return `(n_queries, n_items)` inner products; the matrix is read once where that is faster."""
    if len(queries) > FEW:
        return np.ascontiguousarray((vectors @ np.stack(queries).T).T)
    found = np.empty((len(queries), len(vectors)), np.float32)
    if len(queries) == 1:
        np.dot(vectors, queries[0], out=found[0])
        return found
    for start in range(0, len(vectors), ROWS_AT_ONCE):
        part = slice(start, start + ROWS_AT_ONCE)
        for at, query in enumerate(queries):
            np.dot(vectors[part], query, out=found[at, part])
    return found


def _top_exactly(vectors: Floats, query: Floats, scores: Floats, k: int) -> Rows:
    """Return the rows of the k best, rising, deciding near ties by a product whose rounding is always the same."""
    if k >= len(scores):
        return np.flatnonzero(np.isfinite(scores))
    threshold = np.partition(scores, len(scores) - k)[len(scores) - k]
    if not np.isfinite(threshold):
        return np.flatnonzero(np.isfinite(scores))
    near = np.flatnonzero(scores >= threshold - TIE)
    sure = scores[near] > threshold + TIE
    certain, open_rows = near[sure], near[~sure]
    exact = np.einsum("ij,j->i", vectors[open_rows], query)
    best = open_rows[np.lexsort((open_rows, -exact))][: k - len(certain)]
    return np.sort(np.concatenate([certain, best]))


def depth(vectors: Floats, rows: Rows, dismissed: Rows) -> Floats:
    """Return how far each of the rows `(k,)` lies within the neighbourhood of a dismissed row, one at least, 0..1."""
    nearest = (vectors[rows] @ vectors[dismissed].T).max(axis=1)
    inside: Floats = np.clip((nearest - NEAR_DISMISSED) / (1.0 - NEAR_DISMISSED), 0.0, 1.0).astype(np.float32)
    return inside
