"""What the person decided outlasts every later extraction."""

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import LAWS, Handmade, World, steered

from core.entities import Journey, Profile
from core.journeys import journey_id_for, least_size
from core.steering import edits as e
from core.steering.decisions import Refused, decide
from core.steering.fold import apply
from core.steering.log import LogEntry
from core.steering.reconciliation import reconcile

Steered = tuple[World, list[LogEntry], Profile]


def handmade(*clusters: str, extraction_id: str = "x") -> Handmade:
    groups = tuple(tuple(cluster.split()) for cluster in clusters)
    item_ids = tuple(sorted(" ".join(clusters).split()))
    return Handmade(extraction_id, item_ids, groups, groups)


def decided(profile: Profile, world: World, wish: e.Edit) -> Profile:
    try:
        return apply(profile, decide(profile, wish), world.proposals)
    except Refused:
        assume(False)
        raise


def extracted_again(world: World, profile: Profile) -> list[Profile]:
    """Return the profile after every extraction of the whole history, and after all of them in turn."""
    edits = [e.JourneysExtracted(p.extraction_id) for p in world.whole]
    profiles = [apply(profile, edit, world.proposals) for edit in edits]
    for edit in edits:
        profile = apply(profile, edit, world.proposals)
    return [*profiles, profile]


@LAWS
@given(steered())
def test_what_the_person_touched_keeps_its_id_name_weight_state_and_items(case: Steered) -> None:
    world, _, before = case
    for after in extracted_again(world, before):
        for journey in before.journeys:
            if journey.touched:
                same = after.by_id[journey.journey_id]
                assert replace(same, members=journey.members) == journey
                assert journey.kept & set(world.history_ids) <= set(same.members)
                assert after.name(journey.journey_id) == before.name(journey.journey_id)
        assert (after.pinned, after.dismissed, after.declined) == (
            before.pinned,
            before.dismissed,
            before.declined,
        )


@LAWS
@given(st.data())
def test_merged_stays_merged(data: st.DataObject) -> None:
    world, _, profile = data.draw(steered(least=4))
    own = [j for j in profile.journeys if j.is_own and j.members]
    assume(len(own) > 1)
    a, b = data.draw(st.permutations(own))[:2]
    merged = decided(profile, world, e.JourneysMerged(a.journey_id, (b.journey_id,)))
    for after in extracted_again(world, merged):
        assert {after.journey_of[i] for i in (*a.members, *b.members)} == {a.journey_id}


@LAWS
@given(st.data())
def test_split_stays_split(data: st.DataObject) -> None:
    world, _, profile = data.draw(steered(least=4))
    large = [j for j in profile.journeys if len(j.members) > 1]
    assume(large)
    journey = data.draw(st.sampled_from(large))
    picked = data.draw(st.lists(st.sampled_from(journey.members), min_size=1, unique=True))
    assume(len(picked) < len(journey.members))
    split = decided(profile, world, e.JourneySplit(journey.journey_id, (("", tuple(picked)),)))
    stayed = set(journey.members) - set(picked)
    for after in extracted_again(world, split):
        assert {after.journey_of[i] for i in stayed} == {journey.journey_id}
        (child,) = {after.journey_of[i] for i in picked}
        assert child != journey.journey_id


@LAWS
@given(st.data())
def test_moved_stays_moved(data: st.DataObject) -> None:
    world, _, profile = data.draw(steered(least=4))
    assume(profile.journeys)
    target = data.draw(st.sampled_from(profile.journeys)).journey_id
    picked = data.draw(st.lists(st.sampled_from(world.history_ids), min_size=1, unique=True))
    moved = decided(profile, world, e.ItemsMoved(tuple(picked), target))
    known = [i for i in picked if i in profile.history_ids]
    for after in extracted_again(world, moved):
        assert {after.journey_of[i] for i in known} == {target}


@LAWS
@given(st.data())
def test_gathered_stays_gathered(data: st.DataObject) -> None:
    world, _, profile = data.draw(steered(least=4))
    picked = data.draw(st.lists(st.sampled_from(world.history_ids), min_size=1, unique=True))
    edit = e.ItemsGathered("", tuple(picked), "Mine")
    gathered = decided(profile, world, edit)
    (journey_id,) = {gathered.journey_of[i] for i in picked if i in profile.history_ids}
    for after in extracted_again(world, gathered):
        assert {after.journey_of[i] for i in picked if i in profile.history_ids} == {journey_id}
        assert after.name(journey_id) == "Mine"


