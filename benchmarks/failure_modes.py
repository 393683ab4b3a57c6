"""Count the four failure modes of journeys whose true interests are known, and hold the audit's alarms against them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray

from core.audit.alarms import Alarm, Evidence, Group, Mode
from core.audit.audit import audit
from core.audit.rhythm import CURRENT, LEAST_SILENCE_DAYS
from core.audit.sittings import FEWEST_SITTINGS, MOST_OF_IT, sitting_of
from core.journeys import least_size
from core.salience import FLOOR, HALF_LIFE_DAYS, Life, by_rhythm
from core.similarity import Floats, Rows

DAY_S = 86_400.0
MAIN = 0.05
"""Share of a history's items from which an interest counts as a main one: 5 of 100."""

JUDGED_AT = 0.7
"""Share of a history's moments after which 'current' is judged; what comes later tells whether it was over."""

NOISE = -1
"""The label of items without a right place."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Judged:
    """Be one person: unit centred `vectors` `(n, dim)`, true `labels` `(n,)`, found `clusters` `(n,)`, `times` `(n,)`.

    Clusters below the least size for a journey are loose. Times are UTC seconds, None where unknown; names map
    clusters to names.
    """

    vectors: Floats
    labels: Rows
    clusters: Rows
    times: NDArray[np.float64] | None
    names: Mapping[int, str]

    @property
    def least(self) -> int:
        """Return how many items make a journey."""
        return least_size(len(self.labels))

    def journeys(self) -> list[Rows]:
        """Return the rows of every journey."""
        found, counts = np.unique(self.clusters, return_counts=True)
        return [np.flatnonzero(self.clusters == c) for c in found[counts >= self.least]]

    def largest(self, rows: Rows) -> int:
        """Return the label that most of the rows have; noise where all of them are."""
        known = self.labels[rows][self.labels[rows] != NOISE]
        return int(np.bincount(known).argmax()) if len(known) else NOISE


@dataclass(slots=True)
class Count:
    """Hold how many failed of how many; alarms raised, and true among them."""

    failed: int = 0
    of: int = 0
    alarms: int = 0
    true: int = 0

    @property
    def rate(self) -> float:
        """Return the share (0..1) that failed; 0 of none."""
        return self.failed / self.of if self.of else 0.0


def failure_modes(people: Sequence[Judged]) -> dict[str, float]:
    """Return the rate (0..1) of each mode: of main interests missed, of journeys the other three.

    By the true labels, whatever the audit says: `missed` are main interests that have less than half of their items
    in journeys that are mostly theirs; `one_sitting` journeys rest on one sitting while their interest does not;
    `outdated` are shown as current though their interest never comes again, or as over though it does;
    `same_meaning` are journeys of an interest that has a larger journey already.
    """
    return {mode.value: count.rate for mode, count in counted(people).items()}


def counted(people: Sequence[Judged]) -> dict[Mode, Count]:
    """Return the counts of each mode, and how many of the audit's alarms are true."""
    counts = {mode: Count() for mode in Mode}
    for person in people:
        for mode, (failed, of) in _truths(person).items():
            counts[mode].failed += len(failed)
            counts[mode].of += of
        for alarm in alarms_of(person):
            counts[alarm.mode].alarms += 1
            counts[alarm.mode].true += is_true(person, alarm)
    return counts


def alarms_of(person: Judged) -> list[Alarm]:
    """Return the audit's alarms: of life when seven tenths of the history are over, of the rest at its end."""
    whole = [a for a in audit(evidence_of(person, 1.0)) if a.mode is not Mode.OUTDATED]
    return whole + [a for a in audit(evidence_of(person, JUDGED_AT)) if a.mode is Mode.OUTDATED]


def evidence_of(person: Judged, share: float) -> Evidence:
    """Return what the audit sees of a person after a share of their moments, without the labels."""
    rows = np.arange(len(person.labels))
    if person.times is None:
        days, order, now = np.zeros(0), rows[:0], 0.0
    else:
        order = np.argsort(person.times, kind="stable")[: max(round(share * len(rows)), 1)]
        days = person.times[order] / DAY_S
        now = float(days[-1])
    salience = np.ones(len(rows), np.float32)
    if len(order):
        age = np.maximum(now - person.times[rows] / DAY_S, 0.0) if person.times is not None else 0.0
        salience = np.maximum(0.5 ** (age / HALF_LIFE_DAYS), FLOOR).astype(np.float32)
    groups = tuple(_group(person, rows, days, order, now) for rows in person.journeys())
    return Evidence(
        vectors=person.vectors, salience=salience, day=days, item=order, now=now, least=person.least, groups=groups
    )


