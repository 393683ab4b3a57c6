"""Clouds of vectors for tests of trees: as many groups as wanted, and how cuts compare."""

import numpy as np

from core.similarity import Floats, unit


def blobs(n_groups: int, size: int, seed: int = 0, spread: float = 0.4, dim: int = 32) -> Floats:
    """Return `n_groups * size` unit vectors around directions as apart as can be, group after group."""
    rng = np.random.default_rng(seed)
    centres = np.linalg.qr(rng.normal(size=(dim, max(dim, n_groups))))[0][:, :n_groups].T
    centres = np.resize(centres, (n_groups, dim)).repeat(size, axis=0)
    vectors = centres + rng.normal(size=centres.shape) * spread / np.sqrt(dim)
    return unit(vectors)


def ids(n: int) -> list[str]:
    return [f"item-{row}" for row in range(n)]


def is_finer(fine: list[tuple[str, ...]], broad: list[tuple[str, ...]]) -> bool:
    return all(any(set(part) <= set(whole) for whole in broad) for part in fine)
