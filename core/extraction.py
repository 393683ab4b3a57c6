"""Find a person's journeys in their items' vectors, as a tree that a dial re-cuts."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from core import dendrogram
from core.evidence import content_evidence, pair_evidence
from core.gathering import comes_in_batches, gathered_views, leaf_vectors
from core.microclusters import micro_clusters
from core.pair_model import JourneyModel, newcomer_dissimilarity, pair_probability
from core.similarity import NEIGHBOURS, Background, centred, cosine_dissimilarity, smoothed, unit
from core.stopping import best_height

Floats = NDArray[np.float32]
Clusters = list[tuple[str, ...]]

MAX_LEAVES = 1500
GATHERED_LEAVES = 800
DEFAULT_HEIGHT = 0.33
DIAL = 4.0
MAX_PARTS = 6
MIN_LEARNED = 12
SAME = 0.999999


@dataclass(frozen=True, slots=True, eq=False)
class Extraction:
    """Hold the merge tree of one person's items: immutable, stored by reference, re-cut without recomputing.

    `item_ids` in order of first interaction; `leaf` `(n_items,)` the leaf of each item; `merges`
    `(n_leaves - 1, 2)` scipy-style nodes; `heights` `(n_leaves - 1,)` rising dissimilarities in 0..1;
    `default_height` the cut that the method chose for this person.
    """

    extraction_id: str
    method: str
    encoder_id: str
    item_ids: tuple[str, ...]
    leaf: NDArray[np.int32]
    merges: NDArray[np.int32]
    heights: Floats
    default_height: float

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
        finest = 1 + int(np.count_nonzero(self.heights > 1e-6))
        wanted = round(default * DIAL ** (2.0 * min(max(granularity, 0.0), 1.0) - 1.0))
        n_clusters = min(max(wanted, 1), max(finest, default))
        return self._grouped(dendrogram.cut_labels(self.merges, self.n_leaves - n_clusters)[self.leaf])

    def subdivide(self, item_ids: Sequence[str], parts: int | None = None) -> Clusters:
        """Return sub-journeys of `item_ids` from the same tree, ordered by first item.

        `parts` None takes the widest gap between heights. Items of one leaf stay together; ids that the
        extraction does not know join the largest part.
        """
        row_of = {item_id: row for row, item_id in enumerate(self.item_ids)}
        rows = sorted({row_of[item_id] for item_id in item_ids if item_id in row_of})
        unknown = tuple(dict.fromkeys(item_id for item_id in item_ids if item_id not in row_of))
        if not rows:
            return [unknown] if unknown else []
        steps = dendrogram.restricted_steps(self.merges, self.leaf[rows].tolist())
        n_parts = min(parts or _widest_gap(self.heights[steps]), len(steps) + 1)
        n_merges = steps[len(steps) - n_parts + 1] if n_parts > 1 else len(self.merges)
        groups = self._grouped(dendrogram.cut_labels(self.merges, n_merges)[self.leaf[rows]], rows)
        largest = max(range(len(groups)), key=lambda part: len(groups[part]))
        groups[largest] += unknown
        return groups

    def _grouped(self, label: NDArray[np.int32], rows: Sequence[int] | None = None) -> Clusters:
        groups: dict[int, list[str]] = {}
        item_ids = self.item_ids if rows is None else [self.item_ids[row] for row in rows]
        for item_id, cluster in zip(item_ids, label.tolist(), strict=True):
            groups.setdefault(cluster, []).append(item_id)
        return [tuple(group) for group in groups.values()]


def extract(
    item_ids: Sequence[str],
    vectors: Floats,
    *,
    times: NDArray[np.int64] | None = None,
    titles: Sequence[str] | None = None,
    sources: Sequence[str] | None = None,
    background: Background | None = None,
    model: JourneyModel | None = None,
    encoder_id: str = "",
    seed: int = 0,
) -> Extraction:
    """Find journeys among items given in order of first interaction.

    `vectors` `(n, dim)` unit-length float32, rows aligned with `item_ids` (distinct); `times` `(n,)` UTC
    seconds; `sources` creators or sites. Average linkage (Sokal and Michener 1958) over one minus the model's
    probability that two items share a journey, cut where the expected B-cubed F1 is highest; without a
    model, titles or background, over smoothed cosines with a fixed cut. A long history is
    gathered into micro-clusters first. Raises ValueError when lengths differ or an id repeats.
    """
    _check(item_ids, vectors)
    points = centred(np.asarray(vectors, np.float32), background)
    leaf = _leaves(points, seed)
    means = leaf_vectors(leaf, points)
    if model is None or titles is None or background is None or len(means) < MIN_LEARNED:
        merges, heights = dendrogram.average_linkage(cosine_dissimilarity(smoothed(means)))
        return build("personal", encoder_id, item_ids, leaf, merges, heights, DEFAULT_HEIGHT)
    views = gathered_views(leaf, means, times, titles, sources, background)
    is_timed = comes_in_batches(views.times)
    evidence = pair_evidence(views) if is_timed else content_evidence(views)
    probability = pair_probability(model.timed if is_timed else model.untimed, evidence)
    merges, heights = dendrogram.average_linkage(1.0 - probability)
    height = best_height(merges, heights, probability)
    return build("personal", encoder_id, item_ids, leaf, merges, heights, height)


def extend(
    extraction: Extraction,
    item_ids: Sequence[str],
    vectors: Floats,
    leaf_means: Floats,
    background: Background | None = None,
    model: JourneyModel | None = None,
) -> Extraction:
    """Add new items one by one, each in time linear in the number of leaves.

    `vectors` `(n_new, dim)` unit length; `leaf_means` `(n_leaves, dim)` from `leaf_vectors` over the known
    items, centred alike; `model` the one that made the extraction. Known ids are left as they are.
    """
    known, means = set(extraction.item_ids), leaf_means
    leaf, merges, heights = extraction.leaf.tolist(), extraction.merges, extraction.heights
    added: list[str] = []
    for item_id, point in zip(item_ids, centred(np.asarray(vectors, np.float32), background), strict=True):
        if item_id in known:
            continue
        known.add(item_id)
        added.append(item_id)
        if len(means) and (len(means) >= MAX_LEAVES or np.max(means @ point) > SAME):
            leaf.append(int(np.argmax(means @ point)))
            continue
        if len(means):
            merges, heights = dendrogram.insert_leaf(merges, heights, _apart(means, point, model))
        leaf.append(len(means))
        means = np.vstack([means, point[None]]) if len(means) else point[None]
    leaves = np.asarray(leaf, np.int32)
    ids = (*extraction.item_ids, *added)
    method, encoder_id, height = extraction.method, extraction.encoder_id, extraction.default_height
    return build(method, encoder_id, ids, leaves, merges.copy(), heights.copy(), height)


def build(
    method: str,
    encoder_id: str,
    item_ids: Sequence[str],
    leaf: NDArray[np.int32],
    merges: NDArray[np.int32],
    heights: Floats,
    default_height: float,
) -> Extraction:
    """Make an extraction whose id is the hash of its content; its arrays are read-only."""
    content = blake2b(f"{method}\n{encoder_id}\n{default_height:.6f}\n".encode(), digest_size=12)
    content.update("\n".join(item_ids).encode("utf-8", "replace"))
    for array in (leaf, merges, heights):
        content.update(np.ascontiguousarray(array).tobytes())
        array.setflags(write=False)
    return Extraction(
        content.hexdigest(), method, encoder_id, tuple(item_ids), leaf, merges, heights, float(default_height)
    )


def _check(item_ids: Sequence[str], vectors: Floats) -> None:
    if len(item_ids) != len(vectors):
        raise ValueError(f"There are {len(item_ids)} items and {len(vectors)} vectors: give one vector an item.")
    if len(set(item_ids)) != len(item_ids):
        raise ValueError("An item id occurs twice: give every item once, at its first interaction.")


def _leaves(points: Floats, seed: int) -> NDArray[np.int32]:
    if len(points) <= MAX_LEAVES:
        return np.arange(len(points), dtype=np.int32)
    return micro_clusters(points, GATHERED_LEAVES, seed)


def _apart(means: Floats, point: Floats, model: JourneyModel | None) -> Floats:
    """Return the newcomer's dissimilarity to every leaf, after a step towards its nearest leaves."""
    cosine = means @ point
    near = np.argsort(-cosine)[:NEIGHBOURS]
    weights = np.square(np.clip(cosine[near], 1e-3, None))
    pull = max(float(cosine[near[0]]), 0.0) / weights.sum()
    similarity: Floats = means @ unit((point + pull * (weights @ means[near]))[None])[0]
    if model is None:
        apart: Floats = np.clip((1.0 - similarity) / 2.0, 0.0, 1.0)
        return apart
    return newcomer_dissimilarity(model, similarity)


def _widest_gap(heights: Floats) -> int:
    """Return 2..6 parts, wherever undoing that many merges crosses the widest gap."""
    if len(heights) < 2:
        return len(heights) + 1
    gaps = np.diff(heights[::-1][: MAX_PARTS + 1]) * -1.0
    return int(np.argmax(gaps)) + 2
