"""The laws of the fold and of the ranking, over random histories, extractions and edits."""

from dataclasses import replace
from functools import reduce

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import (
    LAWS,
    NOW,
    World,
    actor_of,
    entry,
    is_undo,
    logs,
    make_world,
    raw_logs,
    richly_steered,
    started,
    steered,
    wishes,
    worlds,
)

from core.catalogue import build_catalogue
from core.entities import GivenName, Item, Journey, JourneyState, Profile
from core.ranking.ranker import History, Ranker
from core.ranking.slate import Slate
from core.salience import merged_weight, shares
from core.steering import edits as e
from core.steering.decisions import Refused, decide, find
from core.steering.fold import apply, replay

Steered = tuple[World, list[e.LogEntry], Profile]
N = 20


def slate(world: World, profile: Profile, n: int = N) -> Slate:
    return world.ranker().slate(profile, world.words(profile), n)


def check_whole(profile: Profile) -> None:
    placed = [item_id for journey in profile.journeys for item_id in journey.members]
    assert sorted([*placed, *profile.loose]) == sorted(profile.history_ids)
    assert len(profile.by_id) == len(profile.journeys)
    for journey in profile.journeys:
        assert set(journey.focus) <= set(journey.members)
        assert journey.touched or not journey.kept
        assert 0 <= journey.weight <= 1e6
        assert 0 <= journey.granularity <= 1


# --- the fold ---


@LAWS
@given(steered())
def test_every_item_of_the_history_is_in_one_place(case: Steered) -> None:
    world, log, _ = case
    for k in range(len(log) + 1):
        check_whole(replay(log[:k], world.proposals))


@LAWS
@given(st.data())
def test_edits_that_nobody_decided_lose_nothing_and_never_fail(data: st.DataObject) -> None:
    world = data.draw(worlds())
    log = data.draw(raw_logs(world))
    profile = reduce(lambda p, x: apply(p, x.edit, world.proposals), log, Profile())
    check_whole(profile)
    check_whole(replay(log, world.proposals))
    slate(world, profile)


@LAWS
@given(st.data())
def test_undo_restores_and_redo_repeats_to_the_bit_with_the_names_that_the_edit_caused(
    data: st.DataObject,
) -> None:
    world, log, before = data.draw(steered())
    edit = data.draw(wishes(world, before).filter(lambda wish: not is_undo(wish)))
    seq = len(log) + 1
    caused = e.JourneysNamed(tuple((i, GivenName("caused")) for i in before.by_id), cause=seq)
    done = [*log, entry(seq, edit), entry(seq + 1, caused, "rules")]
    undone = [*done, entry(seq + 2, e.EditUndone(seq))]
    assert repr(replay(undone, world.proposals)) == repr(before)
    redone = [*undone, entry(seq + 3, e.EditRedone(seq))]
    assert repr(replay(redone, world.proposals)) == repr(replay(done, world.proposals))


@LAWS
@given(st.data())
def test_undoing_an_edit_in_the_middle_is_as_if_it_had_never_been_made(data: st.DataObject) -> None:
    world, log, _ = data.draw(steered())
    chosen = data.draw(st.sampled_from(log))
    plain = [x for x in log if not is_undo(x.edit)]
    assume(chosen in plain)
    undone = [*plain, entry(len(log) + 1, e.EditUndone(chosen.seq))]
    assert replay(undone, world.proposals) == replay([x for x in plain if x is not chosen], world.proposals)


@LAWS
@given(st.data())
def test_replay_is_stable_and_a_prefix_is_time_travel(data: st.DataObject) -> None:
    world = data.draw(worlds())
    moments, log = [], started(world)
    for _ in range(data.draw(st.integers(0, 6))):
        moments.append(replay(log, world.proposals))
        edit = data.draw(wishes(world, moments[-1]).filter(lambda wish: not is_undo(wish)))
        preview = apply(moments[-1], edit, world.proposals)
        log.append(entry(len(log) + 1, edit, actor_of(edit)))
        assert replay(log, world.proposals) == preview
    for k, moment in enumerate(moments, start=1):
        assert replay(log[:k], world.proposals) == moment


@LAWS
@given(st.data())
def test_a_decided_edit_of_the_persons_changes_something(data: st.DataObject) -> None:
    world, _, profile = data.draw(steered())
    wish = data.draw(wishes(world, profile).filter(lambda wish: actor_of(wish) == "person" and not is_undo(wish)))
    try:
        edit = decide(profile, wish)
    except Refused:
        return
    after = apply(profile, edit, world.proposals)
    assert after != profile
    check_whole(after)


@LAWS
@given(st.data())
def test_the_second_click_of_the_same_wish_is_refused_or_changes_nothing(data: st.DataObject) -> None:
    world, _, profile = data.draw(steered())
    wish = data.draw(wishes(world, profile).filter(lambda wish: actor_of(wish) == "person" and not is_undo(wish)))
    try:
        edit = decide(profile, wish)
    except Refused:
        return
    after = apply(profile, edit, world.proposals)
    again = apply(after, edit, world.proposals)
    check_whole(again)
    if not isinstance(edit, e.ItemsGathered | e.JourneySplit):
        assert slate(world, again) == slate(world, after)


