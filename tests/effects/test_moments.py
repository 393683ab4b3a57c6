"""The moments of a log that a person can travel to."""

from small_world import small_workspace

from core.effects.moments import moments
from core.steering import edits as e


def test_the_first_moment_is_the_start_and_the_last_is_now() -> None:
    workspace = small_workspace(with_map=False)
    workspace.of("ada").commit(e.ExplorationSet(0.5))
    workspace.of("ada").commit(e.ExplorationSet(0.7))
    found = moments(workspace.of("ada").told())
    assert [moment.name for moment in found] == ["The start", "Step 1", "Now"]
    assert found[-1].until == workspace.of("ada").view().position
    assert found[-1].sentence == "Set surprise to 70 %"


def test_a_naming_belongs_to_the_edit_that_called_for_it() -> None:
    workspace = small_workspace(with_map=False)
    start = moments(workspace.of("ada").told())
    assert len(start) == 1
    assert [j.name for j in workspace.of("ada").view(until=start[0].until).journeys if j.name] != []
    assert start[0].sentence.startswith("Read your history")


def test_an_empty_log_has_no_moments() -> None:
    assert moments([]) == ()
