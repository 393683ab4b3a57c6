"""What is picked on the map is counted and listed, and cannot break the page."""

import pytest
from small_world import small_workspace

from core.desk import picks
from core.workspace.workspace import Workspace
from ui.drawing import picks as pick_markup


@pytest.fixture
def workspace() -> Workspace:
    return small_workspace()


def test_the_list_of_picks_escapes_titles_and_counts_them(workspace: Workspace) -> None:
    view = workspace.of("ada").view()
    found = picks.gather(view.profile, view.profile.history_ids)
    drawn = pick_markup.picked(found, workspace.of(view.person_id).map_spots(view), view)
    assert "16 items picked" in drawn
    assert "and 2 more" in drawn
