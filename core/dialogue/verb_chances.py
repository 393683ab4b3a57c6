"""How likely each verb is meant by a clause: its meaning and its words, weighed as learned from example phrases."""

from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np

from core.dialogue.sentence import heard
from core.similarity import Floats

SAYS_NO_WISH = frozenset({"none", "keep"})
"""What a clause is where it wishes nothing: talk and questions, and wishes that nothing be done."""
LONGEST_WORDS = 3
"""Words of a run; by hand: *not so much*."""
WORD_BUCKETS = 4096
"""Places that runs of words share; of 2,048, 4,096 and 16,384 the last was no better on `chat_own.jsonl`."""


@dataclass(frozen=True, slots=True, eq=False)
class VerbWeights:
    """Learned weights of a softmax over `verbs` (multinomial logistic regression, Cox 1966).

    `of_meaning` `(dim, n_verbs)` weighs a clause's unit vector, `of_runs` `(WORD_BUCKETS, n_verbs)` its runs of words,
    `bias` `(n_verbs,)`; `common` are the words of the example phrases, which name no subject.
    """

    verbs: tuple[str, ...]
    of_meaning: Floats
    of_runs: Floats
    bias: Floats
    common: frozenset[str]


def runs_of(clauses: Sequence[str]) -> Floats:
    """Return `(n, WORD_BUCKETS)` which runs of up to three words each clause holds, unit length."""
    rows = np.zeros((len(clauses), WORD_BUCKETS), np.float32)
    for row, clause in zip(rows, clauses, strict=True):
        words = heard(clause).words
        for length in range(1, LONGEST_WORDS + 1):
            for start in range(len(words) - length + 1):
                row[crc32(" ".join(words[start : start + length]).encode()) % WORD_BUCKETS] = 1.0
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1.0), np.float32)


def chances_of(clauses: Sequence[str], vectors: Floats, weights: VerbWeights) -> Floats:
    """Return `(n, n_verbs)` how likely each verb is meant by each clause with its vector; rows sum to one."""
    scores = vectors @ weights.of_meaning + runs_of(clauses) @ weights.of_runs + weights.bias
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True), np.float32)
