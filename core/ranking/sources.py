"""Where the list takes from: a person's backlog, what is worth another look, what they can choose from; if it fits."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np
from numpy.typing import NDArray

from core.entities import Journey, ListSource
from core.ranking.retrieval import Candidates
from core.similarity import Rows

LEAST_FIT = 0.3
"""Cosine to a journey, or to its nearest item, from which a thing fits it. Of 120 things that each person of the demo
might have saved, half of their interests, it takes the highest F1 on 13 of them (.81; of .25, .30 and .35); for the
other 13 it lets in 81 % of what is of their interests and 9 % of the rest."""
REVISIT_DAYS = 180
"""Days since something was last taken up from which it is worth another look: twice the half-life of salience, so that
it counts a quarter; chosen by hand."""
REVISIT_PART = 0.2
"""Part of a journey's places (0..1) that second looks take while something new fits; chosen by hand."""
NUMBERS: Mapping[ListSource, int] = {source: number for number, source in enumerate(ListSource)}
CLOSED = -1
"""Number of rows that come from no source."""

Numbers = NDArray[np.int8]


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Supply:
    """What a person may be offered beside what they know: catalogue rows by source, rising and distinct.

    `last` maps what they took up to when they last did, `now` is when their history ends, both UTC. `of_data_set`
    tells that what they choose from is a data set that they are in: it fills their list however little fits.
    """

    rows: Mapping[ListSource, Rows]
    last: Mapping[str, datetime]
    now: datetime
    of_data_set: bool = False

    @property
    def n_unseen(self) -> int:
        """Return how many things there are that the person has not taken up."""
        return sum(map(len, self.rows.values()))

    def numbers(self, n_items: int, known: Rows) -> Numbers:
        """Return the number of every row's source `(n_items,)`; `known` are the rows of what was taken up."""
        numbers = np.full(n_items, CLOSED, np.int8)
        for source, rows in self.rows.items():
            numbers[rows] = NUMBERS[source]
        numbers[known] = NUMBERS[ListSource.REVISIT]
        return numbers

    def due(self, journey: Journey) -> tuple[str, ...]:
        """Return what of a journey is worth another look: it speaks, and this was not taken up for half a year."""
        if not journey.has_share:
            return ()
        since = self.now - timedelta(days=REVISIT_DAYS)
        return tuple(i for i in journey.members if (last := self.last.get(i)) is not None and last <= since)


def near_enough(found: Candidates) -> NDArray[np.bool_]:
    """Tell which candidates `(k,)` are near the heart of their journey or one of its items."""
    near: NDArray[np.bool_] = np.maximum(found.nearest, found.features[:, 0]) >= LEAST_FIT
    return near


def fits(found: Candidates, numbers: Numbers, of_data_set: bool = False) -> NDArray[np.bool_]:
    """Tell which candidates `(k,)` fit their journey: near its heart or one of its items, or one of them.

    `numbers` `(k,)` are those of their sources. From a data set that the person is in everything will do.
    """
    known = numbers == NUMBERS[ListSource.REVISIT]
    free = (numbers == NUMBERS[ListSource.CATALOGUE]) & of_data_set
    fitting: NDArray[np.bool_] = (near_enough(found) | known | free) & (numbers != CLOSED)
    return fitting


def quotas(available: Mapping[ListSource, int], n: int) -> list[tuple[ListSource, int]]:
    """Return how many of a journey's n places each source takes, in turn, none more than it has.

    A source takes all that are left before the next comes. Second looks take one place in five, and what is left
    over at the end.
    """
    again = available.get(ListSource.REVISIT, 0)
    most = {**available, ListSource.REVISIT: min(again, int(REVISIT_PART * n))}
    turns: list[tuple[ListSource, int]] = []
    for source in ListSource:
        turns.append((source, min(most.get(source, 0), n)))
        n -= turns[-1][1]
    turns.append((ListSource.REVISIT, min(again - most[ListSource.REVISIT], n)))
    return [turn for turn in turns if turn[1] > 0]
