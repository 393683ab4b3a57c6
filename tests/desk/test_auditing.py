"""What the audit sees of a desk is what the pages show, without what the person sent away."""

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from small_world import small_workspace

from core.audit.alarms import Mode
from core.catalogue import build_catalogue
from core.desk.auditing import evidence_of
from core.desk.desk import Desk
from core.entities import Interaction, Item, Journey, JourneyState, Profile
from core.salience import Life
from core.steering.edits import JourneyRemoved, JourneysMerged


def test_the_audit_sees_every_journey_with_its_items_and_the_life_that_is_shown() -> None:
    mine = small_workspace().of("bo")
    view = mine.view()
    seen = evidence_of(mine.desk, view.profile)
    assert {(g.journey_id, g.name, len(g.rows), g.life) for g in seen.groups} == {
        (v.journey_id, v.name, v.n_items, v.life) for v in view.journeys
    }
    assert len(seen.day) == len(seen.item) == len(mine.desk.interactions)
    assert seen.vectors.any(axis=1).all()


def test_two_pursuits_merged_into_one_raise_the_alarm_that_splits_them() -> None:
    mine = small_workspace().of("bo")
    before = [alarm.mode for alarm in mine.alarms()]
    one, other, _ = mine.view().journeys
    mine.commit(JourneysMerged(one.journey_id, (other.journey_id,)))
    found = [alarm for alarm in mine.alarms() if alarm.journey_ids == (one.journey_id,) and alarm.mode is Mode.MISSED]
    assert Mode.MISSED not in before
    assert found[0].act == "Split it"


def test_what_the_person_sent_away_is_not_missed() -> None:
    mine = small_workspace().of("bo")
    mine.commit(JourneyRemoved(mine.view().journeys[0].journey_id))
    assert Mode.MISSED not in {alarm.mode for alarm in mine.alarms()}


START = datetime(2024, 5, 1, 12, tzinfo=UTC)


def test_the_evidence_holds_every_moment_in_days_and_every_item_with_its_vector_and_salience() -> None:
    items = [Item(item_id, item_id) for item_id in ("a", "b", "c", "d")]
    days = (("a", 0.0), ("b", 1.0), ("lost", 1.5), ("a", 2.0), ("c", 4.0))
    took = [Interaction("ann", item_id, START + timedelta(days=day)) for item_id, day in days]
    desk = Desk("ann", build_catalogue(items, np.eye(4, dtype=np.float32), START.date()), took)
    away = Journey("away", ("b",), state=JourneyState.REMOVED)
    empty = Journey("new", anchors=("d",), prior=1.0)
    profile = Profile((Journey("j", ("a", "lost", "c", "gone")), away, empty), history_ids=desk.item_ids)
    seen = evidence_of(desk, profile)
    assert desk.item_ids == ("a", "b", "lost", "c")
    assert seen.day == pytest.approx(START.timestamp() / 86_400 + np.array([0.0, 1.0, 1.5, 2.0, 4.0]))
    assert seen.now == pytest.approx(START.timestamp() / 86_400 + 4.0)
    assert seen.item.tolist() == [0, 1, 2, 0, 3]
    assert seen.salience == pytest.approx([desk.salience[item_id] for item_id in desk.item_ids])
    assert seen.vectors[[0, 3]].tolist() == desk.catalogue.vectors[[0, 2]].tolist()
    assert not seen.vectors[[1, 2]].any()
    assert seen.vectors.shape == (4, 4)
    assert seen.least == 1
    (group,) = seen.groups
    assert (group.journey_id, group.name, group.rows.tolist(), group.life) == (
        "j",
        "Unnamed journey",
        [0, 2, 3],
        Life.EMERGING,
    )
