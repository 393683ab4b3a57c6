"""The laws of importing again: a longer export takes nothing back that the person decided."""

from functools import partial

from hypothesis import assume, given
from hypothesis import strategies as st
from laws.checks import check_whole, slate
from strategies import LAWS, World, actor_of, edits_of, entry, is_undo, wishes, worlds

from core.effects.reach import reached
from core.entities import Journey, JourneyState, Profile
from core.steering import edits as e
from core.steering.decisions import Refused, decide
from core.steering.fold import apply, replay
from core.steering.log import LogEntry

REGROUPING = (e.JourneysMerged, e.JourneySplit, e.ItemsMoved, e.ItemsGathered, e.JourneyRenamed, e.JourneyFocused)
OfTwoImports = tuple[World, list[LogEntry]]


@st.composite
def steered_early(draw: st.DrawFn) -> OfTwoImports:
    """Draw a world and a log over the shorter export: its extraction, then what the person decided on it."""
    world = draw(worlds(least=4))
    early = next(iter(world.proposals))
    log = [entry(1, e.JourneysExtracted(early), "model")]
    for _ in range(draw(st.integers(1, 8))):
        profile = replay(log, world.proposals)
        found = draw(wishes(world, profile).filter(lambda wish: not is_undo(wish)))
        if isinstance(found, e.JourneysExtracted):
            continue
        try:
            log.append(entry(len(log) + 1, decide(profile, found), actor_of(found)))
        except Refused:
            continue
    return world, log


@st.composite
def regrouped_early(draw: st.DrawFn) -> OfTwoImports:
    """Draw a world and a log over the shorter export in which the person merged, split, moved, gathered or renamed."""
    world = draw(worlds(least=6))
    log = [entry(1, e.JourneysExtracted(next(iter(world.proposals))), "model")]
    for _ in range(draw(st.integers(1, 6))):
        profile = replay(log, world.proposals)
        edit = draw(st.sampled_from(REGROUPING).flatmap(partial(edits_of, world=world, profile=profile)))
        try:
            log.append(entry(len(log) + 1, decide(profile, edit)))
        except Refused:
            continue
    assume(len(log) > 1)
    return world, log


def fixed(profile: Profile) -> dict[str, str]:
    """Return to which journey the person's edits fixed which item."""
    return {item_id: j.journey_id for j in profile.journeys for item_id in j.kept}


def longer(world: World, log: list[LogEntry]) -> Profile:
    """Return the profile after the longer export is imported on top."""
    return replay([*log, entry(len(log) + 1, e.JourneysExtracted(list(world.proposals)[1]), "model")], world.proposals)


def at_once(world: World, log: list[LogEntry]) -> Profile:
    """Return the profile had the longer export been there from the start."""
    return replay([entry(1, e.JourneysExtracted(list(world.proposals)[1]), "model"), *log[1:]], world.proposals)


def decided(journey: Journey) -> tuple[object, ...]:
    """Return what only the person decides about a journey."""
    return journey.own_name, journey.weight, journey.muted, journey.state, journey.granularity


@LAWS
@given(steered_early() | regrouped_early())
def test_a_longer_export_keeps_every_decision_and_every_place_that_was_fixed(case: OfTwoImports) -> None:
    world, log = case
    before, after = replay(log, world.proposals), longer(world, log)
    check_whole(after)
    for journey in before.journeys:
        if journey.touched:
            kept = after.by_id[journey.journey_id]
            assert decided(kept) == decided(journey)
            assert journey.kept <= set(kept.members)
            assert kept.focus == journey.focus
    for name in ("pinned", "dismissed", "declined", "sources", "exploration", "granularity"):
        assert getattr(after, name) == getattr(before, name)


