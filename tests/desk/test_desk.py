"""A desk folds its log as `replay` does, remembers no more than it must, and knows its history."""

from datetime import timedelta

import numpy as np
import pytest
from small_world import TAKEN, small_workspace
from strategies import Handmade, entry

from core.catalogue import build_catalogue
from core.desk.desk import MOST_DRIFTS, MOST_FOLDS, NEVER, Desk, Folds
from core.desk.views import view_person
from core.entities import Interaction, Item, Profile
from core.ranking.floor import Floor, Odds
from core.salience import Life
from core.similarity import unit
from core.steering import edits as e
from core.steering.fold import replay

MINE = small_workspace(with_map=False).of("ada")
DESK = MINE.desk


@pytest.mark.parametrize("n_edits", [0, 1, MOST_FOLDS - 1, MOST_FOLDS, MOST_FOLDS + 40])
def test_folding_prefix_after_prefix_gives_what_replay_gives_however_long_the_log(n_edits: int) -> None:
    pins = [entry(seq, e.ItemPinned(f"i{seq}")) for seq in range(1, n_edits + 1)]
    folds = Folds()
    for k in [*range(n_edits + 1), *range(n_edits, -1, -7)]:
        assert folds.fold(pins[:k], {}) == replay(pins[:k], {})


def test_a_fold_that_was_made_is_not_made_again() -> None:
    pins = [entry(seq, e.ItemPinned(f"i{seq}")) for seq in range(1, 4)]
    folds = Folds()
    assert folds.fold(pins, {}) is folds.fold(pins, {})
    assert folds.fold([], {}) == Profile()


def test_a_desk_without_a_history_is_empty_and_does_not_fail() -> None:
    desk = Desk("nobody", build_catalogue([], np.zeros((0, 4), np.float32), NEVER.date()), [])
    assert (desk.item_ids, desk.start, desk.now, desk.position, desk.salience) == ((), NEVER, NEVER, 0, {})
    assert (NEVER.utcoffset(), NEVER.timestamp()) == (timedelta(0), 0.0)
    view = view_person(desk, desk.profile(), desk.slate(desk.profile()))
    assert (view.start, view.end, view.journeys, view.removed) == (None, None, (), ())
    assert "no journeys yet" in view.slate.shortfall


def test_a_desk_knows_when_its_history_begins_and_ends_and_when_each_item_was_taken_up() -> None:
    assert (DESK.start, DESK.now) == (DESK.interactions[0].time, DESK.interactions[-1].time)
    assert DESK.start < DESK.now
    assert sum(len(times) for times in DESK.times.values()) == len(DESK.interactions)
    assert all(list(times) == sorted(times) for times in DESK.times.values())
    assert DESK.position == DESK.entries[-1].seq > 0


def test_the_strongest_items_are_the_latest_and_as_many_as_asked_for() -> None:
    ids = DESK.item_ids
    assert DESK.strongest(ids, 2) == [ids[-1], ids[-2]]
    assert len(DESK.strongest(ids)) == len(ids)
    assert DESK.strongest(["unknown", ids[0]]) == [ids[0], "unknown"]
    assert DESK.strongest(["b", "a"]) == ["a", "b"]


def test_what_the_catalogue_does_not_hold_has_no_title_and_no_direction() -> None:
    known = DESK.item_ids[0]
    assert DESK.titles([known, "unknown"])[1] == ""
    assert DESK.titles([known])[0].startswith("Pottery")
    vectors = DESK.vectors([known, "unknown"])
    assert vectors.shape == (2, len(DESK.catalogue.mean))
    assert vectors[0].any()
    assert not vectors[1].any()


def test_a_journey_is_shown_with_its_life_its_moments_and_its_strength_in_order() -> None:
    running, pottery = MINE.view().journeys
    assert (running.name, pottery.name) == ("Running", "Pottery")
    assert (running.life, pottery.life) == (Life.EMERGING, Life.DORMANT)
    assert (running.is_folded, pottery.is_folded) == (False, True)
    assert running.n_items == pottery.n_items == TAKEN
    assert sum(running.timeline) == sum(pottery.timeline) == TAKEN
    assert pottery.first == DESK.start
    assert running.last == DESK.now
    assert running.asked > pottery.asked > 0
    assert running.asked + pottery.asked == pytest.approx(1.0)
    assert [item.item_id for item in running.evidence][:3] == ["running-00", "running-01", "running-02"]
    assert MINE.view().find("gone") is None
    assert MINE.view().find(pottery.journey_id) == pottery