@LAWS
@given(steered())
def test_the_same_extraction_again_changes_nothing_the_second_time(case: Steered) -> None:
    world, _, profile = case
    for proposal in world.proposals.values():
        once = reconcile(profile, proposal)
        assert reconcile(once, proposal) == once


def test_new_items_join_the_journey_that_holds_at_least_half_of_their_cluster() -> None:
    start = reconcile(Profile(), handmade("a b c", "p q r"))
    touched = apply(start, e.JourneyRenamed(journey_id_for("a"), "Mine"), {})
    after = reconcile(touched, handmade("a b c x y z", "p q r w"))
    assert after.by_id[journey_id_for("a")].members == ("a", "b", "c", "x", "y", "z")
    assert after.by_id[journey_id_for("p")].members == ("p", "q", "r", "w")


def test_new_items_found_a_journey_of_their_own_where_nobody_holds_half_of_their_cluster() -> None:
    start = reconcile(Profile(), handmade("a b c"))
    touched = apply(start, e.JourneyRenamed(journey_id_for("a"), "Mine"), {})
    after = reconcile(touched, handmade("a t u v w", "b c"))
    assert after.by_id[journey_id_for("t")].members == ("t", "u", "v", "w")


def test_an_untouched_journey_keeps_its_id_when_it_grows() -> None:
    assert [j.journey_id for j in reconcile(reconcile(Profile(), handmade("a b")), handmade("a b c d")).journeys] == [
        journey_id_for("a")
    ]


def test_items_that_left_the_history_leave_their_journeys_and_come_back_to_them() -> None:
    start = reconcile(Profile(), handmade("a b c", "p q"))
    named = apply(start, e.JourneyRenamed(journey_id_for("a"), "Mine"), {})
    focused = apply(named, e.JourneyFocused(journey_id_for("a"), ("a", "b"), "narrow"), {})
    shorter = reconcile(focused, handmade("b c", "p q"))
    assert shorter.by_id[journey_id_for("a")].members == ("b", "c")
    assert shorter.by_id[journey_id_for("a")].focus == ("b",)
    assert reconcile(shorter, handmade("a p q", "b c")).journey_of["a"] == journey_id_for("a")


def test_a_journey_never_gets_the_id_of_another() -> None:
    taken = Profile((Journey(journey_id_for("a"), anchors=("z",), prior=1.0, touched=True),))
    after = reconcile(taken, handmade("a b c", "p q r"))
    assert len(after.by_id) == len(after.journeys) == 3


@pytest.mark.parametrize(
    ("n_items", "least"), [(0, 1), (10, 1), (11, 2), (40, 2), (41, 3), (120, 3), (121, 4), (301, 5), (5000, 5)]
)
def test_the_longer_the_history_the_more_items_make_a_journey(n_items: int, least: int) -> None:
    assert least_size(n_items) == least


def test_small_clusters_of_a_long_history_stay_loose() -> None:
    after = reconcile(Profile(), handmade(" ".join(f"a{k:02d}" for k in range(50)), "b1 b2"))
    assert after.loose == ("b1", "b2")


@pytest.mark.parametrize(("n_kept", "follows"), [(0, False), (1, False), (2, True), (3, True)])
def test_a_cluster_follows_the_journey_that_holds_at_least_half_of_it(n_kept: int, follows: bool) -> None:
    held = ("a", "b", "c")[:n_kept]
    mine = Journey("mine", ("m", *held), kept=frozenset({"m", *held}), touched=True)
    after = reconcile(Profile((mine,)), handmade("m", "a b c d"))
    assert ("d" in after.by_id["mine"].members) is follows
    assert after.by_id["mine"].members == ("a", "b", "c", "d", "m") if follows else "m" in after.by_id["mine"].members


