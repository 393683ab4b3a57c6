"""What goes along with a journey: how far one is, and a plan whose steps are taken, changed or dropped."""

from datetime import timedelta

import pytest
from small_world import START, TAKEN, lone, small_workspace

from core.desk.companion import LEAST_IN_A_STEP, MOST_IN_A_STEP, PLANNED_STEPS
from core.entities import LEFTOVER, GivenName, Interaction, Person
from core.journeys import is_step_of
from core.naming.leftovers import OTHER_THINGS
from core.steering import edits as e
from core.workspace.companion import Companion
from core.workspace.person_workspace import PersonWorkspace
from core.workspace.workspace import Workspace


def at(mine: PersonWorkspace, journey_id: str) -> Companion:
    found = mine.companion(mine.view(), journey_id)
    assert found is not None
    return found


def pottery(mine: PersonWorkspace) -> str:
    return next(v.journey_id for v in mine.view().journeys if v.name == "Pottery")


@pytest.fixture
def workspace() -> Workspace:
    return small_workspace()


@pytest.fixture
def mine(workspace: Workspace) -> PersonWorkspace:
    return workspace.of("bo")


def test_a_plan_is_of_what_is_the_journeys_and_was_not_taken_up_each_thing_in_one_step(mine: PersonWorkspace) -> None:
    journey_id = pottery(mine)
    found, known = at(mine, journey_id), set(mine.view().profile.history_ids)
    assert found.n_done == TAKEN
    assert len(found.open) == PLANNED_STEPS
    held = [item.item_id for step in found.open for item in step.items]
    assert len(held) == len(set(held))
    assert not known.intersection(held)
    assert all(item_id.startswith("pottery") for item_id in held)
    assert all(LEAST_IN_A_STEP <= len(step.items) <= MOST_IN_A_STEP for step in found.open)
    assert len({step.name.casefold() for step in found.open} | {"pottery"}) == PLANNED_STEPS + 1
    places = [p.item_id for p in mine.view().slate.places if p.journey_id == journey_id]
    assert [item.item_id for item in found.next] == places


def test_a_step_that_is_taken_becomes_a_journey_and_the_others_stay_as_they_were(mine: PersonWorkspace) -> None:
    journey_id = pottery(mine)
    before, slate = at(mine, journey_id), mine.view().slate
    mine.commit(before.open[0].take("Bowls, one by one"))
    after = at(mine, journey_id)
    (taken,) = after.taken
    assert taken.name == "Bowls, one by one"
    assert taken.items == before.open[0].items
    assert (taken.done, taken.is_done) == (frozenset(), False)
    assert after.open == before.open[1:]
    assert mine.view().slate.asked[taken.journey_id] > 0
    mine.undo(taken.seq)
    assert at(mine, journey_id) == before
    assert mine.view().slate == slate


def test_a_step_that_is_dropped_gives_way_to_another_and_does_not_come_back(mine: PersonWorkspace) -> None:
    merged = small_workspace().of("bo")
    one, two, three = merged.view().journeys
    merged.commit(e.JourneysMerged(one.journey_id, (two.journey_id, three.journey_id)))
    before = at(merged, one.journey_id)
    merged.commit(before.open[1].drop())
    after = at(merged, one.journey_id)
    assert [step.step_id for step in after.open[:2]] == [before.open[0].step_id, before.open[2].step_id]
    assert after.open[2] not in before.open
    merged.undo()
    assert at(merged, one.journey_id) == before
    journey_id = pottery(mine)
    for step in at(mine, journey_id).open:
        mine.commit(step.drop())
    assert at(mine, journey_id).open == ()


def test_what_is_taken_up_of_a_step_is_done_and_a_step_that_is_done_makes_room(workspace: Workspace) -> None:
    def took(*item_ids: str, day: int = 0) -> None:
        moments = [Interaction("max", item_id, START + timedelta(days=day + at)) for at, item_id in enumerate(item_ids)]
        workspace.import_history("small", "Small world", people=[Person("max", "Max")], items=(), interactions=moments)

    took(*(f"{topic}-{n:02d}" for topic in ("pottery", "running") for n in range(TAKEN)))
    clay = max(workspace.of("max").view().journeys, key=lambda v: sum("pottery" in i for i in v.journey.members))
    step = at(workspace.of("max"), clay.journey_id).open[0]
    workspace.of("max").commit(step.take())
    first, *others = (item.item_id for item in step.items)
    took(first, day=900)
    (taken,) = at(workspace.of("max"), clay.journey_id).taken
    assert taken.done == {first}
    assert not taken.is_done
    took(*others, day=901)
    found = at(workspace.of("max"), clay.journey_id)
    assert [one.is_done for one in found.taken] == [True]
    assert step.step_id not in {one.step_id for one in found.open}


def test_a_step_that_was_finished_is_no_longer_of_the_plan(mine: PersonWorkspace) -> None:
    journey_id = pottery(mine)
    before = at(mine, journey_id)
    mine.commit(before.open[0].take())
    mine.commit(e.JourneyFinished(before.open[0].take().journey_id))
    assert at(mine, journey_id).taken == ()
    assert before.open[0].step_id not in {step.step_id for step in at(mine, journey_id).open}


def test_where_too_little_fits_there_is_no_step_and_nothing_of_a_journey_that_is_not_there(
    mine: PersonWorkspace,
) -> None:
    journey_id = pottery(mine)
    assert mine.companion(mine.view(), "no such journey") is None
    for place in mine.view().slate.places:
        if place.journey_id == journey_id:
            mine.commit(e.ItemDismissed(place.item_id))
    while step := at(mine, journey_id).open:
        mine.commit(e.ItemDismissed(step[0].items[0].item_id))
    assert at(mine, journey_id).n_done == TAKEN
    mine.commit(e.JourneyRemoved(journey_id))
    assert mine.companion(mine.view(), journey_id) is None


@pytest.mark.parametrize("is_leftover", [False, True])
def test_nothing_is_planned_for_what_is_sensitive_or_left_over(mine: PersonWorkspace, is_leftover: bool) -> None:
    journey_id = pottery(mine)
    if is_leftover:
        left_over = ((journey_id, GivenName(OTHER_THINGS, source=LEFTOVER, size=TAKEN)),)
        mine.commit_as("rules", lambda _: e.JourneysNamed(left_over))
    else:
        mine.commit(e.JourneyRenamed(journey_id, "Bereavement after a suicide"))
    found = at(mine, journey_id)
    assert (found.is_planned, found.open, found.follows) == (False, (), ())
    assert found.n_done == TAKEN


def test_what_was_saved_for_later_and_fits_is_told_and_makes_the_plan_of_who_is_alone() -> None:
    mine = lone(small_workspace(with_map=False)).of("me")
    journey = max(mine.view().journeys, key=lambda v: sum("pottery" in i for i in v.journey.members))
    found = at(mine, journey.journey_id)
    saved = {f"me:pottery-{n:02d}" for n in range(TAKEN, TAKEN + 4)}
    assert {item.item_id for item in found.saved} == saved
    assert {item.item_id for step in found.open for item in step.items} == saved


def test_the_id_of_a_step_tells_whose_it_is(mine: PersonWorkspace) -> None:
    journey_id = pottery(mine)
    for step in at(mine, journey_id).open:
        assert is_step_of(step.step_id, journey_id)
        assert not is_step_of(step.step_id, "another")
    assert not is_step_of("", journey_id)
