"""The log is told with what counts and what was undone; two moments show what is different."""

import pytest
from small_world import small_workspace

from core.steering import edits as e
from core.workspace.workspace import Workspace
from ui.drawing import history


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    workspace = small_workspace(with_map=False)
    journey_id = workspace.of("bo").view().journeys[0].journey_id
    workspace.of("bo").commit(e.JourneyRenamed(journey_id, "Kiln <i>days</i>"))
    workspace.of("bo").commit(e.JourneyMuted(journey_id))
    workspace.of("bo").undo()
    return workspace


def test_what_was_undone_says_so_and_the_undoing_does_not(workspace: Workspace) -> None:
    drawn = {told.entry.edit.kind: history.told(told) for told in workspace.of("bo").told()}
    assert "<em>undone</em>" in drawn["journey_muted"]
    assert "<em>undone</em>" not in drawn["journey_renamed"]
    assert "<em>undone</em>" not in drawn["edit_undone"]


def test_what_the_app_did_by_itself_says_so(workspace: Workspace) -> None:
    drawn = {told.entry.edit.kind: history.told(told) for told in workspace.of("bo").told()}
    assert "found for you" in drawn["journeys_extracted"]
    assert "done for you" in drawn["journeys_named"]
    assert 'class="by"' not in drawn["journey_renamed"]


def test_a_name_that_is_markup_stays_text(workspace: Workspace) -> None:
    drawn = "".join(history.told(told) for told in workspace.of("bo").told()) + history.moment(
        workspace.of("bo").view(), "<i>now"
    )
    assert "<i>days" not in drawn
    assert "<i>now" not in drawn


def test_two_moments_tell_their_differences_and_one_moment_none(workspace: Workspace) -> None:
    named = next(entry.seq for entry in workspace.of("bo").entries() if entry.edit.kind == "journeys_named")
    now, then = workspace.of("bo").view(), workspace.of("bo").view(until=named)
    assert "there “" in history.moment(now, "Now", then)
    assert 'class="diff"' not in history.moment(now, "Now")
    assert 'class="diff"' not in history.moment(now, "Now", now)
