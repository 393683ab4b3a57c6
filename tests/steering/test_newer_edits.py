"""What a later version wrote into a log is kept and does nothing; a kind of this version is never passed over."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import LAWS, entry, raw_logs, steered, worlds

from core.entities import Journey, Profile
from core.steering import edits as e
from core.steering.decisions import NEWER, Refused, decide, decide_redo, decide_undo, redoable, undoable
from core.steering.fold import _apply_to_journey, apply, effective, replay
from core.steering.log import LogEntry, UnknownEdit, edit_from_json, edit_to_json, logged

CORE = Path(__file__).parents[2] / "core"
PAYLOADS = (
    '{"kind":"journey_cloned","journey_id":"a","copies":2}',
    '{ "kind" : "journey_cloned" , "n" : 1e400, "n": 1.10 }',
    '{"kind": "journey_muted"}',
    "not json at all",
    "",
)
newer_edits = st.builds(
    UnknownEdit, st.sampled_from(["journey_cloned", "journey_muted", ""]), st.sampled_from(PAYLOADS)
)


def with_newer(log: list[LogEntry], newer: list[tuple[int, UnknownEdit, str]]) -> list[LogEntry]:
    """Return a log with entries of a later version put in before given positions, and some of them undone."""
    longer = list(log)
    for number, (position, edit, actor) in enumerate(newer, start=1000):
        longer.insert(position, entry(number, edit, actor))
        if actor == "person" and number % 2:
            longer.append(entry(number + 1000, e.EditUndone(number)))
    return longer


places = st.lists(st.tuples(st.integers(0, 9), newer_edits, st.sampled_from(["person", "model", "rules"])), max_size=4)


@LAWS
@given(st.data(), places)
def test_what_a_later_version_wrote_anywhere_in_a_log_leaves_the_profile_as_it_was_to_the_bit(
    data: st.DataObject, newer: list[tuple[int, UnknownEdit, str]]
) -> None:
    world = data.draw(worlds())
    log = data.draw(raw_logs(world))
    assert repr(replay(with_newer(log, newer), world.proposals)) == repr(replay(log, world.proposals))


@LAWS
@given(steered(), places)
def test_what_a_later_version_wrote_changes_nothing_about_what_can_be_undone_and_redone(
    case: tuple[object, list[LogEntry], object], newer: list[tuple[int, UnknownEdit, str]]
) -> None:
    _, log, _ = case
    longer = with_newer(log, newer)
    assert undoable(longer) == undoable(log)
    assert redoable(longer) == redoable(log)


def test_what_a_later_version_wrote_counts_until_it_is_undone_there() -> None:
    log = [entry(1, UnknownEdit("journey_cloned", PAYLOADS[0]))]
    assert effective(log) == log
    assert effective([*log, entry(2, e.EditUndone(1))]) == []


def test_undoing_what_a_later_version_wrote_is_refused_with_the_reason() -> None:
    log = [entry(1, UnknownEdit("journey_cloned", PAYLOADS[0])), entry(2, e.EditUndone(1))]
    with pytest.raises(Refused, match=NEWER):
        decide_undo(log, 1)
    with pytest.raises(Refused, match="nothing to redo"):
        decide_redo(log, 1)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_that_cannot_be_read_is_written_back_to_the_letter(payload: str) -> None:
    kept = logged("journey_cloned", payload)
    assert kept == UnknownEdit("journey_cloned", payload)
    assert edit_to_json(kept) == payload


def test_what_can_be_read_is_what_it_says_whatever_it_is_filed_under() -> None:
    assert logged("journey_cloned", '{"kind":"journey_paused","journey_id":"a"}') == e.JourneyPaused("a")


def test_a_newer_edit_is_about_no_journey_and_cannot_be_wished() -> None:
    newer = UnknownEdit("journey_cloned", PAYLOADS[0])
    assert newer.concerns == ()
    assert not entry(1, newer, "person").is_wished
    with pytest.raises(ValueError, match="validation error"):
        edit_from_json(edit_to_json(newer))


def catch_alls(path: Path) -> Iterator[ast.match_case]:
    """Yield the `case _` parts of a module."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.match_case) and isinstance(node.pattern, ast.MatchAs) and node.pattern.pattern is None:
            yield node


@pytest.mark.parametrize("module", ["steering/fold", "steering/decisions", "effects/sentences"])
def test_where_kinds_are_told_apart_the_type_checker_proves_that_none_is_passed_over(module: str) -> None:
    found = list(catch_alls(CORE / f"{module}.py"))
    assert found
    assert all(ast.unparse(case.body[0]).startswith("assert_never(") for case in found)


def test_an_edit_that_does_not_say_its_kind_is_none_though_its_fields_would_fit_one() -> None:
    with pytest.raises(ValueError, match="kind"):
        edit_from_json('{"journey_id": "a"}')
    assert edit_from_json('{"kind": "journey_paused", "journey_id": "a"}') == e.JourneyPaused("a")


@dataclass(frozen=True)
class Cloned:
    """A kind of edit that this version does not know and that no log can hold."""

    journey_id: str = "a"


def test_a_kind_that_nobody_deals_with_is_an_error_and_never_passed_over() -> None:
    profile, cloned = Profile((Journey("a", ("1",)),)), cast(Any, Cloned())
    for deal in (decide, lambda p, edit: apply(p, edit, {}), _apply_to_journey):
        with pytest.raises(AssertionError, match="Cloned"):
            deal(profile, cloned)


@pytest.mark.parametrize(
    "until", ["2026-11-26T10:00:00", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "soon"]
)
def test_an_end_at_no_moment_that_utc_knows_is_kept_and_does_nothing(until: str) -> None:
    payload = f'{{"seqs":[1],"until":"{until}","kind":"end_set"}}'
    assert logged("end_set", payload) == UnknownEdit("end_set", payload)