def test_the_last_sixty_four_folds_are_remembered_beside_the_empty_one_and_the_oldest_goes_first() -> None:
    folds, first = Folds(), [entry(1, e.ItemPinned("i1"))]
    others = [[entry(seq, e.ItemPinned(f"i{seq}"))] for seq in range(2, MOST_FOLDS + 1)]
    empty, kept = folds.fold([], {}), folds.fold(first, {})
    for log in others[:-1]:
        folds.fold(log, {})
    assert MOST_FOLDS == 64
    assert folds.fold(first, {}) is kept
    folds.fold(others[-1], {})
    assert folds.fold([], {}) is empty
    assert folds.fold(first, {}) == kept
    assert folds.fold(first, {}) is not kept


def test_a_longer_log_goes_on_from_the_longest_part_that_was_folded() -> None:
    folds = Folds()
    log = [entry(1, e.JourneysExtracted("x")), entry(2, e.ItemPinned("a")), entry(3, e.ItemPinned("b"))]
    before = folds.fold(log[:2], {"x": HISTORY})
    assert folds.fold(log, {}).journeys is before.journeys
    assert folds.fold([log[0], log[2]], {}).journeys is before.journeys
    assert folds.fold([entry(4, e.JourneysExtracted("x")), log[2]], {}).journeys == ()


HISTORY = Handmade("x", ("a", "b"), (("a", "b"),), (("a", "b"),))


def test_the_drift_of_the_same_items_is_worked_out_once_until_five_hundred_others_have_come() -> None:
    desk = turned()
    first = desk.drift(desk.item_ids)
    assert first is not None
    for n in range(MOST_DRIFTS):
        desk.drift((str(n),))
    assert desk.drift(desk.item_ids) is first
    desk.drift(("one more",))
    again = desk.drift(desk.item_ids)
    assert again == first
    assert again is not first
    assert MOST_DRIFTS == 512


def turned() -> Desk:
    """Return the desk of somebody whose sixteen items change their subject in the middle."""
    rng = np.random.default_rng(3)
    axes = np.eye(8, dtype=np.float32)
    vectors = np.concatenate([unit(np.repeat(axes[:2], 8, axis=0) + 0.05 * rng.normal(size=(16, 8))), axes])
    items = [Item(f"i{k:02d}", f"Title {k}") for k in range(24)]
    took = [Interaction("ann", item.item_id, NEVER + timedelta(days=k)) for k, item in enumerate(items[:16])]
    return Desk("ann", build_catalogue(items, vectors, NEVER.date()), took)


def test_an_item_taken_up_twice_stands_where_it_came_first_and_keeps_both_moments() -> None:
    items = [Item("a", "A"), Item("b", "B")]
    moments = [NEVER + timedelta(days=k) for k in range(3)]
    took = [Interaction("ann", i, moment) for i, moment in zip(("a", "b", "a"), moments, strict=True)]
    desk = Desk("ann", build_catalogue(items, np.eye(2, dtype=np.float32), NEVER.date()), took)
    assert desk.item_ids == ("a", "b")
    assert desk.times == {"a": (moments[0], moments[2]), "b": (moments[1],)}
    assert (desk.start, desk.now) == (moments[0], moments[2])
    assert desk.salience == {"a": pytest.approx(1 + 0.5 ** (2 / 90)), "b": pytest.approx(0.5 ** (1 / 90))}
    assert desk.strongest(["b", "a"]) == ["a", "b"]
    assert (desk.person_id, desk.collection_ids, desk.entries, desk.position) == ("ann", (), [], 0)
    assert desk.vectors(["b", "unknown"]).tolist() == [desk.catalogue.vectors[1].tolist(), [0.0, 0.0]]


def test_what_is_gathered_on_the_map_leaves_every_other_journey_its_look_and_an_undo_gives_it_the_same_again() -> None:
    mine = small_workspace(with_map=False).of("bo")
    before = {v.journey_id: v.style for v in mine.view().journeys}
    firsts = tuple(v.journey.members[0] for v in mine.view().journeys)
    made = mine.commit(e.ItemsGathered("", firsts), "gathered").entry
    gathered = {v.journey_id: v.style for v in mine.view().journeys}
    assert before.items() <= gathered.items()
    assert len(set(gathered.values())) == len(gathered) == len(before) + 1
    mine.undo(made.seq, "undone")
    assert {v.journey_id: v.style for v in mine.view().journeys} == before
    mine.redo(made.seq, "redone")
    assert {v.journey_id: v.style for v in mine.view().journeys} == gathered


def test_nothing_that_is_below_the_floor_of_a_desk_is_on_its_list() -> None:
    profile = DESK.profile()
    for least, is_empty in ((0.4, False), (0.6, True)):
        even = Odds(least=least, bias=0.0, slopes={})
        desk = Desk("ada", DESK.catalogue, DESK.interactions, floor=Floor(even, even))
        assert (not desk.slate(profile).places) is is_empty
