"""The words that several titles of a catalogue say, each where those titles are: read before anybody searches."""

from collections import Counter
from collections.abc import Set
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_matrix

from core.catalogue import Catalogue
from core.ranking.asking import JOINING
from core.ranking.spelling import LETTERS
from core.similarity import Floats

LEAST_WORD = 3
"""Letters of a word that is searched for alone or instead; by eye: shorter ones are articles and the like."""
LEAST_SAID = 2
"""Titles that say a word which is offered instead; by hand: one title's word is its own affair."""
MOST_TITLE_WORDS = 5000
"""Words of a catalogue that are kept, the commonest; by hand: 10 MB of vectors, and twice what the demo says."""


TITLES_GATHERED = 100_000
"""Titles that are read at most, of the things most taken up; by hand: a second, and some 100 MB while it lasts."""


class NearTitles(NamedTuple):
    """A word, and how alike its titles are to what was meant."""

    word: str
    likeness: float


@dataclass(frozen=True, slots=True)
class TitleWords:
    """Words in small letters, and for each where its titles lie `(words, dim)`, shorter where few are.

    That is the mean of the vectors of its n titles, made a unit again and times n / (n + 1): two titles may have a word
    in common by chance.
    """

    words: tuple[str, ...]
    vectors: Floats

    def near(self, meant: Floats, n: int, without: Set[str]) -> tuple[NearTitles, ...]:
        """Return the n words whose titles are most alike to what is meant `(dim,)`, the nearest first, but some."""
        likeness = self.vectors @ meant
        others = (at for at in np.argsort(-likeness, kind="stable").tolist() if self.words[at] not in without)
        return tuple(NearTitles(self.words[at], float(likeness[at])) for at in islice(others, n))


def title_words(catalogue: Catalogue) -> TitleWords:
    """Return the words of a catalogue's titles, the commonest first, alike ones in the order of letters."""
    most = np.argsort(-catalogue.popularity, kind="stable")[:TITLES_GATHERED].tolist()
    said = {row: _words(catalogue.items[row].title) for row in most}
    counts = Counter(word for words in said.values() for word in words)
    kept = sorted((word for word, n in counts.items() if n >= LEAST_SAID), key=lambda word: (-counts[word], word))
    kept = kept[:MOST_TITLE_WORDS]
    at = {word: number for number, word in enumerate(kept)}
    pairs = [(at[word], row) for row, words in said.items() for word in words if word in at]
    rows, columns = zip(*pairs, strict=True) if pairs else ((), ())
    says = csr_matrix((np.ones(len(pairs), np.float32), (rows, columns)), shape=(len(kept), len(catalogue.items)))
    sums = np.asarray(says @ catalogue.vectors, np.float32)
    lengths = np.linalg.norm(sums, axis=1, keepdims=True)
    n = np.array([counts[word] for word in kept], np.float32)[:, None]
    vectors = np.divide(sums, lengths, out=np.zeros_like(sums), where=lengths > 0) * (n / (n + 1))
    return TitleWords(tuple(kept), vectors)


def _words(title: str) -> set[str]:
    """Return the words of a title that could be searched for."""
    return {word.casefold() for word in LETTERS.findall(title) if len(word) >= LEAST_WORD} - JOINING
