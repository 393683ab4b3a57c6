"""What each verb does to a profile, on a history small enough to see."""

import time
from dataclasses import replace

import pytest
from strategies import Handmade, entry

from core.entities import GivenName, Journey, JourneyState, ListSource, Profile
from core.journeys import journey_id_for
from core.steering import edits as e
from core.steering.fold import apply, effective, replay

HERBS, SYNTHS, LOOSE = ("h1", "h2", "h3"), ("s1", "s2"), ("x",)
A, B = journey_id_for("h1"), journey_id_for("s1")
HISTORY = Handmade("first", ("h1", "s1", "h2", "x", "s2", "h3"), (HERBS, SYNTHS, LOOSE), (HERBS, SYNTHS, LOOSE))
PROPOSALS = {"first": HISTORY}
START = Profile(
    (Journey(A, HERBS), Journey(B, SYNTHS)), loose=LOOSE, history_ids=HISTORY.item_ids, extraction_id="first"
)


def after(*edits: e.Edit, start: Profile = START) -> Profile:
    profile = start
    for edit in edits:
        profile = apply(profile, edit, PROPOSALS)
    return profile


def test_a_merge_keeps_the_targets_id_and_name_and_takes_both_histories() -> None:
    merged = after(e.JourneyRenamed(B, "Synths"), e.JourneysMerged(B, (A, "gone", B), weight=1.5))
    assert [j.journey_id for j in merged.journeys] == [B]
    assert merged.journeys[0].members == ("h1", "s1", "h2", "s2", "h3")
    assert (merged.name(B), merged.journeys[0].weight) == ("Synths", 1.5)


def test_a_journey_that_speaks_still_speaks_when_merged_into_a_silent_one() -> None:
    merged = after(e.JourneyMuted(A), e.JourneyPaused(A), e.JourneysMerged(A, (B,)))
    assert merged.by_id[A].has_share


def test_two_silent_journeys_do_not_speak_once_they_are_merged() -> None:
    merged = after(e.JourneyMuted(A), e.JourneyPaused(B), e.JourneysMerged(A, (B,)))
    assert not merged.by_id[A].has_share


def test_a_split_leaves_the_rest_with_the_old_id_and_name() -> None:
    split = after(e.JourneyRenamed(A, "Herbs"), e.JourneySplit(A, (("c", ("h2", "s1", "gone")),)))
    assert split.by_id[A].members == ("h1", "h3")
    assert split.by_id["c"].members == ("h2",)
    assert (split.name(A), split.name("c")) == ("Herbs", "Unnamed journey")


@pytest.mark.parametrize("parts", [(), (("c", ()),), (("c", HERBS),), ((B, ("h1",)),), (("c", ("gone",)),)])
def test_a_split_that_makes_no_sense_changes_nothing(parts: tuple[tuple[str, tuple[str, ...]], ...]) -> None:
    assert after(e.JourneySplit(A, parts)) == START


def test_two_parts_of_the_same_id_are_not_two_journeys() -> None:
    split = after(e.JourneySplit(A, (("c", ("h1",)), ("c", ("h2",)))))
    assert [j.journey_id for j in split.journeys].count("c") == 1


def test_gathering_takes_items_from_anywhere_and_an_emptied_journey_goes() -> None:
    gathered = after(e.ItemsGathered("g", ("x", "s1", "s2", "unknown"), "Mine"))
    assert gathered.by_id["g"].members == ("s1", "x", "s2")
    assert (B in gathered.by_id, gathered.loose, gathered.name("g")) == (False, (), "Mine")


def test_disowning_items_is_gathering_them_and_taking_what_was_made_out() -> None:
    gathered = e.ItemsGathered("g", ("x", "s1", "unknown"), "Mine")
    assert after(replace(gathered, disowned=True)) == after(gathered, e.JourneyRemoved("g"))


