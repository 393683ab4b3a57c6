"""A journey opens into the parts that its extraction tells apart, or into none."""

from small_world import small_workspace

from core.entities import Journey
from core.steering import edits as e
from core.workspace.opened_parts import opened_parts
from core.workspace.workspace import Workspace

BY_HAND, WORKSPACE = small_workspace(), small_workspace()
WORKSPACE.of("bo").extract("personal")


def sizes(workspace: Workspace, journey: Journey, whole: bool) -> list[int]:
    return [
        len(part.items)
        for part in opened_parts(workspace.of("bo").desk, workspace.titler, journey.journey_id, whole=whole)
    ]


def test_the_parts_of_a_journey_hold_each_of_its_items_once_largest_first() -> None:
    for journey in WORKSPACE.of("bo").view().profile.journeys:
        found = sizes(WORKSPACE, journey, whole=True)
        assert len(found) >= 2
        assert found == sorted(found, reverse=True)
        parts = opened_parts(WORKSPACE.of("bo").desk, WORKSPACE.titler, journey.journey_id, whole=True)
        assert sorted(item_id for part in parts for item_id in part.item_ids) == sorted(journey.members)


def test_what_is_in_focus_opens_by_itself_unless_the_whole_is_asked_for() -> None:
    journey = WORKSPACE.of("bo").view().profile.journeys[0]
    part = opened_parts(WORKSPACE.of("bo").desk, WORKSPACE.titler, journey.journey_id, whole=True)[0]
    WORKSPACE.of("bo").commit(e.JourneyFocused(journey.journey_id, part.item_ids, part.name))
    assert sum(sizes(WORKSPACE, journey, whole=False)) in (0, len(part.item_ids))
    assert sum(sizes(WORKSPACE, journey, whole=True)) == len(journey.members)
    WORKSPACE.of("bo").undo()


def test_a_journey_of_one_piece_has_no_parts() -> None:
    for journey in BY_HAND.of("bo").view().profile.journeys:
        assert sizes(BY_HAND, journey, whole=True) == []


def test_a_journey_that_is_not_there_has_no_parts() -> None:
    assert sizes(WORKSPACE, Journey("jnone"), whole=True) == []