def test_a_cluster_that_two_journeys_share_alike_follows_the_one_whose_id_comes_first() -> None:
    kept = [Journey(j, (i,), kept=frozenset({i}), touched=True) for j, i in (("second", "a"), ("first", "b"))]
    assert "c" not in reconcile(Profile(tuple(kept)), handmade("a b c")).by_id["second"].members
    held = reconcile(Profile(tuple(kept)), handmade("a b")).by_id
    assert (held["first"].members, held["second"].members) == (("b",), ("a",))


@pytest.mark.parametrize(
    ("n_items", "size"),
    [(1, 1), (10, 1), (11, 2), (40, 2), (41, 3), (120, 3), (121, 4), (300, 4), (301, 5), (5000, 5)],
)
def test_the_longer_a_history_the_more_items_make_a_journey(n_items: int, size: int) -> None:
    assert least_size(n_items) == size


def test_a_cluster_of_just_enough_items_is_a_journey_and_of_one_less_is_loose() -> None:
    others = " ".join(f"o{n:02d}" for n in range(17))
    after = reconcile(Profile(), handmade(others, "a b", "c"))
    assert [j.members for j in after.journeys] == [("a", "b"), tuple(others.split())]
    assert after.loose == ("c",)


def test_what_left_the_history_leaves_its_journey_and_its_focus() -> None:
    mine = Journey("mine", ("a", "gone"), kept=frozenset({"a", "gone"}), touched=True, focus=("gone",), focus_name="x")
    after = reconcile(Profile((mine,)), handmade("a b")).by_id["mine"]
    assert (after.members, after.focus, after.focus_name) == (("a", "b"), (), "")
    both = replace(mine, focus=("a", "gone"))
    kept = reconcile(Profile((both,)), handmade("a b")).by_id["mine"]
    assert (kept.focus, kept.focus_name) == (("a",), "x")


def test_journeys_without_history_come_last_and_loose_items_stand_in_its_order() -> None:
    adopted = [Journey(j, anchors=("z",), prior=1.0, touched=True) for j in ("n", "m")]
    groups = (" ".join(f"o{k:02d}" for k in range(11)), "b", "a")
    after = reconcile(Profile((*adopted,)), handmade(*groups))
    assert [j.journey_id for j in after.journeys] == [journey_id_for("o00"), "n", "m"]
    assert after.loose == ("a", "b")
    assert (after.history_ids, after.extraction_id) == (handmade(*groups).item_ids, "x")


def test_what_nobody_touched_makes_way_and_what_was_touched_keeps_only_what_was_fixed() -> None:
    plain = Journey("old", ("a", "b"))
    mine = Journey("mine", ("c", "d"), kept=frozenset({"c"}), touched=True)
    after = reconcile(Profile((plain, mine)), handmade("a b", "c", "d e f"))
    assert "old" not in after.by_id
    assert after.by_id["mine"].members == ("c",)
    assert after.by_id[journey_id_for("d")].members == ("d", "e", "f")


def test_a_new_journey_whose_id_is_taken_gets_one_derived_from_it() -> None:
    taken = Journey(journey_id_for("a"), anchors=("z",), touched=True)
    twice = Journey(journey_id_for(journey_id_for("a")), anchors=("z",), touched=True)
    one = reconcile(Profile((taken,)), handmade("a b"))
    assert one.journey_of["a"] == journey_id_for(journey_id_for("a"))
    two = reconcile(Profile((taken, twice)), handmade("a b"))
    assert two.journey_of["a"] == journey_id_for(journey_id_for(journey_id_for("a")))


def test_items_stand_in_the_order_of_the_history_and_not_of_their_ids() -> None:
    others = tuple(f"o{k:02d}" for k in range(11))
    item_ids = ("z", "m", *others, "c", "b", "a")
    groups = (others, ("a",), ("z",), ("c", "b", "m"))
    mine = Journey("mine", ("b",), kept=frozenset({"b", "m"}), touched=True, focus=("m", "b"), focus_name="x")
    after = reconcile(Profile((mine,)), Handmade("x", item_ids, groups, groups))
    assert after.loose == ("z", "a")
    assert after.by_id["mine"].members == ("m", "c", "b")
    assert [j.journey_id for j in after.journeys] == ["mine", journey_id_for("o00")]
