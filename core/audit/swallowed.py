"""Find interests that a journey of another subject has swallowed: a part of it that stands apart from the rest."""

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage

from core.audit.alarms import Act, Alarm, Evidence, Group, Mode
from core.audit.missed import MAIN_SHARE
from core.audit.twins import nearness
from core.similarity import Floats, Rows, cosine_dissimilarity, smoothed

MOST_BETWEEN = 0.4
"""Share of the nearness inside two parts below which the nearness between them keeps them apart; chosen on half of
the demo people (`benchmarks/audit.py`)."""

MOST_OF_A_JOURNEY = 3000
"""Items of a journey looked at, its first ones: `(n, n)` distances of more would take over 100 MB."""


def swallowed(evidence: Evidence) -> list[Alarm]:
    """Return an alarm for every journey with a part that is an interest of its own.

    Figures: `share` (0..1) of all items in the part, `between` and `inside` mean cosines (-1..1) of the two.
    """
    least = max(evidence.least, 2, int(np.ceil(MAIN_SHARE * len(evidence.vectors))))
    found = (_apart(evidence, group, least) for group in evidence.groups)
    return [alarm for alarm in found if alarm is not None]


def _apart(evidence: Evidence, group: Group, least: int) -> Alarm | None:
    """Return the alarm for a journey whose second largest part stands apart from its largest."""
    rows = group.rows[:MOST_OF_A_JOURNEY]
    parts = _two_parts(smoothed(evidence.vectors[rows]), least)
    if parts is None:
        return None
    larger, smaller = rows[parts[0]], rows[parts[1]]
    between, inside = nearness(evidence.vectors[larger], evidence.vectors[smaller])
    if inside <= 0 or between > MOST_BETWEEN * inside:
        return None
    return Alarm(
        mode=Mode.MISSED,
        journey_ids=(group.journey_id,),
        sentence=f"“{group.name}” holds {len(smaller)} things that belong together and stand apart from the rest.",
        act=Act.SPLIT,
        rows=tuple(int(row) for row in smaller),
        figures={"share": len(smaller) / len(evidence.vectors), "between": between, "inside": inside},
    )


def _two_parts(unit_vectors: Floats, least: int) -> tuple[Rows, Rows] | None:
    """Return the positions of the larger and the smaller part of the first fork with two parts of `least` items.

    By average linkage from the top; None where every fork only sheds single items.
    """
    if len(unit_vectors) < 2 * least:
        return None
    tree = linkage(cosine_dissimilarity(unit_vectors)[np.triu_indices(len(unit_vectors), 1)], "average")
    for n_groups in range(2, len(unit_vectors) + 1):
        label = fcluster(tree, n_groups, "maxclust")
        counts = np.bincount(label)
        if (counts >= least).sum() >= 2:
            larger, smaller = np.argsort(-counts, kind="stable")[:2]
            return np.flatnonzero(label == larger), np.flatnonzero(label == smaller)
        if counts.max() < 2 * least:
            return None
    return None
