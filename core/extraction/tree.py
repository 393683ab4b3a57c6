"""An extraction as a tree: immutable, stored by reference, re-cut without recomputing."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from core.extraction import dendrogram
from core.similarity import Floats

Clusters = list[tuple[str, ...]]

DIAL = 4.0
"""Factor by which the ends of the dial multiply and divide the default number of groups; chosen by hand, not tuned."""
MAX_PARTS = 6
"""Parts that a journey falls into by itself at most, with the dial in the middle; chosen by hand, not tuned."""
TOLD_APART = 1e-6
"""Height of a merge above which what it joins can be told apart: single precision's error; chosen by hand."""
ID_BYTES = 12
"""Bytes of an extraction's id: 96 bits, which no two trees share by chance; chosen by hand."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Extraction:
    """Hold the merge tree of one person's items: immutable, stored by reference, re-cut without recomputing.

    `item_ids` in order of first interaction; `leaf` `(n_items,)` the leaf of each item; `merges`
    `(n_leaves - 1, 2)` scipy-style nodes; `heights` `(n_leaves - 1,)` rising dissimilarities in 0..1;
    `default_height` the cut that the method chose for this person; the first `n_founders` items were read
    together, the others were added one by one.
    """

    extraction_id: str
    method: str
    encoder_id: str
    item_ids: tuple[str, ...]
    leaf: NDArray[np.int32]
    merges: NDArray[np.int32]
    heights: Floats
    default_height: float
    n_founders: int

    @property
    def n_leaves(self) -> int:
        """Return the number of leaves of the tree."""
        return len(self.merges) + 1 if self.item_ids else 0

    def cut(self, granularity: float = 0.5) -> Clusters:
        """Return clusters of item ids ordered by first item; granularity 0 is broad, 0.5 the default, 1 fine.

        The number of clusters follows the dial geometrically: a quarter at 0, four times as many at 1. A
        finer cut always subdivides a broader one.
        """
        if not self.item_ids:
            return []
        default = 1 + int(np.count_nonzero(self.heights > self.default_height))
        finest = 1 + int(np.count_nonzero(self.heights > TOLD_APART))
        n_clusters = min(max(_dialled(default, granularity), 1), max(finest, default))
        return self._grouped(dendrogram.cut_labels(self.merges, self.n_leaves - n_clusters)[self.leaf])

    def subdivide(self, item_ids: Sequence[str], parts: int | None = None, granularity: float = 0.5) -> Clusters:
        """Return sub-journeys of `item_ids` from the same tree, ordered by first item.

        Without a number of `parts` the dial tells it, as in `cut`: at 0.5 the widest gap between heights, never
        fewer than two of what can be told apart at all; a finer dial always subdivides a broader one. Items of
        one leaf stay together; ids that the extraction does not know join the part of the first item.
        """
        row_of = {item_id: row for row, item_id in enumerate(self.item_ids)}
        rows = sorted({row_of[item_id] for item_id in item_ids if item_id in row_of})
        unknown = tuple(dict.fromkeys(item_id for item_id in item_ids if item_id not in row_of))
        if not rows:
            return [unknown] if unknown else []
        steps = dendrogram.restricted_steps(self.merges, self.leaf[rows].tolist())
        n_parts = min(parts or _n_parts(self.heights[steps], granularity), len(steps) + 1)
        n_merges = steps[len(steps) - n_parts + 1] if n_parts > 1 else len(self.merges)
        groups = self._grouped(dendrogram.cut_labels(self.merges, n_merges)[self.leaf[rows]], rows)
        return [groups[0] + unknown, *groups[1:]]

    def _grouped(self, label: NDArray[np.int32], rows: Sequence[int] | None = None) -> Clusters:
        groups: dict[int, list[str]] = {}
        item_ids = self.item_ids if rows is None else [self.item_ids[row] for row in rows]
        for item_id, cluster in zip(item_ids, label.tolist(), strict=True):
            groups.setdefault(cluster, []).append(item_id)
        return [tuple(group) for group in groups.values()]


def build(
    method: str,
    encoder_id: str,
    item_ids: Sequence[str],
    *,
    leaf: NDArray[np.int32],
    merges: NDArray[np.int32],
    heights: Floats,
    default_height: float,
    n_founders: int | None = None,
) -> Extraction:
    """Make an extraction whose id is the hash of its content; its arrays are read-only.

    All items are founders unless told how many.
    """
    n_founders = len(item_ids) if n_founders is None else n_founders
    content = blake2b(f"{method}\n{encoder_id}\n{default_height:.6f}\n{n_founders}\n".encode(), digest_size=ID_BYTES)
    content.update("\n".join(item_ids).encode("utf-8", "replace"))
    for array in (leaf, merges, heights):
        content.update(np.ascontiguousarray(array).tobytes())
        array.setflags(write=False)
    extraction_id, height = content.hexdigest(), float(default_height)
    return Extraction(
        extraction_id=extraction_id,
        method=method,
        encoder_id=encoder_id,
        item_ids=tuple(item_ids),
        leaf=leaf,
        merges=merges,
        heights=heights,
        default_height=height,
        n_founders=n_founders,
    )


def check(item_ids: Sequence[str], vectors: Floats) -> None:
    """Raise ValueError unless there is one vector an item and every item occurs once."""
    if len(item_ids) != len(vectors):
        raise ValueError(f"There are {len(item_ids)} items and {len(vectors)} vectors: give one vector an item.")
    if len(set(item_ids)) != len(item_ids):
        raise ValueError("An item id occurs twice: give every item once, at its first interaction.")


def _dialled(default: int, granularity: float) -> int:
    """Return how many groups a dial asks for: a quarter of the default at 0, four times as many at 1."""
    factor: float = DIAL ** (2.0 * min(max(granularity, 0.0), 1.0) - 1.0)
    return round(default * factor)


def _n_parts(heights: Floats, granularity: float) -> int:
    """Return how many parts a dial asks for: from two to as many as these rising heights tell apart."""
    finest = 1 + int(np.count_nonzero(heights > TOLD_APART))
    return min(max(_dialled(_widest_gap(heights), granularity), 2), finest)


def _widest_gap(heights: Floats) -> int:
    """Return 2..6 parts, wherever undoing that many merges crosses the widest gap."""
    if len(heights) < 2:
        return len(heights) + 1
    gaps = np.diff(heights[::-1][: MAX_PARTS + 1]) * -1.0
    return int(np.argmax(gaps)) + 2
