"""What lies around an item is what a full comparison finds, however much of it was asked for before."""

import numpy as np
import pytest
from strategies import make_world

from core.catalogue import Catalogue, build_catalogue
from core.entities import Item
from core.ranking.surroundings import AROUND, COMPARED, MOST_ORDINARY, NEAREST, Surroundings, most_alike
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
    for row in reversed(ALL[: 3 * COMPARED].tolist()):
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
    assert list(most_alike(WORLD.catalogue.vectors, ALL, ALL[:7], 0)) == []
    assert list(most_alike(WORLD.catalogue.vectors, NONE, ALL, 3)) == []
