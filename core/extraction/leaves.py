"""Gather what is known of a person's items into one row a leaf."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from core.extraction.evidence import Views
from core.extraction.lexical import sparse_gram_vectors, style_vectors
from core.similarity import Background, Floats, in_blocks, unit

WHOLE = (slice(None),)


def leaf_vectors(leaf: NDArray[np.int32], unit_vectors: Floats) -> Floats:
    """Return `(n_leaves, dim)` unit means of the items of every leaf."""
    return unit(_leaf_means(leaf, unit_vectors))


def gathered_views(
    leaf: NDArray[np.int32],
    points: Floats,
    titles: Sequence[str],
    background: Background,
    blocks: Sequence[slice] = WHOLE,
) -> Views:
    """Return the views of the leaves: `points` `(n_leaves, dim)` as given, the rest their items' means.

    `blocks` are each encoder's columns of the points.
    """
    return Views(
        blocks=in_blocks(points, blocks),
        grams=unit(_leaf_means(leaf, sparse_gram_vectors(titles))),
        style=_leaf_means(leaf, style_vectors(titles)),
        samples=in_blocks(background.sample, blocks),
    )


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
