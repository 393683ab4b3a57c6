"""Interests that somebody names, whatever the areas are: each is grounded in things that are there, or dropped."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from core.catalogue import Catalogue
from core.exploration.areas import Areas
from core.exploration.new_ground import NOVEL
from core.exploration.trails import TAKEN_UP, Trails, next_pull
from core.similarity import Doubles, Floats, Rows, unit

GROUNDED = 0.3
"""Cosine to a named interest from which a thing is of it. Of .25, .3 and .35 on half of the demo's 153 interests, each
named in two words, .3 grounds 67 of 77, and 82 % of the things are of it (.25: 74, 75 %; .35: 45, 85 %); on the other
half 64 of 76, and 80 %. Read by one encoder alone it is laxer: 75, and 67 %."""
MOST_GROUND = 12
"""Things, the nearest, that ground an interest; chosen by hand: what is further off says less of it."""
SAME_GROUND = 0.8
"""Cosine between the middles of two grounded interests from which they are one; chosen by hand."""
_LEAST_FIT = 1e-12
"""Pull that is divided by at least, where nobody went on to any of them."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Grounded:
    """A named interest with the rows of things that are of it `(k,)`, nearest first.

    `named` is its place among those that were named; `novelty` and `fit` are 0..1 as those of a proposal.
    """

    named: int
    rows: Rows
    novelty: float
    fit: float


def grounded(
    catalogue: Catalogue,
    areas: Areas,
    trails: Trails,
    *,
    words: Floats,
    hearts: Floats,
    interest: Doubles,
    closed: Rows,
    n: int,
) -> list[Grounded]:
    """Return up to n named interests that hold, those that people like this one go on to first.

    `words` `(k, dim)` are the centred vectors of what was named, `hearts` `(m, dim)` the middles of the person's
    journeys, `interest` `(n_areas,)` how much of theirs lies in every area, `closed` the rows that may stand for
    nothing. One with too few things, or none that is new enough, is dropped; of two that come to the same, the later.
    """
    is_closed = np.zeros(len(catalogue.items), np.bool_)
    is_closed[closed] = True
    led_to = interest @ next_pull(areas, trails)
    found, middles = list[tuple[int, Rows, float, float]](), list[Floats]()
    for named, vector in enumerate(words):
        rows = _near(catalogue, vector, is_closed)
        if len(rows) < TAKEN_UP:
            continue
        middle = unit(catalogue.vectors[rows].mean(axis=0))
        novelty = float(np.clip(1.0 - (hearts @ middle).max(initial=0.0), 0.0, 1.0))
        if novelty < NOVEL or any(float(middle @ other) >= SAME_GROUND for other in middles):
            continue
        label = areas.label[rows]
        pull = led_to[label[label >= 0]]
        middles.append(middle)
        found.append((named, rows, novelty, float(pull.mean()) if len(pull) else 0.0))
    best = max((fit for *_, fit in found), default=0.0)
    hand = sorted(found, key=lambda one: (-one[3], one[0]))[:n]
    return [
        Grounded(named=named, rows=rows, novelty=novelty, fit=fit / max(best, _LEAST_FIT))
        for named, rows, novelty, fit in hand
    ]


def plurality(areas: Areas, rows: Rows) -> int:
    """Return the area that most of the rows lie in, the first of several; -1 where they lie in none."""
    label = areas.label[rows]
    counts = np.bincount(label[label >= 0], minlength=1)
    return int(counts.argmax()) if counts.any() else -1


def distinct(names: Sequence[str]) -> list[str]:
    """Return names that say something, each once however it is written, in their order."""
    return list({" ".join(name.split()).casefold(): " ".join(name.split()) for name in reversed(names)}.values())[::-1]


def _near(catalogue: Catalogue, vector: Floats, is_closed: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> Rows:
    """Return the open rows that are of a named interest, nearest first."""
    likeness = np.where(is_closed, -np.inf, catalogue.vectors @ vector)
    rows = np.flatnonzero(likeness >= GROUNDED)
    return rows[np.lexsort((rows, -likeness[rows]))][:MOST_GROUND]
