"""How likely each word of a sentence tells each verb: its meaning where it stands and its neighbours, as learned."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np

from core.similarity import Floats

WordMeaning = Callable[[Sequence[str]], tuple[Floats, Floats, Floats]]
"""The vector `(dim,)` of a sentence's words as a text, and twice `(n_words, dim_of_words)` of each where it stands.

The second is told by an encoder that was tuned to sentences that wish something.
"""
GRAM_BUCKETS = 8192
"""Places that words and their neighbours share; by hand: twice those of runs, as a word has three times as many."""
GRAM_WORDS = 3
"""Words of a run that holds a word, at most; by hand, as of clauses."""
WORDS_BESIDE = 3
"""Words before and behind that are known of a word; by hand."""
GRAM_WEIGHT = 0.35
"""What each word or run of words counts beside a unit vector; by hand: a dozen are about a unit together."""
_EDGES = "<", ">"


@dataclass(frozen=True, slots=True, eq=False)
class WordWeights:
    """Learned weights of a softmax over the verbs of `VerbWeights` for a word (Cox 1966), a row of each for a verb.

    `of_place` `(dim, n_verbs)` weighs a word's vector where it stands, `of_grams` `(GRAM_BUCKETS, n_verbs)` it and its
    neighbours, `bias` `(n_verbs,)`.
    """

    of_place: Floats
    of_grams: Floats
    bias: Floats


def grams_of(words: Sequence[str]) -> list[list[int]]:
    """Return for each word the places of the runs of up to three words that hold it, and of its neighbours."""
    edged = [_EDGES[0], *words, _EDGES[1]]
    return [sorted(_grams_at(edged, at)) for at in range(1, len(words) + 1)]


def chances_of_words(words: Sequence[str], places: Floats, weights: WordWeights) -> Floats:
    """Return `(n_words, n_verbs)` how likely each word at its place tells each verb; rows sum to one."""
    told = np.stack([GRAM_WEIGHT * weights.of_grams[grams].sum(axis=0) for grams in grams_of(words)])
    scores = places @ weights.of_place + told + weights.bias
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True), np.float32)


def _grams_at(edged: Sequence[str], at: int) -> set[int]:
    """Return the places of what is known of one word by letters."""
    last = len(edged)
    told = [f"0{edged[at]}"]
    for length in range(2, GRAM_WORDS + 1):
        lows = range(max(0, at - length + 1), min(at, last - length) + 1)
        told += [f"{length - 1}{' '.join(edged[low : low + length])}" for low in lows]
    told += [f"3{edged[i]}" for i in range(max(0, at - WORDS_BESIDE), min(last, at + WORDS_BESIDE + 1)) if i != at]
    return {crc32(text.encode()) % GRAM_BUCKETS for text in told}
