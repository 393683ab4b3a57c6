"""Entries of the log that are damaged in the file are shown and do nothing; no page breaks, and steering goes on."""

import pytest
from small_world import small_workspace

from core.adapters.encoders.encoder import HashingEncoder
from core.desk.taken_out import exports
from core.steering import edits as e
from core.steering.log import UnknownEdit
from core.workspace.workspace import Workspace

PAYLOADS = (
    "",
    "noise \x01",
    "[]",
    "{}",
    '{"kind":"journey_muted"}',
    '{"kind":"journey_muted","journey_id":[7]}',
    "null",
)
"""What may stand in an entry's place: nothing, noise, another form, too little, something of another type."""


def damaged(column: str, told: str, which: str) -> Workspace:
    """Return the small world, steered and then damaged: what bo's entries of a kind say in a column is replaced."""
    workspace = small_workspace(with_map=False)
    half = workspace.of("bo")
    first, second, *_ = half.view().journeys
    half.commit(e.JourneyMuted(first.journey_id))
    half.commit(e.JourneyRenamed(second.journey_id, "Mine"))
    half.undo()
    workspace.database.write(
        lambda cursor: (
            cursor.execute(f"UPDATE log SET {column} = ? WHERE person_id = 'bo' AND kind = ?", [told, which]) and None
        )
    )
    return Workspace(workspace.database, HashingEncoder(dim=256), with_demo=False)


def is_whole(workspace: Workspace) -> None:
    """Read everything that pages read of bo, and steer."""
    half = workspace.of("bo")
    view = half.view()
    told = half.told()
    assert len(told) == len(half.entries())
    assert exports.log_json("bo", told)
    assert exports.log_csv(told)
    for entry in half.entries():
        half.view(until=entry.seq)
    half.commit(e.JourneyWeighted(view.journeys[-1].journey_id, 3.0))
    half.undo()
    assert repr(half.view().profile) == repr(view.profile)


@pytest.mark.parametrize("kind", ["journeys_extracted", "journeys_named", "journey_muted", "journey_renamed"])
@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_damaged_entry_is_shown_does_nothing_and_breaks_nothing(payload: str, kind: str) -> None:
    workspace = damaged("payload", payload, kind)
    unread = [each for each in workspace.of("bo").entries() if isinstance(each.edit, UnknownEdit)]
    assert [each.edit.kind for each in unread] == [kind] * len(unread)
    assert unread
    is_whole(workspace)


@pytest.mark.parametrize("effect", ["", "noise", "[]", '{"moves": 7}'])
def test_a_damaged_effect_is_measured_anew_or_left_out(effect: str) -> None:
    is_whole(damaged("effect", effect, "journey_muted"))


@pytest.mark.parametrize("payload", [b"", b"noise", b"PK\x03\x04 cut off"])
def test_a_damaged_extraction_is_found_again_and_what_was_decided_stays(payload: bytes) -> None:
    workspace = damaged("effect", "", "journey_muted")
    workspace.database.write(
        lambda cursor: cursor.execute("UPDATE extractions SET payload = ? WHERE person_id = 'bo'", [payload]) and None
    )
    is_whole(Workspace(workspace.database, HashingEncoder(dim=256), with_demo=False))
    again = Workspace(workspace.database, HashingEncoder(dim=256), with_demo=False)
    before = len(again.logbook.entries("bo"))
    assert again.of("bo").view().journeys
    assert len(again.logbook.entries("bo")) == before, "what was found anew is kept"
