"""Every verb that a row offers becomes a wish that can be granted, and none is offered where it means nothing."""

import pytest
from small_world import small_workspace

from core.desk.wishes import LESS, MORE, PANELS, WISHES, offered, wish
from core.steering import edits as e
from core.workspace.workspace import Workspace


@pytest.fixture
def workspace() -> Workspace:
    return small_workspace(with_map=False)


@pytest.mark.parametrize("before", [None, e.JourneyMuted, e.JourneyPaused, e.JourneyFinished, e.JourneyRemoved])
def test_every_verb_that_is_offered_can_be_granted(workspace: Workspace, before: type[e.JourneyPaused] | None) -> None:
    journey_id = workspace.of("bo").view().journeys[0].journey_id
    if before is not None:
        workspace.of("bo").commit(before(journey_id))
    view = workspace.of("bo").view().find(journey_id)
    assert view is not None
    verbs = [verb for verb in offered(view) if verb not in PANELS]
    assert verbs
    for verb in verbs:
        outcome = workspace.of("bo").commit(wish(verb, view))
        assert outcome.entry.edit.kind == wish(verb, view).kind
        workspace.of("bo").undo()


def test_every_wish_is_offered_somewhere_or_has_a_button_of_its_own(workspace: Workspace) -> None:
    journey_id = workspace.of("bo").view().journeys[0].journey_id
    seen: set[str] = set()
    for before in (None, e.JourneyMuted, e.JourneyPaused, e.JourneyRemoved):
        if before is not None:
            workspace.of("bo").commit(before(journey_id))
        view = workspace.of("bo").view().find(journey_id)
        assert view is not None
        seen |= set(offered(view))
        if before is not None:
            workspace.of("bo").undo()
    assert set(WISHES) - seen == {"More", "Less", "Open all of it again"}


def test_more_and_less_take_each_other_back() -> None:
    assert pytest.approx(1) == MORE * LESS
