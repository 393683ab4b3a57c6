"""How near items lie to what the person dismissed: in meaning, and by what people take up together."""

import numpy as np

from core.ranking.collaboration import Neighbours
from core.similarity import Floats, Rows

SHARED_AVERSION = 1.0
"""Points off for an item that people take up with a dismissed one more than with any other, less for others: with 300
others one dismissal takes 41 % of its kind from the first 20, five 95 %, on the choosing half of `benchmarks/scrub.py`
(0: none and 26 %; .8: 32 and 86 %; 1.2: 46 and 98 %)."""


def shared_aversion(links: Neighbours, dismissed: Rows) -> Floats:
    """Return how much people take each item up with a dismissed one, of the dismissed the most `(n_items,)`, 0..1.

    Each dismissed item's links count as shares of its strongest, so a further dismissal takes nothing back.
    """
    averse = np.zeros(len(links.starts) - 1, np.float32)
    for row in dismissed.tolist():
        part = slice(links.starts[row], links.starts[row + 1])
        strengths = np.maximum(links.strengths[part], 0.0)
        most = float(strengths.max(initial=0.0))
        if most > 0.0:
            np.maximum.at(averse, links.rows[part], strengths / np.float32(most))
    return averse