def test_moving_takes_from_journeys_and_from_the_loose_items() -> None:
    moved = after(e.ItemsMoved(("x", "s1", "h1", "unknown"), A))
    assert moved.by_id[A].members == ("h1", "s1", "h2", "x", "h3")
    assert moved.by_id[B].members == ("s2",)
    assert moved.loose == ()


def test_an_adopted_journey_outlives_its_last_item() -> None:
    new = e.InterestAdopted("n", "Bees", anchors=("c1",))
    moved = after(new, e.ItemsMoved(("h1",), "n"), e.ItemsMoved(("h1",), A))
    assert moved.by_id["n"].members == ()
    assert moved.by_id["n"].anchors == ("c1",)


def test_splitting_off_the_focus_opens_the_whole() -> None:
    focused = after(e.JourneyFocused(A, ("h2", "h2", "s1"), "narrow"))
    assert (focused.by_id[A].focus, focused.by_id[A].focus_name) == (("h2",), "narrow")
    split = after(e.JourneySplit(A, (("c", ("h2",)),)), start=focused)
    assert (split.by_id[A].focus, split.by_id[A].focus_name) == ((), "")


@pytest.mark.parametrize(
    ("edit", "state"),
    [
        (e.JourneyPaused(A), JourneyState.PAUSED),
        (e.JourneyFinished(A), JourneyState.FINISHED),
        (e.JourneyRemoved(A), JourneyState.REMOVED),
    ],
)
def test_a_journey_that_rests_keeps_its_items_and_can_be_taken_up_again(edit: e.Edit, state: JourneyState) -> None:
    resting = after(edit)
    assert (resting.by_id[A].state, resting.by_id[A].members) == (state, HERBS)
    assert after(e.JourneyResumed(A), start=resting).by_id[A].has_share


def test_the_persons_word_outranks_the_models() -> None:
    named = after(e.JourneyRenamed(A, "Mine"), e.JourneysNamed(((A, GivenName("Theirs")),)))
    assert named.name(A) == "Mine"
    assert after(e.JourneyRenamed(A, None), start=named).name(A) == "Theirs"


def test_dismissing_takes_a_pin_away_and_pinning_a_dismissal() -> None:
    dismissed = after(e.ItemPinned("c"), e.ItemDismissed("c", "seen"))
    assert (dismissed.pinned, dict(dismissed.dismissed)) == ((), {"c": "seen"})
    pinned = after(e.ItemPinned("c"), start=dismissed)
    assert (pinned.pinned, dict(pinned.dismissed)) == (("c",), {})


def test_a_number_that_is_none_leaves_the_dial_of_a_journey_alone() -> None:
    dialled = after(e.GranularitySet(0.9, A), e.GranularitySet(float("nan"), A))
    assert dialled.by_id[A].granularity == 0.9


def test_journeys_stand_in_the_order_of_the_history_whatever_made_them() -> None:
    made = after(e.ItemsGathered("g", ("h1",)), e.InterestAdopted("n", "Bees", anchors=()), e.ItemsMoved(("x",), B))
    firsts = [j.members[0] for j in made.journeys if j.members]
    assert firsts == ["h1", "s1", "h2"]
    assert made.journeys[-1].journey_id == "n"


@pytest.mark.parametrize(
    ("given", "taken"), [(-1.0, 0.0), (0.0, 0.0), (0.7, 0.7), (1e6, 1e6), (2e6, 1e6), (float("inf"), 1.0)]
)
def test_a_weight_that_nobody_decided_is_brought_within_bounds_or_left_as_it_was(given: float, taken: float) -> None:
    assert after(e.JourneyWeighted(A, given)).by_id[A].weight == taken
    assert after(e.JourneysMerged(A, (B,), given)).by_id[A].weight == taken


@pytest.mark.parametrize(("given", "taken"), [(-0.1, 0.0), (0.0, 0.0), (0.7, 0.7), (1.0, 1.0), (1.1, 1.0)])
def test_a_dial_that_nobody_decided_is_brought_within_bounds(given: float, taken: float) -> None:
    dialled = after(e.GranularitySet(given), e.GranularitySet(given, A), e.ExplorationSet(given))
    assert (dialled.granularity, dialled.by_id[A].granularity, dialled.exploration) == (taken, taken, taken)


