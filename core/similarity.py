"""Say how likely two items of one person belong to the same journey, from their vectors."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

Floats = NDArray[np.float32]

NEIGHBOURS = 8
SAMPLE = 1000


@dataclass(frozen=True, slots=True, eq=False)
class Background:
    """Hold what the whole catalogue says about vectors.

    `mean` `(dim,)` float32; `sample` `(m, dim)` unit vectors of some of its items, the mean taken out.
    """

    mean: Floats
    sample: Floats


def background_of(unit_vectors: Floats, seed: int = 0) -> Background:
    """Summarise a catalogue's `(n_items, dim)` unit vectors by their mean and 1,000 of them."""
    mean = unit_vectors.mean(axis=0, dtype=np.float64).astype(np.float32)
    n_sample = min(SAMPLE, len(unit_vectors))
    rows = np.random.default_rng(seed).choice(len(unit_vectors), n_sample, replace=False)
    return Background(mean=mean, sample=unit(unit_vectors[np.sort(rows)] - mean))


def centred_background(centred_vectors: Floats, seed: int = 0) -> Background:
    """Summarise a catalogue's `(n_items, dim)` unit vectors whose mean has been taken out already."""
    n_sample = min(SAMPLE, len(centred_vectors))
    rows = np.random.default_rng(seed).choice(len(centred_vectors), n_sample, replace=False)
    return Background(np.zeros(centred_vectors.shape[1], np.float32), centred_vectors[np.sort(rows)])


def unit(vectors: Floats) -> Floats:
    """Return rows at unit length; a row of zeros stays zero."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    scaled: Floats = (vectors / np.where(lengths > 0, lengths, 1.0)).astype(np.float32)
    return scaled


def centred(unit_vectors: Floats, background: Background | None) -> Floats:
    """Return `(n, dim)` unit vectors with the catalogue's mean taken out."""
    return unit_vectors if background is None else unit(unit_vectors - background.mean)


def smoothed(unit_vectors: Floats, neighbours: int = NEIGHBOURS, weight: float = 1.0) -> Floats:
    """Return unit vectors, each moved towards the mean of its nearest ones, weighted by squared similarity.

    A few similar items say together what one ambiguous title cannot. Memory is `(n, n)`; a row of zeros stays
    zero.
    """
    n = len(unit_vectors)
    if n < 3:
        return unit_vectors
    similarity = unit_vectors @ unit_vectors.T
    np.fill_diagonal(similarity, -np.inf)
    k = min(neighbours, n - 1)
    nearest = np.argpartition(-similarity, k - 1, axis=1)[:, :k]
    weights = np.square(np.clip(np.take_along_axis(similarity, nearest, axis=1), 1e-3, None))
    weights /= weights.sum(axis=1, keepdims=True)
    weights[~unit_vectors.any(axis=1)] = 0.0
    starts = np.arange(0, n * k + 1, k)
    step = csr_matrix((weights.ravel(), nearest.ravel(), starts), shape=(n, n))
    return unit(unit_vectors + np.float32(weight) * (step @ unit_vectors))


def cosine_dissimilarity(unit_vectors: Floats) -> Floats:
    """Return `(n, n)` halved cosine distances in 0..1 with a zero diagonal."""
    distances: Floats = np.clip((1.0 - unit_vectors @ unit_vectors.T) / 2.0, 0.0, 1.0)
    np.fill_diagonal(distances, 0.0)
    return distances
