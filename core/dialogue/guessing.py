"""Which journey or thing is meant by words that are in no name: the nearest in meaning, by handed-in vectors."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from core.dialogue.acts import Speakable
from core.dialogue.mentions import EMPTY
from core.similarity import Floats

TextMeaning = Callable[[Sequence[str]], Floats]
"""Unit vectors `(n_texts, dim)` of texts, from an encoder."""

SURE = 0.47
"""Cosine from which the nearest is taken; by hand, with the seen half of `benchmarks/chat.py` before the eyes."""
MAYBE = 0.40
"""Cosine from which one asks; by hand, as above."""
NEARER_BY = 0.05
"""Cosine by which the nearest must be nearer than the next to be taken; by hand, as above."""
NAME_WEIGHT = 1.0
"""Weight of a name beside the titles; by hand."""
TITLE_WEIGHT = 0.9
"""Weight of a title's cosine beside a name's: a title tells one thing of many; by hand, as above."""
LONGEST_RUN = 3
"""Words of a run that is compared; by hand: longer ones are read as two."""


@dataclass(frozen=True, slots=True)
class Guess:
    """What may be meant, the likelier first, with the cosine of the first."""

    ids: tuple[str, ...]
    cosine: float

    @property
    def is_sure(self) -> bool:
        """Return whether one is nearer than all others by far enough."""
        return len(self.ids) == 1 and self.cosine >= SURE


NO_GUESS = Guess((), 0.0)
"""Nothing that is meant, at no cosine."""


def likely_meant(
    words: Sequence[str], known: Sequence[Speakable], meaning: TextMeaning | None, least: float = MAYBE
) -> Guess:
    """Return what is nearest to any run of telling words; nothing where all is far or no vectors are at hand."""
    runs = _runs(words)
    if meaning is None or not runs or not known:
        return NO_GUESS
    vectors = meaning(runs)
    best = np.array([_nearness(vectors, speakable, meaning) for speakable in known])
    order = best.argsort(kind="stable")[::-1]
    top = float(best[order[0]])
    if top < least:
        return NO_GUESS
    near = [known[at].id for at in order if best[at] >= top - NEARER_BY]
    if len(near) == 1 and top < SURE and len(known) > 1:
        near.append(known[order[1]].id)
    return Guess(tuple(near), top)


def _nearness(vectors: Floats, speakable: Speakable, meaning: TextMeaning) -> float:
    """Return the best cosine of any run to a name or a title."""
    texts = (speakable.name, *speakable.titles)
    weights = np.array([NAME_WEIGHT] + [TITLE_WEIGHT] * len(speakable.titles))
    return float(((vectors @ meaning(texts).T) * weights).max())


def _runs(words: Sequence[str]) -> list[str]:
    """Return runs of telling words, each as a text."""
    telling = [word if word not in EMPTY and word.isalpha() and len(word) > 2 else "" for word in words]
    runs = {
        " ".join(telling[start : start + length])
        for length in range(1, LONGEST_RUN + 1)
        for start in range(len(telling) - length + 1)
        if all(telling[start : start + length])
    }
    return sorted(runs)
