"""What everyone's histories say to a person who said of part of the history that it is not them."""

import numpy as np
from numpy.typing import NDArray

from core.ranking.collaboration import Neighbours
from core.similarity import Floats, Rows

LEAST_OWN = 0.5
"""Part (0..1) of what is said of a thing that must rest on the person's own items; of .35, .5 and .65 the lowest with
which the order elsewhere is kept to .9 on three sets of labels of `benchmarks/steering.py` with 300 others (seed 1) and
what was removed goes as far as before."""


def said_to(links: Neighbours, rows: Rows, weights: Floats, is_own: NDArray[np.bool_]) -> Floats:
    """Return what weighted items `(m,)` say of every item `(n_items,)`, as a share of the most, 0..1.

    What rests mostly on the person's own items stays as it was, so that the order of all else is kept; of what does
    not, nothing is said.
    """
    whole = np.maximum(links.said(rows, weights), 0.0)
    if not is_own.all():
        rest = np.maximum(links.said(rows[is_own], weights[is_own]), 0.0)
        whole = np.where(rest >= LEAST_OWN * whole, whole, 0.0)
    most = float(whole.max(initial=0.0))
    share: Floats = (whole / most if most > 0.0 else whole).astype(np.float32)
    return share
