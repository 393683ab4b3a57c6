"""Fit a softmax: over verbs for a row of numbers (Cox 1966), and over the readings of a sentence (McFadden 1974)."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from core.similarity import Floats

PAIRS_KEPT = 10
"""Steps that the search remembers (L-BFGS: Liu and Nocedal 1989); scipy's own number."""


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """Numbers `dense` `(n, d)` and `sparse` `(n, s)` of rows, the class of each, what each counts, and its source."""

    dense: Floats
    sparse: csr_matrix
    classes: Floats
    counts: Floats
    sources: Floats

    def but(self, sources: set[str]) -> "Rows":
        """Return the rows that are of none of some sources."""
        kept = ~np.isin(self.sources, list(sources))
        return Rows(self.dense[kept], self.sparse[kept], self.classes[kept], self.counts[kept], self.sources[kept])


def fitted(rows: Rows, n_classes: int, strength: float, steps: int, start: Floats | None = None) -> Floats:
    """Return `(d + s + 1, n_classes)` weights with the bias last; `strength` is the inverse of the ridge's weight."""
    (n, dense), wide = rows.dense.shape, rows.dense.shape[1] + rows.sparse.shape[1] + 1
    turned = rows.sparse.T.tocsr()
    right = np.zeros((n, n_classes), np.float32)
    right[np.arange(n), rows.classes] = 1.0
    counts = rows.counts[:, None].astype(np.float32)

    def loss(flat: Floats) -> tuple[float, Floats]:
        weights = flat.reshape(wide, n_classes).astype(np.float32)
        scores = rows.dense @ weights[:dense] + rows.sparse @ weights[dense:-1] + weights[-1]
        highest = scores.max(axis=1, keepdims=True)
        raised = np.exp(scores - highest)
        total = raised.sum(axis=1, keepdims=True)
        missed = np.log(total) + highest - (scores * right).sum(axis=1, keepdims=True)
        value = strength * float((counts * missed).sum()) + float((weights[:-1] ** 2).sum()) / 2
        off = strength * counts * (raised / total - right)
        slopes = [rows.dense.T @ off + weights[:dense], turned @ off + weights[dense:-1], off.sum(axis=0)[None]]
        return value, np.vstack(slopes).ravel().astype(np.float64)

    begin = np.zeros(wide * n_classes) if start is None else start.ravel().astype(np.float64)
    found = minimize(loss, begin, jac=True, method="L-BFGS-B", options={"maxiter": steps, "maxcor": PAIRS_KEPT})
    return np.asarray(found.x.reshape(wide, n_classes), np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class Readings:
    """Signs `(n, n_signs)` of readings, which are right, the sentence of each; what each sentence counts.

    `nothing` tells of each sentence whether it is right to read nothing, which is so too where no reading is right.
    """

    signs: Floats
    right: Floats
    sentences: NDArray[np.int64]
    counts: Floats
    nothing: Floats


def fitted_to_readings(told: Readings, ridge: float, steps: int) -> tuple[Floats, float]:
    """Return weights `(n_signs,)` and a bias for signs as they are: a softmax over the readings and nothing."""
    middle, spread = told.signs.mean(axis=0), told.signs.std(axis=0) + 1e-6
    scaled = ((told.signs - middle) / spread).astype(np.float64)
    n = len(told.counts)

    def loss(flat: Floats) -> tuple[float, Floats]:
        scores = scaled @ flat[:-1] + flat[-1]
        highest = np.zeros(n)
        np.maximum.at(highest, told.sentences, scores)
        raised, of_nothing = np.exp(scores - highest[told.sentences]), np.exp(-highest)
        total = np.bincount(told.sentences, raised, n) + of_nothing
        right = np.bincount(told.sentences, raised * told.right, n) + of_nothing * told.nothing
        value = float((told.counts * (np.log(total) - np.log(right))).sum()) + ridge * float((flat[:-1] ** 2).sum()) / 2
        share = raised / total[told.sentences] - raised * told.right / right[told.sentences]
        off = told.counts[told.sentences] * share
        return value, np.append(scaled.T @ off + ridge * flat[:-1], off.sum())

    begin = np.zeros(scaled.shape[1] + 1)
    found = minimize(loss, begin, jac=True, method="L-BFGS-B", options={"maxiter": steps, "maxcor": PAIRS_KEPT}).x
    weights = found[:-1] / spread
    return np.asarray(weights, np.float32), float(found[-1] - weights @ middle)
