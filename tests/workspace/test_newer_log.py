"""A log that a later version wrote into is read, steered, undone and told as if that entry were not there."""

from collections.abc import Callable

import pytest
from small_world import small_workspace

from core.desk.taken_out import exports
from core.desk.views import EditOutcome
from core.effects.moments import Told, moments
from core.steering import edits as e
from core.steering.decisions import NEWER, Refused
from core.steering.log import LogEntry, UnknownEdit
from core.workspace.workspace import Workspace

NEWER_EDIT = UnknownEdit("journey_cloned", '{"kind":"journey_cloned","journey_id":"x","copies":2}')


def write_newer(workspace: Workspace, action_id: str, edit: UnknownEdit = NEWER_EDIT) -> LogEntry:
    """Write into bo's log as a later version would, with an effect that this one cannot read."""
    position = workspace.logbook.position("bo")
    return workspace.logbook.append(
        "bo", edit, actor="person", action_id=action_id, expected=position, effect='{"in": "a later form"}'
    )


def steer(workspace: Workspace, with_newer: bool) -> Workspace:
    """Make, undo and redo edits of bo's, with entries of a later version between them or without."""
    first, second, third = (v.journey_id for v in workspace.of("bo").view().journeys)
    acts: tuple[Callable[[], EditOutcome], ...] = (
        lambda: workspace.of("bo").commit(e.JourneyWeighted(first, 2.0)),
        lambda: workspace.of("bo").commit(e.JourneyMuted(second)),
        lambda: workspace.of("bo").undo(),
        lambda: workspace.of("bo").redo(),
        lambda: workspace.of("bo").undo(),
        lambda: workspace.of("bo").commit(e.JourneysMerged(first, (third,))),
    )
    for number, act in enumerate(acts):
        if with_newer:
            write_newer(workspace, f"newer-{number}")
        act()
    return workspace


def test_steering_around_what_a_later_version_wrote_comes_to_the_same_profile_and_list() -> None:
    plain, newer = (steer(small_workspace(with_map=False), with_newer) for with_newer in (False, True))
    assert len(newer.of("bo").entries()) == len(plain.of("bo").entries()) + 6
    assert repr(newer.of("bo").view().profile) == repr(plain.of("bo").view().profile)
    assert newer.of("bo").view().slate == plain.of("bo").view().slate
    said = [each.sentence for each in newer.of("bo").told() if not isinstance(each.entry.edit, UnknownEdit)]
    assert said == [each.sentence for each in plain.of("bo").told()]


def test_a_log_with_what_a_later_version_wrote_is_told_travelled_and_exported() -> None:
    workspace = small_workspace(with_map=False)
    made = write_newer(workspace, "newer")
    told = workspace.of("bo").told()
    words = "Something that a newer version of this app knows; it does nothing here"
    assert told[0] == Told(made, words, None, True)
    assert moments(told)[-1].until == made.seq
    assert workspace.of("bo").view(until=made.seq).profile == workspace.of("bo").view(until=made.seq - 1).profile
    assert "journey_cloned" in exports.log_json("bo", told)
    assert "journey_cloned" in exports.log_csv(told)


def test_what_a_later_version_wrote_is_not_undone_here_and_what_it_undid_is_told() -> None:
    workspace = small_workspace(with_map=False)
    made = write_newer(workspace, "newer")
    assert not workspace.of("bo").can_undo()
    with pytest.raises(Refused, match=NEWER):
        workspace.of("bo").undo(made.seq)
    workspace.logbook.append("bo", e.EditUndone(made.seq), actor="person", action_id="undone there", expected=made.seq)
    assert not workspace.of("bo").can_redo()
    assert workspace.of("bo").told()[0].sentence.startswith("Undid: Something that a newer version")
