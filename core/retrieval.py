"""Candidates for one query: the nearest items of the catalogue, with the features that score them."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.catalogue import Catalogue, Floats, Rows, unit

FEATURES = ("content", "evidence", "together", "popularity", "freshness")
K = 240
MOST_EVIDENCE = 32
RECEIPTS = 2

Together = Callable[[Rows, Floats, Rows], Floats]
"""From member rows `(m,)`, their weights `(m,)` and candidate rows `(k,)` to scores `(k,)` in 0..1."""


@dataclass(frozen=True, slots=True, eq=False)
class Query:
    """What a journey asks the catalogue: a unit vector `(dim,)` and the rows of its members by strength.

    `member_rows` `(m,)` are catalogue rows, strongest first; `member_weights` `(m,)` their salience, adding to 1.
    """

    vector: Floats
    member_rows: Rows
    member_weights: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """Items near a query: `rows` `(k,)` by falling content score, `features` `(k, n_features)`.

    `receipts` `(k, 2)` are the rows of the members nearest to each candidate, -1 where there is none;
    `nearest` `(k,)` is the similarity of the nearest.
    """

    rows: Rows
    features: Floats
    receipts: Rows
    nearest: Floats


def journey_query(
    catalogue: Catalogue,
    member_rows: Rows,
    member_weights: Floats,
    words: Floats | None = None,
    lean: float = 0.35,
) -> Query:
    """Return the query of members weighted by salience, leaning towards the person's own words `(dim,)`.

    A journey without members or words has a zero vector and finds nothing.
    """
    order = np.argsort(-member_weights, kind="stable")
    rows, weights = member_rows[order], member_weights[order]
    total = float(weights.sum())
    weights = (weights / total).astype(np.float32) if total > 0 else weights.astype(np.float32)
    centre = unit(weights @ catalogue.vectors[rows]) if len(rows) else np.zeros_like(catalogue.mean)
    if words is not None:
        centre = unit((1.0 - lean) * centre + lean * words) if centre.any() else words
    return Query(centre.astype(np.float32), rows, weights)


def top_rows(scores: Floats, k: int) -> Rows:
    """Return the rows of the k highest finite scores, highest first, ties by row."""
    if k < len(scores):
        threshold = np.partition(scores, len(scores) - k)[len(scores) - k]
        rows = np.flatnonzero(scores >= threshold)
    else:
        rows = np.arange(len(scores))
    rows = rows[np.isfinite(scores[rows])]
    return rows[np.lexsort((rows, -scores[rows]))][:k].astype(np.int64)


def candidates(
    catalogue: Catalogue, query: Query, excluded: Rows, together: Together | None = None, k: int = K
) -> Candidates:
    """Return the k items nearest to a query, without the excluded rows, with their features.

    Exact inner products over the whole matrix; items without text have similarity 0 and come last.
    """
    scores = catalogue.vectors @ query.vector
    scores[excluded] = -np.inf
    rows = top_rows(scores, k) if query.vector.any() else np.empty(0, np.int64)
    nearest, receipts = _evidence(catalogue, query, rows)
    features = np.zeros((len(rows), len(FEATURES)), np.float32)
    features[:, 0] = scores[rows]
    features[:, 1] = nearest
    if together is not None and len(query.member_rows):
        features[:, 2] = together(query.member_rows, query.member_weights, rows)
    features[:, 3] = catalogue.popularity[rows]
    features[:, 4] = catalogue.freshness[rows]
    return Candidates(rows, features, receipts, nearest)


def _evidence(catalogue: Catalogue, query: Query, rows: Rows) -> tuple[Floats, NDArray[np.int64]]:
    """Return each row's similarity to its nearest strong member `(k,)` and its nearest members `(k, 2)`."""
    members = query.member_rows[:MOST_EVIDENCE]
    receipts = np.full((len(rows), RECEIPTS), -1, np.int64)
    if not len(members) or not len(rows):
        return np.zeros(len(rows), np.float32), receipts
    similarity = catalogue.vectors[rows] @ catalogue.vectors[members].T
    order = np.argsort(-similarity, axis=1, kind="stable")[:, :RECEIPTS]
    receipts[:, : order.shape[1]] = members[order]
    return similarity[np.arange(len(rows)), order[:, 0]], receipts
