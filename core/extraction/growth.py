"""Add new items to an extraction one by one: what was found before stays as it was."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from core.extraction.common_ground import with_common_ground
from core.extraction.dendrogram import insert_leaf
from core.extraction.evidence import pair_evidence
from core.extraction.extraction import MAX_LEAVES, MIN_LEARNED, is_asked
from core.extraction.leaves import WHOLE, gathered_views, leaf_vectors
from core.extraction.pair_model import JourneyModel, newcomer_probability
from core.extraction.tree import Extraction, build, check
from core.similarity import Background, Floats, centred, cosine_dissimilarity, smoothed
from core.subjects import Subjects

MOST_GROWTH = 0.1
"""Share of the items read together that may be added one by one; chosen by hand: the last tenth added so is within
.004 F1 of all read together on mixed collections and pages (benchmarks/README.md)."""
SAME = 0.999999
"""Cosine above which a new item shares a known one's leaf; chosen by hand, 1 but for single precision's error."""


def may_grow(extraction: Extraction, item_ids: Sequence[str]) -> bool:
    """Tell whether a history only goes on from an extraction's, by no more than a tenth of what was read together.

    Beyond that a fresh extraction finds journeys that hold better (benchmarks/README.md), and a very short history is
    read anew each time: more is a new beginning there.
    """
    known, n_new = len(extraction.item_ids), len(item_ids) - extraction.n_founders
    goes_on = tuple(item_ids[:known]) == extraction.item_ids and extraction.method == "personal"
    is_long = extraction.n_founders >= MIN_LEARNED
    return goes_on and is_long and n_new <= MOST_GROWTH * extraction.n_founders


def extend(
    extraction: Extraction,
    item_ids: Sequence[str],
    vectors: Floats,
    *,
    titles: Sequence[str] | None = None,
    background: Background | None = None,
    model: JourneyModel | None = None,
    blocks: Sequence[slice] = WHOLE,
    subjects: Subjects | None = None,
) -> Extraction:
    """Return the extraction of a longer history: each new item climbs the tree from what it is nearest to.

    Arguments as of `extract`, for the whole history; the known items come first. Time is bounded by the number
    of leaves, not by the length of the history, but for one pass over titles and vectors. Raises ValueError
    when the history does not begin with the known items, lengths differ or an id repeats.
    """
    check(item_ids, vectors)
    if tuple(item_ids[: len(extraction.item_ids)]) != extraction.item_ids:
        raise ValueError("The history does not begin with the items that were extracted: extract it anew.")
    points = centred(np.asarray(vectors, np.float32), background)
    leaf, n_known = _leaves(extraction, points), extraction.n_leaves
    means = leaf_vectors(leaf, points)
    if model is None or titles is None or background is None or not is_asked(extraction.n_founders, n_known):
        apart = cosine_dissimilarity(smoothed(means))[n_known:]
    else:
        evidence = pair_evidence(gathered_views(leaf, means, titles, background, blocks))
        together = newcomer_probability(model.suited(len(blocks)), evidence, n_known)
        apart = 1.0 - with_common_ground(together, slice(n_known, None), means, subjects)
    merges, heights = extraction.merges, extraction.heights
    for row, distances in enumerate(apart, start=n_known):
        if row:
            merges, heights = insert_leaf(merges, heights, distances[:row])
    return build(
        extraction.method,
        extraction.encoder_id,
        item_ids,
        leaf=leaf,
        merges=merges.copy(),
        heights=heights.copy(),
        default_height=extraction.default_height,
        n_founders=extraction.n_founders,
    )


def _leaves(extraction: Extraction, points: Floats) -> NDArray[np.int32]:
    """Return the leaf of every item: a leaf of its own, or the nearest where it is the same or leaves are many."""
    n_known, leaf = len(extraction.leaf), extraction.leaf.tolist()
    means = np.concatenate([leaf_vectors(extraction.leaf, points[:n_known]), np.empty_like(points[n_known:])])
    n_leaves = extraction.n_leaves
    for point in points[n_known:]:
        similarity = means[:n_leaves] @ point
        if n_leaves and (n_leaves >= MAX_LEAVES or similarity.max() > SAME):
            leaf.append(int(similarity.argmax()))
            continue
        means[n_leaves] = point
        leaf.append(n_leaves)
        n_leaves += 1
    return np.asarray(leaf, np.int32)
