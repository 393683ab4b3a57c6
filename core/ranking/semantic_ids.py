"""Semantic IDs: every item of a catalogue as three codes, broad to fine, so that a new item has relatives."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.similarity import Floats, Rows

LEVELS = 3
"""Codes of an item, broad to fine; three as in Rajput et al. 2023."""
MOST_CODES = 32
"""Codes of a level at most; chosen by hand, an eighth of Rajput et al.'s 256, as catalogues here are small."""
ROUNDS = 6
"""Rounds of k-means for each level; chosen by hand, not tuned."""
SAMPLED_A_CODE = 256
"""Vectors that each code is learned from at most; chosen by hand for speed, not tuned."""
_BLOCK = 8192
"""Rows that are compared with the centres at a time; chosen by hand for memory."""
Codes = NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class SemanticIds:
    """The codes `(n_items, 3)` of a catalogue's items; `prefixes` `(n_items, 3)` number code, code pair, triple."""

    codes: Codes
    prefixes: Codes

    def kinship(self, member_rows: Rows, weights: Floats, rows: Rows) -> Floats:
        """Return how much of the weight `(m,)` shares a row's codes `(k,)`: a third for each level, 0..1."""
        total = np.zeros(len(rows), np.float64)
        for level in range(LEVELS):
            mine, theirs = self.prefixes[member_rows, level], self.prefixes[rows, level]
            held = np.bincount(mine, weights, int(max(mine.max(initial=0), theirs.max(initial=0))) + 1)
            total += held[theirs] / LEVELS
        return total.astype(np.float32)


def semantic_ids(vectors: Floats, seed: int = 0, most: int = MOST_CODES) -> SemanticIds:
    """Return codes for a catalogue's vectors `(n_items, dim)` by residual k-means (RQ; Rajput et al. 2023).

    Each level codes what the levels before left over, with as many codes as the catalogue can fill, `most` at
    the highest. The same vectors and seed always give the same codes.
    """
    rng = np.random.default_rng(seed)
    n_items = len(vectors)
    n_codes = int(np.clip(np.sqrt(n_items) / 2, 1, most))
    residual = np.array(vectors, np.float32)
    codes = np.zeros((n_items, LEVELS), np.int32)
    if not n_items:
        return SemanticIds(codes, codes)
    for level in range(LEVELS):
        centres = _centres(residual, n_codes, rng)
        codes[:, level] = _nearest(residual, centres)
        residual -= centres[codes[:, level]]
    base = n_codes ** np.arange(LEVELS)
    numbers = np.stack([codes[:, : level + 1] @ base[level::-1] for level in range(LEVELS)], axis=1)
    return SemanticIds(codes, numbers.astype(np.int32))


def _centres(vectors: Floats, n_codes: int, rng: np.random.Generator) -> Floats:
    """Return k-means centres `(n_codes, dim)` learned on a sample of the vectors."""
    sample = vectors[np.sort(rng.choice(len(vectors), min(len(vectors), SAMPLED_A_CODE * n_codes), replace=False))]
    centres = sample[rng.choice(len(sample), n_codes, replace=False)].copy()
    for _ in range(ROUNDS):
        label = _nearest(sample, centres)
        counts = np.bincount(label, minlength=n_codes)
        sums = np.zeros_like(centres)
        np.add.at(sums, label, sample)
        filled = counts > 0
        centres[filled] = sums[filled] / counts[filled, None]
    return centres


def _nearest(vectors: Floats, centres: Floats) -> Codes:
    """Return the number of the nearest centre of each vector `(n,)`."""
    half = np.einsum("cd,cd->c", centres, centres) / 2
    label = np.empty(len(vectors), np.int32)
    for start in range(0, len(vectors), _BLOCK):
        label[start : start + _BLOCK] = np.argmax(vectors[start : start + _BLOCK] @ centres.T - half, axis=1)
    return label
