"""How near items lie to what the person dismissed: in meaning, and by what people take up together."""

import numpy as np
from scipy.special import expit, logit

from core.ranking.collaboration import Neighbours
from core.ranking.nearest import NEAR_NOTHING
from core.similarity import Floats, Rows

LEAST_SHARED = 0.3
"""Part (0..1) of a dismissed item's strongest link below which a link says nothing of it. Of none, .3, .4 and .5,
squares of the parts, and 1.3 points with .4, on the choosing half of `benchmarks/scrub.py` and seed 1 of
`benchmarks/steering.py` with 300 others: the one that keeps the most order (.888, .865, .878 on three sets of labels
for .889, .813, .785) while one dismissal takes 30 % of its kind from the first 20 (38; .4: 25, .5: 15)."""
SHARED_AVERSION = 1.0
"""Points off for an item that people take up with a dismissed one more than with any other, less for others: with 300
others one dismissal takes 41 % of its kind from the first 20, five 95 %, on the choosing half of `benchmarks/scrub.py`
(0: none and 26 %; .8: 32 and 86 %; 1.2: 46 and 98 %)."""

ODDS_AVERSE = 2.0
"""Log odds of being a journey's own that a thing loses for each point that it lost to what was dismissed; of 0, 2, 4
and 8 the least that helps, on the choosing half of `benchmarks/scrub.py` with 300 others: one dismissal takes 46 % of
its kind from the first 20, five 98 (29 and 89 without; 49 and 98 with 4)."""
NEARLY_SURE = 1e-4
"""Probability from which on a thing is as good as surely a journey's own, and can still lose it; by hand."""


def less_likely(chances: Floats, lost: Floats) -> Floats:
    """Return the probabilities `(k,)` that things are a journey's own, less where points were lost `(k,)`, 0 or below.

    Else a list of few things would show all of them in spite of what was dismissed.
    """
    likely: Floats = expit(logit(np.clip(chances, NEARLY_SURE, 1.0 - NEARLY_SURE)) + ODDS_AVERSE * lost).astype(
        np.float32
    )
    return likely


def shared_aversion(links: Neighbours, dismissed: Rows) -> Floats:
    """Return how much people take each item up with a dismissed one, of the dismissed the most `(n_items,)`, 0..1.

    Each dismissed item's links count as shares of its strongest, so a further dismissal takes nothing back; weak ones
    do not count, so that the order of all else is kept.
    """
    averse = np.zeros(len(links.starts) - 1, np.float32)
    for row in dismissed.tolist():
        part = slice(links.starts[row], links.starts[row + 1])
        strengths = np.maximum(links.strengths[part], 0.0)
        shares = strengths / strengths.max(initial=NEAR_NOTHING)
        np.maximum.at(averse, links.rows[part], np.where(shares >= LEAST_SHARED, shares, 0.0))
    return averse
