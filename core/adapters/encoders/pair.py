"""Read every language: an English encoder and a multilingual one side by side, in one vector."""

from collections.abc import Callable, Sequence

import numpy as np

from core.adapters.encoders.bridge import Bridge, load_bridge
from core.adapters.encoders.encoder import Encoder
from core.progress import Progress
from core.similarity import Floats

ENGLISH_SHARE = 0.4
"""Share of the English encoder in a similarity; of .3, .4 and .5, tried on the choosing half of
benchmarks/search_languages.py, less loses English neighbours and more the other languages."""
TEXTS_A_TURN = 256
"""Texts that both read before progress is told: some seconds' work; chosen by hand."""


class PairEncoder:
    """Two encoders of this machine as one; each one's vectors are stored under its own id, so that either is re-used.

    `parts` are the two; `blocks` their columns in the vector.
    """

    is_local = True

    def __init__(self, english: Encoder, multilingual: Encoder, bridge: Callable[[], Bridge] = load_bridge) -> None:
        """Take two encoders and the way to the map between them; nothing is loaded before a text is read."""
        self.parts = (english, multilingual)
        self.encoder_id = f"{english.encoder_id}+{multilingual.encoder_id}"
        self.dim = english.dim + multilingual.dim
        self.blocks = (slice(0, english.dim), slice(english.dim, self.dim))
        self._bridge = bridge

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Floats:
        """Return `(len(texts), dim)` unit-length rows; raise EncoderError."""
        vectors = np.empty((len(texts), self.dim), np.float32)
        for start in range(0, len(texts), TEXTS_A_TURN):
            batch = texts[start : start + TEXTS_A_TURN]
            vectors[start : start + len(batch)] = self.join([part.encode(batch) for part in self.parts])
            if progress is not None:
                progress(start + len(batch), len(texts))
        return vectors

    def join(self, vectors: Sequence[Floats]) -> Floats:
        """Return `(n, dim)` unit rows of what both encoders said of the same n texts, unit rows in order of `parts`.

        The English block is the English encoder's where the other bears it out, else what that one foretells.
        """
        english, multilingual = vectors
        understood = self._bridge().understood(english, multilingual)
        shares = np.sqrt(np.array([ENGLISH_SHARE, 1.0 - ENGLISH_SHARE], np.float32))
        return np.hstack([shares[0] * understood, shares[1] * multilingual])


def parts_of(encoder: Encoder) -> tuple[Encoder, ...]:
    """Return the encoders whose vectors are stored: two of a pair, else the encoder itself."""
    return encoder.parts if isinstance(encoder, PairEncoder) else (encoder,)


def blocks_of(encoder: Encoder) -> tuple[slice, ...]:
    """Return which columns of a vector come from which of the parts."""
    return encoder.blocks if isinstance(encoder, PairEncoder) else (slice(None),)


def from_parts(encoder: Encoder, vectors: Sequence[Floats]) -> Floats:
    """Return the encoder's vectors `(n, dim)` from those of its parts."""
    return encoder.join(vectors) if isinstance(encoder, PairEncoder) else vectors[0]
