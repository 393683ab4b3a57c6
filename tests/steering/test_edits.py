"""Edits are facts that stay readable: JSON both ways, for every kind and every absurdity."""

from dataclasses import is_dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import KINDS, LAWS, edits_of, make_world, raw_logs, started

from core.steering import edits as e
from core.steering.fold import replay
from core.steering.log import LogEntry, UnknownEdit, edit_from_json, edit_to_json, steps_of

WORLD = make_world(0, 12, 8, 6)
PROFILE = replay(started(WORLD), WORLD.proposals)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@LAWS
@given(data=st.data())
def test_an_edit_comes_back_from_json_as_it_was(kind: type[e.Edit], data: st.DataObject) -> None:
    edit = data.draw(edits_of(kind, WORLD, PROFILE))
    assert repr(edit_from_json(edit_to_json(edit))) == repr(edit)


@LAWS
@given(raw_logs(WORLD))
def test_a_log_read_back_from_json_replays_to_the_same_profile(log: list[LogEntry]) -> None:
    again = [
        LogEntry(
            seq=x.seq, person_id=x.person_id, time=x.time, actor=x.actor, edit=edit_from_json(edit_to_json(x.edit))
        )
        for x in log
    ]
    assert repr(replay(again, WORLD.proposals)) == repr(replay(log, WORLD.proposals))


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf"), 1e300, -0.0])
def test_a_number_that_json_does_not_know_never_makes_a_log_unreadable(number: float) -> None:
    edit = e.JourneyWeighted("a", number)
    assert repr(edit_from_json(edit_to_json(edit))) == repr(edit)


def test_every_kind_is_frozen_named_after_itself_and_named_once() -> None:
    kinds = [kind.__dataclass_fields__["kind"].default for kind in KINDS]
    assert len(set(kinds)) == len(kinds)
    assert all(is_dataclass(kind) for kind in KINDS)
    for kind, name in zip(KINDS, kinds, strict=True):
        assert name.replace("_", "") == kind.__name__.lower()


@pytest.mark.parametrize(
    ("edit", "journey_ids"),
    [
        (e.JourneysMerged("a", ("b", "c")), ("a", "b", "c")),
        (e.JourneySplit("a", (("n", ("x",)),)), ("a", "n")),
        (e.ItemsMoved(("x",), "b"), ("b",)),
        (e.ItemsMoved(("x", "y"), "b", source_ids=("a", "c")), ("b", "a", "c")),
        (e.ItemsGathered("n", ("x",), source_ids=("a",)), ("n", "a")),
        (e.ItemsGathered("n", ("x",), source_ids=("a",), disowned=True), ("a",)),
        (e.JourneyMuted("a"), ("a",)),
        (e.ItemsGathered("", ("x",)), ()),
        (e.GranularitySet(0.3, "a"), ("a",)),
        (e.GranularitySet(0.3), ()),
        (e.ExplorationSet(0.3), ()),
    ],
)
def test_an_edit_concerns_the_journeys_it_names(edit: e.Edit, journey_ids: tuple[str, ...]) -> None:
    assert edit.concerns == journey_ids


def test_a_field_that_this_version_does_not_know_is_passed_over() -> None:
    assert edit_from_json('{"kind": "journey_paused", "journey_id": "a", "mood": "tired"}') == e.JourneyPaused("a")


def test_a_field_that_an_older_version_did_not_write_takes_its_default() -> None:
    assert edit_from_json('{"kind": "journey_muted", "journey_id": "a"}') == e.JourneyMuted("a", True)


@pytest.mark.parametrize("payload", ["", "{}", "[]", '{"kind": "nothing"}', '{"kind": "journey_paused"}', "null"])
def test_what_is_no_edit_is_refused(payload: str) -> None:
    with pytest.raises(ValueError, match="validation error"):
        edit_from_json(payload)


@LAWS
@given(st.text(max_size=40))
def test_reading_any_text_gives_an_edit_or_a_value_error(payload: str) -> None:
    with pytest.raises(ValueError, match="validation error"):
        edit_from_json(payload)


def test_the_steps_of_an_edit_are_those_it_holds_or_itself() -> None:
    mute, rename = e.JourneyMuted("a"), e.JourneyRenamed("b", "Wool")
    turns = (e.TurnTaken((mute, rename)), e.TurnTaken((mute, rename), waits=True))
    for held in (*turns, e.RecipeTaken("R", (mute, rename)), e.SentenceTaken("hush", (mute, rename))):
        assert steps_of(held) == (mute, rename)
    assert steps_of(e.SuggestionsTaken((rename,))) == (rename,)
    assert steps_of(mute) == (mute,)
    assert steps_of(UnknownEdit("later", "{}")) == (UnknownEdit("later", "{}"),)