def test_an_adopted_interest_has_the_prior_it_was_granted_within_bounds() -> None:
    for given, granted in ((0.25, 0.25), (-1.0, 0.0), (2e6, 1e6), (float("nan"), 1.0)):
        new = after(e.InterestAdopted("n", "Bees", anchors=("c1",), prior=given)).by_id["n"]
        assert (new.prior, new.own_name, new.anchors, new.touched) == (granted, "Bees", ("c1",), True)


def test_what_a_person_touched_is_fixed_with_all_its_members() -> None:
    for edit in (e.JourneyMuted(A), e.JourneyPaused(A), e.JourneyRenamed(A, "x"), e.JourneyFocused(A, ("h1",), "y")):
        touched = after(edit).by_id[A]
        assert (touched.touched, touched.kept) == (True, frozenset(HERBS))
        assert not after(edit).by_id[B].touched


def test_merging_adds_up_what_was_granted_and_what_stands_for_it_and_opens_the_whole() -> None:
    new = (
        e.InterestAdopted("n", "Bees", anchors=("c1",), prior=0.5),
        e.InterestAdopted("m", "Wasps", anchors=("c1", "c2"), prior=0.25),
    )
    merged = after(*new, e.JourneyFocused(A, ("h1",), "part"), e.JourneysMerged(A, ("n", "m"))).by_id[A]
    assert (merged.prior, merged.anchors, merged.focus, merged.focus_name) == (0.75, ("c1", "c2"), (), "")


def test_what_moves_away_is_no_longer_in_focus_and_the_rest_of_the_focus_stays() -> None:
    focused = after(e.JourneyFocused(A, ("h1", "h2"), "narrow"))
    moved = after(e.ItemsMoved(("h2",), B), start=focused)
    assert (moved.by_id[A].focus, moved.by_id[A].focus_name) == (("h1",), "narrow")
    emptied = after(e.ItemsMoved(("h1",), B), start=moved)
    assert (emptied.by_id[A].focus, emptied.by_id[A].focus_name) == ((), "")


def test_a_part_takes_the_weight_and_the_silence_but_neither_name_nor_prior_nor_focus() -> None:
    was = (
        e.JourneyRenamed(A, "Herbs"),
        e.JourneyWeighted(A, 3.0),
        e.JourneyMuted(A),
        e.JourneyFocused(A, ("h2",), "x"),
    )
    child = after(*was, e.JourneySplit(A, (("c", ("h1",)),))).by_id["c"]
    assert (child.weight, child.muted, child.own_name, child.focus, child.focus_name) == (3.0, True, None, (), "")
    assert (child.prior, child.anchors, child.kept) == (0.0, (), frozenset({"h1"}))


GONE: tuple[e.Edit, ...] = (
    e.JourneysExtracted("gone"),
    e.JourneysNamed((("gone", GivenName("x")),)),
    e.GranularitySet(0.1, "gone"),
    e.JourneyRenamed("gone", "x"),
    e.JourneysMerged("gone", (A,)),
    e.JourneysMerged(A, ("gone",)),
    e.JourneySplit("gone", (("c", ("h1",)),)),
    e.ItemsGathered("g", ("gone",)),
    e.ItemsMoved(("h1",), "gone"),
    e.ItemsMoved(("gone",), A),
    e.JourneyWeighted("gone", 2.0),
    e.JourneyMuted("gone"),
    e.JourneyFocused("gone"),
    e.JourneyPaused("gone"),
    e.JourneyFinished("gone"),
    e.JourneyResumed("gone"),
    e.JourneyRemoved("gone"),
    e.EditUndone(1),
    e.EditRedone(1),
)


@pytest.mark.parametrize("edit", GONE, ids=lambda edit: type(edit).__name__)
def test_an_edit_whose_journey_or_items_have_gone_changes_nothing(edit: e.Edit) -> None:
    assert after(edit) is START or after(edit) == START


