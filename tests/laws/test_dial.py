"""The laws of the dials: they forget where they have been, and leave alone what the person decided."""

from hypothesis import assume, given
from hypothesis import strategies as st
from laws.checks import N, Steered, slate
from strategies import LAWS, started, steered, wishes, worlds

from core.steering import edits as e
from core.steering.fold import apply, replay


@LAWS
@given(steered(), st.floats(0, 1), st.floats(0, 1))
def test_the_dial_forgets_where_it_has_been(case: Steered, first: float, second: float) -> None:
    world, _, profile = case
    direct = apply(profile, e.GranularitySet(second), world.proposals)
    detour = apply(apply(profile, e.GranularitySet(first), world.proposals), e.GranularitySet(second), world.proposals)
    assert detour == direct


@LAWS
@given(st.data(), st.floats(0, 1))
def test_the_dial_of_a_journey_leaves_the_slate_as_it_was_and_survives_every_extraction(
    data: st.DataObject, dial: float
) -> None:
    world, _, profile = data.draw(steered())
    assume(profile.journeys)
    journey = data.draw(st.sampled_from(profile.journeys))
    turned = apply(profile, e.GranularitySet(dial, journey.journey_id), world.proposals)
    ranker, words = world.ranker(), world.words(profile)
    assert ranker.slate(profile, words, N) == ranker.slate(turned, words, N) == slate(world, turned)
    for proposal in world.whole:
        again = apply(turned, e.JourneysExtracted(proposal.extraction_id), world.proposals)
        kept = again.by_id[journey.journey_id]
        assert kept.granularity == dial
        assert set(journey.members) <= set(kept.members)


KEEPS_GROUPS = e.JourneyRenamed | e.JourneyWeighted | e.JourneyMuted | e.JourneyPaused | e.JourneyRemoved | e.ItemPinned


@LAWS
@given(st.data(), st.floats(0, 1))
def test_the_dial_there_and_back_restores_the_journeys(data: st.DataObject, there: float) -> None:
    world = data.draw(worlds())
    profile = replay(started(world), world.proposals)
    for _ in range(data.draw(st.integers(0, 4))):
        edit = data.draw(wishes(world, profile))
        if isinstance(edit, KEEPS_GROUPS):
            profile = apply(profile, edit, world.proposals)
    turned = apply(profile, e.GranularitySet(there), world.proposals)
    assert apply(turned, e.GranularitySet(profile.granularity), world.proposals) == profile
