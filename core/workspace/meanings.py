"""The meaning of texts that come again with every sentence: names, titles and runs of words, each encoded once."""

from collections.abc import Callable, Sequence

import numpy as np

from core.similarity import Floats

MOST_MEANINGS = 4_096
"""Texts whose meaning is kept while one talks, of names, titles and runs of words; by hand: a few megabytes."""


class RememberedMeaning:
    """Remember the meaning of texts: the same names and titles are compared with every sentence."""

    def __init__(self, meaning: Callable[[Sequence[str]], Floats], most: int | None = MOST_MEANINGS) -> None:
        """Use what returns unit vectors `(n, dim)` of texts; keep so many texts at most, None for all of them."""
        self._meaning, self._most = meaning, most
        self._known: dict[str, Floats] = {}

    def __call__(self, texts: Sequence[str]) -> Floats:
        """Return unit vectors `(n, dim)` of texts, each encoded once, whatever is forgotten meanwhile."""
        known = self._known
        new = [text for text in dict.fromkeys(texts) if text not in known]
        if self._most is not None and len(known) + len(new) > self._most:
            known = self._known = {}
            new = list(dict.fromkeys(texts))
        if new:
            known.update(zip(new, self._meaning(new), strict=True))
        return np.stack([known[text] for text in texts])

    def forget(self) -> None:
        """Drop every text: whoever brought one may be gone."""
        self._known = {}
