"""A journey's candidates with their scores, and their order by relevance alone."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from core.ranking.belonging import Owned
from core.ranking.nearest import NOTHING
from core.ranking.retrieval import Candidates
from core.ranking.slate import Place
from core.similarity import Floats, Rows

MOST_NOVELTY = 0.6
"""Points of relevance that full exploration trades for novelty; chosen by hand, not tuned."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Scored:
    """A journey's candidates with their scores and the order `(k,)` from the best, ties by row.

    `points` `(n_features,)` are what each feature is worth, `extra` `(k, 2)` the points lost to what was dismissed and
    those that exploration added; `places` remembers what was written down of them.
    """

    found: Candidates
    points: Floats
    scores: Floats
    order: Rows
    extra: Floats
    places: dict[tuple[str, int], Place]


def score(found: Candidates, points: Floats, lost: Floats, exploration: float) -> Scored:
    """Return candidates with their scores: the features' `points` `(n_features,)`, less what is `lost` `(k,)`.

    Exploration (0..1) trades nearness for novelty.
    """
    trade = MOST_NOVELTY * exploration
    relevance = found.features @ points
    gained = trade * (1.0 - found.nearest - relevance - lost)
    scores = relevance + lost + gained
    order, extra = np.argsort(-scores, kind="stable"), np.stack([lost, gained], axis=1)
    return Scored(found=found, points=points, scores=scores, order=order, extra=extra, places={})


def by_relevance(
    claims: Sequence[float], scored: Sequence[Scored], owned: Sequence[Owned], n: int
) -> tuple[list[int], list[Rows]]:
    """Return the turns and orders that put the best scores first, whichever journey they serve, ties by row."""
    orders = [
        one.order[own[one.order]][:n] if claim > 0 else NOTHING
        for claim, one, own in zip(claims, scored, owned, strict=True)
    ]
    whose = np.repeat(np.arange(len(orders)), [len(order) for order in orders])
    scores = np.concatenate([np.empty(0, np.float32), *(scored[j].scores[order] for j, order in enumerate(orders))])
    rows = np.concatenate([NOTHING, *(scored[j].found.rows[order] for j, order in enumerate(orders))])
    best = np.lexsort((rows, -scores))[: max(n, 0)]
    return whose[best].tolist(), orders
