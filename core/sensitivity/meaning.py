"""Tell by meaning how sensitive texts are: learned from phrases, with whatever encoder there is."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.sensitivity.phrases import PHRASES
from core.sensitivity.subjects import Subject
from core.similarity import Floats

CONFIRMED = 0.45
"""Score from which a title's meaning confirms a word in doubt; chosen by `benchmarks/sensitivity.py --choose`."""

TOLD_ALONE = 0.55
"""Score from which a title is sensitive by its meaning alone; chosen by the same command, and as .5 is no better, the
value that tells fewer everyday titles."""

TOLD_TOGETHER = 0.45
"""Score from which the middle of many titles is sensitive by meaning: chance is averaged out, so less is enough. Chosen
by the same command on the journeys of the demo people that the tests do not ask about; .45 is the one step between
their everyday journeys (.44 at most) and their sensitive ones (.49 at least)."""

SHARPNESS = 4.0
"""How fast a phrase's say fades with distance, per unit of cosine; of 2, 4 and 6 the one that tells fewest everyday
titles sensitive at the same F2."""

FAR_FROM_ALL = 0.1
"""Score of a text that is near to none of the phrases; 0 and .2 differ by .02 in F1."""

RIDGE = 0.1
"""How far the phrases may be missed, in squared score; .03 to 1 differ by less than .01 in area under the curve."""

TEXTS: tuple[str, ...] = tuple(phrase for phrase, _ in PHRASES)
"""The phrases, in the order in which `learn_phrases` wants their vectors."""

_SENSITIVE = np.array([subject is not None for _, subject in PHRASES])
_SUBJECTS: tuple[Subject, ...] = tuple(subject for _, subject in PHRASES if subject is not None)


@dataclass(frozen=True, slots=True, eq=False)
class Nearness:
    """Be how sensitive items are: `score` `(n,)` is about 1 for sensitive and 0 for everyday ones.

    `subjects` are those of the nearest sensitive phrases.
    """

    score: Floats
    subjects: Sequence[Subject]


@dataclass(frozen=True, slots=True, eq=False)
class Meanings:
    """Hold what was learned: the phrases' unit vectors `(m, dim)` and the weight of each `(m,)`."""

    vectors: Floats
    weights: Floats

    def of(self, unit_vectors: Floats) -> Nearness:
        """Return how sensitive items with unit vectors `(n, dim)` are; rows of zeros are not at all."""
        cosine = unit_vectors @ self.vectors.T
        score = _pull(cosine) @ self.weights + np.float32(FAR_FROM_ALL)
        nearest = cosine[:, _SENSITIVE].argmax(axis=1)
        score = np.where(unit_vectors.any(axis=1), score, 0.0)
        return Nearness(score.astype(np.float32), tuple(_SUBJECTS[i] for i in nearest))


def learn_phrases(unit_vectors: Floats) -> Meanings:
    """Learn from the unit vectors `(len(TEXTS), dim)` of the phrases, made as the items' are (the mean taken off).

    Kernel ridge regression on 1 for sensitive and 0 for everyday phrases (Saunders et al. 1998).
    """
    missed = _SENSITIVE.astype(np.float64) - FAR_FROM_ALL
    weights = np.linalg.solve(_regular(unit_vectors), missed)
    return Meanings(unit_vectors, weights.astype(np.float32))


def left_out(unit_vectors: Floats) -> Floats:
    """Return the score `(m,)` that each phrase gets from all others, to choose thresholds by."""
    true = _SENSITIVE.astype(np.float64)
    inverse = np.linalg.inv(_regular(unit_vectors))
    score: Floats = (true - inverse @ (true - FAR_FROM_ALL) / inverse.diagonal()).astype(np.float32)
    return score


def _regular(unit_vectors: Floats) -> NDArray[np.float64]:
    """Return the phrases' pull on each other `(m, m)` with the ridge on its diagonal."""
    pull = _pull(unit_vectors @ unit_vectors.T).astype(np.float64)
    return pull + RIDGE * np.eye(len(pull))


def _pull(cosine: Floats) -> Floats:
    """Return how much texts say of each other: 1 for the same meaning, less with distance."""
    pull: Floats = np.exp(np.float32(SHARPNESS) * (cosine - np.float32(1.0)))
    return pull