@LAWS
@given(st.data())
def test_an_edit_decided_in_another_tab_does_no_harm(data: st.DataObject) -> None:
    world, log, now = data.draw(steered())
    earlier = replay(log[: data.draw(st.integers(0, len(log)))], world.proposals)
    wish = data.draw(wishes(world, earlier))
    try:
        stale = decide(earlier, wish)
    except Refused:
        return
    after = apply(now, stale, world.proposals)
    check_whole(after)
    aimed = getattr(stale, "journey_id", None) or getattr(stale, "target_id", None)
    makes_one = isinstance(stale, e.ItemsGathered | e.InterestAdopted)
    if aimed is not None and aimed not in now.by_id and not makes_one:
        assert after == now


# --- the dial ---


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


# --- whose word counts ---


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


# --- shares ---


def shared(world: World, profile: Profile) -> dict[str, float]:
    return shares(profile.journeys, world.salience)


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


def anchors(profile: Profile) -> set[str]:
    return {item_id for journey in profile.journeys for item_id in journey.anchors}


# --- items ---


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


# --- the ranker ---


@LAWS
@given(st.data())
def test_a_ranker_that_remembers_gives_the_slate_of_one_that_does_not(data: st.DataObject) -> None:
    world = data.draw(worlds(n_fresh=40))
    warm = world.ranker()
    log = data.draw(logs(world))
    for k in [*range(len(log) + 1), *range(len(log), 0, -1)]:
        profile = replay(log[:k], world.proposals)
        n = 5 + k
        assert warm.slate(profile, world.words(profile), n) == slate(world, profile, n)


@LAWS
@given(steered(n_fresh=40))
def test_the_contributions_and_receipts_belong_to_the_place(case: Steered) -> None:
    world, _, profile = case
    for place in slate(world, profile).places:
        assert np.isfinite(place.score)
        if not place.pinned:
            journey = profile.by_id[place.journey_id]
            assert set(place.receipts) <= {*journey.members, *journey.anchors}


def alike(n: int) -> Ranker:
    """Return a ranker over a catalogue whose items cannot be told apart but by id, half of them seen."""
    vectors = np.tile(np.eye(2, 4, dtype=np.float32), (n // 2, 1))
    catalogue = build_catalogue([Item(f"i{k:02d}", "same") for k in range(n)], vectors, NOW.date())
    return Ranker(catalogue, History(dict.fromkeys(("i00", "i01"), 1.0), catalogue.rows(["i00", "i01"])))


def test_ties_are_broken_the_same_way_every_time() -> None:
    profile = Profile((Journey("a", ("i00",)), Journey("b", ("i01",))), history_ids=("i00", "i01"))
    rankings = {alike(20).slate(profile, n=10).item_ids for _ in range(5)}
    assert len(rankings) == 1
    assert alike(20).slate(profile, n=10).got == {"a": 0.5, "b": 0.5}


def test_a_journey_that_has_run_out_passes_its_places_on() -> None:
    vectors = np.eye(2, 4, dtype=np.float32)[[0, 1, 0, *([1] * 40)]]
    items = [Item(f"i{k:02d}", "") for k in range(len(vectors))]
    catalogue = build_catalogue(items, vectors, NOW.date())
    ranker = Ranker(catalogue, History({}, catalogue.rows(["i00", "i01"])))
    profile = Profile((Journey("rare", ("i00",), weight=9.0, prior=1.0), Journey("rich", ("i01",), prior=1.0)))
    ranking = ranker.slate(profile, n=30)
    assert len(ranking.places) == 30
    assert ranking.shortfall == ""


def test_an_empty_catalogue_an_empty_profile_and_a_finished_one_say_why_the_slate_is_empty() -> None:
    empty = Ranker(build_catalogue([], np.zeros((0, 4), np.float32), NOW.date()), History({}, np.empty(0, np.int64)))
    profile = Profile((Journey("a", ("x",), prior=1.0),), history_ids=("x",))
    assert "seen everything" in empty.slate(profile).shortfall
    assert "no journeys yet" in empty.slate(Profile()).shortfall
    resting = replace(profile, journeys=(Journey("a", ("x",), state=JourneyState.FINISHED),))
    assert "resting" in empty.slate(resting).shortfall
    muted = replace(profile, journeys=(Journey("a", ("x",), muted=True),))
    assert "muted" in empty.slate(muted).shortfall


def test_a_person_who_has_seen_everything_is_told_so() -> None:
    world = make_world(1, 12, 12, 0)
    ranking = slate(world, replay(started(world), world.proposals))
    assert ranking.places == ()
    assert "seen everything" in ranking.shortfall


def test_all_muted_gives_an_empty_slate_and_one_unmuted_fills_it() -> None:
    world = make_world(1, 12, 12, 80)
    profile = replay(started(world), world.proposals)
    muted = reduce(lambda p, i: apply(p, e.JourneyMuted(i), world.proposals), profile.by_id, profile)
    assert slate(world, muted).places == ()
    one = next(iter(profile.by_id))
    assert len(slate(world, apply(muted, e.JourneyMuted(one, False), world.proposals), 5).places) == 5


@pytest.mark.parametrize("weight", [1e-300, 5e-324, 1.0, 1e6, 1e300])
def test_no_weight_however_huge_or_tiny_breaks_the_shares(weight: float) -> None:
    world = make_world(1, 12, 12, 80)
    profile = replay(started(world), world.proposals)
    for i in profile.by_id:
        profile = apply(profile, e.JourneyWeighted(i, weight), world.proposals)
    asked = slate(world, profile).asked
    assert sum(asked.values()) == pytest.approx(1.0)
    assert all(np.isfinite(share) for share in asked.values())


def test_a_history_without_any_vector_gives_a_short_slate_and_no_error() -> None:
    world = make_world(1, 12, 12, 20, n_blank=32)
    assert slate(world, replay(started(world), world.proposals)).places == ()
