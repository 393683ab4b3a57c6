"""What the audit sees of a desk is what the pages show, without what the person sent away."""

from small_world import small_workspace

from core.audit.alarms import Mode
from core.desk.auditing import evidence_of
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
