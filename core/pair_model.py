"""Turn evidence about pairs of items into the probability that both belong to one journey."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.spatial.distance import squareform

from core.evidence import Evidence, stacked

Floats = NDArray[np.float32]
Layer = tuple[Floats, Floats]

# Evidence beyond what was seen in training counts no more than the most extreme that was; in standard deviations.
FURTHEST = 3.0


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
    """Hold the trained models: `untimed` from content alone, `timed` for histories that come in batches.

    `newcomer` `(slope, intercept)` turns one cosine into the log-odds of a shared journey.
    """

    untimed: PairModel
    timed: PairModel
    newcomer: tuple[float, float]


def pair_probability(model: PairModel, evidence: Evidence) -> Floats:
    """Return `(n, n)` symmetric probabilities with ones on the diagonal."""
    rows = np.clip((stacked(evidence, model.names) - model.mean) / model.scale, -FURTHEST, FURTHEST)
    answers = np.mean([_answer(layers, rows) for layers in model.networks], axis=0)
    probability: Floats = squareform(answers.astype(np.float32), checks=False)
    np.fill_diagonal(probability, 1.0)
    return probability


def newcomer_dissimilarity(model: JourneyModel, cosine: Floats) -> Floats:
    """Return dissimilarities in 0..1 of one newcomer from its cosines, on the scale of the tree's heights."""
    slope, intercept = model.newcomer
    odds = np.exp(np.clip(slope * cosine + intercept, -30.0, 30.0))
    apart: Floats = (1.0 / (1.0 + odds)).astype(np.float32)
    return apart


def _answer(layers: tuple[Layer, ...], rows: Floats) -> Floats:
    hidden = rows
    for weights, bias in layers[:-1]:
        hidden = np.maximum(hidden @ weights + bias, 0.0)
    weights, bias = layers[-1]
    logit = np.clip((hidden @ weights + bias)[:, 0], -30.0, 30.0)
    answer: Floats = 1.0 / (1.0 + np.exp(-logit))
    return answer
