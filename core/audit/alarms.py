"""Name the four failure modes of a profile of journeys, and what is known of it to look for them.

The modes are those that a study of journeys named by language models counts (arXiv 2606.12198): a main interest is
missed, a journey is sporadic, outdated, or repeats another.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from core.salience import Life
from core.similarity import Floats, Rows

Days = NDArray[np.float64]


class Mode(StrEnum):
    """A way in which a profile fails."""

    MISSED = "missed"
    ONE_SITTING = "one_sitting"
    OUTDATED = "outdated"
    SAME_MEANING = "same_meaning"


class Act(StrEnum):
    """What mends a failure, as a button says it."""

    GATHER = "Make them a journey"
    SPLIT = "Split it"
    MERGE = "Merge the two"
    FINISH = "Finish it"
    MORE = "Show me more of it"


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """Be one failure: which journeys, in what figures, and how to mend it.

    `rows` are the items it is about, where it is about items. `figures` have plain names; their units stand with
    the functions that find them. `sentence` says it in the person's words, `act` is what mends it.
    """

    mode: Mode
    journey_ids: tuple[str, ...]
    sentence: str
    act: Act
    figures: Mapping[str, float]
    rows: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """Be a journey as the audit sees it: its id, its name, its items' rows `(k,)`, and the life shown of it."""

    journey_id: str
    name: str
    rows: Rows
    life: Life


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Evidence:
    """Be what is known of a person's history of n items and m interactions.

    `vectors` `(n, dim)` are unit vectors, the catalogue's mean taken off; `salience` `(n,)` is in fresh interactions;
    `day` `(m,)` are the interactions' moments in days, in order, and `item` `(m,)` their rows; `now` is the day to
    judge by. `least` items make a journey in this history.
    """

    vectors: Floats
    salience: Floats
    day: Days
    item: Rows
    now: float
    least: int
    groups: tuple[Group, ...]

    def days_of(self, rows: Rows) -> Days:
        """Return the moments at which items of these rows were taken up, in order."""
        return self.day[np.isin(self.item, rows)]
