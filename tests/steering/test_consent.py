"""What takes something away for good, or takes back a word of the person's, needs their word; nothing else does."""

from dataclasses import replace

import pytest

from core.entities import GivenName, Journey, JourneyState, ListSource, Profile
from core.steering import edits as e
from core.steering.consent import asks_for
from core.steering.fold import apply

JOURNEYS = (
    Journey("a", ("1", "2", "3")),
    Journey("b", ("4", "5"), own_name="Mine"),
    Journey("c", ("6",), state=JourneyState.REMOVED),
)
PROFILE = Profile(
    JOURNEYS,
    history_ids=tuple("123456"),
    given={"a": GivenName("Herbs"), "c": GivenName("Jazz")},
    pinned=("9",),
    dismissed={"8": ""},
    blocked=("clay",),
)


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (e.JourneyRemoved("a"), "the journey “Herbs” would be gone"),
        (e.JourneysMerged("a", ("b",)), "the journey “Mine” would be gone"),
        (e.ItemsMoved(("4", "5"), "a"), "the journey “Mine” would be gone"),
        (e.ItemDismissed("7"), "a thing would never be shown again"),
        (e.ItemDismissed("9"), "a thing would never be shown again"),
        (e.InterestDeclined("x"), "an interest would never be proposed again"),
        (e.WordsBlocked(("glaze",)), "things that say a word would be kept out"),
        (e.SourcesChosen((ListSource.BACKLOG,)), "a source of the list would be switched off"),
        (e.JourneyRenamed("b", "Theirs"), "“Mine” is a name in the person's own words"),
        (e.JourneyRenamed("b", None), "“Mine” is a name in the person's own words"),
        (e.JourneyResumed("c"), "the person said that “Jazz” is not them"),
        (e.ItemDismissed("8", dismissed=False), "the person dismissed a thing"),
        (e.WordsBlocked(("clay",), blocked=False), "the person keeps out what says a word"),
        (e.ItemPinned("9", pinned=False), "the person pinned a thing"),
    ],
)
def test_what_takes_away_says_what_the_word_is_needed_for(edit: e.Edit, said: str) -> None:
    assert said in asks_for(PROFILE, apply(PROFILE, edit, {}))


@pytest.mark.parametrize(
    "edit",
    [
        e.JourneyWeighted("a", 2.0),
        e.JourneyMuted("a"),
        e.JourneyPaused("a"),
        e.JourneyFinished("b"),
        e.JourneyRenamed("a", "Balcony"),
        e.JourneySplit("a", (("part", ("1",)),)),
        e.ItemsGathered("new", ("1", "4")),
        e.ItemsMoved(("1",), "b"),
        e.InterestAdopted("x", "Chess", anchors=("7",)),
        e.ItemPinned("7"),
        e.ExplorationSet(0.9),
    ],
)
def test_what_a_dial_or_a_verb_turns_back_is_just_done(edit: e.Edit) -> None:
    after = apply(PROFILE, edit, {})
    assert after != PROFILE
    assert asks_for(PROFILE, after) == ()


def test_things_that_are_taken_out_as_not_the_persons_need_their_word() -> None:
    after = apply(PROFILE, e.ItemsGathered("new", ("1", "4"), disowned=True), {})
    assert asks_for(PROFILE, after) == ("things would no longer count as the person's",)


def test_what_cancels_out_within_a_turn_asks_for_nothing() -> None:
    assert asks_for(PROFILE, replace(PROFILE)) == ()
