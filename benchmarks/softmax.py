"""Fit a softmax: over verbs for a row of numbers (Cox 1966), and over the readings of a sentence (McFadden 1974).

The second is fitted to signs as they are, and from there on with a layer of hidden units.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from core.dialogue.listening import SignWeights
from core.similarity import Floats

PAIRS_KEPT = 10
"""Steps that the search remembers (L-BFGS: Liu and Nocedal 1989); scipy's own number."""
HIDDEN, EPOCHS = 64, 40
"""Hidden units and times that all sentences are seen; of 16, 32, 64 and of 20 to 50, on the sentences to choose on."""
DROPPED_SIGNS, DROPPED_UNITS = 0.15, 0.3
"""Shares that are left out while learning (Srivastava et al. 2014); of .3 and .4 for units, half of it for signs."""
RATE, DECAY, SENTENCES = 2e-3, 1e-2, 256
"""Highest rate, weight decay (AdamW: Loshchilov and Hutter 2019), sentences of a step; by hand."""
FIRST, SECOND, TINY = 0.9, 0.999, 1e-8
"""How moments fade and what is added under a root; those of Adam (Kingma and Ba 2015)."""


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


def fitted_with_hidden(told: Readings, ridge: float, steps: int, seed: int) -> SignWeights:
    """Return a softmax over readings and nothing with a layer of hidden units, which goes on from that without one.

    The readings of a sentence must stand together, in the order of the sentences.
    """
    weights, bias = fitted_to_readings(told, ridge, steps)
    middle, spread = told.signs.mean(axis=0), told.signs.std(axis=0) + 1e-6
    scaled = ((told.signs - middle) / spread).astype(np.float32)
    chance, wide = np.random.default_rng(seed), scaled.shape[1]
    now = [
        chance.normal(0.0, wide**-0.5, (wide, HIDDEN)).astype(np.float32),
        *(np.zeros(HIDDEN, np.float32) for _ in range(2)),
        np.append(weights * spread, bias + weights @ middle).astype(np.float32),
    ]
    means, squares = ([np.zeros_like(part) for part in now] for _ in range(2))
    n = len(told.counts)
    ends = np.searchsorted(told.sentences, np.arange(n), side="right")
    starts, total, step = np.append(0, ends[:-1]), EPOCHS * (n // min(SENTENCES, n)), 0
    while step < total:
        mixed = chance.permutation(n)
        for low in range(0, n - min(SENTENCES, n) + 1, SENTENCES):
            some = mixed[low : low + SENTENCES]
            rows = np.concatenate([np.arange(starts[at], ends[at]) for at in some])
            lengths = ends[some] - starts[some]
            slopes = _slopes(
                now, scaled[rows], told.right[rows], lengths, (told.nothing[some], told.counts[some]), chance
            )
            step += 1
            rate = RATE * (1.0 + np.cos(np.pi * step / total)) / 2.0
            for at, slope in enumerate(slopes):
                means[at] += (1.0 - FIRST) * (slope - means[at])
                squares[at] += (1.0 - SECOND) * (slope**2 - squares[at])
                moved = means[at] / (1.0 - FIRST**step) / (np.sqrt(squares[at] / (1.0 - SECOND**step)) + TINY)
                now[at] -= rate * (moved + DECAY * now[at])
    inner, offsets, of_inner, direct = now
    inner, of_signs = inner / spread[:, None], direct[:-1] / spread
    return SignWeights(
        np.asarray(of_signs, np.float32),
        float(direct[-1] - of_signs @ middle),
        np.asarray(np.vstack([inner, offsets - middle @ inner]), np.float32),
        of_inner,
    )


def _slopes(
    now: list[Floats],
    signs: Floats,
    right: Floats,
    lengths: NDArray[np.int64],
    of_each: tuple[Floats, Floats],
    chance: np.random.Generator,
) -> list[Floats]:
    """Return the slopes of the mean loss of some sentences, each with so many of the readings, some of all left out."""
    inner, offsets, of_inner, direct = now
    nothing, counts = of_each
    kept = (chance.random(signs.shape, np.float32) >= DROPPED_SIGNS) / np.float32(1.0 - DROPPED_SIGNS)
    signs = np.asarray(signs * kept, np.float32)
    units = signs @ inner + offsets
    kept = (chance.random(units.shape, np.float32) >= DROPPED_UNITS) * (units > 0) / np.float32(1.0 - DROPPED_UNITS)
    active = units * kept
    scores = active @ of_inner + signs @ direct[:-1] + direct[-1]
    starts = np.append(0, np.cumsum(lengths)[:-1])
    highest = np.maximum(np.maximum.reduceat(scores, starts), 0.0)
    raised, of_nothing = np.exp(scores - np.repeat(highest, lengths)), np.exp(-highest)
    total = np.add.reduceat(raised, starts) + of_nothing
    true = np.add.reduceat(raised * right, starts) + of_nothing * nothing
    share = raised / np.repeat(total, lengths) - raised * right / np.repeat(true, lengths)
    off = (np.repeat(counts, lengths) * share / len(lengths)).astype(np.float32)
    of_units = off[:, None] * of_inner * kept
    return [signs.T @ of_units, of_units.sum(axis=0), active.T @ off, np.append(signs.T @ off, off.sum())]
