"""The peers of the recommendation benchmark: each turns histories into lists, tuned on the validation item."""

import warnings
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from implicit.als import AlternatingLeastSquares
from implicit.bpr import BayesianPersonalizedRanking
from numpy.typing import NDArray
from scipy.linalg import inv
from scipy.sparse import csr_matrix, diags

from benchmarks.recommendation_sets import Split
from core.ranking.collaboration import history_matrix
from core.similarity import Floats, Rows

Scorer = Callable[[csr_matrix, NDArray[np.int64]], Floats]
Grid = list[Callable[[Split], Scorer]]
SPAN = 10
LASTING = 0.2
EPOCHS = (1, 2, 3, 6, 9, 12, 16, 20)
"""Epochs of the sequence model among which the validation item chooses."""
PATIENCE = 2
"""Longer trainings in a row that were no better than a shorter one, after which no longer one is tried."""
TRAINED_ON = "SASRec"


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


def ease(split: Split, regularisation: float) -> Scorer:
    """Score by EASE-R (Steck 2019): exact, solved on the side of the people or of the items, whichever are fewer."""
    return lambda taken, persons: _rebuilt(split, regularisation)(taken[persons])


def recent_ease(split: Split, regularisation: float, recent: float) -> Scorer:
    """Score by EASE-R from what a person took, the latest counting most."""
    return lambda _, persons: _rebuilt(split, regularisation)(_latest(split, persons, recent, LASTING))


@lru_cache(maxsize=1)
def _rebuilt(split: Split, regularisation: float) -> Callable[[csr_matrix], Floats]:
    """Return what turns weighted histories `(n, n_items)` into EASE-R's scores `(n, n_items)`."""
    taken = history_matrix(split.known.histories, len(split.known.items))
    people_are_fewer = taken.shape[0] < taken.shape[1]
    gram = ((taken @ taken.T) if people_are_fewer else (taken.T @ taken)).toarray().astype(np.float64)
    gram[np.diag_indices_from(gram)] += regularisation
    if not people_are_fewer:
        inverse = inv(gram, overwrite_a=True, assume_a="pos")
        weights = (-inverse / np.diag(inverse)).astype(np.float32)
        np.fill_diagonal(weights, 0.0)
        return lambda own: np.asarray(own @ weights, np.float32)
    dense = taken.toarray()
    solved = np.linalg.solve(gram, dense).astype(np.float32)
    spare = np.maximum((1.0 - np.einsum("ri,ri->i", dense, solved)) / regularisation, 1e-9)

    def score(own: csr_matrix) -> Floats:
        weighted = own.toarray()
        return np.asarray(weighted - (weighted - (own @ taken.T) @ solved) / regularisation / spare, np.float32)

    return score


def transitions(split: Split, target_power: float, recent: float) -> Scorer:
    """Score by what came soon after a person's latest items in everyone's histories, forward only."""
    histories, n_items = split.known.histories, len(split.known.items)
    earlier = [h[:-d] for h in histories for d in range(1, min(SPAN, len(h) - 1) + 1)]
    later = [h[d:] for h in histories for d in range(1, min(SPAN, len(h) - 1) + 1)]
    near = [np.full(len(h) - d, 1.0 / d) for h in histories for d in range(1, min(SPAN, len(h) - 1) + 1)]
    where = np.concatenate(earlier), np.concatenate(later)
    steps = csr_matrix((np.concatenate(near), where), (n_items, n_items))
    met = np.bincount(np.concatenate(histories), minlength=n_items) + 1.0
    scaled = (diags(met**-0.5) @ steps @ diags(met**-target_power)).tocsr()
    return lambda _, persons: np.asarray((_latest(split, persons, recent) @ scaled).toarray(), np.float32)


def _latest(split: Split, persons: NDArray[np.int64], recent: float, lasting: float = 0.0) -> csr_matrix:
    """Return what persons took `(n, n_items)`, the latest weighing 1 and `recent` items before it 1/e, and more."""
    own = [split.known.histories[p] for p in persons]
    weights = [np.exp(-np.arange(len(h))[::-1] / recent) + lasting for h in own]
    at = np.repeat(np.arange(len(own)), [len(h) for h in own])
    return csr_matrix(
        (np.concatenate(weights).astype(np.float32), (at, np.concatenate(own))), (len(own), len(split.known.items))
    )


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


def sequence_models() -> Grid:
    """Return the sequence model's settings; none without PyTorch, an extra of its own (see benchmarks/README.md)."""
    try:
        from benchmarks.recommendation_sequence import sasrec
    except ModuleNotFoundError:
        return []
    return [lambda s, e=e: sasrec(s, e) for e in EPOCHS]  # type: ignore[misc]


GRIDS: dict[str, Grid] = {
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
    "transition kNN, forward": [
        lambda s, p=p, r=r: transitions(s, p, r)  # type: ignore[misc]
        for p in (0.0, 0.2, 0.5)
        for r in (1.0, 5.0)
    ],
    TRAINED_ON: sequence_models(),
    "EASE-R by recency": [
        lambda s, r=r, a=a: recent_ease(s, r, a)  # type: ignore[misc]
        for r in (100.0, 300.0)
        for a in (3.0, 10.0)
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
    """Return the peer's settings that are best on a validation split; the earlier of settings that are alike."""
    grid = GRIDS[name]
    if len(grid) == 1:
        return grid[0]
    judged: list[float] = []
    for make in grid:
        judged.append(judge(lists(make, split, n)))
        if name == TRAINED_ON and len(judged) - 1 - int(np.argmax(judged)) >= PATIENCE:
            break
    return grid[int(np.argmax(judged))]