def test_undo_and_redo_are_filtered_before_the_fold() -> None:
    log = [entry(1, e.JourneyMuted(A)), entry(2, e.JourneyMuted(B)), entry(3, e.EditUndone(1))]
    assert [x.seq for x in effective(log)] == [2]
    assert [x.seq for x in effective([*log, entry(4, e.EditRedone(1))])] == [1, 2]
    assert [x.seq for x in effective([*log, entry(4, e.EditUndone(3))])] == [2]


def test_a_name_counts_for_as_long_as_the_edit_that_called_for_it() -> None:
    named = e.JourneysNamed(((A, GivenName("caused")),), cause=1)
    log = [entry(1, e.JourneyMuted(B)), entry(2, named, "rules")]
    assert replay(log, PROPOSALS, START).name(A) == "caused"
    undone = [*log, entry(3, e.EditUndone(1))]
    assert replay(undone, PROPOSALS, START) == START
    assert replay([*undone, entry(4, e.EditRedone(1))], PROPOSALS, START) == replay(log, PROPOSALS, START)


def test_silent_journeys_that_are_merged_stay_as_silent_as_the_one_that_stays() -> None:
    muted = after(e.JourneyMuted(A), e.JourneyPaused(B), e.JourneysMerged(A, (B,))).by_id[A]
    assert (muted.muted, muted.state) == (True, JourneyState.OPEN)
    paused = after(e.JourneyMuted(A), e.JourneyPaused(B), e.JourneysMerged(B, (A,))).by_id[B]
    assert (paused.muted, paused.state) == (False, JourneyState.PAUSED)
    speaking = after(e.JourneyMuted(A), e.JourneyFinished(A), e.JourneysMerged(A, (B,))).by_id[A]
    assert (speaking.muted, speaking.state) == (False, JourneyState.OPEN)
    assert (speaking.touched, speaking.kept) == (True, frozenset((*HERBS, *SYNTHS)))


def test_a_decline_counts_once_and_later_ones_come_after_it() -> None:
    declined = after(e.InterestDeclined("p"), e.InterestDeclined("q"), e.InterestDeclined("p"))
    assert declined.declined == ("p", "q")


def test_an_item_pinned_again_goes_to_the_end_and_one_let_go_leaves_the_others() -> None:
    pinned = after(e.ItemPinned("c"), e.ItemPinned("d"), e.ItemPinned("c"))
    assert pinned.pinned == ("d", "c")
    assert after(e.ItemPinned("d", False), start=pinned).pinned == ("c",)
    dismissed = after(e.ItemDismissed("c", "a"), e.ItemDismissed("d", "b"), e.ItemDismissed("c", dismissed=False))
    assert dict(dismissed.dismissed) == {"d": "b"}
    assert after(e.ItemPinned("c", False), start=dismissed).dismissed == dismissed.dismissed


def test_names_are_kept_beside_those_that_were_there_and_none_for_what_has_gone() -> None:
    first = e.JourneysNamed(((A, GivenName("Herbs")), ("gone", GivenName("x"))))
    named = after(first, e.JourneysNamed(((B, GivenName("Synths")),)))
    assert {journey_id: name.text for journey_id, name in named.given.items()} == {A: "Herbs", B: "Synths"}
    assert all(not journey.touched for journey in named.journeys)


def test_an_interest_is_adopted_once_and_items_are_gathered_once_under_an_id() -> None:
    adopted = after(e.InterestAdopted("n", "Bees", anchors=("c1",)))
    assert after(e.InterestAdopted("n", "Wasps", anchors=("c2",)), start=adopted) == adopted
    assert after(e.ItemsGathered("n", ("h1",)), start=adopted) == adopted
    assert adopted.by_id["n"].prior == 1.0


