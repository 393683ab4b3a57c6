"""Judge names by an encoder that named nothing, on titles that no namer saw."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS, TfidfVectorizer

from core.naming.function_words import ENGLISH
from core.similarity import Doubles

DIM = 200


@dataclass(frozen=True, kw_only=True)
class Marks:
    """One method's marks for every collection of a run, rows aligned with the collections.

    `fidelity`: the name finds its own collection first among all of the run. `distinctness`: it does among
    the person's own. `told_apart`: the share of the collection's held-out items that lie closer to its own
    name than to every sibling's. `separation`: 1 - cosine to the nearest sibling's name. `specificity`: the
    share of the other collections that the name fits less. `human`: cosine to the human title. `persons` are
    the run's groups of rows, `form` readability proxies.
    """

    fidelity: Doubles
    distinctness: Doubles
    told_apart: Doubles
    specificity: Doubles
    separation: Doubles
    human: Doubles
    persons: tuple[tuple[int, ...], ...]
    form: dict[str, float] = field(default_factory=dict)

    def mean(self, measure: str) -> float:
        """Return the mean of a measure over the collections."""
        return float(np.mean(getattr(self, measure)))


def content(text: str) -> str:
    """Leave out function words, so that no method gains or loses by them."""
    return " ".join(word for word in re.findall(r"\w+", text.lower()) if word not in ENGLISH_STOP_WORDS)


class Judge:
    """The second encoder: TF-IDF of words and character 3-5-grams, LSA (Deerwester et al. 1990)."""

    def __init__(self, held: Sequence[Sequence[str]]) -> None:
        """Fit on the held-out titles of all collections; a collection is the mean of its titles' vectors."""
        titles = [title for collection in held for title in collection]
        self._words = TfidfVectorizer(preprocessor=content, sublinear_tf=True)
        self._signs = TfidfVectorizer(
            preprocessor=content, analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True, min_df=2
        )
        counts = hstack([self._words.fit_transform(titles), self._signs.fit_transform(titles)])
        self._lsa = TruncatedSVD(DIM, random_state=0).fit(csr_matrix(counts))
        self._items = _unit(self._lsa.transform(csr_matrix(counts)))
        self._owner = np.repeat(np.arange(len(held)), [len(collection) for collection in held])
        self._centres = _unit(np.stack([self._items[self._owner == at].mean(0) for at in range(len(held))]))

    def encode(self, texts: Sequence[str]) -> Doubles:
        """Return `(n, 200)` unit rows; a text of unknown signs alone is all zeros."""
        counts = hstack([self._words.transform(texts), self._signs.transform(texts)])
        return _unit(self._lsa.transform(csr_matrix(counts)))

    def marks(self, names: Sequence[str], human: Sequence[str], persons: tuple[tuple[int, ...], ...]) -> Marks:
        """Mark the names, rows aligned with the collections."""
        vectors = self.encode(names)
        fits = vectors @ self._centres.T
        own = np.diag(fits)
        better = (fits >= own[:, None]).sum(1) - 1
        separation, distinctness, told_apart = np.ones((3, len(names)))
        for person in map(list, persons):
            alike = vectors[person] @ vectors[person].T
            np.fill_diagonal(alike, -1.0)
            separation[person] = 1.0 - alike.max(1)
            within = fits[np.ix_(person, person)]
            distinctness[person] = (within >= np.diag(within)[:, None]).sum(1) == 1
            told_apart[person] = self._told_apart(person, vectors)
        return Marks(
            fidelity=(better == 0).astype(float),
            distinctness=distinctness,
            told_apart=told_apart,
            specificity=1.0 - better / max(len(names) - 1, 1),
            separation=separation,
            human=(vectors * self.encode(human)).sum(1),
            persons=persons,
        )

    def _told_apart(self, person: list[int], vectors: Doubles) -> list[float]:
        shares = []
        for at in person:
            fits = self._items[self._owner == at] @ vectors[person].T
            mine = fits[:, person.index(at)]
            others = np.delete(fits, person.index(at), axis=1)
            shares.append(float((mine > others.max(1)).mean()))
        return shares


def _unit(rows: Doubles) -> Doubles:
    lengths: Doubles = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.where(lengths > 1e-6, rows / np.maximum(lengths, 1e-6), 0.0)


def bootstrap(ours: Sequence[Marks], peer: Sequence[Marks], measure: str, n: int = 2000) -> tuple[float, float]:
    """Return the 95 % interval of the mean difference, persons drawn with replacement."""
    gains = [
        (float(np.sum(getattr(a, measure)[rows] - getattr(b, measure)[rows])), len(rows))
        for a, b in zip(ours, peer, strict=True)
        for rows in map(list, a.persons)
    ]
    sums, sizes = np.array(gains).T
    drawn = np.random.default_rng(0).integers(len(gains), size=(n, len(gains)))
    low, high = np.percentile(sums[drawn].sum(1) / sizes[drawn].sum(1), [2.5, 97.5])
    return float(low), float(high)


def _tokens(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def stands_in_title(name: str, titles: Sequence[str]) -> bool:
    """Tell whether the whole name is a run of words of one title."""
    run = f" {' '.join(_tokens(name))} "
    return any(run in f" {' '.join(_tokens(title))} " for title in titles)


def adjacent_in_titles(name: str, titles: Sequence[str]) -> float:
    """Return the share of neighbouring words of a name that are neighbours in a title; 1 for one word."""
    words = _tokens(name)
    found = [stands_in_title(" ".join(pair), titles) for pair in pairwise(words)]
    return float(np.mean(found)) if found else 1.0


def function_edges(name: str) -> bool:
    """Tell whether a name begins or ends with an English function word."""
    words = _tokens(name)
    return bool(words) and bool({words[0], words[-1]} & ENGLISH)
