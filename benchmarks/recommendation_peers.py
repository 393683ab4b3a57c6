"""The peers of the recommendation benchmark: each turns histories into lists, tuned on the validation item."""

import warnings
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from implicit.als import AlternatingLeastSquares
from implicit.bpr import BayesianPersonalizedRanking
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from benchmarks.recommendation_sets import Split
from core.ranking.collaboration import history_matrix
from core.similarity import Floats, Rows

Scorer = Callable[[csr_matrix, NDArray[np.int64]], Floats]
BLOCK = 512


def popularity(_: Split) -> Scorer:
    """Score by how many took an item."""
    return lambda taken, persons: np.tile(np.asarray(taken.sum(axis=0), np.float32), (len(persons), 1))


def content(split: Split) -> Scorer:
    """Score by the similarity to the mean of a person's items."""
    vectors = split.known.catalogue.vectors
    return lambda taken, persons: np.asarray((taken[persons] @ vectors) @ vectors.T, np.float32)


def item_knn(_: Split, shrinkage: float, neighbours: int) -> Scorer:
    """Score by the shrunken cosine of co-occurrence with a person's items, each item's nearest only."""

    def score(taken: csr_matrix, persons: NDArray[np.int64]) -> Floats:
        pairs = (taken.T @ taken).toarray()
        counts = pairs.diagonal().copy()
        cosine = pairs / np.maximum(np.sqrt(np.outer(counts, counts)) + shrinkage, 1e-9)
        np.fill_diagonal(cosine, 0.0)
        if neighbours < len(cosine):
            least = np.partition(cosine, -neighbours, axis=1)[:, -neighbours]
            cosine[cosine < least[:, None]] = 0.0
        return np.asarray(taken[persons] @ cosine, np.float32)

    return score


def ease(_: Split, regularisation: float) -> Scorer:
    """Score by EASE-R (Steck 2019), solved on the side of the people: exact and smaller."""

    def score(taken: csr_matrix, persons: NDArray[np.int64]) -> Floats:
        gram = (taken @ taken.T).toarray().astype(np.float64)
        gram[np.diag_indices_from(gram)] += regularisation
        dense = taken.toarray()
        solved = np.linalg.solve(gram, dense).astype(np.float32)
        spare = (1.0 - np.einsum("ri,ri->i", dense, solved)) / regularisation
        own = dense[persons]
        precise = (own - (taken[persons] @ taken.T) @ solved) / regularisation
        return np.asarray(own - precise / np.maximum(spare, 1e-9), np.float32)

    return score


def als(_: Split, factors: int, regularisation: float, alpha: float) -> Scorer:
    """Score by implicit ALS (Hu et al. 2008)."""
    model = AlternatingLeastSquares(
        factors=factors, regularization=regularisation, alpha=alpha, iterations=15, random_state=0, num_threads=1
    )
    return _factorised(model)


def bpr(_: Split, factors: int, regularisation: float, iterations: int) -> Scorer:
    """Score by BPR (Rendle et al. 2009)."""
    model = BayesianPersonalizedRanking(
        factors=factors,
        regularization=regularisation,
        learning_rate=0.05,
        iterations=iterations,
        random_state=0,
        num_threads=1,
    )
    return _factorised(model)


def _factorised(model: Any) -> Scorer:
    def score(taken: csr_matrix, persons: NDArray[np.int64]) -> Floats:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            model.fit(taken, show_progress=False)
        return np.asarray(model.user_factors[persons] @ model.item_factors.T, np.float32)

    return score


GRIDS: dict[str, list[Callable[[Split], Scorer]]] = {
    "popularity": [popularity],
    "content only": [content],
    "item-kNN": [
        lambda s, h=h, k=k: item_knn(s, h, k)  # type: ignore[misc]
        for h in (0.0, 10.0)
        for k in (50, 200)
    ],
    "BPR": [lambda s, f=f, r=r: bpr(s, f, r, 100) for f, r in ((32, 0.01), (64, 0.05))],  # type: ignore[misc]
    "ALS": [
        lambda s, f=f, a=a: als(s, f, 0.05, a)  # type: ignore[misc]
        for f, a in ((32, 5.0), (64, 1.0), (64, 20.0), (128, 5.0))
    ],
    "EASE-R": [lambda s, r=r: ease(s, r) for r in (20.0, 100.0, 300.0, 1000.0)],  # type: ignore[misc]
}


def lists(make: Callable[[Split], Scorer], split: Split, n: int) -> list[Rows]:
    """Return the n best items that each person has not consumed, ties by row."""
    histories = split.known.histories
    taken = history_matrix(histories, len(split.known.items))
    scores = make(split)(taken, np.array(split.persons, np.int64))
    return [_best(row, histories[p], n) for row, p in zip(scores, split.persons, strict=True)]


def _best(scores: Floats, consumed: Rows, n: int) -> Rows:
    scores[consumed] = -np.inf
    rows = np.flatnonzero(scores >= np.partition(scores, -n)[-n])
    return rows[np.lexsort((rows, -scores[rows]))][:n]


def tuned(name: str, split: Split, judge: Callable[[Sequence[Rows]], float], n: int) -> Callable[[Split], Scorer]:
    """Return the peer's settings that are best on a validation split."""
    grid = GRIDS[name]
    return grid[0] if len(grid) == 1 else max(grid, key=lambda make: judge(lists(make, split, n)))
