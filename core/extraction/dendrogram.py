"""Cut, restrict, reorder and grow a binary merge tree (scipy's node numbers)."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.hierarchy import linkage
from scipy.spatial.distance import squareform

from core.similarity import Floats

Ints = NDArray[np.int32]


def average_linkage(dissimilarity: Floats) -> tuple[Ints, Floats]:
    """Return merges `(n - 1, 2)` and rising heights `(n - 1,)` of `(n, n)` dissimilarities in 0..1."""
    if len(dissimilarity) < 2:
        return np.empty((0, 2), np.int32), np.empty(0, np.float32)
    steps = linkage(squareform(dissimilarity, checks=False), "average")
    heights = np.clip(np.maximum.accumulate(steps[:, 2]), 0.0, 1.0)
    return steps[:, :2].astype(np.int32), heights.astype(np.float32)


def cut_labels(merges: Ints, n_merges: int) -> Ints:
    """Return the node, `(n_leaves,)`, that each leaf belongs to after the first `n_merges` merges."""
    n_leaves = len(merges) + 1
    root = list(range(n_leaves + n_merges))
    for step in range(n_merges - 1, -1, -1):
        left, right = merges[step].tolist()
        root[left] = root[right] = root[n_leaves + step]
    return np.asarray(root[:n_leaves], np.int32)


def leaf_sums(merges: Ints, leaf_values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return `(2 * n_leaves - 1,)` sums of the leaves' values under every node."""
    n_leaves = len(leaf_values)
    sums = [*leaf_values.tolist(), *([0.0] * len(merges))]
    for step, (left, right) in enumerate(merges.tolist()):
        sums[n_leaves + step] = sums[left] + sums[right]
    return np.asarray(sums)


def restricted_steps(merges: Ints, leaves: Sequence[int]) -> list[int]:
    """Return the steps, in rising order, that join two groups which both hold some of `leaves`."""
    member = np.zeros(len(merges) + 1)
    member[list(leaves)] = 1.0
    held = leaf_sums(merges, member)
    both = (held[merges[:, 0]] > 0) & (held[merges[:, 1]] > 0)
    return [int(step) for step in np.flatnonzero(both)]


def reordered(merges: Ints, heights: Floats) -> tuple[Ints, Floats]:
    """Return the same tree with its steps in the order of other heights `(n - 1,)`, its nodes renumbered.

    A merge that would stand lower than what it joins is raised to that.
    """
    n_leaves = len(merges) + 1
    raised = [0.0] * n_leaves + heights.tolist()
    for step, (left, right) in enumerate(merges.tolist()):
        raised[n_leaves + step] = max(raised[n_leaves + step], raised[left], raised[right])
    risen = np.asarray(raised[n_leaves:], np.float32)
    order = np.argsort(risen, kind="stable")
    number = np.arange(len(raised), dtype=np.int32)
    number[n_leaves + order] = n_leaves + np.arange(len(order))
    return number[merges[order]], risen[order]


def insert_leaf(merges: Ints, heights: Floats, dissimilarity: Floats) -> tuple[Ints, Floats]:
    """Return the tree with one more leaf, `(n_leaves,)` dissimilarities away from the others.

    The new leaf climbs from its nearest leaf until the group's own next merge is further away than it is.
    """
    n_leaves = len(dissimilarity)
    sums = leaf_sums(merges, dissimilarity.astype(np.float64))
    means = sums / leaf_sums(merges, np.ones(n_leaves))
    node, step = int(np.argmin(dissimilarity)), -1
    for above, pair in enumerate(merges.tolist()):
        if node not in pair:
            continue
        if means[node] <= heights[above]:
            break
        node, step = n_leaves + above, above
    floor = float(heights[step]) if step >= 0 else 0.0
    height = np.float32(np.clip(means[node], floor, 1.0))
    at = max(step + 1, int(np.searchsorted(heights, height)))
    return _insert(merges, heights, node, height, at)


def _insert(merges: Ints, heights: Floats, node: int, height: np.float32, at: int) -> tuple[Ints, Floats]:
    """Join a new leaf to `node` as step `at`, moving the numbers of the nodes that come after."""
    n_leaves = len(merges) + 1
    shifted = merges + (merges >= n_leaves) + (merges >= n_leaves + at)
    joined = n_leaves + 1 + at
    node_shifted = node + (node >= n_leaves)
    shifted[at:][merges[at:] == node] = joined
    grown = np.insert(shifted, at, (node_shifted, n_leaves), axis=0).astype(np.int32)
    return grown, np.insert(heights, at, height).astype(np.float32)
