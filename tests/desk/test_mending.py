"""What may be off comes with the act that mends it, and the act does mend it."""

import pytest
from small_world import small_workspace

from core.audit.alarms import Act, Alarm, Mode
from core.desk.mending import mendings
from core.entities import Profile
from core.steering import edits as e
from core.workspace.person_workspace import PersonWorkspace


@pytest.fixture
def mine() -> PersonWorkspace:
    return small_workspace(with_map=False).of("bo")


def alarm(mode: Mode, act: Act, *journey_ids: str, rows: tuple[int, ...] = ()) -> Alarm:
    return Alarm(mode=mode, journey_ids=journey_ids, sentence="Off.", act=act, figures={}, rows=rows)


def wishes_for(mine: PersonWorkspace, *alarms: Alarm) -> list[tuple[e.Edit, ...]]:
    profile = mine.desk.profile()
    return [found.wishes for found in mendings(alarms, profile, mine.desk.item_ids, mine.desk.catalogue.item)]


def test_two_pursuits_in_one_journey_are_told_with_titles_and_a_split_mends_it(mine: PersonWorkspace) -> None:
    one, other, _ = mine.view().journeys
    mine.commit(e.JourneysMerged(one.journey_id, (other.journey_id,)))
    found = next(m for m in mine.mendings() if m.act == "Split it")
    assert found.items
    assert all(item.item_id in one.journey.members or item.item_id in other.journey.members for item in found.items)
    for wish in found.wishes:
        mine.commit(wish)
    assert not [m for m in mine.mendings() if m.act == "Split it"]
    assert len(mine.view().journeys) == 3


def test_the_same_twice_is_merged_into_the_larger(mine: PersonWorkspace) -> None:
    one, other, third = (v.journey_id for v in mine.view().journeys)
    mine.commit(e.ItemsMoved(mine.view().journeys[2].journey.members[:2], other))
    (wishes,) = wishes_for(mine, alarm(Mode.SAME_MEANING, Act.MERGE, one, other))
    assert wishes == (e.JourneysMerged(other, (one,)),)
    assert third not in wishes[0].concerns


@pytest.mark.parametrize("larger", [0, 1])
def test_whichever_of_two_is_larger_takes_the_other_in_and_of_equals_the_first_by_id(
    mine: PersonWorkspace, larger: int
) -> None:
    pair = [v.journey_id for v in mine.view().journeys[:2]]
    (even,) = wishes_for(mine, alarm(Mode.SAME_MEANING, Act.MERGE, *pair))
    assert even == (e.JourneysMerged(min(pair), (max(pair),)),)
    mine.commit(e.ItemsMoved(mine.view().journeys[2].journey.members[:2], pair[larger]))
    (wishes,) = wishes_for(mine, alarm(Mode.SAME_MEANING, Act.MERGE, *pair))
    assert wishes == (e.JourneysMerged(pair[larger], (pair[1 - larger],)),)


def test_what_is_over_is_finished_and_what_goes_on_is_asked_for(mine: PersonWorkspace) -> None:
    (top, *_) = (v.journey_id for v in mine.view().journeys)
    over, on = wishes_for(mine, alarm(Mode.OUTDATED, Act.FINISH, top), alarm(Mode.OUTDATED, Act.MORE, top))
    assert over == (e.JourneyFinished(top),)
    assert on == (e.JourneyWeighted(top, 1.5),)


def test_what_is_missed_becomes_a_journey(mine: PersonWorkspace) -> None:
    profile = mine.desk.profile()
    loose = Profile(loose=profile.history_ids, history_ids=profile.history_ids)
    missed = alarm(Mode.MISSED, Act.GATHER, rows=(0, 1, 2))
    (found,) = mendings([missed], loose, mine.desk.item_ids, mine.desk.catalogue.item)
    assert found.wishes == (e.ItemsGathered("", mine.desk.item_ids[:3]),)
    assert len(found.items) == 3


@pytest.mark.parametrize("judged", [e.JourneyFinished, e.JourneyPaused, e.JourneyMuted, e.JourneyRemoved])
def test_what_the_person_has_judged_is_left_alone(mine: PersonWorkspace, judged: type[e.JourneyFinished]) -> None:
    top = mine.view().journeys[0].journey_id
    mine.commit(judged(top))
    assert wishes_for(mine, alarm(Mode.ONE_SITTING, Act.FINISH, top)) == []


def test_an_alarm_about_a_journey_that_has_gone_is_left_out(mine: PersonWorkspace) -> None:
    assert wishes_for(mine, alarm(Mode.ONE_SITTING, Act.FINISH, "gone")) == []


def test_every_act_has_its_own_button(mine: PersonWorkspace) -> None:
    ids = [v.journey_id for v in mine.view().journeys]
    alarms = [alarm(Mode.ONE_SITTING, Act.FINISH, j) for j in ids] + [alarm(Mode.SAME_MEANING, Act.MERGE, *ids[:2])]
    found = mendings(alarms, mine.desk.profile(), mine.desk.item_ids, mine.desk.catalogue.item)
    assert len({m.key for m in found}) == len(found) == 4


def test_an_alarm_shows_its_first_three_titles_as_far_as_they_are_known(mine: PersonWorkspace) -> None:
    profile, ids = mine.desk.profile(), mine.desk.item_ids
    missed = alarm(Mode.MISSED, Act.GATHER, rows=(4, 1, 2, 3, 0))
    (found,) = mendings([missed], profile, ids, mine.desk.catalogue.item)
    assert [item.item_id for item in found.items] == [ids[4], ids[1], ids[2]]
    (partly,) = mendings([missed], profile, ids, lambda i: None if i == ids[1] else mine.desk.catalogue.item(i))
    assert [item.item_id for item in partly.items] == [ids[4], ids[2]]
    assert (found.sentence, found.act) == ("Off.", "Make them a journey")


def test_what_cannot_be_mended_any_more_has_no_button(mine: PersonWorkspace) -> None:
    top = mine.view().journeys[0].journey_id
    nowhere = Profile(history_ids=())
    missed = alarm(Mode.MISSED, Act.GATHER, rows=(0, 1))
    assert mendings([missed], nowhere, mine.desk.item_ids, mine.desk.catalogue.item) == ()
    assert wishes_for(mine, alarm(Mode.SAME_MEANING, Act.MERGE, top)) == []


def test_of_two_that_are_as_large_the_one_whose_id_comes_first_takes_in_the_other(mine: PersonWorkspace) -> None:
    first, second, third = sorted(v.journey_id for v in mine.view().journeys)
    (wishes,) = wishes_for(mine, alarm(Mode.SAME_MEANING, Act.MERGE, third, first, second))
    assert wishes == (e.JourneysMerged(first, (second, third)),)


def test_a_buttons_key_names_its_wishes_and_the_journeys_they_are_about(mine: PersonWorkspace) -> None:
    top = mine.view().journeys[0].journey_id
    alarms = [alarm(Mode.OUTDATED, Act.FINISH, top), alarm(Mode.MISSED, Act.GATHER, rows=(0, 8))]
    found = mendings(alarms, mine.desk.profile(), mine.desk.item_ids, mine.desk.catalogue.item)
    assert [mending.key for mending in found] == [f"journey_finished-{top}", "items_gathered"]
