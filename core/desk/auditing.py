"""Gather what the audit looks at from one person's desk."""

import numpy as np

from core.audit.alarms import Alarm, Evidence, Group
from core.audit.audit import audit
from core.desk.desk import Desk
from core.entities import Journey, Profile
from core.journeys import least_size
from core.salience import life
from core.similarity import Rows

SECONDS_A_DAY = 86_400.0
"""Seconds of a day: a unit."""


def audited(desk: Desk, profile: Profile) -> tuple[Alarm, ...]:
    """Return the alarms about a person's own journeys; an alarm's `rows` are positions in `desk.item_ids`."""
    return audit(evidence_of(desk, profile))


def evidence_of(desk: Desk, profile: Profile) -> Evidence:
    """Return what the audit sees: the items of the history, its moments, and the journeys that have items.

    Items without a vector count as saying nothing. Journeys that the person said are not theirs are left out, with
    their items, so that nobody is told that they miss what they sent away.
    """
    position = {item_id: row for row, item_id in enumerate(desk.item_ids)}
    vectors = np.zeros((len(position), desk.catalogue.vectors.shape[1]), np.float32)
    sent_away = {item_id for journey in profile.journeys if not journey.is_own for item_id in journey.members}
    for item_id, row in position.items():
        at = desk.catalogue.row_of.get(item_id)
        if at is not None and item_id not in sent_away:
            vectors[row] = desk.catalogue.vectors[at]
    return Evidence(
        vectors=vectors,
        salience=np.array([desk.salience[item_id] for item_id in position], np.float32),
        day=np.array([x.time.timestamp() / SECONDS_A_DAY for x in desk.interactions]),
        item=np.array([position[x.item_id] for x in desk.interactions], np.int64),
        now=desk.now.timestamp() / SECONDS_A_DAY,
        least=least_size(len(position)),
        groups=tuple(_group(desk, profile, j, position) for j in profile.journeys if j.is_own and j.members),
    )


def _group(desk: Desk, profile: Profile, journey: Journey, position: dict[str, int]) -> Group:
    """Return a journey as the audit sees it, with the life that the pages show."""
    times = sorted(t for item_id in journey.members for t in desk.times.get(item_id, ()))
    rows: Rows = np.array([position[item_id] for item_id in journey.members if item_id in position], np.int64)
    return Group(journey.journey_id, profile.name(journey.journey_id), rows, life(journey, times, desk.now))
