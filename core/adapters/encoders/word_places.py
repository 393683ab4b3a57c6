"""Tell what words mean where they stand: MiniLM's own vectors of them, and the multilingual one's of what is around.

Told twice: by MiniLM as it is, and as it was tuned to the sentences that people say to the page.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from core.adapters.encoders import minilm
from core.adapters.encoders.encoder import encodable
from core.adapters.encoders.multilingual import USE_DIM
from core.adapters.encoders.pair import PairEncoder
from core.adapters.threads import threads
from core.similarity import Floats

WORDS_AROUND = 4
"""Words before and behind that are read with a word; of 2, 3, 4, 5 and 8 tried on sentences to choose on."""
PLACE_SHARE = 0.8
"""Length of each of the two vectors of a word beside its neighbours' letters; by hand."""
PLACE_DIM = minilm.DIM + USE_DIM
"""Numbers of a word's vector: those of both encoders."""


class WordPlaces:
    """Both encoders' vectors of each word of a sentence, and of the sentence, which costs two readings of it."""

    def __init__(self, pair: PairEncoder, tuning: Mapping[str, Floats] | None = None) -> None:
        """Take the pair of MiniLM and the multilingual encoder, and what tunes MiniLM where it is tuned."""
        self._pair, self._multilingual, self._tuning = pair, pair.parts[1], tuning

    def __call__(self, words: Sequence[str]) -> tuple[Floats, Floats, Floats]:
        """Return the pair's vector `(dim,)` of the words as a text, and twice `(n_words, PLACE_DIM)` of each.

        The second are those of the tuned encoder, the same where it is not tuned. Words behind the English encoder's
        64 tokens have its half zero.
        """
        spoken = [encodable(word) for word in words]
        with threads(1):
            whole, here = states_of_words(spoken)
            tuned = here if self._tuning is None else states_of_words(spoken, self._tuning)[1]
        multilingual = self._multilingual.encode([*windows_of(spoken), " ".join(spoken)])
        places, of_tuned = (np.hstack([half, multilingual[:-1]]) * np.float32(PLACE_SHARE) for half in (here, tuned))
        return self._pair.join([whole[None], multilingual[-1:]])[0], places, of_tuned


def windows_of(words: Sequence[str]) -> list[str]:
    """Return for each word the text of it and the words around it."""
    return [" ".join(words[max(0, at - WORDS_AROUND) : at + WORDS_AROUND + 1]) for at in range(len(words))]


def states_of_words(words: Sequence[str], tuning: Mapping[str, Floats] | None = None) -> tuple[Floats, Floats]:
    """Return MiniLM's vector `(384,)` of words as a text, and `(n_words, 384)` unit means of each word's tokens."""
    weights, tokenizer = minilm.load()
    weights = {**weights, **(tuning or {})}
    told = tokenizer.encode(list(words), is_pretokenized=True)
    ids, mask = minilm.pad([told.ids])
    every = minilm.token_states(weights, ids, mask)
    means = np.zeros((len(words), minilm.DIM), np.float32)
    for state, at in zip(every[0], told.word_ids, strict=True):
        if at is not None:
            means[at] += state
    lengths = np.linalg.norm(means, axis=1, keepdims=True)
    unit = np.asarray(means / np.where(lengths > 0, lengths, 1.0), np.float32)
    return minilm.mean_pool(every, mask)[0], unit
