"""The laws of wishes that end by themselves: until then as if for good, from then on as if they had never been made."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from laws.checks import check_whole
from small_world import START, Clock, small_workspace
from strategies import LAWS, NOW, entry, raw_logs, steered, wishes, worlds

from core.steering import edits as e
from core.steering.decisions import Refused, decide
from core.steering.fold import ends, replay
from core.steering.log import LogEntry

END = NOW + timedelta(days=3)


def ending_wishes(data: st.DataObject, log: list[LogEntry], case: tuple[object, ...]) -> e.ForAWhile | None:
    """Draw a wish that may end, as it would be decided; None where it is refused."""
    world, _, profile = case
    drawn = data.draw(wishes(world, profile).filter(lambda wish: isinstance(wish, e.ForAWhile)))  # type: ignore[arg-type]
    try:
        decided = decide(profile, drawn)  # type: ignore[arg-type]
    except Refused:
        return None
    assert isinstance(decided, e.ForAWhile)
    return decided


@LAWS
@given(st.data())
def test_from_its_end_on_a_wish_is_as_if_it_had_never_been_made_and_until_then_as_if_it_had_none(
    data: st.DataObject,
) -> None:
    case = data.draw(steered())
    world, log, _ = case
    wish = ending_wishes(data, log, case)
    if wish is None:
        return
    seq = len(log) + 1
    made = [*log, entry(seq, wish)]
    ending = [*made, entry(seq + 1, e.EndSet((seq,), END))]
    undone = [*made, entry(seq + 1, e.EditUndone(seq))]
    just_before = END - timedelta(microseconds=1)
    assert repr(replay(ending, world.proposals, now=just_before)) == repr(replay(made, world.proposals))
    assert repr(replay(ending, world.proposals, now=END)) == repr(replay(undone, world.proposals))
    for_good = [*ending, entry(seq + 2, e.EndSet((seq,), None))]
    assert repr(replay(for_good, world.proposals, now=END)) == repr(replay(made, world.proposals))
    no_end = [*ending, entry(seq + 2, e.EditUndone(seq + 1))]
    assert repr(replay(no_end, world.proposals, now=END)) == repr(replay(made, world.proposals))


@LAWS
@given(st.data(), st.integers(-9, 9))
def test_ends_that_nobody_decided_lose_nothing_and_touch_only_what_steers(data: st.DataObject, days: int) -> None:
    world = data.draw(worlds())
    log = data.draw(raw_logs(world))
    check_whole(replay(log, world.proposals, now=NOW + timedelta(days=days)))
    by_seq = {x.seq: x.edit for x in log}
    assert all(e.may_end(by_seq[seq]) for seq in ends(log))


@pytest.mark.parametrize("label", ["weight", "mute", "focus", "pause"])
def test_the_list_is_to_the_bit_what_it_was_once_a_wish_has_ended(label: str) -> None:
    clock = Clock(START + timedelta(days=900))
    workspace = small_workspace(clock=clock)
    before = workspace.of("bo").view()
    journey = before.journeys[0]
    wishes_of: dict[str, e.Edit] = {
        "weight": e.JourneyWeighted(journey.journey_id, 3.0),
        "mute": e.JourneyMuted(journey.journey_id),
        "focus": e.JourneyFocused(journey.journey_id, journey.journey.members[:3], "Some"),
        "pause": e.JourneyPaused(journey.journey_id),
    }
    made = workspace.of("bo").commit(wishes_of[label])
    steered = workspace.of("bo").view()
    assert steered.slate != before.slate
    workspace.of("bo").end((made.entry.seq,), clock.now + timedelta(days=3))
    assert workspace.of("bo").view().slate == steered.slate
    clock.now += timedelta(days=3, microseconds=-1)
    assert workspace.of("bo").view().slate == steered.slate
    clock.now += timedelta(microseconds=1)
    after = workspace.of("bo").view()
    assert after == replace(before, position=after.position)
    workspace.forget()
    assert workspace.of("bo").view().slate == before.slate, "a restart changes nothing about it"
    workspace.of("bo").undo()
    assert workspace.of("bo").view().slate == steered.slate, "undoing the end gives the wish back"


def test_a_clock_that_runs_behind_the_log_does_not_bring_back_what_has_ended() -> None:
    clock = Clock(START + timedelta(days=900))
    workspace = small_workspace(clock=clock)
    journey = workspace.of("bo").view().journeys[0]
    made = workspace.of("bo").commit(e.JourneyMuted(journey.journey_id))
    workspace.of("bo").end((made.entry.seq,), clock.now + timedelta(hours=1))
    clock.now += timedelta(hours=2)
    workspace.of("bo").commit(e.ExplorationSet(0.9))
    clock.now -= timedelta(hours=2)
    assert not workspace.of("bo").view().profile.by_id[journey.journey_id].muted
