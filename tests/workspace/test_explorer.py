"""Related interests lead away from what a person has, bear a name of their own, and are found once."""

import pytest
from small_world import small_workspace

from core.workspace.explorer import Explorer, Ground
from core.workspace.titling import Titler
from core.workspace.workspace import Workspace


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    return small_workspace(with_map=False)


def test_what_is_proposed_rests_on_items_that_the_person_has_not_met(workspace: Workspace) -> None:
    met = set(workspace.of("bo").view().profile.history_ids)
    proposals = workspace.of("bo").proposals()
    assert proposals
    for interest in proposals:
        assert interest.name
        assert interest.why
        assert interest.anchors
        assert not met & {item.item_id for item in interest.anchors}
        assert 0 <= interest.novelty <= 1
        assert 0 <= interest.fit <= 1


def test_the_same_hand_is_dealt_until_another_is_asked_for(workspace: Workspace) -> None:
    desk = workspace.of("bo").desk
    explorer = Explorer(workspace.histories, Titler(), workspace.sensing)
    first = explorer.proposals(desk, desk.profile(), n=1)
    assert explorer.proposals(desk, desk.profile(), n=1) == first
    explorer.forget()
    assert explorer.proposals(desk, desk.profile(), n=1) == first


def test_every_area_has_a_name_and_every_item_at_most_one_area(workspace: Workspace) -> None:
    desk = workspace.of("bo").desk
    firsts = workspace.histories.firsts(workspace.preparation.collections("bo"))
    ground = Ground(desk.catalogue, firsts, Titler(), workspace.sensing)
    assert all(ground.name(area) for area in range(len(ground.areas.members)))
    rows = [int(row) for members in ground.areas.members.values() for row in members]
    assert len(rows) == len(set(rows))
