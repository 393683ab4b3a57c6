"""Find journeys that mean the same as another: as near to each other as the parts of one."""

import re

import numpy as np

from core.audit.alarms import Act, Alarm, Evidence, Group, Mode
from core.similarity import Floats

AS_NEAR = 0.6
"""Share of the items' nearness inside two journeys from which the nearness between them makes them one. Of .25 to .8,
tried on half of the demo people (`benchmarks/audit.py --choose`), none is true in more than 11 of 21 questions, so the
least that asks at most one person in five in vain."""

NEARLY = 0.25
"""The same for journeys of one name, set by hand: a name twice in a list is a fault by itself."""

_NUMBER = re.compile(r"\s*\(\d+\)$")


def same_meaning(evidence: Evidence) -> list[Alarm]:
    """Return alarms for every two journeys that mean the same, nearest first, none of them in two alarms.

    Once two are merged the next audit tells whether a third is the same too. Figures: `between` and `inside`, mean
    cosines (-1..1) of items of both and of items of the looser one.
    """
    groups = evidence.groups
    if len(groups) < 2:
        return []
    middles = np.stack([_middle(evidence.vectors[group.rows]) for group in groups])
    inner = np.array([_inside(evidence.vectors[group.rows]) for group in groups])
    between, inside = middles @ middles.T, np.minimum.outer(inner, inner)
    name = np.array([_plain(group.name) for group in groups])
    needed = np.where(name[:, None] == name[None, :], NEARLY, AS_NEAR)
    ratio = np.where(inside > 0, between / np.where(inside > 0, inside, 1.0), 0.0)
    one, other = np.nonzero(np.triu(ratio >= needed, 1) & (ratio > 0))
    alarms, told = [], set[int]()
    for at in np.argsort(-ratio[one, other], kind="stable"):
        i, j = int(one[at]), int(other[at])
        if not told & {i, j}:
            told |= {i, j}
            alarms.append(_alarm(groups[i], groups[j], float(between[i, j]), float(inside[i, j])))
    return alarms


def nearness(one: Floats, other: Floats) -> tuple[float, float]:
    """Return the mean cosine between items `(k, dim)` of two journeys, and inside the looser of them.

    Journeys of one item have no inside: 0.
    """
    return float(_middle(one) @ _middle(other)), min(_inside(one), _inside(other))


def _middle(unit_vectors: Floats) -> Floats:
    """Return the mean `(dim,)` of items; zeros of none."""
    middle: Floats = unit_vectors.sum(axis=0) / np.float32(max(len(unit_vectors), 1))
    return middle


def _inside(unit_vectors: Floats) -> float:
    """Return the mean cosine of different items (-1..1); 0 of fewer than two."""
    k = len(unit_vectors)
    if k < 2:
        return 0.0
    total = float(np.square(unit_vectors.sum(axis=0, dtype=np.float64)).sum())
    return (total - float(np.square(unit_vectors).sum())) / (k * (k - 1))


def _plain(name: str) -> str:
    """Return a name without case and without the number that tells it from the same name."""
    return _NUMBER.sub("", name).casefold()


def _alarm(one: Group, other: Group, between: float, inside: float) -> Alarm:
    """Return the alarm for two journeys that mean the same."""
    return Alarm(
        mode=Mode.SAME_MEANING,
        journey_ids=(one.journey_id, other.journey_id),
        sentence=f"“{one.name}” and “{other.name}” could be one journey: are they the same to you?",
        act=Act.MERGE,
        figures={"between": between, "inside": inside},
    )
