"""The meaning of texts that come again with every sentence: names, titles and runs of words, each encoded once."""

from collections.abc import Callable, Sequence

import numpy as np

from core.similarity import Floats

MOST_MEANINGS = 4_096
"""Texts whose meaning is kept while one talks, of names, titles and runs of words; by hand: a few megabytes."""


class RememberedMeaning:
    """Remember the meaning of texts: the same names and titles are compared with every sentence."""

    def __init__(self, meaning: Callable[[Sequence[str]], Floats]) -> None:
        """Use what returns unit vectors `(n, dim)` of texts."""
        self._meaning = meaning
        self._known: dict[str, Floats] = {}

    def __call__(self, texts: Sequence[str]) -> Floats:
        """Return unit vectors `(n, dim)` of texts, each encoded once."""
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        if len(self._known) + len(new) > MOST_MEANINGS:
            self._known.clear()
            new = list(dict.fromkeys(texts))
        if new:
            self._known.update(zip(new, self._meaning(new), strict=True))
        return np.stack([self._known[text] for text in texts])
