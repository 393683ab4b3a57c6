"""What the person's own name for a journey says of whether a thing is the journey's: the name tells what is meant."""

import numpy as np
from scipy.special import expit, logit

from core.similarity import Floats

ODDS_OF_NAME = 12.0
"""Log odds per unit of cosine to the name: of 4, 8, 12 and 16, chosen with `benchmarks/steering.py` on half of the
sources of collections, as the next (rename +.23 for +.05 by meaning, .51 of the places right for .36)."""
OWN_QUANTILE = 0.75
"""Part (0..1) of the journey's own items that a thing must be nearer to the name than, for its odds to rise; of their
mean, .75 and .9, with the same: below it more comes in than is of the name, above it less than there is."""
NOT_OUT_OF_QUESTION = 1e-4
"""Probability that is as good as none, or as all: what the name says can still change it; by hand."""


def under_name(chances: Floats, said: Floats, of_items: Floats, part: float = 0.0) -> Floats:
    """Return the probabilities `(k,)` that things are a journey's own under the name that the person gave it.

    `chances` `(k,)` are those without it, `said` `(k,)` the things' cosines to the name, `of_items` `(m,)` those of
    the journey's own items, one at least: a name picks out what it says of a journey that holds more. Where others
    count for a `part` (0..1) it counts for the rest: they know of things that no words tell.
    """
    nearer = (1.0 - part) * (said - np.quantile(of_items, OWN_QUANTILE))
    likely: Floats = expit(
        logit(np.clip(chances, NOT_OUT_OF_QUESTION, 1.0 - NOT_OUT_OF_QUESTION)) + ODDS_OF_NAME * nearer
    ).astype(np.float32)
    return likely
