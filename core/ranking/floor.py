"""Whether a thing is a journey's own: how probable that is, by where it lies among the journey's items and others."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from scipy.special import expit

from core.entities import FIRST_EXPLORATION
from core.similarity import Floats

FITNESS = (
    "heart",
    "near",
    "ordinary",
    "of_ten",
    "of_twenty",
    "of_fifty",
    "pulled",
    "close",
    "size",
    "creator",
    "together",
    "people",
    "linked",
)
"""What a probability is made of: cosine to the journey's heart, and to the three nearest of its items; how close
together things lie there; the shares of the 10, 20 and 50 nearest things that are the journey's; how many of its items
have the thing among their 20 nearest (log); how close its own items lie, and how many they are (log); whether it is by
somebody who made one of them; what everyone's histories say of it, and the share of its ten strongest links to them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Odds:
    """A logistic regression: `bias` and `slopes` by number of `FITNESS`, in log odds a unit of it.

    `least` is the probability (0..1) from which a thing counts as a journey's own.
    """

    least: float
    bias: float
    slopes: Mapping[str, float]

    def chances(self, fitness: Floats) -> Floats:
        """Return the probabilities `(k,)` of rows of `fitness` `(k, n_numbers)`."""
        slopes = np.array([self.slopes.get(name, 0.0) for name in FITNESS], np.float32)
        likely: Floats = expit(self.bias + fitness @ slopes).astype(np.float32)
        return likely

    def least_at(self, exploration: float) -> float:
        """Return the probability that is asked for: less, the further the person wants to be led, and then none."""
        return self.least * min((1.0 - exploration) / (1.0 - FIRST_EXPLORATION), 1.0)


@dataclass(frozen=True, slots=True)
class Floor:
    """How it is told whether a thing is a journey's own: `alone` where meaning alone ranks, `people` where people do.

    Learned by `benchmarks/train_floor.py`.
    """

    alone: Odds
    people: Odds

    def chances(self, fitness: Floats, part: float) -> Floats:
        """Return the probabilities `(k,)` where others count for a `part` (0..1): between those with and without."""
        mixed: Floats = (1.0 - part) * self.alone.chances(fitness) + part * self.people.chances(fitness)
        return mixed.astype(np.float32)

    def least_at(self, exploration: float, part: float) -> float:
        """Return the probability that is asked for where others count for a `part` (0..1)."""
        return (1.0 - part) * self.alone.least_at(exploration) + part * self.people.least_at(exploration)
