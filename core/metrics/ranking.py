"""How good ranked lists are: accuracy against one hidden item a person, and what they offer beside it."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from core.similarity import Doubles, Floats, Rows

ABSENT = np.inf
NDCG_AT, RECALL_AT = 10, 20
"""Places of a list that the gain and the recall look at: as the peers' papers report them."""
RESAMPLES = 2000
"""Times that persons are drawn anew for an interval; chosen by hand: its ends then move by less than they are told."""
NINETY_FIVE = (2.5, 97.5)
"""Percentiles between which 95 in a hundred resamples lie."""


def rank_of(ranked: Sequence[int] | Rows, hidden: int) -> float:
    """Return the rank of the hidden item from 1; infinity where it is not on the list."""
    found = np.flatnonzero(np.asarray(ranked) == hidden)
    return float(found[0] + 1) if len(found) else ABSENT


def ndcg(ranks: Doubles, n: int = NDCG_AT) -> Doubles:
    """Return the normalised discounted gain at n of each person's one hidden item `(n_persons,)`."""
    return np.where(ranks <= n, 1.0 / np.log2(np.minimum(ranks, n) + 1.0), 0.0)


def recall(ranks: Doubles, n: int = RECALL_AT) -> Doubles:
    """Return 1 for each person whose hidden item is among the first n `(n_persons,)`."""
    return (ranks <= n).astype(np.float64)


def reciprocal_rank(ranks: Doubles) -> Doubles:
    """Return one over each rank, 0 for an item not found `(n_persons,)`."""
    return 1.0 / ranks


def coverage(lists: Sequence[Rows], n_items: int) -> float:
    """Return the share of the catalogue that is on at least one list."""
    shown = {int(row) for ranked in lists for row in ranked}
    return len(shown) / n_items if n_items else 0.0


def intra_list_similarity(vectors: Floats) -> float:
    """Return the mean cosine of all pairs of a list's unit vectors `(n, dim)`; 0 for fewer than two."""
    n = len(vectors)
    if n < 2:
        return 0.0
    total = float(np.sum(vectors.sum(axis=0) ** 2))
    return (total - float(np.sum(vectors * vectors))) / (n * (n - 1))


def novelty(ranked: Rows, counts: Doubles, n_persons: int) -> float:
    """Return the mean self-information, in bits, of a list's items; `counts` `(n_items,)` are how many took each."""
    if not len(ranked):
        return 0.0
    return float(np.mean(-np.log2((counts[ranked] + 1.0) / (n_persons + 1.0))))


def bootstrap(
    values: Doubles, statistic: Callable[[Doubles], float] | None = None, seed: int = 0, times: int = RESAMPLES
) -> tuple[float, float]:
    """Return the 95 % interval of a statistic (the mean unless told) over persons drawn with replacement."""
    if not len(values):
        return 0.0, 0.0
    rng = np.random.default_rng(seed)
    drawn = values[rng.integers(len(values), size=(times, len(values)))]
    means = drawn.mean(axis=1) if statistic is None else np.array([statistic(row) for row in drawn])
    low, high = np.percentile(means, NINETY_FIVE)
    return float(low), float(high)


def auc(scores: Doubles, positive: NDArray[np.bool_]) -> float:
    """Return the chance that a positive item scores above another, ties counting half; 0.5 where there is one kind."""
    n_positive = int(positive.sum())
    n_negative = len(positive) - n_positive
    if not n_positive or not n_negative:
        return 0.5
    order = np.sort(scores)
    ranks = (np.searchsorted(order, scores) + np.searchsorted(order, scores, side="right") + 1) / 2
    return float((ranks[positive].sum() - n_positive * (n_positive + 1) / 2) / (n_positive * n_negative))
