"""Find journeys that rest on one sitting: one evening, or one import."""

from datetime import timedelta

import numpy as np

from core.audit.alarms import Act, Alarm, Days, Evidence, Group, Mode
from core.salience import PAUSE
from core.similarity import Rows

PAUSE_DAYS = PAUSE / timedelta(days=1)
"""Days without anything that end a sitting. Histories that tell dates only have a sitting a day."""

MOST_OF_IT = 0.8
"""Share of a journey's moments in one sitting from which it rests on it; see `benchmarks/audit.py`."""

FEWEST_SITTINGS = 4
"""Sittings that a history has to have before it can tell one that stands out."""


def sitting_of(day: Days) -> Rows:
    """Return the number `(m,)` of the sitting that each moment, in order, belongs to."""
    return np.cumsum(np.r_[0, np.diff(day) > PAUSE_DAYS]) if len(day) else np.zeros(0, np.int64)


def on_one_sitting(evidence: Evidence) -> list[Alarm]:
    """Return an alarm for every journey that rests on one sitting of a history of several.

    Figures: `share` (0..1) of its moments in that sitting, `sittings` it has in all.
    """
    sitting = sitting_of(evidence.day)
    if not len(sitting) or sitting[-1] + 1 < FEWEST_SITTINGS:
        return []
    found = (_resting(evidence, group, sitting) for group in evidence.groups)
    return [alarm for alarm in found if alarm is not None]


def _resting(evidence: Evidence, group: Group, sitting: Rows) -> Alarm | None:
    """Return the alarm for a journey, if it rests on one sitting."""
    own = sitting[np.isin(evidence.item, group.rows)]
    if len(own) < 2:
        return None
    counts = np.unique(own, return_counts=True)[1]
    share = float(counts.max() / len(own))
    if share < MOST_OF_IT:
        return None
    return Alarm(
        mode=Mode.ONE_SITTING,
        journey_ids=(group.journey_id,),
        sentence=f"“{group.name}” rests on one sitting: {counts.max()} of its {len(own)} moments are from one go.",
        act=Act.FINISH,
        figures={"share": share, "sittings": float(len(counts))},
    )
