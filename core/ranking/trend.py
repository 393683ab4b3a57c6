"""What is being taken up now: popularity in which an interaction counts the less the longer ago it was."""

import numpy as np

from core.ranking.nearest import NEAR_NOTHING
from core.similarity import Doubles, Floats, Rows

DAYS = 7.0
"""Days in which an interaction falls to 1/e: of 3, 7, 14 and 30 on half of the people of MovieTweetings 3 and 7 were
the best and alike (`benchmarks/recommendation.py`)."""


def trend(rows: Rows, days: Doubles, n_items: int, at: float) -> Floats:
    """Return how much each item is being taken up at a day, as a share of the most, `(n_items,)` in 0..1.

    `rows` `(m,)` are the items of everyone's interactions and `days` `(m,)` when they were, in any order; those after
    `at` do not count.
    """
    past = days <= at
    taken = np.bincount(rows[past], np.exp((days[past] - at) / DAYS), n_items)
    share: Floats = (taken / np.append(taken, NEAR_NOTHING).max()).astype(np.float32)
    return share
