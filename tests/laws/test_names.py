"""The laws of names: the person's word outranks every other, turns their list, and is taken back to the bit."""

from hypothesis import assume, given
from hypothesis import strategies as st
from laws.checks import N, Steered, slate
from strategies import LAWS, make_world, started, steered

from core.entities import GivenName
from core.steering import edits as e
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
