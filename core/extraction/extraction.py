"""Find a person's journeys in their items' vectors, as a tree that a dial re-cuts."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from core.extraction import dendrogram
from core.extraction.common_ground import with_common_ground
from core.extraction.evidence import pair_evidence
from core.extraction.leaves import WHOLE, gathered_views, leaf_vectors
from core.extraction.microclusters import in_order_of_appearance, micro_clusters
from core.extraction.pair_model import JourneyModel, pair_probability
from core.extraction.stopping import apparent_journeys, best_height
from core.extraction.tree import Extraction, build, check
from core.extraction.unread import is_unread, parted, sign_vectors
from core.similarity import Background, Floats, centred, cosine_dissimilarity, half_centred, in_blocks, smoothed
from core.subjects import Subjects

MAX_LEAVES = 1500
"""Items up to which each is a leaf of its own; chosen by hand for time, which grows with the square
(`benchmarks/scaling.py`)."""
GATHERED_LEAVES = 800
"""Micro-clusters of a history longer than that; chosen by hand for time, likewise."""
DEFAULT_HEIGHT = 0.33
"""Halved cosine distance at which the tree is cut where no model can be asked; chosen by hand, not tuned."""
MIN_LEARNED, MIN_APART = 12, 5
"""Items, and leaves among them, from which on the model is asked; chosen by hand, not tuned."""
MIN_HEAP, OF_HEAP = 8, 0.7
"""Items from which on it is asked as well where the fixed cut leaves more than a share of them (0..1) in one heap; of 6
and 8, .7 and .9 on hand-written titles of seven languages ('Ten titles' in benchmarks/README.md)."""
SAME_DIGITS = 4
"""Decimals in which the vectors of two items agree that share a leaf; chosen by hand, not tuned."""


def extract(
    item_ids: Sequence[str],
    vectors: Floats,
    *,
    titles: Sequence[str] | None = None,
    background: Background | None = None,
    model: JourneyModel | None = None,
    blocks: Sequence[slice] = WHOLE,
    subjects: Subjects | None = None,
    encoder_id: str = "",
    seed: int = 0,
) -> Extraction:
    """Find journeys among items given in order of first interaction.

    `vectors` `(n, dim)` unit-length float32 as the encoder gave them, rows aligned with `item_ids` (distinct);
    `blocks` each encoder's columns of them; `background` what any history is held against; `subjects`, its mean taken
    out, are asked about short ones. Average linkage (Sokal and Michener 1958) over one minus the model's probability
    that two items share a journey, cut as `stopping` says; without a model, titles or background, and for a very short
    history unless that leaves one heap, over smoothed cosines with a fixed cut. When items were met and who made them
    is not asked: benchmarks/README.md says why. A long history is gathered into micro-clusters first.
    Raises ValueError when lengths differ or an id repeats.
    """
    check(item_ids, vectors)
    raw = np.asarray(vectors, np.float32)
    if titles is not None and is_unread(titles, raw):
        points = sign_vectors(titles)
        leaf = _leaves(points, seed)
        merges, heights, height = parted(leaf_vectors(leaf, points))
        return build("personal", encoder_id, item_ids, leaf=leaf, merges=merges, heights=heights, default_height=height)
    points = centred(raw, background)
    leaf = _leaves(points, seed)
    means = leaf_vectors(leaf, points)
    if model is None or titles is None or background is None or not is_asked(len(leaf), len(means)):
        merges, heights = dendrogram.average_linkage(cosine_dissimilarity(smoothed(means)))
        plain = build(
            "personal", encoder_id, item_ids, leaf=leaf, merges=merges, heights=heights, default_height=DEFAULT_HEIGHT
        )
        if model is None or titles is None or background is None or not _is_heap(plain):
            return plain
    views = gathered_views(leaf, means, titles, background, blocks)
    probability = pair_probability(model.suited(len(blocks)), pair_evidence(views))
    probability = with_common_ground(probability, slice(None), means, subjects)
    merges, heights = dendrogram.average_linkage(1.0 - probability)
    apparent = apparent_journeys(in_blocks(leaf_vectors(leaf, half_centred(raw, background)), blocks), len(leaf))
    height = best_height(merges, heights, probability, apparent)
    return build("personal", encoder_id, item_ids, leaf=leaf, merges=merges, heights=heights, default_height=height)


def is_asked(n_items: int, n_leaves: int) -> bool:
    """Tell whether a history of so many items and different ones among them is long enough for the model."""
    return n_items >= MIN_LEARNED and n_leaves >= MIN_APART


def _is_heap(plain: Extraction) -> bool:
    """Tell whether most of a history that says something is one cluster."""
    n_items = len(plain.item_ids)
    says_something = n_items >= MIN_HEAP and plain.n_leaves >= MIN_APART
    return says_something and max(map(len, plain.cut())) > OF_HEAP * n_items


def _leaves(points: Floats, seed: int) -> NDArray[np.int32]:
    """Return the leaf `(n,)` of every item: what cannot be told apart shares one; a long history has few."""
    if len(points) > MAX_LEAVES:
        return micro_clusters(points, GATHERED_LEAVES, seed)
    alike = np.unique(points.round(SAME_DIGITS), axis=0, return_inverse=True)[1]
    return in_order_of_appearance(alike.reshape(-1).astype(np.int32))
