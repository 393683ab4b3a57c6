"""Ask whether two items are about the same of the listed subjects: a short history says little by itself."""

import numpy as np
from scipy.special import expit, logit

from core.similarity import Floats
from core.subjects import Subjects, sureness

MOST_LEAVES_ASKED = 90
"""Leaves up to which subjects are asked; by hand: a longer history tells its own, mixed collections of 260 items lose
.002 to .009 by them, and at 100 two demo people of 93 have two more leftovers each ('Subjects that two titles share' in
benchmarks/README.md)."""
WORTH = 0.5
"""Log-odds for every factor of e by which two items share a subject more often than two of their history do; of .3, .5
and .7 there."""
WORTH_APART = 0.3
"""The same where they share one less often, as titles may be about what no list holds; .3, .6 and all of `WORTH` were
tried there."""
FAINT = 0.01
"""Chance of a shared subject that is added on both sides, so that nothing is impossible; of .01, .02 and .05 there."""
CERTAIN = 1e-4
"""Doubt (0..1) that a probability keeps at least, so that its odds are finite; by hand."""


def with_common_ground(probability: Floats, rows: slice, points: Floats, subjects: Subjects | None) -> Floats:
    """Return probabilities `(k, n)` of some rows of a history, told also by the subjects that two items share.

    `points` `(n, dim)` the history's unit vectors, in the space of the `subjects`; `rows` which of them the
    probabilities are of. The history says which subjects are likely in it (`sureness`). Without subjects, or with more
    than `MOST_LEAVES_ASKED` items, nothing changes; an item is surely with itself.
    """
    if subjects is None or not 1 < len(points) <= MOST_LEAVES_ASKED:
        return probability
    told = np.clip(probability, CERTAIN, 1.0 - CERTAIN)
    found: Floats = expit(logit(told) + shared_subjects(points, subjects)[rows]).astype(np.float32)
    found[np.arange(len(found)), np.arange(len(points))[rows]] = 1.0
    return found


def shared_subjects(points: Floats, subjects: Subjects) -> Floats:
    """Return log-odds `(n, n)`, symmetric, by which subjects speak for or against two items' being of one journey."""
    about = sureness(subjects.deviations(points))
    shared = about @ about.T
    usual = shared[np.triu_indices(len(shared), 1)].mean()
    times = np.log((shared + FAINT) / (usual + FAINT))
    weighed: Floats = (np.where(times < 0, WORTH_APART, WORTH) * times).astype(np.float32)
    return weighed
