"""The laws of the one door: what an edit fills in by itself keeps its promise, and nothing is logged twice."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from small_world import interactions, items, small_workspace

from core.adapters.encoders.encoder import HashingEncoder
from core.adapters.store.database import Database
from core.effects.meter import effect_from_json, effect_to_json, measure
from core.entities import GivenName, Interaction, Person, Profile
from core.extraction.tree import Extraction
from core.progress import Progress
from core.salience import journey_salience
from core.steering import edits as e
from core.steering.decisions import Refused
from core.steering.log import LogEntry
from core.workspace.journal import ADOPTED_SHARE, TRIES, FactOf
from core.workspace.workspace import Workspace

WORLD = small_workspace(with_map=False)


@pytest.fixture
def workspace() -> Workspace:
    return small_workspace(with_map=False)


def shares(workspace: Workspace, person_id: str = "bo") -> dict[str, float]:
    return {view.journey_id: view.asked for view in workspace.of(person_id).view().journeys}


@settings(max_examples=12, deadline=None)
@given(st.permutations(range(3)), st.sampled_from([0.25, 0.5, 3.0]))
def test_a_merge_through_the_door_conserves_share(order: list[int], weight: float) -> None:
    ids = sorted(shares(WORLD))
    target, absorbed, other = (ids[at] for at in order)
    WORLD.of("bo").commit(e.JourneyWeighted(absorbed, weight))
    before = shares(WORLD)
    WORLD.of("bo").commit(e.JourneysMerged(target, (absorbed,)))
    after = shares(WORLD)
    assert after[target] == pytest.approx(before[target] + before[absorbed], abs=1e-6)
    assert after[other] == pytest.approx(before[other], abs=1e-6)
    WORLD.of("bo").undo()
    assert shares(WORLD) == before
    WORLD.of("bo").undo()


def test_an_adopted_interest_begins_with_its_share_of_the_list(workspace: Workspace) -> None:
    interest = workspace.of("bo").proposals()[0]
    anchors = tuple(item.item_id for item in interest.anchors)
    workspace.of("bo").commit(e.InterestAdopted(interest.journey_id, interest.name, anchors=anchors))
    assert shares(workspace)[interest.journey_id] == pytest.approx(ADOPTED_SHARE, abs=1e-6)


def test_an_adopted_interest_is_granted_a_ninth_of_what_all_others_ask_for() -> None:
    desk = WORLD.of("ada").desk
    profile = desk.profile()
    asked = sum(journey_salience(j, desk.salience) * j.weight for j in profile.journeys)
    wish = WORLD.journal.decide(desk, profile, e.InterestAdopted("new", "Chess", anchors=("chess-01",)))
    assert isinstance(wish, e.InterestAdopted)
    assert wish.prior == pytest.approx(asked / 9)


def test_the_same_action_is_logged_once_and_tells_the_same(workspace: Workspace) -> None:
    wish = e.JourneyMuted(sorted(shares(workspace))[0])
    first, again = (workspace.of("bo").commit(wish, "click-1") for _ in range(2))
    assert first == again
    assert sum(entry.edit.kind == wish.kind for entry in workspace.of("bo").entries()) == 1


def test_what_is_refused_is_not_logged(workspace: Workspace) -> None:
    before = workspace.of("bo").entries()
    with pytest.raises(Refused):
        workspace.of("bo").commit(e.JourneyMuted("gone"))
    assert workspace.of("bo").entries() == before


# --- when other tabs write at the same time ---


def beaten(workspace: Workspace, times: int) -> tuple[list[int], FactOf]:
    """Return how often a fact was decided, and a decision before which another tab writes, so many times."""
    tries: list[int] = []

    def fact(profile: Profile) -> e.Edit:
        tries.append(len(profile.pinned))
        if len(tries) <= times:
            position = workspace.logbook.position("bo")
            pin = e.ItemPinned(f"pottery-{8 + len(tries):02d}")
            workspace.logbook.append("bo", pin, actor="person", action_id=f"tab-{len(tries)}", expected=position)
        return e.JourneyMuted(sorted(profile.by_id)[0])

    return tries, fact


def test_an_edit_is_decided_anew_when_another_tab_wrote_and_the_sixth_time_counts(workspace: Workspace) -> None:
    desk = workspace.of("bo").desk
    tries, fact = beaten(workspace, TRIES - 1)
    made = workspace.journal.commit(desk, fact, "mine")
    assert tries == [0, 1, 2, 3, 4, 5]
    assert workspace.of("bo").entries()[-1] == made.entry
    assert len(workspace.of("bo").view().profile.pinned) == 5


def test_after_six_times_the_person_is_asked_to_wait_and_nothing_of_theirs_is_logged(workspace: Workspace) -> None:
    desk = workspace.of("bo").desk
    tries, fact = beaten(workspace, TRIES)
    with pytest.raises(Refused, match="Wait a moment and try again"):
        workspace.journal.commit(desk, fact, "mine")
    assert tries == [0, 1, 2, 3, 4, 5]
    assert [entry.action_id for entry in workspace.of("bo").entries()][-1] == "tab-6"


def test_names_that_come_too_late_are_left_and_the_log_is_read_again(workspace: Workspace) -> None:
    desk = workspace.of("bo").desk
    position, top = desk.position, sorted(shares(workspace))[0]
    workspace.logbook.append("bo", e.JourneyMuted(top), actor="person", action_id="tab", expected=position)
    workspace.journal.log_names(desk, e.JourneysNamed(((top, GivenName("Late")),)), "model")
    assert desk.entries[-1].action_id == "tab"
    assert desk.profile().by_id[top].muted
    assert desk.profile().name(top) != "Late"
    workspace.journal.log_names(desk, e.JourneysNamed(((top, GivenName("In time")),)), "model")
    assert (desk.entries[-1].actor, desk.profile().name(top)) == ("model", "In time")
    assert desk.entries == workspace.logbook.entries("bo")


# --- what an edit brings with it ---


def test_an_undo_is_measured_and_told_by_what_it_took_back_and_so_is_a_redo(workspace: Workspace) -> None:
    mine, top = workspace.of("bo"), sorted(shares(workspace))[0]
    name = mine.view().profile.name(top)
    made = mine.commit(e.JourneyMuted(top))
    undone, redone = mine.undo(), mine.redo()
    assert (made.comparison.aimed_at, undone.comparison.aimed_at, redone.comparison.aimed_at) == ((top,),) * 3
    assert undone.comparison.asked[top] == made.comparison.asked[top][::-1]
    assert redone.comparison == made.comparison
    assert {move.item_id for move in undone.comparison.came} == {move.item_id for move in made.comparison.gone}
    assert undone.effect.aimed_at[name][1] > 0.0 == redone.effect.aimed_at[name][1]
    assert effect_from_json(undone.entry.effect) == undone.effect
    assert [undone.sentence, redone.sentence] == [f"Undid: Muted “{name}”", f"Did again: Muted “{name}”"]


def test_an_edit_in_the_log_already_is_told_as_it_was_then_whatever_came_after(workspace: Workspace) -> None:
    mine, (first, second, _) = workspace.of("bo"), sorted(shares(workspace))
    muted = mine.commit(e.JourneyMuted(first), "one")
    undone = mine.undo(action_id="two")
    mine.commit(e.JourneyPaused(second))
    assert mine.commit(e.JourneyMuted(second), "one") == muted
    assert mine.undo(action_id="two") == undone


def test_a_journey_named_twice_in_a_merge_counts_once(workspace: Workspace) -> None:
    mine, (target, absorbed, other) = workspace.of("bo"), sorted(shares(workspace))
    mine.commit(e.JourneyWeighted(absorbed, 3.0))
    before = shares(workspace)
    mine.commit(e.JourneysMerged(target, (absorbed, absorbed, target)))
    assert shares(workspace)[target] == pytest.approx(before[target] + before[absorbed], abs=1e-9)
    assert shares(workspace)[other] == pytest.approx(before[other], abs=1e-9)


@pytest.mark.parametrize(("weight", "prior"), [(1e-9, 1e-6), (0.0, 1.0)])
def test_what_is_adopted_beside_journeys_that_ask_for_next_to_nothing_asks_for_something(
    workspace: Workspace, weight: float, prior: float
) -> None:
    mine = workspace.of("bo")
    for journey_id in shares(workspace):
        mine.commit(e.JourneyWeighted(journey_id, weight))
    made = mine.commit(e.InterestAdopted("new", "Chess", anchors=("chess-01",))).entry.edit
    assert isinstance(made, e.InterestAdopted)
    assert made.prior == prior


def test_the_persons_own_words_for_a_journey_get_a_direction_once_they_are_shown(workspace: Workspace) -> None:
    mine, (first, second, _) = workspace.of("bo"), sorted(shares(workspace))
    mine.commit(e.JourneyRenamed(first, "kiln glaze"))
    mine.commit(e.JourneyRenamed(second, "sourdough loaf"))
    for said in ("kiln glaze", "sourdough loaf"):
        expected = mine.desk.catalogue.centre(workspace.encoder.encode([said]))[0]
        assert mine.desk.words[said] == pytest.approx(expected)


def test_a_journey_left_without_a_name_gets_one_when_its_person_is_opened_though_the_others_have_theirs() -> None:
    workspace = small_workspace(with_map=False)
    mine = workspace.of("bo")
    first, second, _ = sorted(shares(workspace))
    position = workspace.logbook.position("bo")
    split = e.JourneySplit(first, (("part", mine.view().profile.by_id[first].members[:3]),))
    workspace.logbook.append("bo", split, actor="person", action_id="elsewhere", expected=position)
    given_names = workspace.of("bo").view().profile.given
    assert given_names["part"].text
    assert workspace.of("bo").entries()[-1].actor == "rules"
    assert second in given_names


class Noting(HashingEncoder):
    """Notes every text that it encodes."""

    def __init__(self) -> None:
        """Start with none."""
        super().__init__(dim=256)
        self.texts: list[str] = []

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> NDArray[np.float32]:
        """Return vectors `(n, dim)`."""
        self.texts.extend(texts)
        return super().encode(texts, progress)


def read_anew(encoder: Noting, told: list[tuple[str, int, int]]) -> Workspace:
    """Return a workspace in which somebody who has been told nothing yet is opened for the first time."""
    workspace = Workspace(Database(), encoder, with_demo=False)
    taken = [Interaction("eve", x.item_id, x.time) for x in interactions() if x.person_id == "bo"]
    workspace.histories.add("small", "Small world", [Person("eve", "Eve")], items(), taken)
    workspace.of("eve", lambda what, done, total: told.append((what, done, total)))
    return workspace


def test_opening_someone_for_the_first_time_says_what_goes_on_and_names_their_journeys_by_meaning() -> None:
    encoder, told = Noting(), list[tuple[str, int, int]]()
    workspace = read_anew(encoder, told)
    n_journeys = len(workspace.of("eve").view().journeys)
    assert ("Finding your journeys", 0, 1) in told
    assert [step[1:] for step in told if step[0] == "Finding words for them"] == [
        (k, n_journeys) for k in range(n_journeys)
    ]
    assert len(encoder.texts) > len(items())
    (found, named) = workspace.of("eve").entries()
    assert (found.actor, named.actor) == ("model", "rules")
    assert isinstance(found.edit, e.JourneysExtracted)
    assert isinstance(named.edit, e.JourneysNamed)
    assert named.edit.cause == found.seq
    assert workspace.logbook.extraction(found.edit.extraction_id) is not None


def test_an_edit_names_what_it_made_by_words_alone_so_that_nobody_waits() -> None:
    encoder = Noting()
    workspace = read_anew(encoder, [])
    top = workspace.of("eve").view().journeys[0]
    encoder.texts.clear()
    split = workspace.of("eve").commit(e.JourneySplit(top.journey_id, (("", top.journey.members[:3]),)))
    assert encoder.texts == []
    named = workspace.of("eve").entries()[-1]
    assert isinstance(named.edit, e.JourneysNamed)
    assert named.edit.cause == split.entry.seq
    assert len(workspace.of("eve").view().profile.given) == len(workspace.of("eve").view().profile.journeys)


def test_an_edit_in_the_log_already_is_told_with_the_effect_that_was_written_then(workspace: Workspace) -> None:
    desk, (top, *_) = workspace.of("bo").desk, sorted(shares(workspace))
    measured = workspace.journal.commit(desk, lambda _: e.JourneyMuted(top), "one").effect
    told = replace(measured, furthest=measured.furthest + 7)
    for number, effect in enumerate((effect_to_json(told), ""), start=1):
        position = workspace.logbook.position("bo")
        fact = e.JourneyWeighted(top, 1.0 + number)
        action_id = f"written-{number}"
        workspace.logbook.append("bo", fact, actor="person", action_id=action_id, expected=position, effect=effect)
    assert workspace.journal.commit(desk, lambda _: e.JourneyPaused(top), "written-1").effect == told
    unmeasured = workspace.journal.commit(desk, lambda _: e.JourneyPaused(top), "written-2")
    assert unmeasured.effect == measure(unmeasured.comparison, desk.profile(), desk.profile())
    assert unmeasured.entry.action_id == "written-2"


def test_two_edits_without_a_number_of_their_own_are_two_edits(workspace: Workspace) -> None:
    mine, top = workspace.of("bo"), sorted(shares(workspace))[0]
    first, second = (mine.commit(e.JourneyMuted(top, muted)) for muted in (True, False))
    assert first.entry.action_id != second.entry.action_id
    assert min(len(first.entry.action_id), len(second.entry.action_id)) == 32


def test_an_edit_is_told_with_the_title_of_its_item_or_with_its_id_where_that_is_all_there_is() -> None:
    desk = WORLD.of("ada").desk
    known, unknown = (WORLD.journal.say(desk, e.ItemPinned(i), desk.profile()) for i in ("chess-01", "lost"))
    assert "Chess" in known
    assert "lost" in unknown


def test_an_end_that_is_of_no_wish_is_told_all_the_same() -> None:
    desk = WORLD.of("ada").desk
    assert WORLD.journal.say(desk, e.EndSet(()), desk.profile())


def took_up_more(workspace: Workspace) -> None:
    """Let eve take up one thing more."""
    more = Interaction("eve", "sailing-01", interactions()[-1].time + timedelta(days=900))
    workspace.histories.add("more", "One thing more", [Person("eve", "Eve")], items(), [more])
    workspace.forget()


def test_a_history_that_grew_is_read_on_from_what_was_found_before() -> None:
    workspace = read_anew(Noting(), [])
    before = workspace.of("eve").view().profile
    took_up_more(workspace)
    profile = workspace.of("eve").view().profile
    found = workspace.of("eve").desk.proposals[profile.extraction_id or ""]
    assert profile.history_ids == (*before.history_ids, "sailing-01")
    assert isinstance(found, Extraction)
    assert (found.method, found.n_founders) == ("personal", len(before.history_ids))


def test_what_another_tab_wrote_while_journeys_were_read_comes_first_and_stays() -> None:
    workspace = read_anew(Noting(), [])
    workspace.of("eve")
    took_up_more(workspace)
    wrote: list[LogEntry] = []

    def other_tab(what: str, _: int, __: int) -> None:
        if what == "Finding your journeys" and not wrote:
            position, pin = workspace.logbook.position("eve"), e.ItemPinned("chess-01")
            wrote.append(workspace.logbook.append("eve", pin, actor="person", action_id="tab", expected=position))

    mine = workspace.of("eve", other_tab)
    assert [entry.action_id for entry in wrote] == ["tab"]
    assert "chess-01" in mine.view().profile.pinned
    assert mine.desk.entries == workspace.logbook.entries("eve")


def test_what_a_person_had_found_anew_is_kept_with_the_edit_and_read_again_with_the_log(workspace: Workspace) -> None:
    outcome = workspace.of("bo").extract("personal")
    assert isinstance(outcome.entry.edit, e.JourneysExtracted)
    found = workspace.logbook.extraction(outcome.entry.edit.extraction_id)
    assert found is not None
    assert found.extraction_id == outcome.entry.edit.extraction_id
    after = workspace.of("bo").view().profile
    workspace.forget()
    assert workspace.of("bo").view().profile == after


def test_a_log_is_read_again_only_after_something_was_written() -> None:
    workspace = small_workspace(with_map=False)
    mine = workspace.of("bo")
    first = mine.view().journeys[0].journey_id
    read_at = mine.desk.read_at
    assert workspace.of("bo").desk.read_at == read_at == workspace.logbook.version
    mine.commit(e.JourneyMuted(first))
    assert mine.desk.read_at == read_at < workspace.logbook.version
    other = Workspace(workspace.database, workspace.encoder, with_demo=False).of("bo")
    other.commit(e.JourneyMuted(first, muted=False))
    assert workspace.of("bo").entries()[-1].edit == e.JourneyMuted(first, muted=False)
    assert mine.desk.read_at == workspace.logbook.version


@pytest.mark.parametrize("actor", ["person", "model"])
def test_an_edit_that_is_appended_is_measured_told_and_written_down_under_who_made_it(
    workspace: Workspace, actor: str
) -> None:
    desk, top = workspace.of("bo").desk, sorted(shares(workspace))[0]
    before, name = desk.profile(), desk.profile().name(top)
    append = partial(workspace.journal.append, desk, before, e.JourneyMuted(top), action_id="mine")
    made = append() if actor == "person" else append(actor=actor)
    assert (made.entry.actor, made.entry.action_id, made.entry.edit) == (actor, "mine", e.JourneyMuted(top))
    assert (made.sentence, made.comparison.aimed_at) == (f"Muted “{name}”", (top,))
    assert made.effect.aimed_at[name][1] == 0.0
    assert desk.entries[-1] == workspace.of("bo").entries()[-1] == made.entry
    assert effect_from_json(made.entry.effect) == made.effect


def test_whoever_may_not_edit_may_not_append_or_name_either(workspace: Workspace) -> None:
    def never() -> None:
        raise Refused("not now")

    desk, top = workspace.of("bo").desk, sorted(shares(workspace))[0]
    shut, n_entries = workspace.journal.under(never), len(desk.entries)
    with pytest.raises(Refused, match="not now"):
        shut.append(desk, desk.profile(), e.JourneyMuted(top), action_id="mine")
    with pytest.raises(Refused, match="not now"):
        shut.commit(desk, lambda _: e.JourneyMuted(top), "mine")
    with pytest.raises(Refused, match="not now"):
        shut.log_names(desk, e.JourneysNamed(((top, GivenName("Late")),)), "model")
    assert len(desk.entries) == n_entries
    workspace.journal.commit(desk, lambda _: e.JourneyMuted(top), "mine")
    assert len(desk.entries) == n_entries + 1
