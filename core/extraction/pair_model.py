"""Turn evidence about pairs of items into the probability that both belong to one journey."""

from dataclasses import dataclass

import numpy as np

from core.extraction.evidence import PairEvidence
from core.similarity import Floats

Layer = tuple[Floats, Floats]

FURTHEST = 3.0
"""Standard deviations beyond which evidence counts no more; by hand, as `benchmarks/train_extraction.py` trains."""
CHUNK = 4096
"""Pairs at a time, so that a network's layers stay in the processor's cache; chosen by hand."""
SATURATED = 30.0
"""Log-odds beyond which a probability is 0 or 1 in single precision, and the exponential might overflow."""


@dataclass(frozen=True, slots=True, eq=False)
class PairModel:
    """Hold small networks whose answers are averaged.

    `names` the kinds of evidence in order; `mean` and `scale` `(n_names,)`; `networks` per network its layers
    as weights `(inputs, outputs)` and biases `(outputs,)`.
    """

    names: tuple[str, ...]
    mean: Floats
    scale: Floats
    networks: tuple[tuple[Layer, ...], ...]


@dataclass(frozen=True, slots=True, eq=False)
class JourneyModel:
    """Hold the trained models: `single` for vectors of one encoder, `paired` for those of two side by side."""

    single: PairModel
    paired: PairModel

    def suited(self, n_encoders: int) -> PairModel:
        """Return the model for vectors of so many encoders."""
        return self.paired if n_encoders > 1 else self.single


def pair_probability(model: PairModel, evidence: PairEvidence) -> Floats:
    """Return `(n, n)` symmetric probabilities with ones on the diagonal."""
    n = len(evidence[model.names[0]])
    probability = np.zeros((n, n), np.float32)
    first, then = _side_by_side(model)
    start = 0
    while start < n - 1:
        stop = min(start + max(1, CHUNK // (n - start)), n)
        block = (slice(start, stop), slice(start, n))
        probability[block] = _answers(first, then, _pairs(model, evidence, block)).reshape(stop - start, -1)
        start = stop
    probability = np.triu(probability, 1)
    probability += probability.T
    np.fill_diagonal(probability, 1.0)
    return probability


def newcomer_probability(model: PairModel, evidence: PairEvidence, n_known: int) -> Floats:
    """Return the probabilities `(n - n_known, n)` of the items from row `n_known` on with every item."""
    n = len(evidence[model.names[0]])
    first, then = _side_by_side(model)
    rows = [
        _answers(first, then, _pairs(model, evidence, (slice(row, row + 1), slice(n)))) for row in range(n_known, n)
    ]
    return np.stack(rows) if rows else np.empty((0, n), np.float32)


def _pairs(model: PairModel, evidence: PairEvidence, block: tuple[slice, slice]) -> Floats:
    """Return `(n_names + 1, n_pairs)` standardised evidence; the last row of ones lets weights hold the bias."""
    shape = evidence[model.names[0]][block].shape
    pairs = np.ones((len(model.names) + 1, *shape), np.float32)
    for row, name, mean in zip(pairs, model.names, model.mean, strict=False):
        np.subtract(evidence[name][block], mean, out=row)
    kinds = pairs[:-1]
    kinds *= (1.0 / model.scale)[:, None, None]
    np.clip(kinds, -FURTHEST, FURTHEST, out=kinds)
    return pairs.reshape(len(pairs), -1)


def _side_by_side(model: PairModel) -> tuple[Floats, list[tuple[Layer, ...]]]:
    """Return all the first layers as one `(n_networks * outputs, n_names + 1)`, bias last; and the layers after."""
    firsts = [np.column_stack([weights.T, bias]) for (weights, bias), *_ in model.networks]
    then = [tuple((weights.T.copy(), bias[:, None]) for weights, bias in layers[1:]) for layers in model.networks]
    return np.vstack(firsts).astype(np.float32), then


def _answers(first: Floats, then: list[tuple[Layer, ...]], pairs: Floats) -> Floats:
    """Return the networks' mean answers `(n_pairs,)` about columns of evidence."""
    hidden = first @ pairs
    answers = np.zeros(pairs.shape[1], np.float32)
    for part, layers in zip(np.split(hidden, len(then)), then, strict=True):
        outputs = part
        for weights, bias in layers:
            np.maximum(outputs, 0.0, out=outputs)
            outputs = weights @ outputs
            outputs += bias
        answers += 1.0 / (1.0 + np.exp(-np.clip(outputs[0], -SATURATED, SATURATED)))
    answers /= len(then)
    return answers
