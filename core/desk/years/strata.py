"""Someone's years before any journey is found: a river whose bands are the ways in which they took things up."""

from collections.abc import Sequence

import numpy as np

from core.desk.years.river import RIVER_STEPS, Band, River, why_none
from core.desk.years.river_start import n_far_before
from core.entities import Interaction

MOST_STRATA = 3
"""Ways of taking something up with a band of their own, the commonest; by eye, as many as one tells apart in small."""
OTHER_WAYS = "otherwise"
"""What the band of all other ways is called."""


def strata_of(interactions: Sequence[Interaction]) -> River:
    """Return the river of a history in order of time, the commonest way (watched, read, ...) first.

    Every moment is in one band, but for the few that lie far before all others. It needs no journeys and no
    vectors, only when things were taken up and how.
    """
    missing = why_none([x.time for x in interactions])
    if missing is not None:
        return River(missing=missing)
    n_before = n_far_before([x.time for x in interactions])
    interactions = interactions[n_before:]
    start, end = interactions[0].time, interactions[-1].time
    along = np.array([(x.time - start) / (end - start) for x in interactions])
    step = np.minimum((along * RIVER_STEPS).astype(np.intp), RIVER_STEPS - 1)
    ways = np.array([x.kind for x in interactions])
    names, counts = np.unique(ways, return_counts=True)
    common = names[np.lexsort((names, -counts))][:MOST_STRATA]
    held = [(str(name), ways == name) for name in common]
    rest = ~np.isin(ways, common)
    held += [(OTHER_WAYS, rest)] if rest.any() else []
    bands = [_stratum(name, style, step[mine]) for style, (name, mine) in enumerate(held)]
    return River(bands=tuple(bands), start=start, end=end, n_before=n_before)


def _stratum(name: str, style: int, steps: Sequence[int]) -> Band:
    """Return the band of a way; its `style` is its place among them, and no journey's."""
    return Band(
        journey_id=name,
        name=name,
        style=style,
        life="",
        n_items=len(steps),
        counts=tuple(np.bincount(steps, minlength=RIVER_STEPS).tolist()),
        first=None,
        last=None,
        lulls=(),
        places=0,
    )
