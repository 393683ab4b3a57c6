"""The laws of the log: nothing is lost, undo and replay are exact, stale and repeated edits do no harm."""

from functools import reduce

from hypothesis import assume, given
from hypothesis import strategies as st
from laws.checks import Steered, check_whole, slate
from strategies import LAWS, actor_of, entry, is_undo, raw_logs, started, steered, wishes, worlds

from core.entities import GivenName, Profile
from core.steering import edits as e
from core.steering.decisions import Refused, decide
from core.steering.fold import apply, replay
from core.steering.prefixes import prefixes


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
    assert (after == profile) is isinstance(edit, e.SuggestionLeft)  # which changes what is offered, and nothing else
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


@LAWS
@given(st.data())
def test_walking_through_a_log_gives_what_replaying_each_of_its_prefixes_gives(data: st.DataObject) -> None:
    world, log, _ = data.draw(steered())
    for walked in (log, data.draw(raw_logs(world))):
        replayed = [replay(walked[:k], world.proposals) for k in range(len(walked) + 1)]
        assert list(map(repr, prefixes(walked, world.proposals))) == list(map(repr, replayed))
