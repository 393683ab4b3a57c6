"""Tell what words mean where they stand: MiniLM's own vectors of them, and the multilingual one's of what is around."""

from collections.abc import Sequence

import numpy as np

from core.adapters.encoders import minilm
from core.adapters.encoders.encoder import encodable
from core.adapters.encoders.multilingual import USE_DIM, MultilingualEncoder
from core.adapters.threads import threads
from core.similarity import Floats

WORDS_AROUND = 4
"""Words before and behind that are read with a word; of 2, 3, 4, 5 and 8 tried on sentences to choose on."""
PLACE_SHARE = 0.8
"""Length of each of the two vectors of a word beside its neighbours' letters; by hand."""
PLACE_DIM = minilm.DIM + USE_DIM
"""Numbers of a word's vector: those of both encoders."""


class WordPlaces:
    """Both encoders' vectors of each word of a sentence."""

    def __init__(self, multilingual: MultilingualEncoder) -> None:
        """Take the multilingual encoder; the English one's weights are loaded when a sentence comes."""
        self._multilingual = multilingual

    def __call__(self, words: Sequence[str]) -> Floats:
        """Return `(n_words, PLACE_DIM)`; words behind the English encoder's 64 tokens have its half zero."""
        spoken = [encodable(word) for word in words]
        around = [" ".join(spoken[max(0, at - WORDS_AROUND) : at + WORDS_AROUND + 1]) for at in range(len(spoken))]
        with threads(1):
            here = states_of_words(spoken)
        return np.hstack([here, self._multilingual.encode(around)]) * np.float32(PLACE_SHARE)


def states_of_words(words: Sequence[str]) -> Floats:
    """Return `(n_words, 384)` unit means of the last layer's vectors of each word's tokens."""
    weights, tokenizer = minilm.load()
    told = tokenizer.encode(list(words), is_pretokenized=True)
    ids, mask = minilm.pad([told.ids])
    states = minilm.token_states(weights, ids, mask)[0]
    means = np.zeros((len(words), minilm.DIM), np.float32)
    for state, at in zip(states, told.word_ids, strict=True):
        if at is not None:
            means[at] += state
    lengths = np.linalg.norm(means, axis=1, keepdims=True)
    return np.asarray(means / np.where(lengths > 0, lengths, 1.0), np.float32)
