"""Gather a long history into a bounded number of micro-clusters in time linear in its length."""

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from core.similarity import LEAST_LENGTH, Floats

BLOCK = 4096
"""Rows that are compared with the centres at a time; chosen by hand for memory."""


def micro_clusters(unit_vectors: Floats, n_leaves: int, seed: int, rounds: int = 2) -> NDArray[np.int32]:
    """Return `(n,)` cluster numbers, at most `n_leaves`, in order of first appearance.

    Spherical k-means (Dhillon and Modha 2001) from a seeded sample of distinct vectors.
    """
    rng = np.random.default_rng(seed)
    distinct = np.unique(unit_vectors, axis=0, return_index=True)[1]
    chosen = np.sort(rng.choice(distinct, min(n_leaves, len(distinct)), replace=False))
    centres = unit_vectors[chosen]
    label = _nearest(unit_vectors, centres)
    for _ in range(rounds):
        centres = _centres(unit_vectors, label, centres)
        label = _nearest(unit_vectors, centres)
    return in_order_of_appearance(label)


def in_order_of_appearance(label: NDArray[np.int32]) -> NDArray[np.int32]:
    """Renumber clusters 0, 1, 2... by their first item."""
    _, first, inverse = np.unique(label, return_index=True, return_inverse=True)
    rank = np.empty(len(first), np.int32)
    rank[np.argsort(first)] = np.arange(len(first), dtype=np.int32)
    return rank[inverse]


def _nearest(unit_vectors: Floats, centres: Floats) -> NDArray[np.int32]:
    label = np.empty(len(unit_vectors), np.int32)
    for start in range(0, len(unit_vectors), BLOCK):
        label[start : start + BLOCK] = np.argmax(unit_vectors[start : start + BLOCK] @ centres.T, axis=1)
    return label


def _centres(unit_vectors: Floats, label: NDArray[np.int32], centres: Floats) -> Floats:
    """Return the unit means of the clusters; an empty cluster keeps its centre."""
    size = np.bincount(label, minlength=len(centres))
    starts = np.concatenate([[0], np.cumsum(size)])
    ones = np.ones(len(label), np.float32)
    members = csr_matrix((ones, np.argsort(label, kind="stable"), starts), shape=(len(size), len(label)))
    sums = members @ unit_vectors
    lengths = np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), LEAST_LENGTH)
    return np.where(size[:, None] > 0, sums / lengths, centres)
