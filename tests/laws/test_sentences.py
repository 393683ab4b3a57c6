"""The laws of what was said: a sentence is its edits in turn, one undo takes it back, and it may end by itself."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_world import START, Clock, small_workspace
from strategies import LAWS, NOW, edits_of, entry, steered

from core.desk.in_force import InForce
from core.steering import edits as e
from core.steering.decisions import Refused, decide
from core.steering.fold import apply, replay

END = NOW + timedelta(days=3)


@LAWS
@given(st.data())
def test_a_sentence_is_its_edits_one_after_the_other_and_one_undo_takes_all_of_it_back(data: st.DataObject) -> None:
    world, log, profile = data.draw(steered())
    try:
        said = decide(profile, data.draw(edits_of(e.SentenceTaken, world, profile)))
    except Refused:
        return
    assert isinstance(said, e.SentenceTaken)
    in_turn = profile
    for each in said.edits:
        in_turn = apply(in_turn, each, world.proposals)
    made = [*log, entry(len(log) + 1, said)]
    assert repr(replay(made, world.proposals, now=NOW)) == repr(in_turn) or said.until is not None
    assert repr(replay([*made, entry(len(made) + 1, e.EditUndone(len(made)))], world.proposals)) == repr(profile)


def test_a_sentence_for_a_while_is_in_force_until_its_end_and_the_list_is_then_what_it_was() -> None:
    clock = Clock(START + timedelta(days=900))
    workspace = small_workspace(clock=clock)
    before = workspace.of("bo").view()
    one, other = before.journeys[0].journey_id, before.journeys[1].journey_id
    wish = e.SentenceTaken("hush", (e.JourneyMuted(one), e.JourneyWeighted(other, 2.0)), clock.now + timedelta(days=2))
    workspace.of("bo").commit(wish)
    assert workspace.of("bo").view().slate.item_ids != before.slate.item_ids
    (line,) = lines(workspace.of("bo").in_force(workspace.of("bo").view()))
    assert line == (f"“{before.journeys[0].name}” muted; More of “{before.journeys[1].name}”", True)
    clock.now += timedelta(days=2)
    assert workspace.of("bo").view().slate == before.slate


def lines(wishes: tuple[InForce, ...]) -> list[tuple[str, bool]]:
    return [(each.sentence, each.ends) for each in wishes]


def test_only_what_steers_can_be_said_for_a_while() -> None:
    workspace = small_workspace()
    wish = e.SentenceTaken("pin it a while", (e.ItemPinned("pottery-09"),), NOW + timedelta(days=3000))
    with pytest.raises(Refused, match="for a while"):
        workspace.of("bo").commit(wish)


@pytest.mark.parametrize("wish", [e.SentenceTaken("", (e.ExplorationSet(0.9),)), e.SentenceTaken("hello", ())])
def test_a_sentence_without_words_or_wishes_is_no_edit(wish: e.SentenceTaken) -> None:
    with pytest.raises(Refused, match="nothing in that sentence"):
        small_workspace().of("bo").commit(wish)
