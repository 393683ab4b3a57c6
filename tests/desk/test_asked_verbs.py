"""An agent has every verb that a person has, each read from JSON, and what is no verb is refused whole."""

from typing import Any, get_args

import pytest
from asked import read
from pydantic import ValidationError
from small_world import small_workspace

from core.desk.asked_verbs import ASKED_VERBS, MOST_WISHES, edit_of
from core.desk.wishes import LESS, MORE
from core.steering import edits as e
from core.steering.decisions import Refused

MINE = small_workspace(with_map=False).of("bo")
PROFILE, JOURNEY = MINE.view().profile, MINE.view().journeys[0].journey_id
INTEREST = MINE.proposals()[0]
FOLLOWED = e.InterestAdopted("new", "Chess", anchors=("chess-01",))
EDITS: list[tuple[dict[str, Any], e.Edit]] = [
    ({"verb": "more", "journey_id": JOURNEY}, e.JourneyWeighted(JOURNEY, MORE)),
    ({"verb": "less", "journey_id": JOURNEY}, e.JourneyWeighted(JOURNEY, LESS)),
    ({"verb": "weigh", "journey_id": JOURNEY, "weight": 3}, e.JourneyWeighted(JOURNEY, 3.0)),
    ({"verb": "mute", "journey_id": JOURNEY}, e.JourneyMuted(JOURNEY)),
    ({"verb": "unmute", "journey_id": JOURNEY}, e.JourneyMuted(JOURNEY, muted=False)),
    ({"verb": "pause", "journey_id": JOURNEY}, e.JourneyPaused(JOURNEY)),
    ({"verb": "finish", "journey_id": JOURNEY}, e.JourneyFinished(JOURNEY)),
    ({"verb": "resume", "journey_id": JOURNEY}, e.JourneyResumed(JOURNEY)),
    ({"verb": "not_me", "journey_id": JOURNEY}, e.JourneyRemoved(JOURNEY)),
    ({"verb": "rename", "journey_id": JOURNEY, "name": "Wool"}, e.JourneyRenamed(JOURNEY, "Wool")),
    ({"verb": "merge", "journey_id": JOURNEY, "others": ["b"]}, e.JourneysMerged(JOURNEY, ("b",))),
    (
        {"verb": "split", "journey_id": JOURNEY, "parts": [["1"], ["2"]]},
        e.JourneySplit(JOURNEY, (("", ("1",)), ("", ("2",)))),
    ),
    ({"verb": "gather", "item_ids": ["1"], "name": "One"}, e.ItemsGathered("", ("1",), "One")),
    ({"verb": "move", "item_ids": ["1"], "journey_id": JOURNEY}, e.ItemsMoved(("1",), JOURNEY)),
    ({"verb": "delve", "journey_id": JOURNEY, "item_ids": ["1"], "name": "A"}, e.JourneyFocused(JOURNEY, ("1",), "A")),
    ({"verb": "decline", "proposal_id": INTEREST.proposal_id}, e.InterestDeclined(INTEREST.proposal_id, INTEREST.name)),
    ({"verb": "follow", "words": "chess"}, FOLLOWED),
    ({"verb": "pin", "item_id": "chess-01"}, e.ItemPinned("chess-01")),
    ({"verb": "unpin", "item_id": "chess-01"}, e.ItemPinned("chess-01", pinned=False)),
    ({"verb": "dismiss", "item_id": "chess-01", "reason": "Dull"}, e.ItemDismissed("chess-01", "Dull")),
    ({"verb": "allow", "item_id": "chess-01"}, e.ItemDismissed("chess-01", dismissed=False)),
    ({"verb": "surprise", "amount": 0.7}, e.ExplorationSet(0.7)),
    ({"verb": "detail", "level": 1}, e.GranularitySet(1.0)),
    ({"verb": "sources", "sources": ["backlog"]}, e.SourcesChosen(("backlog",))),
    ({"verb": "block", "words": ["clay"]}, e.WordsBlocked(("clay",))),
    ({"verb": "let_in", "words": ["clay"]}, e.WordsBlocked(("clay",), blocked=False)),
    ({"verb": "leave_out"}, e.UnfittingLeftOut()),
    ({"verb": "show_all"}, e.UnfittingLeftOut(left_out=False)),
    ({"verb": "bring_back", "item_id": "chess-01"}, e.ItemBroughtBack("chess-01")),
    ({"verb": "leave_out_again", "item_id": "chess-01"}, e.ItemBroughtBack("chess-01", back=False)),
]


def edited(wish: dict[str, Any]) -> e.Edit:
    """Return the edit that a wish amounts to."""
    (asked,) = read(wish)
    found = {INTEREST.proposal_id: INTEREST}.get
    return edit_of(asked, PROFILE, MINE.desk.catalogue, found, lambda words: FOLLOWED if words == "chess" else None)


@pytest.mark.parametrize(("wish", "edit"), EDITS, ids=[wish["verb"] for wish, _ in EDITS])
def test_a_verb_is_the_edit_that_the_page_makes(wish: dict[str, Any], edit: e.Edit) -> None:
    assert edited(wish) == edit


def test_an_interest_that_is_proposed_is_taken_up_with_what_stands_for_it() -> None:
    adopted = edited({"verb": "adopt", "proposal_id": INTEREST.proposal_id})
    assert isinstance(adopted, e.InterestAdopted)
    assert adopted.anchors == tuple(item.item_id for item in INTEREST.anchors)


def test_every_wish_that_changes_a_profile_has_a_verb() -> None:
    made = {type(edit) for _, edit in EDITS}
    assert made == set(get_args(e.Steering))
    verbs = {verb for kind in ASKED_VERBS.json_schema()["$defs"].values() for verb in _verbs(kind)}
    assert verbs == {wish["verb"] for wish, _ in EDITS} | {"adopt"}


def _verbs(schema: dict[str, Any]) -> list[str]:
    """Return the verbs that a shape of the schema takes."""
    verb = schema.get("properties", {}).get("verb", {})
    return list(verb.get("enum", [verb["const"]] if "const" in verb else []))


@pytest.mark.parametrize(
    "wishes",
    [
        [],
        [{"verb": "delete_person", "person_id": "bo"}],
        [{"journey_id": JOURNEY}],
        [{"verb": "more"}],
        [{"verb": "more", "journey_id": JOURNEY, "person_id": "ada"}],
        [{"verb": "weigh", "journey_id": JOURNEY, "weight": "much"}],
        [{"verb": "sources", "sources": ["the whole web"]}],
        [{"verb": "more", "journey_id": JOURNEY}] * (MOST_WISHES + 1),
    ],
)
def test_what_is_no_verb_or_not_whole_is_refused(wishes: list[dict[str, Any]]) -> None:
    with pytest.raises(ValidationError):
        read(*wishes)


@pytest.mark.parametrize(
    "wish",
    [
        {"verb": "more", "journey_id": "gone"},
        {"verb": "pin", "item_id": "gone"},
        {"verb": "adopt", "proposal_id": "gone"},
        {"verb": "follow", "words": "quantum"},
    ],
)
def test_what_is_not_there_is_refused_in_words(wish: dict[str, Any]) -> None:
    with pytest.raises(Refused):
        edited(wish)
