"""The laws of shares: merging conserves them, more is more, and silence is silence."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import assume, event, given
from hypothesis import strategies as st
from laws.checks import N, shared, slate
from strategies import LAWS, NOW, World, richly_steered, steered

from core.entities import Profile
from core.ranking.dose import at_rest
from core.ranking.ranker import Ranker
from core.ranking.slate import Slate
from core.salience import merged_weight
from core.steering import edits as e
from core.steering.decisions import decide, find
from core.steering.fold import apply


def anchors(profile: Profile) -> set[str]:
    return {item_id for journey in profile.journeys for item_id in journey.anchors}


def served(world: World, ranking: Slate, n: int) -> bool:
    """Tell whether no journey ran out of items, so that shares alone decide."""
    return len(ranking.places) == n and all(
        round(ranking.got[i] * n) >= int(share * n) for i, share in ranking.asked.items()
    )


@LAWS
@given(st.data())
def test_merging_conserves_the_asked_share(data: st.DataObject) -> None:
    world, _, profile = data.draw(steered(least=2))
    own = [j for j in profile.journeys if j.is_own]
    assume(len(own) >= 2)
    parts = data.draw(st.lists(st.sampled_from(own), min_size=2, max_size=4, unique_by=lambda j: j.journey_id))
    ids = [part.journey_id for part in parts]
    wish = e.JourneysMerged(ids[0], tuple(ids[1:]), merged_weight(parts, world.salience))
    before = shared(world, profile)
    after = shared(world, apply(profile, decide(profile, wish), world.proposals))
    assert after[ids[0]] == pytest.approx(sum(before[i] for i in ids), abs=1e-9)
    for i in after:
        assert i == ids[0] or after[i] == pytest.approx(before[i], abs=1e-9)


@LAWS
@given(st.data())
def test_merging_conserves_the_places_within_one(data: st.DataObject) -> None:
    world, profile = data.draw(richly_steered())
    assume(len(profile.journeys) >= 2)
    order = data.draw(st.permutations(profile.journeys))
    a, b = order[:2]
    wish = e.JourneysMerged(a.journey_id, (b.journey_id,), merged_weight([a, b], world.salience))
    before, after = slate(world, profile), slate(world, apply(profile, wish, world.proposals))
    assume(served(world, before, N) and served(world, after, N))
    apart = round((before.got[a.journey_id] + before.got[b.journey_id]) * N)
    assert abs(round(after.got[a.journey_id] * N) - apart) <= 1


@LAWS
@given(st.data())
def test_what_is_dormant_never_takes_the_first_place_unasked(data: st.DataObject) -> None:
    world, profile = data.draw(richly_steered())
    old = {i for j in profile.journeys if data.draw(st.booleans()) for i in j.members}
    long_ago = tuple(NOW - timedelta(days=3_000 + n) for n in range(5))
    times = {i: long_ago if i in old else (NOW,) for i in world.history_ids}
    history = replace(world.ranker().history, times=times)
    ranked = Ranker(world.catalogue, history).slate(profile, world.words(profile), N)
    dormant = [history.rests(journey.members) for journey in profile.journeys]
    rests = dict(zip(profile.by_id, at_rest(profile.journeys, dormant), strict=True))
    places = [place.journey_id for place in ranked.places if not place.pinned]
    event(f"something rests: {any(rests[j] for j in places)}, something is awake: {not all(rests[j] for j in places)}")
    assert all(rests[j] for j in places) or not rests[places[0]]


@LAWS
@given(st.data())
def test_splitting_and_merging_back_restores_the_slate_to_the_bit(data: st.DataObject) -> None:
    world, _, profile = data.draw(steered(least=3))
    large = [j for j in profile.journeys if len(j.members) > 1 and not j.focus and j.is_own]
    assume(large)
    journey = data.draw(st.sampled_from(large))
    picked = data.draw(st.lists(st.sampled_from(journey.members), min_size=1, unique=True))
    assume(len(picked) < len(journey.members))
    split = decide(profile, e.JourneySplit(journey.journey_id, (("", tuple(picked)),)))
    assert isinstance(split, e.JourneySplit)
    apart = apply(profile, split, world.proposals)
    child_id = split.parts[0][0]
    parts = [find(apart, journey.journey_id), find(apart, child_id)]
    weight = merged_weight(parts, world.salience)
    back = apply(apart, e.JourneysMerged(journey.journey_id, (child_id,), weight), world.proposals)
    assert slate(world, back) == slate(world, profile)
    assert shared(world, back) == shared(world, profile)
    total = sum(shared(world, apart)[part.journey_id] for part in parts)
    assert total == pytest.approx(shared(world, profile)[journey.journey_id], abs=journey.prior + 1e-9)


@LAWS
@given(st.data(), st.sampled_from([1.05, 1.5, 2.0, 10.0, 1e5]))
def test_more_raises_and_less_lowers_the_share_and_never_the_other_way(data: st.DataObject, factor: float) -> None:
    world, profile = data.draw(richly_steered())
    assume(len(profile.journeys) >= 2)
    journey = data.draw(st.sampled_from(profile.journeys))
    i = journey.journey_id
    more = apply(profile, e.JourneyWeighted(i, journey.weight * factor), world.proposals)
    low, high = slate(world, profile), slate(world, more)
    assert high.asked[i] > low.asked[i]
    assert all(high.asked[other] < low.asked[other] for other in low.asked if other != i)
    assume(served(world, low, N) and served(world, high, N))
    assert high.got[i] >= low.got[i]


@LAWS
@given(richly_steered())
def test_every_top_of_the_slate_is_within_one_place_of_the_shares(case: tuple[World, Profile]) -> None:
    world, profile = case
    ranking = slate(world, profile)
    assume(served(world, ranking, N))
    for k in range(1, N + 1):
        top = [place.journey_id for place in ranking.places[:k]]
        for i, share in ranking.asked.items():
            assert abs(top.count(i) - share * k) <= 1 + 1e-6


def silenced(i: str) -> st.SearchStrategy[e.Edit]:
    return st.sampled_from(
        [
            e.JourneyMuted(i),
            e.JourneyPaused(i),
            e.JourneyFinished(i),
            e.JourneyRemoved(i),
            e.JourneyWeighted(i, 0.0),
        ]
    )


@LAWS
@given(st.data())
def test_a_silenced_journey_has_no_place(data: st.DataObject) -> None:
    world, _, profile = data.draw(steered(n_fresh=40))
    assume(profile.journeys)
    i = data.draw(st.sampled_from(profile.journeys)).journey_id
    ranking = slate(world, apply(profile, data.draw(silenced(i)), world.proposals))
    assert ranking.asked[i] == 0
    assert not [place for place in ranking.places if place.journey_id == i and not place.pinned]


@LAWS
@given(st.data())
def test_the_items_of_a_journey_that_is_not_me_are_in_no_other_query(data: st.DataObject) -> None:
    world, _, profile = data.draw(steered(n_fresh=40))
    with_history = [j for j in profile.journeys if j.members and not set(j.members) & anchors(profile)]
    assume(with_history)
    gone = data.draw(st.sampled_from(with_history))
    after = apply(profile, e.JourneyRemoved(gone.journey_id), world.proposals)
    for proposal in world.whole:
        again = apply(after, e.JourneysExtracted(proposal.extraction_id), world.proposals)
        ranker, rows = world.ranker(), set(world.catalogue.rows(gone.members).tolist())
        for journey in again.journeys:
            if journey.is_own:
                assert not rows & set(ranker.query(journey, {}).member_rows.tolist())
        speaking = [p for p in slate(world, again).places if not p.pinned]
        assert not any(set(place.receipts) & set(gone.members) for place in speaking)
