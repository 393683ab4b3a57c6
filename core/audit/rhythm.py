"""Find journeys shown as current though over, and as over though going on, by each journey's own rhythm."""

import numpy as np

from core.audit.alarms import Act, Alarm, Days, Evidence, Group, Mode
from core.audit.sittings import sitting_of
from core.salience import FEWEST_RETURNS, Life
from core.wording import amount

CURRENT = frozenset({Life.EMERGING, Life.ACTIVE})

OVER = 3.0
"""Times its middle pause for which a journey has to be silent to be over; 2, 3, 4, 6 tried on half of the demo people
(`benchmarks/audit.py`): 2 raises twice the alarms, of which half are true."""

GOES_ON = 2.0
"""Times its long pause up to which a silent journey is only resting; .5, 1, 1.5, 2, 3 tried there."""

LEAST_SILENCE_DAYS = 30.0
"""Days of silence below which nothing is over: a holiday."""

LONG = 0.9
"""Quantile of its pauses that counts as long: one in ten may be longer."""


def outdated(evidence: Evidence) -> list[Alarm]:
    """Return an alarm for every journey whose life is shown otherwise than its rhythm says.

    Figures: `silence` in days since its last moment, `usual` (its middle or long) pause in days.
    """
    alarms = []
    for group in evidence.groups:
        pauses, silence = pauses_of(evidence.days_of(group.rows)), _silence(evidence, group)
        if len(pauses) < FEWEST_RETURNS:
            continue
        usual, long = (float(np.quantile(pauses, q)) for q in (0.5, LONG))
        if group.life in CURRENT and is_over(silence, usual):
            alarms.append(_alarm(group, silence, usual, "is shown as current", Act.FINISH))
        elif group.life is Life.DORMANT and silence <= GOES_ON * long:
            alarms.append(_alarm(group, silence, long, "is shown as over", Act.MORE))
    return alarms


def pauses_of(day: Days) -> Days:
    """Return the days between one sitting of a journey and the next."""
    sitting = sitting_of(day)
    starts = day[np.r_[True, np.diff(sitting) > 0]] if len(day) else day
    return np.diff(starts)


def is_over(silence: float, usual: float) -> bool:
    """Tell whether a silence in days says that a journey is over, given its usual pause in days."""
    return silence >= LEAST_SILENCE_DAYS and silence > OVER * usual


def _silence(evidence: Evidence, group: Group) -> float:
    """Return the days since the journey's last moment."""
    own = evidence.days_of(group.rows)
    return float(evidence.now - own[-1]) if len(own) else 0.0


def _alarm(group: Group, silence: float, usual: float, shown: str, act: Act) -> Alarm:
    """Return the alarm for a journey whose silence does not fit what is shown."""
    return Alarm(
        mode=Mode.OUTDATED,
        journey_ids=(group.journey_id,),
        sentence=f"“{group.name}” {shown}, but it was last taken up {amount(round(silence), 'day')} ago, and pauses of "
        f"{amount(round(max(usual, 1.0)), 'day')} are usual for it.",
        act=act,
        figures={"silence": silence, "usual": usual},
    )
