"""What a person picked on the map, and what it can become."""

import pytest
from small_world import small_workspace

from core.desk import picks
from core.entities import Journey, Profile
from core.journeys import part_id
from core.steering import edits as e
from core.workspace.workspace import Workspace


@pytest.fixture
def workspace() -> Workspace:
    return small_workspace()


def test_picks_from_one_journey_are_split_off_it(workspace: Workspace) -> None:
    view = workspace.of("bo").view()
    journey = view.journeys[0]
    found = picks.gather(view.profile, journey.journey.members[:3])
    (wish,) = picks.own_journey(found)
    assert isinstance(wish, e.JourneySplit)
    workspace.of("bo").commit(wish)
    made = workspace.of("bo").view().find(part_id(journey.journey_id, found.item_ids))
    assert made is not None
    assert made.n_items == 3


def test_a_name_for_the_split_is_the_persons_own(workspace: Workspace) -> None:
    view = workspace.of("bo").view()
    found = picks.gather(view.profile, view.journeys[0].journey.members[:3])
    for wish in picks.own_journey(found, "  Bowls only "):
        workspace.of("bo").commit(wish)
    assert "Bowls only" in [v.name for v in workspace.of("bo").view().journeys]


def test_picks_from_several_journeys_are_gathered(workspace: Workspace) -> None:
    view = workspace.of("bo").view()
    ids = [v.journey.members[0] for v in view.journeys[:2]]
    (wish,) = picks.own_journey(picks.gather(view.profile, ids), "Both")
    assert isinstance(wish, e.ItemsGathered)
    workspace.of("bo").commit(wish)
    assert "Both" in [v.name for v in workspace.of("bo").view().journeys]


def test_what_is_not_in_the_history_cannot_be_picked(workspace: Workspace) -> None:
    view = workspace.of("ada").view()
    found = picks.gather(view.profile, [*view.slate.item_ids, view.profile.history_ids[0], "nothing"])
    assert found.item_ids == (view.profile.history_ids[0],)


def test_merging_keeps_the_journey_with_most_of_the_picks(workspace: Workspace) -> None:
    view = workspace.of("bo").view()
    big, small = view.journeys[0], view.journeys[1]
    found = picks.gather(view.profile, [*big.journey.members[:3], small.journey.members[0]])
    (wish,) = picks.merge(found)
    assert wish == e.JourneysMerged(big.journey_id, (small.journey_id,))


def test_a_whole_journey_that_is_not_me_is_removed_as_it_is(workspace: Workspace) -> None:
    view = workspace.of("ada").view()
    journey = view.journeys[0]
    found = picks.gather(view.profile, journey.journey.members)
    assert picks.not_me(view.profile, found) == (e.JourneyRemoved(journey.journey_id),)


def test_some_items_that_are_not_me_leave_every_journey(workspace: Workspace) -> None:
    view = workspace.of("ada").view()
    found = picks.gather(view.profile, view.journeys[0].journey.members[:2])
    for wish in picks.not_me(view.profile, found):
        workspace.of("ada").commit(wish)
    after = workspace.of("ada").view()
    assert all(not set(found.item_ids) & set(v.journey.members) for v in after.journeys)
    assert [set(v.journey.members) for v in after.removed] == [set(found.item_ids)]


PROFILE = Profile(
    (Journey("a", ("1", "2")), Journey("b", ("3", "4", "5")), Journey("c", ("6",))),
    loose=("7",),
    history_ids=("7", "1", "3", "2", "4", "5", "6"),
)


def test_picks_stand_in_the_order_of_the_history_and_are_counted_by_journey() -> None:
    found = picks.gather(PROFILE, ["4", "6", "7", "3", "4", "unknown"])
    assert found == picks.Picked(("7", "3", "4", "6"), {"": 1, "b": 2, "c": 1})
    assert found.journey_ids == ("b", "c")
    assert picks.gather(PROFILE, ["6", "1"]).journey_ids == ("a", "c")


def test_picks_with_a_loose_one_among_them_are_gathered_though_they_are_from_one_journey() -> None:
    assert picks.own_journey(picks.gather(PROFILE, ["1", "7"])) == (e.ItemsGathered("", ("7", "1"), None),)
    assert picks.own_journey(picks.gather(PROFILE, ["7"]), " x ") == (e.ItemsGathered("", ("7",), "x"),)
    assert picks.own_journey(picks.gather(PROFILE, ["1"])) == (e.JourneySplit("a", (("", ("1",)),)),)
    assert picks.own_journey(picks.gather(PROFILE, ["1"]), "  ") == (e.JourneySplit("a", (("", ("1",)),)),)


def test_picks_can_be_moved_to_a_journey() -> None:
    assert picks.move(picks.gather(PROFILE, ["3", "1"]), "c") == (e.ItemsMoved(("1", "3"), "c"),)


def test_only_whole_journeys_are_removed_as_such_and_anything_beside_them_is_gathered_with_them() -> None:
    def gone(*item_ids: str) -> tuple[str, ...]:
        return tuple(wish.kind for wish in picks.not_me(PROFILE, picks.gather(PROFILE, item_ids)))

    assert gone("1", "2", "6") == ("journey_removed", "journey_removed")
    assert gone("1", "2", "3") == gone("1", "2", "7") == gone("1") == ("items_gathered",)
    assert picks.not_me(PROFILE, picks.gather(PROFILE, ["1"])) == (e.ItemsGathered("", ("1",), disowned=True),)


def test_items_that_are_not_me_are_one_edit_and_one_undo_has_every_journey_as_it_was(workspace: Workspace) -> None:
    mine = workspace.of("ada")
    before = mine.view()
    item_id = before.journeys[0].journey.members[0]
    (wish,) = picks.not_me(before.profile, picks.gather(before.profile, [item_id]))
    made = mine.commit(wish)
    title = mine.title_of(item_id)
    assert made.sentence == f"Took “{title}” out: not you"
    assert mine.undo().sentence == f"Undid: Took “{title}” out: not you"
    after = mine.view()
    assert (after.profile.journeys, after.removed) == (before.profile.journeys, ())
    assert after.slate.item_ids == before.slate.item_ids


def test_taking_items_out_is_told_with_their_number() -> None:
    assert picks.not_me_in_words(picks.gather(PROFILE, ["1"])) == "Took 1 item out: not you"
    assert picks.not_me_in_words(picks.gather(PROFILE, ["1", "2"])) == "Took 2 items out: not you"