def test_the_dial_of_all_cuts_anew_and_that_of_one_journey_does_not() -> None:
    fine = Handmade("first", HISTORY.item_ids, (HERBS, SYNTHS, LOOSE), (("h1", "h2"), ("h3",), SYNTHS, LOOSE))
    cut = apply(START, e.GranularitySet(0.5), {"first": fine})
    assert [j.members for j in cut.journeys] == [("h1", "h2"), SYNTHS, ("x",), ("h3",)]
    own = apply(START, e.GranularitySet(0.9, A), {"first": fine})
    assert (own.by_id[A].members, own.by_id[A].granularity, own.by_id[A].touched) == (HERBS, 0.9, True)
    unread = apply(START, e.GranularitySet(0.9), {})
    assert (unread.granularity, unread.journeys) == (0.9, START.journeys)


def test_several_parts_are_split_off_at_once_as_long_as_something_stays() -> None:
    split = after(e.JourneySplit(A, (("c", ("h1", "h1")), ("d", ("h1", "h3")), ("f", ("h2",)))))
    assert {j.journey_id: j.members for j in split.journeys} == {"c": ("h1",), B: SYNTHS, A: ("h2",), "d": ("h3",)}
    assert [j.journey_id for j in split.journeys] == ["c", B, A, "d"]
    focused = after(e.JourneyFocused(A, ("h1", "h2"), "x"), e.JourneySplit(A, (("c", ("h2",)),)))
    assert (focused.by_id[A].focus, focused.by_id[A].focus_name) == (("h1",), "x")


def test_what_is_moved_to_where_it_is_stays_and_the_rest_comes() -> None:
    moved = after(e.JourneyFocused(A, ("h1",), "x"), e.ItemsMoved(("h1", "s1"), A))
    assert (moved.by_id[A].members, moved.by_id[A].focus) == (("h1", "s1", "h2", "h3"), ("h1",))
    assert moved.by_id[A].kept == frozenset(("h1", "s1", "h2", "h3"))
    assert moved.by_id[B].kept == frozenset(("s2",))
    assert after(e.ItemsMoved(("h1",), A)) == START


def test_items_that_the_history_does_not_hold_come_last_by_their_id() -> None:
    strange = Profile((Journey("q", ("z", "b")), Journey(A, ("h1",))), history_ids=("h1",))
    merged = apply(strange, e.JourneysMerged(A, ("q",)), {})
    assert merged.by_id[A].members == ("h1", "b", "z")


def test_the_sources_of_the_list_are_those_chosen_last_and_unknown_ones_are_passed_over() -> None:
    backlog, revisit, *_ = ListSource
    chosen = after(e.SourcesChosen((revisit.value, "of a later version", backlog.value)))
    assert chosen.sources == (backlog, revisit)
    assert after(e.SourcesChosen(()), start=chosen).sources == ()
    assert START.sources == tuple(ListSource)


def test_what_fits_nothing_is_left_out_or_not_as_was_said_last_and_a_thing_is_brought_back_once() -> None:
    on = after(e.UnfittingLeftOut(), e.ItemBroughtBack("a"), e.ItemBroughtBack("b"), e.ItemBroughtBack("a"))
    assert on.only_fitting
    assert on.brought_back == ("b", "a")
    off = after(e.UnfittingLeftOut(left_out=False), e.ItemBroughtBack("b", back=False), start=on)
    assert (off.only_fitting, off.brought_back) == (False, ("a",))


def test_splitting_a_long_journey_takes_no_longer_for_each_of_its_items() -> None:
    spent = {}
    for n in (2_000, 16_000):
        ids = tuple(f"item {number:06d}" for number in range(n))
        whole = Profile(history_ids=ids, journeys=(Journey("long", ids),))
        started = time.process_time()
        split = apply(whole, e.JourneySplit("long", (("half", ids[::2]),)), {})
        spent[n] = time.process_time() - started
        assert [len(journey.members) for journey in split.journeys] == [n // 2, n // 2]
    assert spent[16_000] < 32 * max(spent[2_000], 0.002)  # eight times is in proportion, sixty-four is not
