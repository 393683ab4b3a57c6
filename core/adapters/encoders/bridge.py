"""Tell which texts an English encoder has understood, and what it would have said of the others."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from core.adapters.places import DATA
from core.similarity import Floats, unit

BRIDGE = DATA / "models" / "bridge.npz"

DOUBTED = 0.25
"""Cosine between what the English encoder said and what is foretold, below which it is not believed at all: of 12,417
English titles that the map was not learned on 99 in 100 have .33, 95 in 100 .40 (benchmarks/train_bridge.py)."""
BELIEVED = 0.45
"""Cosine above which it is believed wholly: of the demo's titles in ten other languages half have .24 or less and 95 in
100 .44 or less (benchmarks/train_bridge.py)."""


@dataclass(frozen=True, slots=True, eq=False)
class Bridge:
    """A linear map from a multilingual encoder's space to an English one's, learned on English titles.

    `english_mean` `(d,)` and `multilingual_mean` `(m,)` are the means of what it was learned on; `weights` `(m, d)`.
    """

    english_mean: Floats
    multilingual_mean: Floats
    weights: Floats

    def foretold(self, multilingual: Floats) -> Floats:
        """Return what the English encoder would say `(n, d)`, unit length, of texts read by the other `(n, m)`."""
        return unit(np.asarray((multilingual - self.multilingual_mean) @ self.weights, np.float32))

    def understood(self, english: Floats, multilingual: Floats) -> Floats:
        """Return the English encoder's vectors `(n, d)`, unit length, where the multilingual one bears them out.

        A text in another language makes it answer at random, and what is foretold of the text stands in: a German
        title then lies beside English ones about the same, and no language has to be guessed (a linear map between
        spaces: Mikolov, Le and Sutskever 2013).
        """
        said, foretold = unit(english - self.english_mean), self.foretold(multilingual)
        agreement = np.einsum("ij,ij->i", said, foretold)
        trust: Floats = np.clip((agreement - DOUBTED) / (BELIEVED - DOUBTED), 0.0, 1.0)[:, None].astype(np.float32)
        return unit(trust * said + (1.0 - trust) * foretold)


@cache
def load_bridge(path: Path = BRIDGE) -> Bridge:
    """Load the shipped map once a process; raise FileNotFoundError when the file is missing."""
    if not path.is_file():
        raise FileNotFoundError(f"There is no model at {path}. Run benchmarks/train_bridge.py to train one.")
    with np.load(path, allow_pickle=False) as arrays:
        english_mean, multilingual_mean, weights = (
            arrays[name].astype(np.float32) for name in ("english_mean", "multilingual_mean", "weights")
        )
    return Bridge(english_mean, multilingual_mean, weights)


def save_bridge(bridge: Bridge, path: Path = BRIDGE) -> None:
    """Write the map as one compressed file of half-precision numbers."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as stream:
        np.savez_compressed(
            stream,
            allow_pickle=False,
            english_mean=bridge.english_mean.astype(np.float16),
            multilingual_mean=bridge.multilingual_mean.astype(np.float16),
            weights=bridge.weights.astype(np.float16),
        )
