"""A wish becomes a fact or is refused in words that tell the person what to do."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import LAWS, Handmade, World, entry, names, steered, wishes

from core.entities import GivenName, Journey, ListSource, Profile
from core.journeys import part_id
from core.steering import edits as e
from core.steering.decisions import (
    GONE,
    LONGEST_NAME,
    LONGEST_REASON,
    Refused,
    clean_name,
    decide,
    decide_redo,
    decide_undo,
    redoable,
    undoable,
)
from core.steering.fold import apply, effective, replay
from core.steering.log import LogEntry, edit_from_json, edit_to_json

HISTORY = Handmade("first", ("h1", "h2", "h3", "s1"), (("h1", "h2", "h3"), ("s1",)), ())
PROFILE = Profile(
    (Journey("h", ("h1", "h2", "h3")), Journey("s", ("s1",))),
    loose=("x",),
    history_ids=("h1", "h2", "h3", "s1", "x"),
    given={"h": GivenName("Herbs")},
)


def attempt(profile: Profile, wish: e.Edit) -> e.Edit | Refused:
    try:
        return decide(profile, wish)
    except Refused as refusal:
        return refusal


@LAWS
@given(names)
def test_a_clean_name_is_one_short_printable_line_and_stays_so(text: str) -> None:
    if not any(c.isprintable() and not c.isspace() for c in text):
        with pytest.raises(Refused, match="needs a name"):
            clean_name(text)
        return
    name = clean_name(text)
    assert 0 < len(name) <= LONGEST_NAME
    assert name.isprintable()
    assert clean_name(name) == name


@LAWS
@given(st.data())
def test_any_wish_is_refused_in_words_or_becomes_an_edit_of_the_same_kind(data: st.DataObject) -> None:
    world, _, profile = data.draw(steered())
    wish = data.draw(wishes(world, profile))
    edit = attempt(profile, wish)
    if isinstance(edit, Refused):
        assert re.match(r"[A-Z].*\.$", str(edit))
        return
    assert edit.kind == wish.kind
    assert edit_from_json(edit_to_json(edit)) == edit


@LAWS
@given(st.data())
def test_deciding_what_was_decided_changes_nothing_about_it(data: st.DataObject) -> None:
    world, _, profile = data.draw(steered())
    wish = data.draw(wishes(world, profile))
    edit = attempt(profile, wish)
    if not isinstance(edit, Refused):
        assert decide(profile, edit) == edit


ABOUT_A_JOURNEY: tuple[e.Edit, ...] = (
    e.JourneyRenamed("gone", "x"),
    e.JourneysMerged("gone", ("h",)),
    e.JourneysMerged("h", ("gone",)),
    e.JourneySplit("gone", (("", ("h1",)),)),
    e.ItemsMoved(("h1",), "gone"),
    e.JourneyWeighted("gone", 2.0),
    e.GranularitySet(0.4, "gone"),
    e.JourneyMuted("gone"),
    e.JourneyFocused("gone", ("h1",)),
    e.JourneyPaused("gone"),
    e.JourneyFinished("gone"),
    e.JourneyResumed("gone"),
    e.JourneyRemoved("gone"),
)


@pytest.mark.parametrize("wish", ABOUT_A_JOURNEY, ids=lambda wish: type(wish).__name__)
def test_a_wish_about_a_journey_that_has_gone_says_so(wish: e.Edit) -> None:
    with pytest.raises(Refused, match=re.escape(GONE)):
        decide(PROFILE, wish)


POINTLESS: tuple[e.Edit, ...] = (
    e.JourneyRenamed("h", None),
    e.JourneyRenamed("h", "Herbs"),
    e.JourneyRenamed("h", " \n "),
    e.JourneysMerged("h", ("h",)),
    e.JourneysMerged("h", ()),
    e.JourneySplit("h", ()),
    e.JourneySplit("h", (("", ("s1",)),)),
    e.JourneySplit("h", (("", ("h1", "h2", "h3")),)),
    e.JourneySplit("h", (("", ("h1",)), ("", ("h2", "h3")))),
    e.ItemsGathered("", ("unknown",)),
    e.ItemsGathered("", ("h3", "h2", "h1")),
    e.ItemsGathered("", ("h1",), name=""),
    e.ItemsMoved(("h1",), "h"),
    e.ItemsMoved(("unknown",), "h"),
    e.JourneyWeighted("h", 1.0),
    e.JourneyWeighted("h", -1.0),
    e.JourneyWeighted("h", float("nan")),
    e.JourneyWeighted("h", float("inf")),
    e.GranularitySet(0.5),
    e.GranularitySet(0.5, "h"),
    e.GranularitySet(float("nan")),
    e.ExplorationSet(0.2),
    e.ExplorationSet(float("-inf")),
    e.JourneyMuted("h", False),
    e.JourneyResumed("h"),
    e.JourneyFocused("h"),
    e.JourneyFocused("h", ("s1",)),
    e.InterestAdopted("h", "Bees", anchors=()),
    e.InterestAdopted("n", "", anchors=()),
    e.InterestAdopted("", "Bees", anchors=()),
    e.InterestAdopted(" \n", "Bees", anchors=()),
    e.InterestAdopted("n", "Bees", anchors=(), prior=float("nan")),
    e.ItemPinned("x", False),
    e.ItemDismissed("x", dismissed=False),
)


@pytest.mark.parametrize("wish", POINTLESS, ids=lambda wish: type(wish).__name__)
def test_a_wish_that_would_change_nothing_or_do_harm_is_refused(wish: e.Edit) -> None:
    with pytest.raises(Refused):
        decide(PROFILE, wish)


def test_a_journey_that_is_not_me_cannot_be_merged() -> None:
    removed = apply(PROFILE, e.JourneyRemoved("s"), {})
    with pytest.raises(Refused, match="Take it back first"):
        decide(removed, e.JourneysMerged("h", ("s",)))


def test_a_million_is_the_most_that_can_be_asked_for() -> None:
    assert decide(PROFILE, e.JourneyWeighted("h", 1e300)) == e.JourneyWeighted("h", 1e6)


def test_a_name_may_be_eighty_characters_long_and_is_cut_after_them() -> None:
    assert clean_name("x" * LONGEST_NAME) == "x" * 80
    assert clean_name("x" * (LONGEST_NAME + 1)) == "x" * 80
    assert clean_name("x" * 79 + " " + "y") == "x" * 79


def test_a_reason_may_be_two_hundred_characters_long_and_is_cut_after_them() -> None:
    for n, kept in ((LONGEST_REASON, 200), (LONGEST_REASON + 1, 200), (199, 199)):
        assert decide(PROFILE, e.ItemDismissed("c", "x" * n)) == e.ItemDismissed("c", "x" * kept)


@pytest.mark.parametrize(("asked", "set_to"), [(0.0, 0.0), (5e5, 5e5), (1e6, 1e6), (1e6 + 1, 1e6)])
def test_a_weight_of_zero_and_one_of_a_million_are_the_last_ones_taken(asked: float, set_to: float) -> None:
    assert decide(PROFILE, e.JourneyWeighted("h", asked)) == e.JourneyWeighted("h", set_to)


@pytest.mark.parametrize(("asked", "set_to"), [(0.0, 0.0), (0.9, 0.9), (1.0, 1.0), (1.1, 1.0)])
def test_a_dial_goes_from_zero_to_one(asked: float, set_to: float) -> None:
    assert decide(PROFILE, e.GranularitySet(asked)) == e.GranularitySet(set_to)
    assert decide(PROFILE, e.GranularitySet(asked, "h")) == e.GranularitySet(set_to, "h")
    assert decide(PROFILE, e.ExplorationSet(asked)) == e.ExplorationSet(set_to)


def test_a_part_of_all_items_but_one_may_be_split_off_and_all_of_them_may_not() -> None:
    assert isinstance(attempt(PROFILE, e.JourneySplit("h", (("", ("h1", "h2")),))), e.JourneySplit)
    assert isinstance(attempt(PROFILE, e.JourneySplit("h", (("", ("h1", "h2", "h3")),))), Refused)


def test_a_declined_interest_is_declined_once() -> None:
    declined = apply(PROFILE, e.InterestDeclined("bees"), {})
    with pytest.raises(Refused, match="already"):
        decide(declined, e.InterestDeclined("bees"))


def test_a_reason_is_kept_on_one_line_and_can_be_changed() -> None:
    edit = decide(PROFILE, e.ItemDismissed("c", "too\nlong " * 99))
    assert isinstance(edit, e.ItemDismissed)
    assert len(edit.reason) <= LONGEST_REASON
    assert edit.reason.startswith("too long too")
    dismissed = apply(PROFILE, edit, {})
    assert decide(dismissed, e.ItemDismissed("c", "other")) == e.ItemDismissed("c", "other")


def test_naming_a_journey_what_it_was_called_anyway_gives_the_naming_back() -> None:
    named = apply(PROFILE, e.JourneyRenamed("h", "Mine"), {})
    assert decide(named, e.JourneyRenamed("h", "Herbs")) == e.JourneyRenamed("h", None)


def test_parts_are_named_by_their_items_in_any_order() -> None:
    split = decide(PROFILE, e.JourneySplit("h", (("any", ("h2", "h1", "h2")),)))
    assert split == e.JourneySplit("h", ((part_id("h", ("h1", "h2")), ("h2", "h1")),))


# --- undo and redo ---


def log_of(*edits: e.Edit) -> list[LogEntry]:
    return [entry(seq, edit) for seq, edit in enumerate(edits, start=1)]


def test_undo_takes_back_the_newest_edit_of_the_person_and_then_the_one_before() -> None:
    log = log_of(e.JourneyMuted("h"), e.JourneyMuted("s"))
    log.append(entry(3, e.JourneysNamed(()), "rules"))
    assert decide_undo(log) == e.EditUndone(2)
    log.append(entry(4, e.EditUndone(2)))
    assert decide_undo(log) == e.EditUndone(1)
    log.append(entry(5, e.EditUndone(1)))
    with pytest.raises(Refused, match="nothing to undo"):
        decide_undo(log)


def test_redo_brings_back_what_was_undone_last_and_an_undo_follows_it() -> None:
    log = log_of(e.JourneyMuted("h"), e.JourneyMuted("s"), e.EditUndone(2), e.EditUndone(1))
    assert decide_redo(log) == e.EditRedone(1)
    log.append(entry(5, e.EditRedone(1)))
    assert decide_redo(log) == e.EditRedone(2)
    assert decide_undo(log) == e.EditUndone(1)


def test_a_new_edit_ends_what_can_be_redone_but_a_chosen_one_still_can() -> None:
    log = log_of(e.JourneyMuted("h"), e.EditUndone(1), e.JourneyMuted("s"))
    assert redoable(log) == []
    with pytest.raises(Refused, match="nothing to redo"):
        decide_redo(log)
    assert decide_redo(log, 1) == e.EditRedone(1)


def test_a_name_that_a_rule_gave_does_not_end_what_can_be_redone() -> None:
    log = [*log_of(e.JourneyMuted("h"), e.EditUndone(1)), entry(3, e.JourneysNamed(()), "rules")]
    assert decide_redo(log) == e.EditRedone(1)


def test_what_a_model_settled_because_the_person_asked_can_be_undone_and_redone() -> None:
    log = [entry(1, e.JourneysExtracted("first"), "model"), entry(2, e.JourneysExtracted("settled", 3), "model")]
    assert decide_undo(log) == e.EditUndone(2)
    log.append(entry(3, e.EditUndone(2)))
    assert undoable(log) == []
    assert decide_redo(log) == e.EditRedone(2)


def test_what_a_later_extraction_rests_on_is_undone_only_after_that() -> None:
    log = [entry(1, e.JourneysExtracted("settled", 3), "model"), entry(2, e.JourneysExtracted("further", 1), "model")]
    with pytest.raises(Refused, match="read anew"):
        decide_undo(log, 1)
    log.append(entry(3, e.EditUndone(2)))
    assert decide_undo(log) == e.EditUndone(1)
    log.append(entry(4, e.JourneysExtracted("grown"), "model"))
    assert undoable(log) == []


@pytest.mark.parametrize("seq", [0, 3, 99])
def test_only_an_edit_of_the_persons_that_counts_can_be_undone(seq: int) -> None:
    log = log_of(e.JourneyMuted("h"), e.JourneyMuted("s"), e.EditUndone(2))
    with pytest.raises(Refused):
        decide_undo(log, seq)
    with pytest.raises(Refused):
        decide_undo(log, 2)


@LAWS
@given(steered())
def test_undoing_everything_gives_the_profile_of_the_start_and_redoing_everything_the_present(
    case: tuple[World, list[LogEntry], Profile],
) -> None:
    world, log, now = case
    longer = list(log)
    while undoable(longer):  # undoing the end of a wish lets the wish count again, which is undone then
        longer.append(entry(len(longer) + 1, decide_undo(longer)))
    n = len(longer) - len(log)
    rules = [x for x in effective(log) if x.actor != "person"]
    assert replay(longer, world.proposals) == replay(rules, world.proposals)
    for _ in range(n):
        longer.append(entry(len(longer) + 1, decide_redo(longer)))
    assert replay(longer, world.proposals) == now


def test_a_reason_holds_no_sign_that_cannot_be_seen() -> None:
    assert decide(PROFILE, e.ItemDismissed("c", " too\u200dlong\u202e ")) == e.ItemDismissed("c", "too long")


def decided(*wishes: e.Edit) -> Profile:
    """Return the profile after some wishes, each decided."""
    profile = PROFILE
    for wish in wishes:
        profile = apply(profile, decide(profile, wish), {})
    return profile


def test_a_part_is_focused_with_a_name_or_without_and_the_whole_has_none() -> None:
    assert decide(PROFILE, e.JourneyFocused("h", ("h2", "gone", "h2"))) == e.JourneyFocused("h", ("h2",))
    assert decide(PROFILE, e.JourneyFocused("h", ("h2",), " a\npart ")) == e.JourneyFocused("h", ("h2",), "a part")
    deep = decided(e.JourneyFocused("h", ("h2",), "part"))
    assert decide(deep, e.JourneyFocused("h", (), "whole")) == e.JourneyFocused("h")
    with pytest.raises(Refused, match="looks at just that"):
        decide(deep, e.JourneyFocused("h", ("h2",), "other"))
    with pytest.raises(Refused, match="open already"):
        decide(PROFILE, e.JourneyFocused("h"))
    with pytest.raises(Refused, match="None of those"):
        decide(PROFILE, e.JourneyFocused("h", ("s1",)))


def test_what_was_gathered_once_is_not_gathered_again_though_it_has_grown_since() -> None:
    grown = decided(e.ItemsGathered("", ("h1", "x")), e.ItemsMoved(("h2",), part_id("gathered", ("h1", "x"))))
    for again in (("h1", "x"), ("h1", "h2", "x")):
        with pytest.raises(Refused, match="a journey of their own already"):
            decide(grown, e.ItemsGathered("", again))
    gathered = decide(grown, e.ItemsGathered("", ("x", "h2", "x", "unknown"), " Mine "))
    part = part_id("gathered", ("h1", "x"))
    assert gathered == e.ItemsGathered(part_id("gathered", ("x", "h2")), ("x", "h2"), "Mine", source_ids=(part,))


def test_what_was_split_off_once_is_not_split_off_again_while_that_part_is_there() -> None:
    part = part_id("h", ("h1",))
    back = decided(e.JourneySplit("h", (("", ("h1",)),)), e.ItemsMoved(("h2",), part), e.ItemsMoved(("h1",), "h"))
    with pytest.raises(Refused, match="a journey of their own already"):
        decide(back, e.JourneySplit("h", (("", ("h1",)),)))
    two = decide(PROFILE, e.JourneySplit("h", (("", ("h1",)), ("", ("h1",)), ("", ("h2", "s1")))))
    assert two == e.JourneySplit("h", ((part, ("h1",)), (part_id("h", ("h2",)), ("h2",))))


@pytest.mark.parametrize(
    "wish", [e.JourneyMuted("h"), e.JourneyPaused("h"), e.JourneyFinished("h"), e.JourneyRemoved("h")]
)
def test_a_journey_is_not_brought_twice_into_the_same_state(wish: e.Edit) -> None:
    assert decide(PROFILE, wish) == wish
    with pytest.raises(Refused, match="like that already"):
        decide(decided(wish), wish)
    assert isinstance(attempt(decided(wish), e.JourneyResumed("h")), Refused) is isinstance(wish, e.JourneyMuted)


def test_what_is_moved_is_what_is_in_the_history_and_elsewhere() -> None:
    moved = decide(PROFILE, e.ItemsMoved(("x", "s1", "h1", "x", "unknown"), "h"))
    assert moved == e.ItemsMoved(("x", "s1"), "h", source_ids=("s",))


def test_a_name_given_back_or_changed_is_a_fact_and_the_same_again_is_not() -> None:
    named = decided(e.JourneyRenamed("h", "Mine"))
    assert decide(named, e.JourneyRenamed("h", None)) == e.JourneyRenamed("h", None)
    assert decide(named, e.JourneyRenamed("h", "Other")) == e.JourneyRenamed("h", "Other")
    assert decide(PROFILE, e.JourneyRenamed("s", "Herbs")) == e.JourneyRenamed("s", "Herbs")
    with pytest.raises(Refused, match="already has that name"):
        decide(named, e.JourneyRenamed("h", " Mine "))


def test_only_journeys_of_ones_own_are_merged_each_once() -> None:
    merged = decide(PROFILE, e.JourneysMerged("h", ("s", "h", "s"), 2e6))
    assert merged == e.JourneysMerged("h", ("s",), 1e6)
    with pytest.raises(Refused, match="Take it back first"):
        decide(decided(e.JourneyRemoved("h")), e.JourneysMerged("h", ("s",)))
    with pytest.raises(Refused, match="Pick two"):
        decide(PROFILE, e.JourneysMerged("h", ("h",)))


def test_an_item_is_pinned_once_and_let_go_once_and_dismissed_once_for_the_same_reason() -> None:
    pinned, dismissed = decided(e.ItemPinned("c")), decided(e.ItemDismissed("c", "seen"))
    assert isinstance(attempt(pinned, e.ItemPinned("c")), Refused)
    assert decide(pinned, e.ItemPinned("c", False)) == e.ItemPinned("c", False)
    assert decide(pinned, e.ItemPinned("d")) == e.ItemPinned("d")
    assert isinstance(attempt(dismissed, e.ItemDismissed("c", " seen ")), Refused)
    assert decide(dismissed, e.ItemDismissed("c", dismissed=False)) == e.ItemDismissed("c", dismissed=False)
    assert decide(PROFILE, e.InterestDeclined("bees")) == e.InterestDeclined("bees")


def test_an_adopted_interest_takes_a_clean_name_and_a_prior_within_bounds() -> None:
    wish = e.InterestAdopted("n", " Bees\n", anchors=("c",), prior=2e6, proposal_id="p")
    assert decide(PROFILE, wish) == e.InterestAdopted("n", "Bees", anchors=("c",), prior=1e6, proposal_id="p")
    with pytest.raises(Refused, match="already follow"):
        decide(PROFILE, e.InterestAdopted("h", "Bees", anchors=()))


def test_only_what_was_undone_can_be_redone_and_only_what_the_person_wished() -> None:
    log = [*log_of(e.JourneyMuted("h"), e.JourneyMuted("s"), e.EditUndone(2)), entry(4, e.JourneysNamed(()), "rules")]
    log += [entry(5, e.EditUndone(4)), entry(6, e.EditUndone(99))]
    assert [x.seq for x in redoable(log)] == [2]
    assert decide_redo(log, 2) == e.EditRedone(2)
    for seq in (1, 4, 99):
        with pytest.raises(Refused, match="nothing to redo"):
            decide_redo(log, seq)
    assert [x.seq for x in undoable(log)] == [1]
    with pytest.raises(Refused, match="undone already"):
        decide_undo(log, 2)


def test_an_extraction_that_the_person_chose_is_undone_only_while_nothing_rests_on_it() -> None:
    chosen = [entry(1, e.JourneysExtracted("a")), entry(2, e.JourneyMuted("h")), entry(3, e.JourneysExtracted("b"))]
    assert [x.seq for x in undoable(chosen)] == [3, 2]
    assert [x.seq for x in undoable(chosen[:2])] == [2, 1]


@pytest.mark.parametrize(("answered", "can_be"), [(0, False), (1, True), (2, True)])
def test_what_a_model_answered_can_be_undone_from_the_first_answer_on(answered: int, can_be: bool) -> None:
    log = [entry(1, e.JourneysExtracted("settled", answered), "model")]
    assert bool(undoable(log)) is can_be


def test_a_name_holds_no_sign_that_cannot_be_seen() -> None:
    assert clean_name(" my\u200dclay\u202e ") == "my clay"


def test_sources_are_taken_in_their_own_order_those_that_there_are_and_others_than_now() -> None:
    backlog, revisit, catalogue, others = ListSource
    wish = e.SourcesChosen((others.value, "of a later version", backlog.value))
    assert decide(PROFILE, wish) == e.SourcesChosen((backlog.value, others.value))
    assert decide(PROFILE, e.SourcesChosen(())) == e.SourcesChosen(())
    chosen = apply(PROFILE, decide(PROFILE, wish), {})
    assert chosen.sources == (backlog, others)
    for same in (wish, e.SourcesChosen((backlog.value, others.value))):
        with pytest.raises(Refused, match="already"):
            decide(chosen, same)
    with pytest.raises(Refused, match="already"):
        decide(PROFILE, e.SourcesChosen(tuple(source.value for source in (catalogue, others, revisit, backlog))))


def test_leaving_out_and_bringing_back_are_refused_where_they_change_nothing() -> None:
    for wish in (e.UnfittingLeftOut(), e.ItemBroughtBack("a")):
        assert decide(PROFILE, wish) == wish
        with pytest.raises(Refused, match="already"):
            decide(apply(PROFILE, wish, {}), wish)
    for same in (e.UnfittingLeftOut(left_out=False), e.ItemBroughtBack("a", back=False)):
        with pytest.raises(Refused, match="already"):
            decide(PROFILE, same)
