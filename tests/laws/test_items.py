"""The laws of items: pins, dismissals, moves, and what a journey is looked at through."""

import numpy as np
from hypothesis import assume, given
from hypothesis import strategies as st
from laws.checks import Steered, shared, slate
from strategies import LAWS, entry, make_world, started, steered

from core.ranking.slate import Slate
from core.steering import edits as e
from core.steering.decisions import decide
from core.steering.fold import apply, replay


@LAWS
@given(steered(n_fresh=40))
def test_pins_are_on_top_and_what_was_dismissed_or_seen_never_appears(case: Steered) -> None:
    world, _, profile = case
    for n in (0, 1, 5, 60):
        ranking = slate(world, profile, n)
        known = tuple(i for i in profile.pinned if i in world.catalogue.row_of)
        assert ranking.item_ids[: len(known)] == known[:n]
        assert len(ranking.places) <= n
        assert len(set(ranking.item_ids)) == len(ranking.item_ids)
        assert not set(ranking.item_ids) & set(profile.dismissed)
        assert not set(ranking.item_ids) & set(profile.history_ids) - set(profile.pinned)


@LAWS
@given(st.data())
def test_the_later_word_on_an_item_counts(data: st.DataObject) -> None:
    world, _, profile = data.draw(steered())
    item_id = data.draw(st.sampled_from([item.item_id for item in world.catalogue.items]))
    pinned = apply(profile, e.ItemPinned(item_id), world.proposals)
    assert item_id in slate(world, pinned).item_ids
    dismissed = apply(pinned, e.ItemDismissed(item_id), world.proposals)
    assert item_id not in slate(world, dismissed).item_ids
    assert item_id in slate(world, apply(dismissed, e.ItemPinned(item_id), world.proposals)).item_ids


@LAWS
@given(st.data())
def test_moving_items_changes_the_queries_of_the_journeys_concerned_only(data: st.DataObject) -> None:
    world, _, profile = data.draw(steered(least=3))
    assume(len([j for j in profile.journeys if j.members]) >= 2)
    source, target = data.draw(st.permutations([j for j in profile.journeys if j.members]))[:2]
    moved = data.draw(st.lists(st.sampled_from(source.members), min_size=1, unique=True))
    after = apply(profile, e.ItemsMoved(tuple(moved), target.journey_id), world.proposals)
    assert set(moved) <= set(after.by_id[target.journey_id].members)
    ranker, words = world.ranker(), world.words(profile)
    for journey in profile.journeys:
        same = journey.journey_id not in (source.journey_id, target.journey_id)
        if same:
            assert after.by_id[journey.journey_id] == journey
            was, is_now = ranker.query(journey, words), ranker.query(after.by_id[journey.journey_id], words)
            assert was.vector.tobytes() == is_now.vector.tobytes()


@LAWS
@given(st.data())
def test_loose_items_can_be_moved_into_a_journey(data: st.DataObject) -> None:
    world = make_world(data.draw(st.integers(0, 99)), 12, 12, 6)
    profile = replay([*started(world), entry(2, e.JourneysExtracted("handmade-1"))], world.proposals)
    assume(profile.loose)
    item_id = data.draw(st.sampled_from(profile.loose))
    target = data.draw(st.sampled_from(profile.journeys))
    after = apply(profile, e.ItemsMoved((item_id,), target.journey_id), world.proposals)
    assert item_id in after.by_id[target.journey_id].members
    assert item_id not in after.loose


def test_an_adopted_interest_gets_a_share_and_places() -> None:
    world = make_world(1, 12, 12, 120)
    profile = replay(started(world), world.proposals)
    fresh = [item.item_id for item in world.catalogue.items if item.item_id not in profile.history_ids]
    after = apply(profile, e.InterestAdopted("new", "Beekeeping", anchors=tuple(fresh[:3]), prior=3.0), world.proposals)
    ranking = slate(world, after, 50)
    assert ranking.asked["new"] > 0
    assert ranking.got["new"] > 0


def test_focusing_keeps_the_share_and_turns_it_to_the_items_in_focus() -> None:
    world = make_world(2, 20, 20, 200)
    profile = replay(started(world), world.proposals)
    journey = max(profile.journeys, key=lambda j: len(j.members))
    focus = journey.members[:1]
    after = apply(profile, e.JourneyFocused(journey.journey_id, focus, "the first"), world.proposals)
    assert shared(world, after) == shared(world, profile)
    wide, narrow = slate(world, profile), slate(world, after)
    centre = world.catalogue.vectors[world.catalogue.row_of[focus[0]]]

    def nearness(ranking: Slate) -> float:
        places = [p.item_id for p in ranking.places if p.journey_id == journey.journey_id]
        return float(np.mean(world.catalogue.vectors[world.catalogue.rows(places)] @ centre))

    assert nearness(narrow) > nearness(wide)


@LAWS
@given(seed=st.integers(0, 200), share=st.floats(0.1, 0.9))
def test_a_focused_journey_shows_what_is_nearest_to_the_focus_and_leaves_the_rest_to_nobody(
    seed: int, share: float
) -> None:
    """What the whole journey showed comes in under no other journey's name."""
    world = make_world(seed, 20, 20, 160)
    profile = replay(started(world), world.proposals)
    journey = max(profile.journeys, key=lambda j: len(j.members))
    n_focus = max(1, round(share * len(journey.members)))
    focus, rest = journey.members[:n_focus], journey.members[n_focus:]
    assume(rest)
    shown = {p.item_id for p in slate(world, profile).places if p.journey_id == journey.journey_id}
    focused = slate(world, apply(profile, e.JourneyFocused(journey.journey_id, focus, "a part"), world.proposals))
    others = {p.item_id for p in focused.places if p.journey_id != journey.journey_id}
    assert not shown & others
    vectors, rows = world.catalogue.vectors, world.catalogue.rows
    for place in focused.places:
        if place.journey_id == journey.journey_id:
            point = vectors[world.catalogue.row_of[place.item_id]]
            assert (vectors[rows(focus)] @ point).max() >= (vectors[rows(rest)] @ point).max() - 1e-6


def test_a_split_child_weighted_up_lifts_its_own_items_and_not_its_siblings() -> None:
    world = make_world(5, 20, 20, 240)
    profile = replay([*started(world), entry(2, e.JourneysExtracted("handmade-0"))], world.proposals)
    journey = max(profile.journeys, key=lambda j: len(j.members))
    split = decide(profile, e.JourneySplit(journey.journey_id, (("", journey.members[: len(journey.members) // 2]),)))
    assert isinstance(split, e.JourneySplit)
    apart = apply(profile, split, world.proposals)
    child = split.parts[0][0]
    more = apply(apart, e.JourneyWeighted(child, 4.0), world.proposals)
    before, after = slate(world, apart, 50), slate(world, more, 50)
    assert after.got[child] > before.got[child]
    assert after.got[journey.journey_id] <= before.got[journey.journey_id]
