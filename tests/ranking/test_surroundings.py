"""What lies around an item is what a full comparison finds, however much of it was asked for before."""

import numpy as np
import pytest
from strategies import NOW, make_world

from core.catalogue import Catalogue, build_catalogue
from core.entities import Item
from core.ranking.surroundings import AROUND, MOST_ORDINARY, NEAREST, Surroundings, most_alike
from core.similarity import unit

WORLD = make_world(5, 20, 20, 240)
NONE = np.empty(0, np.int64)
ALL = np.arange(len(WORLD.catalogue.items))


def test_the_nearest_of_an_item_are_those_of_a_full_comparison_without_itself() -> None:
    around = Surroundings(WORLD.catalogue, NONE)
    around.look(ALL[:40])
    cosines = WORLD.catalogue.vectors @ WORLD.catalogue.vectors.T
    np.fill_diagonal(cosines, -np.inf)
    for row in range(40):
        best = np.argsort(-cosines[row], kind="stable")[:AROUND]
        assert np.allclose(cosines[row][around.rows[row]], cosines[row][best], atol=1e-5)
        assert row not in around.rows[row]
        assert np.isclose(around.likeness[row], cosines[row][best[:NEAREST]].mean(), atol=1e-5)


def test_an_item_is_described_the_same_to_the_bit_alone_and_among_others() -> None:
    together, one_by_one = Surroundings(WORLD.catalogue, NONE), Surroundings(WORLD.catalogue, NONE)
    together.look(ALL)
    for row in reversed(ALL[:192].tolist()):
        one_by_one.look(np.array([row]))
        assert (one_by_one.rows[row] == together.rows[row]).all()
        assert one_by_one.likeness[row] == together.likeness[row]


def test_a_catalogue_of_one_item_has_nothing_around_it() -> None:
    alone = build_catalogue([Item("a", "a")], np.ones((1, 4), np.float32), WORLD.interactions[0].time.date())
    around = Surroundings(alone, NONE)
    around.look(np.array([0]))
    assert around.rows[0].tolist() == [-1] * AROUND
    assert around.likeness.tolist() == [0.0]


def large() -> Catalogue:
    rng = np.random.default_rng(0)
    vectors = unit(rng.normal(size=(2 * MOST_ORDINARY, 4)).astype(np.float32))
    items = [Item(str(row), "") for row in range(len(vectors))]
    return build_catalogue(items, vectors, WORLD.interactions[0].time.date())


def test_in_a_very_large_catalogue_what_the_person_knows_is_always_looked_at() -> None:
    catalogue = large()
    known = np.array([1, 3, 5])
    around = Surroundings(catalogue, known)
    others = catalogue.vectors[known]
    near = np.argsort(-(catalogue.vectors @ others[0]), kind="stable")[1]
    around.look(near[None])
    assert known[0] in around.rows[near]


def test_the_most_alike_come_for_every_row_once_and_of_none_there_are_none() -> None:
    found = list(most_alike(WORLD.catalogue.vectors, ALL, ALL[:7], 3))
    assert [row for row, _, _ in found] == ALL.tolist()
    for row, nearest, cosines in found:
        full = WORLD.catalogue.vectors[:7] @ WORLD.catalogue.vectors[row]
        assert cosines.tolist() == pytest.approx(np.sort(full)[::-1][:3].tolist(), abs=1e-6)
        assert full[nearest].tolist() == pytest.approx(cosines.tolist(), abs=1e-6)
    assert list(most_alike(WORLD.catalogue.vectors, NONE, ALL, 3)) == []


@pytest.mark.parametrize(("n_items", "is_seen"), [(20_000, True), (20_001, False)])
def test_of_more_than_twenty_thousand_items_some_are_not_looked_at_unless_the_person_knows_them(
    n_items: int, is_seen: bool
) -> None:
    first, twin, last = 0, n_items - 2, n_items - 1
    vectors = np.tile(np.eye(2, dtype=np.float32)[1], (n_items, 1))
    vectors[[first, twin, last]] = (1.0, 0.0)
    items = tuple(Item(str(row), "") for row in range(n_items))
    zeros = np.zeros(n_items, np.float32)
    catalogue = Catalogue(items=items, vectors=vectors, mean=zeros[:2], popularity=zeros, freshness=zeros)
    for known, seen in ((NONE, is_seen), (np.array([twin]), True)):
        around = Surroundings(catalogue, known)
        around.look(np.array([first, last]))
        assert around.rows[first, :3].tolist() == ([twin, last, 1] if seen else [last, 1, 2])
        assert around.rows[last, :3].tolist() == ([first, twin, 1] if seen else [first, 1, 2])


def test_of_fifty_one_items_each_has_the_fifty_others_around_it_and_of_fifty_a_place_stays_empty() -> None:
    for n_items, empty in ((51, 0), (50, 1)):
        vectors = unit(np.random.default_rng(n_items).normal(size=(n_items, 4)).astype(np.float32))
        held = build_catalogue([Item(f"{row:02d}", "") for row in range(n_items)], vectors, NOW.date())
        around = Surroundings(held, NONE)
        around.look(np.array([0, n_items - 1]))
        for row in (0, n_items - 1):
            assert sorted(around.rows[row].tolist()) == [-1] * empty + [r for r in range(n_items) if r != row]


def test_what_was_found_once_is_kept() -> None:
    around = Surroundings(WORLD.catalogue, NONE)
    around.look(ALL[:3])
    around.likeness[1] = 7.0
    around.look(ALL[:5])
    assert around.likeness[1] == 7.0
    assert 0.0 < around.likeness[4] < 1.0


def test_equally_alike_items_come_in_their_order_and_only_as_many_as_asked_for() -> None:
    vectors = np.repeat(np.eye(2, dtype=np.float32), 20, axis=0)
    ((row, nearest, cosines),) = most_alike(vectors, np.array([25]), np.arange(40), 3)
    assert (row, nearest.tolist(), cosines.tolist()) == (25, [20, 21, 22], [1.0, 1.0, 1.0])
    ((_, some, alike),) = most_alike(vectors, np.array([0]), np.array([39, 5, 30]), 3)
    assert (some.tolist(), alike.tolist()) == ([5, 30, 39], [1.0, 0.0, 0.0])
