"""Gather what is known of a person's items into one row a leaf."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from core.extraction.evidence import MOMENT, Views
from core.extraction.lexical import sparse_gram_vectors, style_vectors
from core.similarity import Background, Floats, unit

SECONDS_A_DAY = 86_400.0
BATCHED = 0.1


def leaf_vectors(leaf: NDArray[np.int32], unit_vectors: Floats) -> Floats:
    """Return `(n_leaves, dim)` unit means of the items of every leaf."""
    return unit(_leaf_means(leaf, unit_vectors))


def gathered_views(
    leaf: NDArray[np.int32],
    points: Floats,
    *,
    times: NDArray[np.int64] | None,
    titles: Sequence[str] | None,
    sources: Sequence[str] | None,
    background: Background | None,
) -> Views:
    """Return the views of the leaves: `points` `(n_leaves, dim)` as given, the rest their items' means."""
    texts = list(titles) if titles is not None else [""] * len(leaf)
    first = np.unique(leaf, return_index=True)[1]
    days = None if times is None else np.asarray(times, np.float64)[first] / SECONDS_A_DAY
    return Views(
        points=points,
        grams=unit(_leaf_means(leaf, sparse_gram_vectors(texts))),
        style=_leaf_means(leaf, style_vectors(texts)),
        times=days,
        sample=points[:0] if background is None else background.sample,
        sources=None if sources is None else [sources[row] for row in first],
    )


def comes_in_batches(days: NDArray[np.float64] | None) -> bool:
    """Tell whether a tenth of the items share their moment with another, so that time says something."""
    if days is None or len(days) == 0:
        return False
    _, counts = np.unique(np.round(days / MOMENT), return_counts=True)
    return bool(counts[counts > 1].sum() >= BATCHED * len(days))


def _leaf_means(leaf: NDArray[np.int32], rows: Floats | csr_matrix) -> Floats:
    n_leaves = int(leaf.max(initial=-1)) + 1
    sums = rows if n_leaves == len(leaf) else _members(leaf, n_leaves) @ rows
    dense: Floats = sums.toarray() if isinstance(sums, csr_matrix) else sums
    if n_leaves == len(leaf):
        return dense
    means: Floats = (dense / np.bincount(leaf)[:, None]).astype(np.float32)
    return means


def _members(leaf: NDArray[np.int32], n_leaves: int) -> csr_matrix:
    """Return `(n_leaves, n)` ones where a leaf holds an item."""
    starts = np.concatenate([[0], np.cumsum(np.bincount(leaf, minlength=n_leaves))])
    ones = np.ones(len(leaf), np.float32)
    return csr_matrix((ones, np.argsort(leaf, kind="stable"), starts), shape=(n_leaves, len(leaf)))
