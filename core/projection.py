"""The map: UMAP fitted once with a seed, newcomers placed by their nearest neighbours."""

import numpy as np

from core.similarity import Floats

SEED = 20261
"""Seed of the map's projection; any would do, and it is stored with the map."""
MOST_FITTED = 5000
"""Items that the projection is fitted to; chosen by hand for speed."""
_NEIGHBOURS = 5
"""Known items at whose weighted mean a new one is placed; chosen by hand, not tuned."""
FEWEST_FITTED = 8
"""Items below which there is no shape to find and they are laid out on a circle; chosen by hand."""
_ROWS_AT_A_TIME = 1024
"""Newcomers that are placed at a time; chosen by hand for memory."""
_SHARPNESS = 4
"""Power of the similarity by which neighbours weigh: the nearest counts most; chosen by hand, not tuned."""
_LEAST_ALIKE = 1e-3
"""Similarity that a neighbour counts with at least, so that the weights never sum to nothing."""
_UMAP_NEIGHBOURS = 15
"""Items around each one that UMAP keeps together: its own default."""
_UMAP_MIN_DIST = 0.15
"""Least distance on the map, in UMAP's own units; chosen by hand, not tuned."""


def fit_map(unit_vectors: Floats, seed: int = SEED) -> Floats:
    """Return map coordinates `(n, 2)` of unit vectors `(n, dim)` by UMAP (McInnes, Healy and Melville 2018).

    More than 5,000 rows are sampled with the seed, fitted, and the rest placed by their neighbours. Takes from
    seconds to a minute: never call it while a page is drawn. Fewer than eight rows are laid out on a circle.
    """
    n = len(unit_vectors)
    if n < FEWEST_FITTED:
        angles = 2 * np.pi * np.arange(n) / max(n, 1)
        return np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)
    rng = np.random.default_rng(seed)
    fitted = np.sort(rng.permutation(n)[:MOST_FITTED])
    coordinates = np.zeros((n, 2), np.float32)
    coordinates[fitted] = _umap(unit_vectors[fitted], seed)
    rest = np.setdiff1d(np.arange(n), fitted)
    coordinates[rest] = place_near(unit_vectors[rest], unit_vectors[fitted], coordinates[fitted])
    return coordinates


def place_near(unit_vectors: Floats, known_vectors: Floats, known_xy: Floats) -> Floats:
    """Return coordinates `(n, 2)` of newcomers: the similarity-weighted mean of their nearest known neighbours."""
    placed = np.zeros((len(unit_vectors), 2), np.float32)
    k = min(_NEIGHBOURS, len(known_vectors))
    if k == 0:
        return placed
    for start in range(0, len(unit_vectors), _ROWS_AT_A_TIME):
        similarity = unit_vectors[start : start + _ROWS_AT_A_TIME] @ known_vectors.T
        nearest = np.argpartition(-similarity, k - 1, axis=1)[:, :k]
        weights = np.clip(np.take_along_axis(similarity, nearest, axis=1), _LEAST_ALIKE, None) ** _SHARPNESS
        weights /= weights.sum(axis=1, keepdims=True)
        placed[start : start + _ROWS_AT_A_TIME] = np.einsum("nk,nkd->nd", weights, known_xy[nearest])
    return placed


def library_version() -> str:
    """Name the library that fits the map, with its version."""
    from importlib.metadata import version

    return f"umap-learn {version('umap-learn')}"


def _umap(unit_vectors: Floats, seed: int) -> Floats:
    """Fit UMAP on cosine distances; one thread, so that a seed always gives the same map."""
    from umap import UMAP

    neighbours = min(_UMAP_NEIGHBOURS, len(unit_vectors) - 1)
    model = UMAP(n_neighbors=neighbours, min_dist=_UMAP_MIN_DIST, metric="cosine", random_state=seed, n_jobs=1)
    return np.asarray(model.fit_transform(unit_vectors), dtype=np.float32)
