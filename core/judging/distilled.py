"""The light model that the judge taught: how probably a thing is bad for a journey, and from where on it goes."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from scipy.special import expit

from core.judging.signs import JUDGED_BY
from core.similarity import Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Distilled:
    """A calibrated logistic regression: `bias` and `slopes` by sign, in log odds a unit of it.

    Calibrated as Platt (1999) did, which for log odds is another bias and slopes. `least` is the probability (0..1) of
    being bad from which on a thing is left out. Learned by `benchmarks/train_filter.py`.
    """

    least: float
    bias: float
    slopes: Mapping[str, float]

    def chances(self, found: Floats) -> Floats:
        """Return how probably things with some signs `(k, n_signs)` are bad for their journey `(k,)`."""
        slopes = np.array([self.slopes.get(name, 0.0) for name in JUDGED_BY], np.float32)
        bad: Floats = expit(self.bias + found @ slopes).astype(np.float32)
        return bad
