"""The laws of the one door: what an edit fills in by itself keeps its promise, and nothing is logged twice."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_world import small_workspace

from core.steering import edits as e
from core.steering.decisions import Refused
from core.workspace.journal import ADOPTED_SHARE
from core.workspace.workspace import Workspace

WORLD = small_workspace(with_map=False)


@pytest.fixture
def workspace() -> Workspace:
    return small_workspace(with_map=False)


def shares(workspace: Workspace, person_id: str = "bo") -> dict[str, float]:
    return {view.journey_id: view.asked for view in workspace.of(person_id).view().journeys}


@settings(max_examples=12, deadline=None)
@given(st.permutations(range(3)), st.sampled_from([0.25, 0.5, 3.0]))
def test_a_merge_through_the_door_conserves_share(order: list[int], weight: float) -> None:
    ids = sorted(shares(WORLD))
    target, absorbed, other = (ids[at] for at in order)
    WORLD.of("bo").commit(e.JourneyWeighted(absorbed, weight))
    before = shares(WORLD)
    WORLD.of("bo").commit(e.JourneysMerged(target, (absorbed,)))
    after = shares(WORLD)
    assert after[target] == pytest.approx(before[target] + before[absorbed], abs=1e-6)
    assert after[other] == pytest.approx(before[other], abs=1e-6)
    WORLD.of("bo").undo()
    assert shares(WORLD) == before
    WORLD.of("bo").undo()


def test_an_adopted_interest_begins_with_its_share_of_the_list(workspace: Workspace) -> None:
    interest = workspace.of("bo").proposals()[0]
    anchors = tuple(item.item_id for item in interest.anchors)
    workspace.of("bo").commit(e.InterestAdopted(interest.journey_id, interest.name, anchors=anchors))
    assert shares(workspace)[interest.journey_id] == pytest.approx(ADOPTED_SHARE, abs=1e-6)


def test_the_same_action_is_logged_once_and_tells_the_same(workspace: Workspace) -> None:
    wish = e.JourneyMuted(sorted(shares(workspace))[0])
    first, again = (workspace.of("bo").commit(wish, "click-1") for _ in range(2))
    assert first == again
    assert sum(entry.edit.kind == wish.kind for entry in workspace.of("bo").entries()) == 1


def test_what_is_refused_is_not_logged(workspace: Workspace) -> None:
    before = workspace.of("bo").entries()
    with pytest.raises(Refused):
        workspace.of("bo").commit(e.JourneyMuted("gone"))
    assert workspace.of("bo").entries() == before
