"""Say how likely two items of one person belong to the same journey, from their vectors."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

Floats = NDArray[np.float32]
"""Vectors, points on the map, similarities and scores: everything that is measured, in single precision."""
Doubles = NDArray[np.float64]
"""Sums and odds, which are counted in double precision."""
Rows = NDArray[np.int64]
"""Row numbers of a matrix, and counts of such rows."""

NEIGHBOURS = 8
"""Neighbours that an item is smoothed over; 5, 12 and 16 were no better (ideas in benchmarks/README.md)."""
SAMPLE = 1000
"""Items that stand for a catalogue; chosen by hand for speed, not tuned."""
LEAST_LENGTH = 1e-12
"""Length that a vector is divided by at least, so that zeros stay zero: far below what single precision tells apart."""
FEWEST_SMOOTHED = 3
"""Rows below which none is smoothed: two would only move towards each other; chosen by hand."""
LEAST_WEIGHT = 1e-3
"""Similarity that a neighbour weighs with at least before squaring, so that the weights never sum to nothing."""


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


def unit(vectors: Floats | Doubles) -> Floats:
    """Return `(..., dim)` vectors at length 1 along the last axis, contiguous float32; zeros stay zero."""
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.ascontiguousarray(vectors / np.maximum(lengths, LEAST_LENGTH), dtype=np.float32)


def in_blocks(vectors: Floats, blocks: Sequence[slice]) -> tuple[Floats, ...]:
    """Return what each encoder says of n items, `(n, width)` unit rows a block of the vectors `(n, dim)`."""
    return tuple(unit(vectors[:, block]) for block in blocks)


def centred(unit_vectors: Floats, background: Background | None) -> Floats:
    """Return `(n, dim)` unit vectors with the catalogue's mean taken out; rows that say nothing stay zero."""
    return unit_vectors if background is None else _without(unit_vectors, background.mean)


def half_centred(unit_vectors: Floats, background: Background) -> Floats:
    """Return `(n, dim)` unit vectors with the mean between the catalogue's and their own taken out; zeros stay zero.

    What all of a history is about is told from what its parts are about, and still not wholly taken out.
    """
    spoken = unit_vectors.any(axis=1)
    own = unit_vectors[spoken].mean(axis=0, dtype=np.float64) if spoken.any() else background.mean
    return _without(unit_vectors, ((own + background.mean) / 2.0).astype(np.float32))


def _without(unit_vectors: Floats, mean: Floats) -> Floats:
    moved = unit(unit_vectors - mean)
    moved[~unit_vectors.any(axis=1)] = 0.0
    return moved


def smoothed(unit_vectors: Floats, neighbours: int = NEIGHBOURS, weight: float = 1.0) -> Floats:
    """Return unit vectors, each moved towards the mean of its nearest ones, weighted by squared similarity.

    A few similar items say together what one ambiguous title cannot. Memory is `(n, n)`; a row of zeros stays
    zero.
    """
    if len(unit_vectors) < FEWEST_SMOOTHED:
        return unit_vectors
    is_zero: NDArray[np.bool_] = np.logical_not(unit_vectors.any(axis=1))
    step = _step(unit_vectors @ unit_vectors.T, is_zero, neighbours)
    return unit(unit_vectors + np.float32(weight) * (step @ unit_vectors))


def smoothed_cosine(cosine: Floats, neighbours: int = NEIGHBOURS, weight: float = 1.0) -> Floats:
    """Return the `(n, n)` cosines of `smoothed` vectors from the cosines before, without the vectors.

    A row of zeros stays zero. It costs the same whatever the vectors' width.
    """
    if len(cosine) < FEWEST_SMOOTHED:
        return cosine
    step = _step(cosine, cosine.diagonal() <= 0.0, neighbours)
    once = cosine + np.float32(weight) * (step @ cosine)
    products = np.ascontiguousarray(once.T)
    products += np.float32(weight) * (step @ products)
    lengths = np.sqrt(np.maximum(products.diagonal(), 0.0))
    scale = 1.0 / np.where(lengths > 0, lengths, np.float32(1.0))
    products *= scale[:, None]
    products *= scale
    return products


def _step(cosine: Floats, is_zero: NDArray[np.bool_], neighbours: int) -> csr_matrix:
    """Return `(n, n)` weights of every row's nearest ones, which sum to one; of zero rows none."""
    n = len(cosine)
    away = -cosine
    np.fill_diagonal(away, np.inf)
    k = min(neighbours, n - 1)
    nearest = np.argpartition(away, k - 1, axis=1)[:, :k]
    weights = np.square(np.clip(-np.take_along_axis(away, nearest, axis=1), LEAST_WEIGHT, None))
    weights /= weights.sum(axis=1, keepdims=True)
    weights[is_zero] = 0.0
    return csr_matrix((weights.ravel(), nearest.ravel(), np.arange(0, n * k + 1, k)), shape=(n, n))


def cosine_dissimilarity(unit_vectors: Floats) -> Floats:
    """Return `(n, n)` halved cosine distances in 0..1 with a zero diagonal."""
    distances: Floats = np.clip((1.0 - unit_vectors @ unit_vectors.T) / 2.0, 0.0, 1.0)
    np.fill_diagonal(distances, 0.0)
    return distances