def _group(person: Judged, rows: Rows, days: NDArray[np.float64], order: Rows, now: float) -> Group:
    """Return a journey as it is shown, with the life that the product shows at this moment."""
    own = days[np.isin(order, rows)]
    moments = [datetime.fromtimestamp(day * DAY_S, UTC) for day in own]
    life = by_rhythm(moments, datetime.fromtimestamp(now * DAY_S, UTC))
    cluster = int(person.clusters[rows[0]])
    return Group(str(cluster), person.names.get(cluster, f"Journey {cluster}"), rows, life)


def _truths(person: Judged) -> dict[Mode, tuple[set[str], int]]:
    """Return what truly fails in each mode, by its id, and of how many."""
    journeys = person.journeys()
    main = _main(person)
    truths = {
        Mode.MISSED: ({str(label) for label in main if not _is_found(person, label)}, len(main)),
        Mode.SAME_MEANING: (_repeats(person), len(journeys)),
        Mode.ONE_SITTING: (
            {str(person.clusters[rows[0]]) for rows in journeys if _is_cut(person, rows)},
            len(journeys),
        ),
        Mode.OUTDATED: (set[str](), 0),
    }
    if person.times is not None:
        groups = [g for g in evidence_of(person, JUDGED_AT).groups if g.life is not Life.NEW]
        truths[Mode.OUTDATED] = ({g.journey_id for g in groups if _is_outdated(person, g)}, len(groups))
        if sitting_of(np.sort(person.times) / DAY_S)[-1] + 1 < FEWEST_SITTINGS:
            truths[Mode.ONE_SITTING] = (set(), 0)
    else:
        truths[Mode.ONE_SITTING] = (set(), 0)
    return truths


def is_true(person: Judged, alarm: Alarm) -> bool:
    """Tell whether what an alarm says is so by the labels.

    A missed group is true when most of it is one label, and another than the rest's of the journey that swallowed it;
    two journeys mean the same when their largest labels do.
    """
    rows = [np.flatnonzero(person.clusters == int(journey_id)) for journey_id in alarm.journey_ids]
    match alarm.mode:
        case Mode.MISSED:
            own = np.array(alarm.rows)
            label = person.largest(own)
            rest = [person.largest(np.setdiff1d(journey, own)) for journey in rows]
            return label not in (NOISE, *rest) and bool(np.mean(person.labels[own] == label) > 0.5)
        case Mode.SAME_MEANING:
            return person.largest(rows[0]) == person.largest(rows[1]) != NOISE
        case Mode.ONE_SITTING:
            return _is_cut(person, rows[0])
        case Mode.OUTDATED:
            groups = evidence_of(person, JUDGED_AT).groups
            return any(_is_outdated(person, g) for g in groups if g.journey_id == alarm.journey_ids[0])


def _main(person: Judged) -> list[int]:
    """Return the labels of the main interests."""
    known, counts = np.unique(person.labels[person.labels != NOISE], return_counts=True)
    return [int(label) for label in known[counts >= max(MAIN * len(person.labels), person.least)]]


def _is_found(person: Judged, label: int) -> bool:
    """Tell whether half of an interest's items are in journeys that are mostly it."""
    inside = sum(int((person.labels[r] == label).sum()) for r in person.journeys() if person.largest(r) == label)
    return inside >= 0.5 * int((person.labels == label).sum())


def _repeats(person: Judged) -> set[str]:
    """Return the journeys whose largest label a larger journey has already."""
    seen: set[int] = set()
    repeated: set[str] = set()
    for rows in sorted(person.journeys(), key=len, reverse=True):
        label = person.largest(rows)
        if label in seen:
            repeated.add(str(person.clusters[rows[0]]))
        if label != NOISE:
            seen.add(label)
    return repeated


def _is_cut(person: Judged, rows: Rows) -> bool:
    """Tell whether a journey rests on one sitting while the interest that it is of does not."""
    label = person.largest(rows)
    if person.times is None or label == NOISE:
        return False
    own = np.flatnonzero(person.labels == label)
    return _in_one(person, rows) >= MOST_OF_IT > _in_one(person, own)


def _in_one(person: Judged, rows: Rows) -> float:
    """Return the share of rows in the sitting that holds most of them."""
    assert person.times is not None
    order = np.argsort(person.times, kind="stable")
    sitting = np.empty(len(order), np.int64)
    sitting[order] = sitting_of(person.times[order] / DAY_S)
    return float(np.bincount(sitting[rows]).max() / len(rows))


def _is_outdated(person: Judged, group: Group) -> bool:
    """Tell whether a journey is shown as current though its interest is over for good, or as over though it is not."""
    assert person.times is not None
    now, times = evidence_of(person, JUDGED_AT).now, person.times / DAY_S
    own = times[person.labels == person.largest(group.rows)]
    comes_again = bool((own > now).any())
    before = own[own <= now]
    silence = now - before.max() if len(before) else 0.0
    if group.life in CURRENT:
        return not comes_again and silence > LEAST_SILENCE_DAYS
    return group.life is Life.DORMANT and comes_again
