"""Other ways to find a person's journeys, each at several settings, on the same vectors."""

import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform
from sklearn.cluster import HDBSCAN, KMeans

from core.extraction.baselines import cooccurrence_clusters
from core.similarity import Floats, Rows, cosine_dissimilarity, smoothed

Clusterings = dict[str, Rows]

LINKAGE_GRID = np.linspace(0.02, 0.6, 59)
ICPC_GRID = np.linspace(0.05, 0.8, 31)
TOPICS = (30, 100)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Inputs:
    """Hold what a peer may see of one person: `points` `(n, dim)` centred unit vectors, rows in order.

    `n_true` is for the one peer that is told; `topics` maps a number of topics to the items' global topics.
    """

    texts: Sequence[str]
    points: Floats
    n_true: int
    topics: Mapping[int, Rows]
    others: Sequence[Sequence[str]]
    seed: int


def icpc(inputs: Inputs) -> Clusterings:
    """One pass: an item joins the journey of highest cosine above a threshold, or opens one (2305.15498)."""
    return {f"threshold {t:.3f}": one_pass(inputs.points, t) for t in ICPC_GRID}


def one_pass(points: Floats, threshold: float) -> Rows:
    """Return the journeys that one pass over the items in order makes."""
    sums = np.zeros_like(points)
    label, n_journeys = np.zeros(len(points), np.int64), 0
    for row, point in enumerate(points):
        centres = sums[:n_journeys]
        lengths = np.maximum(np.linalg.norm(centres, axis=1), 1e-9)
        cosine = centres @ point / lengths
        nearest = int(np.argmax(cosine)) if n_journeys else 0
        if not n_journeys or cosine[nearest] < threshold:
            nearest, n_journeys = n_journeys, n_journeys + 1
        label[row] = nearest
        sums[nearest] += point
    return label


def global_topic_clusters(inputs: Inputs) -> Clusterings:
    """K-means over the catalogue: interests defined for all alike."""
    return {f"{n} topics": label for n, label in inputs.topics.items()}


def cooccurrence(inputs: Inputs) -> Clusterings:
    """Items that other persons of the run have near each other; the rest stand alone."""
    cluster = cooccurrence_clusters(inputs.others)
    label = [cluster.get(text, len(cluster) + row) for row, text in enumerate(inputs.texts)]
    return {"at least 2 persons": np.asarray(label, np.int64)}


def hdbscan(inputs: Inputs) -> Clusterings:
    """HDBSCAN on the person's own items (Campello et al. 2013)."""
    distances = 2.0 * cosine_dissimilarity(inputs.points).astype(np.float64)
    found: Clusterings = {}
    for size in (2, 3, 5, 8):
        fitted = HDBSCAN(min_cluster_size=size, metric="precomputed", copy=True).fit(distances)
        found |= with_outliers(f"at least {size}", fitted.labels_)
    return found


def average_linkage(inputs: Inputs) -> Clusterings:
    """Average linkage on centred vectors, one threshold for all."""
    return _cuts(cosine_dissimilarity(inputs.points))


def smoothed_linkage(inputs: Inputs) -> Clusterings:
    """Average linkage after smoothing over the person's own neighbours, one threshold for all."""
    return _cuts(cosine_dissimilarity(smoothed(inputs.points)))


def told_k_means(inputs: Inputs) -> Clusterings:
    """K-means told the true number of journeys."""
    k = min(inputs.n_true, len(inputs.points))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return {
            "true number": KMeans(k, n_init=3, random_state=inputs.seed).fit_predict(inputs.points).astype(np.int64)
        }


def bertopic(inputs: Inputs) -> Clusterings:
    """BERTopic's default (UMAP to 5 dimensions, HDBSCAN of at least 10), vectors given.

    Where it finds no topic and has no word to count it stops with an error; then all is left over, as it would say.
    """
    from bertopic import BERTopic
    from umap import UMAP

    n = len(inputs.points)
    reduce = UMAP(
        n_neighbors=min(15, n - 1),
        n_components=5,
        min_dist=0.0,
        metric="cosine",
        random_state=inputs.seed,
        init="spectral" if n > 40 else "random",
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            topics, _ = BERTopic(umap_model=reduce).fit_transform(list(inputs.texts), inputs.points)
        except ValueError as error:
            if "empty vocabulary" not in str(error):
                raise
            topics = [-1] * n
    return with_outliers("default", np.asarray(topics))


def with_outliers(setting: str, label: NDArray[np.integer]) -> Clusterings:
    """Return the clusters with outliers (-1) standing alone, and with all outliers as one."""
    alone = label.astype(np.int64)
    alone[label < 0] = label.max(initial=0) + 1 + np.arange(int((label < 0).sum()))
    return {f"{setting}, outliers alone": alone, f"{setting}, outliers together": label.astype(np.int64)}


def _cuts(distances: Floats) -> Clusterings:
    tree = linkage(squareform(distances, checks=False), "average")
    return {f"height {t:.2f}": fcluster(tree, t, "distance").astype(np.int64) for t in LINKAGE_GRID}


PEERS: Mapping[str, Callable[[Inputs], Clusterings]] = {
    "ICPC": icpc,
    "global topics": global_topic_clusters,
    "co-occurrence": cooccurrence,
    "HDBSCAN": hdbscan,
    "average linkage": average_linkage,
    "smoothed linkage": smoothed_linkage,
    "k-means told k": told_k_means,
    "BERTopic": bertopic,
}
