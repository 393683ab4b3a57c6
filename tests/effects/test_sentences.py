"""Every kind of edit is said in a sentence of its own, in the person's words."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

import pytest

from core.effects.sentences import sentence, without_since
from core.entities import GivenName, Journey, Profile
from core.steering import edits as e
from core.steering.log import Logged, UnknownEdit, edit_from_json

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
GOLDEN = Path(__file__).parents[1] / "steering" / "golden_log.jsonl"
PROFILE = Profile(
    (Journey("a", ("x",)), Journey("b", ("y",))), given={"a": GivenName("Surfing"), "b": GivenName("Jazz")}
)


TURN = (e.JourneyRenamed("a", "Waves"), e.JourneyMuted("a"))


def said(edit: Logged, earlier: str = "") -> str:
    return sentence(edit, PROFILE, lambda item_id: f"title of {item_id}", earlier)


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (e.JourneyRenamed("a", "Waves"), "Renamed “Surfing” to “Waves”"),
        (e.JourneyRenamed("a", None), "Gave “Surfing” its first name back"),
        (e.JourneysMerged("a", ("b",)), "Merged “Jazz” into “Surfing”"),
        (e.JourneySplit("a", (("n", ("x",)),)), "Split 1 item off “Surfing”"),
        (e.ItemsMoved(("x", "y"), "b"), "Moved 2 items to “Jazz”"),
        (e.ItemsGathered("n", ("x", "y"), disowned=True), "Took 2 items out: not you"),
        (e.ItemsGathered("n", ("x",), "Reefs"), "Made a journey “Reefs” of 1 item"),
        (e.JourneyWeighted("a", 2.0), "More of “Surfing”"),
        (e.JourneyWeighted("a", 0.5), "Less of “Surfing”"),
        (e.JourneyMuted("a"), "Muted “Surfing”"),
        (e.JourneyMuted("a", False), "Unmuted “Surfing”"),
        (e.JourneyFocused("a", ("x",), "Reefs"), "Went deeper into “Reefs” of “Surfing”"),
        (e.JourneyFocused("a"), "Opened all of “Surfing” again"),
        (e.GranularitySet(0.75, "a"), "Set the detail to “fine” within “Surfing”"),
        (e.GranularitySet(0.5), "Set the detail to “as found” for all journeys"),
        (e.GranularitySet(0.4), "Set the detail to “40 %” for all journeys"),
        (e.JourneyRemoved("b"), "Took “Jazz” out: not you"),
        (e.ItemPinned("x"), "Pinned “title of x”"),
        (e.ItemDismissed("x", dismissed=False), "Allowed again “title of x”"),
        (e.ExplorationSet(0.25), "Set surprise to 25 %"),
        (e.TurnTaken(TURN), "In one turn: Renamed “Surfing” to “Waves”; Muted “Waves”"),
        (e.TurnTaken(TURN, waits=True), "Asked for your word: Renamed “Surfing” to “Waves”; Muted “Waves”"),
        (e.TurnTaken(TURN, answers=4), "With your word: Renamed “Surfing” to “Waves”; Muted “Waves”"),
        (e.JourneysExtracted("x"), "Read your history and found its journeys"),
        (e.JourneysExtracted("x", 1), "Asked the language model about 1 doubtful join"),
        (e.SentenceTaken("hush", (e.JourneyMuted("b"),)), "Muted “Jazz”, since you said “hush”"),
        (
            e.SentenceTaken("one", (e.JourneyRenamed("a", "Sea"), e.JourneysMerged("a", ("b",))), NOON),
            "Renamed “Surfing” to “Sea”; Merged “Jazz” into “Sea”, until 4 March 2026, 12:00 UTC, since you said “one”",
        ),
        (
            e.NameSuggested("a", GivenName("Surfing"), GivenName("Reef waves")),
            "The language model suggested “Reef waves” for “Surfing”",
        ),
        (
            e.NameSuggested("a", GivenName("Surfing"), None, "list"),
            "A name that the language model suggested for “Surfing” was refused",
        ),
        (
            e.SuggestionLeft("a", "Reef waves"),
            "Left the name “Reef waves” that the language model suggested for “Surfing”",
        ),
        (
            e.SuggestionsTaken((e.JourneyRenamed("a", "Reef waves"),)),
            "Renamed “Surfing” to “Reef waves”, as the language model suggested",
        ),
        (
            e.SuggestionsTaken((e.JourneyRenamed("a", "Reef waves"), e.JourneyRenamed("b", "Bebop"))),
            "Took 2 names that the language model suggested",
        ),
        (e.JourneyMuted("gone"), "Muted “a journey that has gone”"),
        (UnknownEdit("x", "y"), "Something that a newer version of this app knows; it does nothing here"),
    ],
)
def test_an_edit_is_said_plainly(edit: Logged, expected: str) -> None:
    assert said(edit) == expected


def test_an_undo_names_what_it_undid() -> None:
    assert said(e.EditUndone(4), "Muted “Surfing”") == "Undid: Muted “Surfing”"
    assert said(e.EditRedone(4), "Muted “Surfing”") == "Did again: Muted “Surfing”"


def test_a_no_and_taking_it_back_name_what_was_asked() -> None:
    asked = said(e.TurnTaken(TURN[1:], waits=True))
    assert said(e.EditUndone(4), asked) == "Said no to: Muted “Surfing”"
    assert said(e.EditRedone(4), asked) == "Waits for your word again: Muted “Surfing”"


def test_what_was_said_is_told_with_what_it_undid() -> None:
    assert said(e.EditUndone(4, "undo that"), "Muted “Surfing”") == "Undid: Muted “Surfing”, since you said “undo that”"


@pytest.mark.parametrize("said", ["mute it … until Sunday", "“since you said”", ""])
def test_no_sentence_stands_twice_where_it_was_said(said: str) -> None:
    edits = (e.SentenceTaken(said, (e.JourneyMuted("a"),)), e.EditUndone(3, said))
    for edit in edits:
        told = sentence(edit, PROFILE, str)
        assert without_since(told, said) == sentence(replace(edit, said=""), PROFILE, str)
        assert without_since(told, "something else") == told


def test_no_kind_is_left_without_a_sentence() -> None:
    kinds = {kind.__name__ for kind in get_args(e.Edit)}
    made = [edit_from_json(line) for line in _golden_edits()]
    assert {type(edit).__name__ for edit in made} == kinds
    assert len({said(edit) for edit in {edit.kind: edit for edit in made}.values()}) == len(kinds)


def _golden_edits() -> list[str]:
    return [line for line in GOLDEN.read_text(encoding="utf-8").splitlines() if line.strip()]
