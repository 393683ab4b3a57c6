"""Find what a profile misses: items in no journey that hold together and weigh enough to be an interest."""

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage

from core.audit.alarms import Act, Alarm, Evidence, Mode
from core.similarity import Floats, Rows, cosine_dissimilarity, smoothed

MAIN_SHARE = 0.05
"""Share of the salience, of all time or of now, from which an interest counts as a main one; see
`benchmarks/audit.py`."""

HOLDS_TOGETHER = 0.8
"""Share of the person's journeys' own mean nearness at which loose items hold together as well as these do."""

MOST_LOOSE = 3000
"""Loose items looked at, the most salient: `(n, n)` distances of more would take over 100 MB."""


def missed(evidence: Evidence) -> list[Alarm]:
    """Return an alarm for every group of loose items that is as close as a journey, large enough and weighty enough.

    Figures: `share` (0..1) of the salience, `items`. Groups come from average linkage, cut where the person's own
    journeys are as close inside.
    """
    loose = _loose(evidence)
    usual = _usual_closeness(evidence)
    if len(loose) < max(evidence.least, 2) or usual <= 0:
        return []
    close = HOLDS_TOGETHER * usual
    label = _groups(smoothed(evidence.vectors[loose]), close)
    alarms = [_alarm(evidence, loose[label == group], close) for group in np.unique(label)]
    return sorted((a for a in alarms if a is not None), key=lambda a: -a.figures["share"])


def _loose(evidence: Evidence) -> Rows:
    """Return the rows in no journey that say anything, in order; the most salient of very many."""
    taken = np.zeros(len(evidence.vectors), bool)
    for group in evidence.groups:
        taken[group.rows] = True
    rows = np.flatnonzero(~taken & evidence.vectors.any(axis=1))
    return np.sort(rows[np.argsort(-evidence.salience[rows], kind="stable")][:MOST_LOOSE])


def _usual_closeness(evidence: Evidence) -> float:
    """Return the median over the person's journeys of their mean inner cosine; 0 without any of two items."""
    inner = [closeness(evidence.vectors[group.rows]) for group in evidence.groups if len(group.rows) > 1]
    return float(np.median(inner)) if inner else 0.0


def closeness(unit_vectors: Floats) -> float:
    """Return the mean cosine of different items `(k, dim)`, k at least 2."""
    k = len(unit_vectors)
    total = float(np.square(unit_vectors.sum(axis=0, dtype=np.float64)).sum())
    return (total - k) / (k * (k - 1))


def _groups(unit_vectors: Floats, close: float) -> Rows:
    """Return the group of every row by average linkage, cut where items are `close` (cosine) on the mean."""
    distance = cosine_dissimilarity(unit_vectors)
    upper = distance[np.triu_indices(len(distance), 1)]
    found: Rows = fcluster(linkage(upper, "average"), (1.0 - close) / 2.0, "distance").astype(np.int64)
    return found


def _alarm(evidence: Evidence, rows: Rows, close: float) -> Alarm | None:
    """Return the alarm for loose rows, if they are an interest."""
    total = float(evidence.salience.sum())
    share = float(evidence.salience[rows].sum()) / total if total > 0 else 0.0
    share = max(share, len(rows) / len(evidence.vectors))
    if len(rows) < max(evidence.least, 2) or share < MAIN_SHARE or closeness(evidence.vectors[rows]) < close:
        return None
    return Alarm(
        mode=Mode.MISSED,
        journey_ids=(),
        sentence=f"{len(rows)} things you took up belong together and are in no journey.",
        act=Act.GATHER,
        rows=tuple(int(row) for row in rows),
        figures={"share": share, "items": float(len(rows))},
    )
