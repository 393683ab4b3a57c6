"""Find the joins of a person's tree that are in doubt, and settle the tree by what was answered about them."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.extraction import dendrogram
from core.extraction.tree import Extraction, build
from core.journeys import least_size

MOST_DOUBTS = 10
"""Joins that are asked about at a time; chosen by hand, more than the four that mixed collections leave in doubt
('What answers to the doubtful joins would be worth' in benchmarks/README.md)."""
FEWEST_ITEMS = 2
"""Items that both sides of a doubtful join hold at least, however short the history; chosen by hand, not tuned."""
Sides = tuple[tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Doubt:
    """A join near the default cut: its step in the tree, whether the cut has made it, and what lies on its sides.

    `sides` are item ids in the order of the history.
    """

    step: int
    is_joined: bool
    sides: Sides


def doubts(extraction: Extraction, n: int = MOST_DOUBTS, placed: Container[str] = ()) -> tuple[Doubt, ...]:
    """Return at most `n` joins at the default cut that nobody has answered yet, those nearest to it first.

    Each joins two clusters of the cut, or is the last join within one. No cluster is in two of them, so whatever
    is answered can be done. Both sides hold enough items for a journey, two at least, without those that the
    person has `placed`. Only a tree of the person's own has doubts, not the global baselines.
    """
    if extraction.method != "personal":
        return ()
    counted = np.asarray([item_id not in placed for item_id in extraction.item_ids], bool)
    per_leaf = np.bincount(extraction.leaf[counted], minlength=extraction.n_leaves).astype(np.float64)
    n_items = dendrogram.leaf_sums(extraction.merges, per_leaf)
    fewest = max(least_size(len(extraction.item_ids)), FEWEST_ITEMS)
    found: list[Doubt] = []
    taken: set[int] = set()
    for step, clusters in _nearest(extraction):
        left, right = extraction.merges[step].tolist()
        if len(found) < n and min(n_items[left], n_items[right]) >= fewest and taken.isdisjoint(clusters):
            taken |= clusters
            found.append(Doubt(step, len(clusters) == 1, _sides(extraction, step)))
    return tuple(found)


def settled(extraction: Extraction, answers: Mapping[int, bool]) -> Extraction:
    """Return the extraction with answered joins moved to the cut: just below it where both sides are one, else above.

    `answers` maps the steps of `doubts` to whether both sides belong together. Every other join keeps its height.
    """
    below, above = _edges(extraction)
    heights = extraction.heights.copy()
    for step, same in answers.items():
        heights[step] = below if same else above
    merges, heights = dendrogram.reordered(extraction.merges, heights)
    return build(
        extraction.method,
        extraction.encoder_id,
        extraction.item_ids,
        leaf=extraction.leaf,
        merges=merges,
        heights=heights,
        default_height=extraction.default_height,
        n_founders=extraction.n_founders,
    )


def _edges(extraction: Extraction) -> tuple[np.float32, np.float32]:
    """Return the highest height that the default cut joins and the lowest that it leaves: answers are kept there."""
    below = np.float32(extraction.default_height)
    return below, np.nextafter(below, np.float32(2.0))


def _nearest(extraction: Extraction) -> Iterator[tuple[int, set[int]]]:
    """Yield the unanswered joins at the cut, nearest first, with the nodes of the cut that each is about."""
    heights, n_leaves = extraction.heights, extraction.n_leaves
    edges = _edges(extraction)
    n_merges = int(np.count_nonzero(heights <= edges[0]))
    cut = set(dendrogram.cut_labels(extraction.merges, n_merges).tolist())
    for step in np.argsort(np.abs(heights - edges[0]), kind="stable").tolist():
        clusters = {n_leaves + step} if step < n_merges else set(extraction.merges[step].tolist())
        if clusters <= cut and heights[step] not in edges:
            yield step, clusters


def _sides(extraction: Extraction, step: int) -> Sides:
    """Return the items on the two sides of a join."""
    nodes: NDArray[np.int32] = dendrogram.cut_labels(extraction.merges, step)[extraction.leaf]
    left, right = extraction.merges[step]
    one, other = (tuple(extraction.item_ids[row] for row in np.flatnonzero(nodes == side)) for side in (left, right))
    return one, other
