"""Say what a journey is about in a word that its titles need not hold: subjects, told by meaning."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from core.similarity import Floats

ODDS_SCALE = 0.5
"""Deviations by which one subject has to be nearer than another to be e times as likely; by eye on the first half of
the demo people, as are all numbers here."""
MOST_DEVIATIONS = 4.0
"""Deviations from which on a title is no nearer to a subject; by hand: beyond it a word is shared."""
ABOUT_NOTHING_AT = 1.7
"""Deviations of a title from what is ordinary that it takes to be about a subject at all."""
ABOUT_NOTHING = 0.025
"""Share of titles that are about nothing listed, beforehand."""
MIXTURE_ROUNDS = 12
"""Rounds after which the shares hardly change; by eye."""
NEAR_DEVIATIONS = 1.5
"""Deviations from which on a title is near to a subject."""
LEAST_ABOUT = 1e-9
"""Share of titles that a subject keeps, so that another round can find it again."""
NO_SPREAD = 1e-6
"""Deviation of cosines below which a subject says nothing."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Subjects:
    """What journeys may be about, `n` subjects, rows aligned.

    `words` holds by language the name of each, "" where it has none. `within` `(n, n)` tells whether the column's
    subject is the row's or a part of it. `vectors` `(n, dim)` and `ordinary` `(m, dim)`, texts about everything, are
    unit rows; `middle` and `spread` `(n,)` are mean and deviation of the cosines between them.
    """

    words: Mapping[str, Sequence[str]]
    within: NDArray[np.bool_]
    vectors: Floats
    ordinary: Floats
    middle: Floats
    spread: Floats

    @cached_property
    def parts(self) -> NDArray[np.int64]:
        """Return how many subjects belong to each `(n,)`, itself counted."""
        counted: NDArray[np.int64] = self.within.sum(axis=1)
        return counted

    def deviations(self, rows: Floats, places: Sequence[int] | slice = slice(None)) -> Floats:
        """Return how much nearer titles are to subjects than ordinary texts `(n_titles, n_places)`, in deviations."""
        return (rows @ self.vectors[places].T - self.middle[places]) / self.spread[places]

    def nearness(self, rows: Floats, phrase: Floats) -> Floats:
        """Return how much nearer titles are to a phrase `(1, dim)` than ordinary texts, in deviations `(n_titles,)`."""
        middle, spread = _held_against(self.ordinary, phrase)
        found: Floats = (rows @ phrase[0] - middle[0]) / spread[0]
        return found

    @classmethod
    def beside(
        cls, words: Mapping[str, Sequence[str]], within: NDArray[np.bool_], vectors: Floats, ordinary: Floats
    ) -> "Subjects":
        """Return subjects held against ordinary texts, unit rows `(m, dim)`."""
        middle, spread = _held_against(ordinary, vectors)
        return cls(words=words, within=within, vectors=vectors, ordinary=ordinary, middle=middle, spread=spread)


def _held_against(ordinary: Floats, vectors: Floats) -> tuple[Floats, Floats]:
    """Return mean and deviation of the cosines of ordinary texts to each vector."""
    cosines = ordinary @ vectors.T
    return cosines.mean(axis=0), np.maximum(cosines.std(axis=0), NO_SPREAD)


def sureness(deviations: Floats) -> Floats:
    """Return how surely each title is about each subject `(n_titles, n)`; what a row lacks to 1 is nothing listed.

    Titles of a journey bear one another out: what a title may be about counts as often as the others are about it, a
    mixture whose shares are found by expectation-maximisation (Dempster et al. 1977).
    """
    possible = np.flatnonzero(deviations.max(axis=0, initial=0.0) >= NEAR_DEVIATIONS)
    sure = np.zeros_like(deviations)
    if not len(possible):
        return sure
    likely = np.exp(np.minimum(deviations[:, possible], MOST_DEVIATIONS) / ODDS_SCALE)
    nothing = np.float32(ABOUT_NOTHING * np.exp(ABOUT_NOTHING_AT / ODDS_SCALE))
    shares = np.full(len(possible), 1 / len(possible), likely.dtype)
    for _ in range(MIXTURE_ROUNDS):
        about = likely @ shares
        shares = shares * (likely.T @ (1 / (about + nothing))) + LEAST_ABOUT
        shares /= shares.sum()
    weighed = likely * shares
    sure[:, possible] = weighed / (weighed.sum(axis=1, keepdims=True) + nothing)
    return sure