@LAWS
@given(steered_early() | regrouped_early())
def test_a_longer_export_after_steering_says_what_it_would_have_said_at_once(case: OfTwoImports) -> None:
    world, log = case
    after, whole = longer(world, log), at_once(world, log)
    for name in ("pinned", "dismissed", "declined", "sources", "exploration", "granularity", "history_ids"):
        assert getattr(after, name) == getattr(whole, name)
    of_one_journey = {
        j for x in log if not isinstance(x.edit, e.JourneysMerged | e.JourneySplit) for j in x.edit.concerns
    }
    structural = {j for x in log if isinstance(x.edit, e.JourneysMerged | e.JourneySplit) for j in x.edit.concerns}
    for journey_id in of_one_journey - structural:
        if journey_id in after.by_id and journey_id in whole.by_id:
            assert decided(after.by_id[journey_id]) == decided(whole.by_id[journey_id])


@LAWS
@given(steered_early() | regrouped_early(), st.data())
def test_what_was_removed_stays_away_with_all_that_joins_it(case: OfTwoImports, data: st.DataObject) -> None:
    world, log = case
    own = [j for j in replay(log, world.proposals).journeys if j.is_own and j.members]
    assume(own)
    gone = data.draw(st.sampled_from(own))
    log = [*log, entry(len(log) + 1, e.JourneyRemoved(gone.journey_id))]
    after = longer(world, log)
    assert after.by_id[gone.journey_id].state is JourneyState.REMOVED
    assert set(gone.members) <= set(after.by_id[gone.journey_id].members)
    ranking = slate(world, after)
    assert ranking.asked[gone.journey_id] == 0.0
    assert all(place.journey_id != gone.journey_id for place in ranking.places if not place.pinned)
    shown = {item_id for place in ranking.places for item_id in place.receipts}
    assert not shown & set(after.by_id[gone.journey_id].members)


@LAWS
@given(steered_early() | regrouped_early())
def test_an_edit_that_applies_to_new_rows_is_one_of_the_persons_and_about_a_journey_that_grew(
    case: OfTwoImports,
) -> None:
    world, log = case
    full = [*log, entry(len(log) + 1, e.JourneysExtracted(list(world.proposals)[1]), "model")]
    before, after = replay(log, world.proposals), replay(full, world.proposals)
    new = set(after.history_ids) - set(before.history_ids)
    found = reached(full, lambda entries: replay(entries, world.proposals))
    grown = {j.journey_id for j in after.journeys if new & set(j.members)}
    about = [x for x in log if x.is_wished and grown & set(x.edit.concerns)]
    assert list(found) == (about if before.history_ids and new else [])
    assert apply(after, full[-1].edit, world.proposals).history_ids == after.history_ids


@LAWS
@given(regrouped_early())
def test_what_was_merged_split_moved_or_gathered_stays_so_in_a_longer_export(case: OfTwoImports) -> None:
    world, log = case
    before, after = replay(log, world.proposals), longer(world, log)
    check_whole(after)
    assert {item_id: after.journey_of[item_id] for item_id in fixed(before)} == fixed(before)
    for journey in after.journeys:
        if journey.journey_id not in before.by_id:
            assert not journey.touched
            assert journey.own_name is None
            assert not fixed(before).keys() & set(journey.members)
    merged = {absorbed for x in log if isinstance(x.edit, e.JourneysMerged) for absorbed in x.edit.absorbed_ids}
    assert not (merged - before.by_id.keys()) & {j.journey_id for j in after.journeys if j.touched}


@LAWS
@given(regrouped_early())
def test_undoing_an_edit_after_the_longer_export_is_as_if_it_had_never_been_made(case: OfTwoImports) -> None:
    world, log = case
    late = entry(len(log) + 1, e.JourneysExtracted(list(world.proposals)[1]), "model")
    undone = entry(len(log) + 2, e.EditUndone(log[-1].seq))
    assert replay([*log, late, undone], world.proposals) == replay([*log[:-1], late], world.proposals)
    assert [x.seq for x in reached([*log, late, undone], lambda entries: replay(entries, world.proposals))] == [
        x.seq for x in reached([*log[:-1], late], lambda entries: replay(entries, world.proposals))
    ]
