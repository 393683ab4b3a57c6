"""Find a person's journeys in their items' vectors, as a tree that a dial re-cuts."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from core.extraction import dendrogram
from core.extraction.evidence import Evidence, Views, content_evidence, pair_evidence
from core.extraction.leaves import comes_in_batches, gathered_views, leaf_vectors
from core.extraction.microclusters import micro_clusters
from core.extraction.pair_model import JourneyModel, PairModel, pair_probability
from core.extraction.stopping import best_height
from core.extraction.tree import Extraction, build, check
from core.similarity import Background, Floats, centred, cosine_dissimilarity, smoothed

MAX_LEAVES = 1500
GATHERED_LEAVES = 800
DEFAULT_HEIGHT = 0.33
MIN_LEARNED = 12


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
    check(item_ids, vectors)
    points = centred(np.asarray(vectors, np.float32), background)
    leaf = _leaves(points, seed)
    means = leaf_vectors(leaf, points)
    if model is None or titles is None or background is None or len(means) < MIN_LEARNED:
        merges, heights = dendrogram.average_linkage(cosine_dissimilarity(smoothed(means)))
        return build(
            "personal", encoder_id, item_ids, leaf=leaf, merges=merges, heights=heights, default_height=DEFAULT_HEIGHT
        )
    pair_model, evidence = suited(
        model, gathered_views(leaf, means, times=times, titles=titles, sources=sources, background=background)
    )
    probability = pair_probability(pair_model, evidence)
    merges, heights = dendrogram.average_linkage(1.0 - probability)
    height = best_height(merges, heights, probability)
    return build("personal", encoder_id, item_ids, leaf=leaf, merges=merges, heights=heights, default_height=height)


def suited(model: JourneyModel, views: Views, n_known: int | None = None) -> tuple[PairModel, Evidence]:
    """Return the model for the items' kind of times, told by the first `n_known` of them, and its evidence."""
    if comes_in_batches(None if views.times is None else views.times[:n_known]):
        return model.timed, pair_evidence(views)
    return model.untimed, content_evidence(views)


def _leaves(points: Floats, seed: int) -> NDArray[np.int32]:
    if len(points) <= MAX_LEAVES:
        return np.arange(len(points), dtype=np.int32)
    return micro_clusters(points, GATHERED_LEAVES, seed)
