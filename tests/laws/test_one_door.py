"""The laws hold through the one door too: decided, measured, logged in a real database and named, as a page does it."""

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from laws.checks import check_whole
from small_world import small_workspace
from strategies import LAWS, World, actor_of, is_undo, wishes

from core.desk.views import EditOutcome
from core.desk.wishes import wish
from core.effects.meter import effect_from_json
from core.entities import GivenName
from core.steering import edits as e
from core.steering.decisions import Refused
from core.steering.fold import apply, replay
from core.workspace.person_workspace import PersonWorkspace
from core.workspace.workspace import Workspace

DOOR = settings(LAWS, max_examples=max(LAWS.max_examples // 4, 10))
WEIGHTS = st.sampled_from([0.25, 0.5, 2.0, 3.7])


@lru_cache(maxsize=1)
def workspace() -> Workspace:
    """Return the small world, opened once: a law takes back what the one before it wrote."""
    return small_workspace(with_map=False)


def opened() -> PersonWorkspace:
    """Return bo's half of the small world as it is before any edit: three journeys, found and named."""
    keep = "DELETE FROM log WHERE person_id = 'bo' AND action_id NOT IN ('found', 'named')"
    workspace().database.write(lambda cursor: cursor.execute(keep))
    workspace().forget()
    return workspace().of("bo")


def world(mine: PersonWorkspace) -> World:
    """Return what wishes are drawn from."""
    desk = mine.desk
    return World(desk.item_ids, desk.interactions, desk.catalogue, desk.proposals)


def persons_wishes(mine: PersonWorkspace) -> st.SearchStrategy[e.Edit]:
    """Draw what the person may wish now; many are stale or absurd."""
    drawn = wishes(world(mine), mine.view().profile)
    return drawn.filter(lambda wish: actor_of(wish) == "person" and not is_undo(wish))


def tried(act: Callable[[], EditOutcome]) -> EditOutcome | None:
    """Return what came of an act, None where it was refused."""
    try:
        return act()
    except Refused:
        return None


def steer(data: st.DataObject, mine: PersonWorkspace, most: int = 3) -> None:
    """Make, undo and redo some edits."""
    for _ in range(data.draw(st.integers(0, most))):
        acts = {"undo": mine.undo, "redo": mine.redo, "wish": lambda: mine.commit(data.draw(persons_wishes(mine)))}
        tried(acts[data.draw(st.sampled_from(["wish", "wish", "wish", "undo", "redo"]))])


@DOOR
@given(st.data())
def test_merging_conserves_the_asked_share(data: st.DataObject) -> None:
    mine = opened()
    for view in mine.view().journeys:
        mine.commit(e.JourneyWeighted(view.journey_id, data.draw(WEIGHTS)))
    if data.draw(st.booleans()):
        mine.commit(e.JourneyMuted(data.draw(st.sampled_from(sorted(mine.view().profile.by_id)))))
    ids = data.draw(st.lists(st.sampled_from(sorted(mine.view().profile.by_id)), min_size=2, unique=True))
    before = mine.view().slate.asked
    mine.commit(e.JourneysMerged(ids[0], tuple(ids[1:])))
    after = mine.view().slate.asked
    assert after[ids[0]] == pytest.approx(sum(before[i] for i in ids), abs=1e-9)
    assert all(after[i] == pytest.approx(before[i], abs=1e-9) for i in after if i != ids[0])


@DOOR
@given(st.data())
def test_splitting_and_merging_back_restores_the_slate_to_the_bit(data: st.DataObject) -> None:
    mine = opened()
    journey = data.draw(st.sampled_from(mine.view().profile.journeys))
    mine.commit(e.JourneyWeighted(journey.journey_id, data.draw(WEIGHTS)))
    before = mine.view().slate
    picked = data.draw(st.lists(st.sampled_from(journey.members), min_size=1, max_size=7, unique=True))
    split = mine.commit(e.JourneySplit(journey.journey_id, (("", tuple(picked)),))).entry.edit
    assert isinstance(split, e.JourneySplit)
    mine.commit(e.JourneysMerged(journey.journey_id, (split.parts[0][0],)))
    assert mine.view().slate == before


@DOOR
@given(st.data())
def test_what_is_committed_is_what_was_previewed_and_what_the_log_holds(data: st.DataObject) -> None:
    mine = opened()
    steer(data, mine)
    before, drawn = mine.view().profile, data.draw(persons_wishes(mine))
    n_entries = len(mine.entries())
    made = tried(lambda: mine.commit(drawn, "click"))
    if made is None:
        assert len(mine.entries()) == n_entries
        with pytest.raises(Refused):
            mine.preview([drawn])
        return
    after = mine.view()
    check_whole(after.profile)
    applied = apply(before, made.entry.edit, mine.desk.proposals)
    assert replace(after.profile, given=before.given) == applied
    assert (applied == before) is isinstance(made.entry.edit, e.SuggestionLeft)  # it changes what is offered alone
    mine.undo(made.entry.seq)
    foreseen, comparison = mine.preview([drawn])
    assert (foreseen.slate, comparison) == (after.slate, made.comparison)
    assert effect_from_json(made.entry.effect) == made.effect


@DOOR
@given(st.data())
def test_undo_restores_and_redo_repeats_to_the_bit(data: st.DataObject) -> None:
    mine = opened()
    steer(data, mine)
    before, drawn = mine.view(), data.draw(persons_wishes(mine))
    made = tried(lambda: mine.commit(drawn))
    assume(made is not None)
    after = mine.view()
    mine.undo()
    assert (repr(mine.view().profile), mine.view().slate) == (repr(before.profile), before.slate)
    mine.redo()
    assert (repr(mine.view().profile), mine.view().slate) == (repr(after.profile), after.slate)


@DOOR
@given(st.data())
def test_the_stored_log_replays_to_what_is_shown_now_and_was_shown_then(data: st.DataObject) -> None:
    mine, shown = opened(), dict[int, str]()
    for _ in range(data.draw(st.integers(1, 3))):
        steer(data, mine, 1)
        shown[mine.desk.position] = repr(mine.view().profile)
    stored = workspace().logbook.entries("bo")
    assert repr(replay(stored, mine.desk.proposals)) == repr(mine.view().profile)
    assert all(repr(mine.view(until=position).profile) == profile for position, profile in shown.items())
    workspace().forget()
    assert repr(workspace().of("bo").view().profile) == repr(mine.view().profile)


@DOOR
@given(st.data())
def test_a_click_that_comes_twice_is_one_edit_with_the_outcome_of_the_first(data: st.DataObject) -> None:
    mine = opened()
    steer(data, mine, 1)
    drawn = data.draw(persons_wishes(mine))
    first = tried(lambda: mine.commit(drawn, "twice"))
    assume(first is not None and first.entry.action_id == "twice")
    steer(data, mine, 1)
    n_entries = len(mine.entries())
    assert mine.commit(drawn, "twice") == first
    assert len(mine.entries()) == n_entries


@DOOR
@given(st.data())
def test_an_edit_made_in_another_session_is_seen_before_the_next_one_is_decided(data: st.DataObject) -> None:
    mine = opened()
    theirs = Workspace(workspace().database, workspace().encoder, with_demo=False).of("bo")
    steer(data, theirs, 2)
    tried(lambda: mine.commit(data.draw(persons_wishes(theirs))))
    tried(lambda: theirs.commit(data.draw(persons_wishes(mine))))
    mine = workspace().of("bo")
    assert repr(mine.view().profile) == repr(theirs.view().profile)
    check_whole(mine.view().profile)
    assert [x.seq for x in mine.entries()] == [x.seq for x in theirs.entries()]


@DOOR
@given(st.data())
def test_an_adopted_interest_asks_for_a_tenth_and_leaves_the_others_as_they_were_among_themselves(
    data: st.DataObject,
) -> None:
    mine = opened()
    for view in mine.view().journeys:
        mine.commit(e.JourneyWeighted(view.journey_id, data.draw(WEIGHTS)))
    before = mine.view().slate.asked
    mine.commit(e.InterestAdopted("new", "Chess", anchors=("chess-01", "chess-02")))
    after = mine.view().slate.asked
    assert after["new"] == pytest.approx(0.1)
    assert all(after[i] == pytest.approx(0.9 * before[i]) for i in before)


def test_an_interest_adopted_when_nothing_else_speaks_has_the_list_to_itself() -> None:
    mine = opened()
    for view in mine.view().journeys:
        mine.commit(e.JourneyMuted(view.journey_id))
    mine.commit(e.InterestAdopted("new", "Chess", anchors=("chess-01", "chess-02")))
    assert mine.view().slate.asked["new"] == 1.0
    assert all(place.journey_id == "new" for place in mine.view().slate.places)


@DOOR
@given(st.data(), st.sampled_from(["Mute", "Pause", "I have finished this", "This is not me"]))
def test_a_silenced_journey_has_no_place_and_the_meter_says_so(data: st.DataObject, verb: str) -> None:
    mine = opened()
    view = data.draw(st.sampled_from(mine.view().journeys))
    made = mine.commit(wish(verb, view))
    assert view.journey_id not in {place.journey_id for place in mine.view().slate.places}
    assert made.effect.aimed_at[view.name][1::2] == (0.0, 0.0)


@DOOR
@given(st.data(), st.sampled_from([("More", 1), ("Less", -1)]))
def test_more_raises_and_less_lowers_the_share(data: st.DataObject, turn: tuple[str, int]) -> None:
    verb, sign = turn
    mine = opened()
    view = data.draw(st.sampled_from(mine.view().journeys))
    before = mine.view().slate
    mine.commit(wish(verb, view))
    after = mine.view().slate
    assert sign * after.asked[view.journey_id] > sign * before.asked[view.journey_id]
    assert sign * after.got[view.journey_id] >= sign * before.got[view.journey_id]


@DOOR
@given(st.data(), st.text(max_size=20))
def test_a_models_name_never_changes_the_list_and_never_outranks_the_persons(data: st.DataObject, text: str) -> None:
    mine = opened()
    steer(data, mine)
    own = data.draw(st.sampled_from(mine.view().profile.journeys))
    tried(lambda: mine.commit(e.JourneyRenamed(own.journey_id, "Quite my own")))
    before = mine.view()
    given_names = tuple((i, GivenName(text, source="model")) for i in before.profile.by_id)
    workspace().journal.log_names(mine.desk, e.JourneysNamed(given_names), "model")
    after = mine.view()
    assert after.slate == before.slate
    for journey in after.profile.journeys:
        assert after.profile.name(journey.journey_id) == (text if journey.own_name is None else journey.own_name)


@DOOR
@given(st.data())
def test_after_every_edit_every_journey_has_a_name(data: st.DataObject) -> None:
    mine = opened()
    steer(data, mine, 4)
    profile = mine.view().profile
    assert all(j.own_name is not None or j.journey_id in profile.given for j in profile.journeys if j.members)
