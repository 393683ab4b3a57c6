"""Judge how well things fit a journey on five grades, without a model: by how like they are to the journey's own."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from core.judging.guidelines import Grade
from core.judging.signs import JUDGED_BY
from core.similarity import Floats

Grades = NDArray[np.int64]

HEART = 0.5
"""Part of the likeness that is that to the journey's heart, the rest that to its three nearest things; chosen with the
cuts below on one half by `benchmarks/judge.py --choose`."""
CUTS = (0.04, 0.12, 0.18, 0.24)
"""Likeness (cosine) from which on a thing is of grade 2, 3, 4 and 5."""


def points_of(found: Floats, heart: float = HEART) -> Floats:
    """Return the points `(k,)` that things with some signs `(k, n_signs)` are judged by."""
    points: Floats = heart * found[:, JUDGED_BY.index("heart")] + (1.0 - heart) * found[:, JUDGED_BY.index("near")]
    return points


def grades(found: Floats) -> Grades:
    """Return the grades `(k,)`, 1 to 5, of things with some signs `(k, n_signs)`, by the guidelines."""
    return by_cuts(points_of(found), CUTS)


def by_cuts(points: Floats, cuts: Sequence[float]) -> Grades:
    """Return the grades `(k,)` that points amount to: one more for every cut that they reach."""
    graded: Grades = np.searchsorted(np.array(cuts), points.astype(np.float64), side="right") + int(Grade.NOTHING)
    return graded
