"""The laws of names: the person's word outranks every other, turns their list, and is taken back to the bit."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from laws.checks import N, Steered, slate
from strategies import LAWS, edits_of, entry, make_world, started, steered

from core.entities import GivenName
from core.steering import edits as e
from core.steering.decisions import Refused, decide, decide_redo, decide_undo
from core.steering.fold import apply, replay


@LAWS
@given(steered(), st.text(max_size=30))
def test_a_models_name_never_changes_the_ranking_and_never_outranks_the_persons(case: Steered, text: str) -> None:
    world, _, profile = case
    given_names = tuple((i, GivenName(text, source="model")) for i in profile.by_id)
    after = apply(profile, e.JourneysNamed(given_names), world.proposals)
    assert slate(world, after) == slate(world, profile)
    for journey in after.journeys:
        assert after.name(journey.journey_id) == (text if journey.own_name is None else journey.own_name)


@LAWS
@given(st.data())
def test_a_person_who_takes_a_name_back_has_the_slate_of_before_to_the_bit(data: st.DataObject) -> None:
    world, _, profile = data.draw(steered())
    assume(profile.journeys)
    journey = data.draw(st.sampled_from(profile.journeys))
    named = apply(profile, e.JourneyRenamed(journey.journey_id, "quite other words"), world.proposals)
    back = apply(named, e.JourneyRenamed(journey.journey_id, journey.own_name), world.proposals)
    ranker = world.ranker()
    before = ranker.slate(profile, world.words(profile), N)
    ranker.slate(named, world.words(named), N)
    assert ranker.slate(back, world.words(back), N) == before == slate(world, back)


def test_the_persons_words_turn_the_query_towards_them() -> None:
    world = make_world(3, 16, 16, 60)
    profile = replay(started(world), world.proposals)
    journey = profile.journeys[0]
    named = apply(profile, e.JourneyRenamed(journey.journey_id, "quite other words"), world.proposals)
    words = world.words(named)["quite other words"]
    ranker = world.ranker()
    before = ranker.query(journey, {}).vector @ words
    assert ranker.query(named.by_id[journey.journey_id], world.words(named)).vector @ words > before


@LAWS
@given(st.data())
def test_what_a_model_suggests_changes_nothing_and_taking_it_is_what_renaming_by_hand_would_be(
    data: st.DataObject,
) -> None:
    world, _, profile = data.draw(steered())
    suggested = data.draw(edits_of(e.NameSuggested, world, profile))
    assert apply(profile, suggested, world.proposals) == profile
    taken: e.SuggestionsTaken = data.draw(edits_of(e.SuggestionsTaken, world, profile))
    by_hand = profile
    for rename in taken.renames:
        by_hand = apply(by_hand, rename, world.proposals)
    assert apply(profile, taken, world.proposals) == by_hand


@LAWS
@given(st.data())
def test_names_taken_at_once_are_undone_at_once_and_done_again_at_once(data: st.DataObject) -> None:
    world, log, profile = data.draw(steered())
    wish = data.draw(edits_of(e.SuggestionsTaken, world, profile))
    try:
        taken = decide(profile, wish)
    except Refused:
        assume(False)
    assert isinstance(taken, e.SuggestionsTaken)
    log.append(entry(len(log) + 1, taken))
    after = replay(log, world.proposals)
    assert {i: after.by_id[i].own_name for i in taken.concerns} == {
        r.journey_id: r.name for r in taken.renames if r.journey_id
    }
    log.append(entry(len(log) + 1, decide_undo(log)))
    assert replay(log, world.proposals) == profile
    log.append(entry(len(log) + 1, decide_redo(log)))
    assert replay(log, world.proposals) == after


@LAWS
@given(st.data())
def test_taking_names_is_refused_where_none_is_ticked_a_journey_has_gone_or_a_name_is_there_already(
    data: st.DataObject,
) -> None:
    _, _, profile = data.draw(steered())
    assume(profile.journeys)
    first = profile.journeys[0].journey_id
    good = e.JourneyRenamed(first, "A name that nobody gave")
    assert decide(profile, e.SuggestionsTaken((good,))) == e.SuggestionsTaken((good,))
    named = apply(profile, good, {})
    for renames in ((), (good, e.JourneyRenamed("gone", "Some name"))):
        with pytest.raises(Refused):
            decide(profile, e.SuggestionsTaken(renames))
    with pytest.raises(Refused, match="already"):
        decide(named, e.SuggestionsTaken((good,)))
