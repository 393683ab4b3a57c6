"""A branch of wishes is laid out one after the other, as it would be committed, and nothing of it is kept."""

import pytest
from small_world import small_workspace

from core.steering import edits as e
from core.steering.decisions import Refused
from core.workspace import branches
from core.workspace.workspace import Workspace

WORKSPACE = small_workspace()


def wishes(workspace: Workspace) -> list[e.Edit]:
    journey_id = workspace.of("bo").view().journeys[0].journey_id
    return [e.JourneyRenamed(journey_id, "Mud pies"), e.JourneyMuted(journey_id)]


def test_each_wish_is_said_as_things_stand_after_those_before_it() -> None:
    desk, name = WORKSPACE.of("bo").desk, WORKSPACE.of("bo").view().journeys[0].name
    said = branches.in_sentences(desk, WORKSPACE.journal, wishes(WORKSPACE))
    assert said == [f"Renamed “{name}” to “Mud pies”", "Muted “Mud pies”"]


def test_an_outcome_is_aimed_at_every_journey_that_a_wish_is_about_and_keeps_nothing() -> None:
    before = WORKSPACE.of("bo").view()
    then, comparison = branches.outcome(WORKSPACE.of("bo").desk, WORKSPACE.journal, wishes(WORKSPACE))
    aimed = before.journeys[0].journey_id
    assert then.profile.name(aimed) == "Mud pies"
    assert comparison.asked[aimed][1] == 0.0 < comparison.asked[aimed][0]
    assert WORKSPACE.of("bo").view() == before


def test_a_branch_without_wishes_leads_nowhere() -> None:
    then, comparison = branches.outcome(WORKSPACE.of("bo").desk, WORKSPACE.journal, [])
    assert then == WORKSPACE.of("bo").view()
    assert comparison.changes_nothing
    assert branches.in_sentences(WORKSPACE.of("bo").desk, WORKSPACE.journal, []) == []


def test_a_wish_that_cannot_be_refuses_the_whole_branch() -> None:
    branch = [*wishes(WORKSPACE), e.JourneyMuted("jnone")]
    with pytest.raises(Refused):
        branches.outcome(WORKSPACE.of("bo").desk, WORKSPACE.journal, branch)
    with pytest.raises(Refused):
        branches.in_sentences(WORKSPACE.of("bo").desk, WORKSPACE.journal, branch)
