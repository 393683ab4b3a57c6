"""Measure journeys against labels, and how coarse or fine they are: one pure function a measure.

Labels and clusters are `(n,)` arrays of any values; each measure is in 0..1 unless its name counts something.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray
from sklearn.metrics import adjusted_rand_score, v_measure_score

from core.similarity import Floats


def bcubed_precision(labels: ArrayLike, clusters: ArrayLike) -> float:
    """Return the mean share of an item's cluster with its label (Bagga and Baldwin 1998); 0 of nothing."""
    table = _contingency(labels, clusters)
    return float((table**2 / table.sum(axis=0)).sum() / table.sum()) if table.size else 0.0


def bcubed_recall(labels: ArrayLike, clusters: ArrayLike) -> float:
    """Return the mean share of an item's label that is in its cluster; 0 of nothing."""
    return bcubed_precision(clusters, labels)


def bcubed_f1(labels: ArrayLike, clusters: ArrayLike) -> float:
    """Return the harmonic mean of B-cubed precision and recall."""
    precision, recall = bcubed_precision(labels, clusters), bcubed_recall(labels, clusters)
    return 2.0 * precision * recall / (precision + recall) if precision + recall else 0.0


def adjusted_rand(labels: ArrayLike, clusters: ArrayLike) -> float:
    """Return the adjusted Rand index (Hubert and Arabie 1985); 0 in the mean for chance, may be below."""
    return float(adjusted_rand_score(np.asarray(labels), np.asarray(clusters)))


def v_measure(labels: ArrayLike, clusters: ArrayLike) -> float:
    """Return the V-measure (Rosenberg and Hirschberg 2007)."""
    return float(v_measure_score(np.asarray(labels), np.asarray(clusters)))


def best_cluster_recall(labels: ArrayLike, clusters: ArrayLike) -> float:
    """Return the mean share of a label's items in the cluster that holds most of them; 0 of nothing."""
    table = _contingency(labels, clusters)
    return float((table.max(axis=1) / table.sum(axis=1)).mean()) if table.size else 0.0


def journeys_found(clusters: ArrayLike, least: int = 2) -> int:
    """Count the clusters of at least `least` items."""
    counts = np.unique(np.asarray(clusters), return_counts=True)[1]
    return int((counts >= least).sum())


def journey_length(clusters: ArrayLike, least: int = 2) -> float:
    """Return the mean number of items in a cluster of at least `least`; 0 without one."""
    counts = np.unique(np.asarray(clusters), return_counts=True)[1]
    kept = counts[counts >= least]
    return float(kept.mean()) if len(kept) else 0.0


def density_of(unit_vectors: Floats) -> float | None:
    """Return the mean cosine of `(n, dim)` unit vectors to each other, -1..1; None of fewer than two."""
    n = len(unit_vectors)
    return (float(np.square(unit_vectors.sum(axis=0)).sum()) - n) / (n * (n - 1)) if n > 1 else None


def journey_density(clusters: ArrayLike, unit_vectors: Floats, least: int = 2) -> float:
    """Return the mean cosine of items to others of their cluster, over clusters that count; -1..1."""
    values = np.asarray(clusters)
    densities = []
    for cluster in np.unique(values):
        members = unit_vectors[values == cluster]
        if len(members) >= max(least, 2):
            densities.append(density_of(members))
    return float(np.mean(densities)) if densities else 0.0  # type: ignore[arg-type]


def journeys_per_person(clusterings: Sequence[ArrayLike], least: int = 2) -> float:
    """Return the mean number of clusters of at least `least` items a person."""
    return float(np.mean([journeys_found(clusters, least) for clusters in clusterings])) if clusterings else 0.0


def _contingency(labels: ArrayLike, clusters: ArrayLike) -> NDArray[np.float64]:
    """Return how many items have each label (row) and cluster (column)."""
    rows = np.unique(np.asarray(labels), return_inverse=True)[1]
    columns = np.unique(np.asarray(clusters), return_inverse=True)[1]
    if len(rows) != len(columns):
        raise ValueError(f"There are {len(rows)} labels and {len(columns)} clusters: give one of each an item.")
    table = np.zeros((rows.max(initial=-1) + 1, columns.max(initial=-1) + 1))
    np.add.at(table, (rows, columns), 1.0)
    return table
