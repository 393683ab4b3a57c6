"""What is costly is done once and stored: vectors, journeys and a map that newcomers find a place on."""

import numpy as np
import pytest
from small_world import TAKEN, small_workspace

from core.adapters.shipped.ranking_weights import load_weights
from core.entities import Item, Person
from core.ranking.weights import of_so_many
from core.workspace.workspace import Workspace


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    return small_workspace()


def test_a_catalogue_is_made_once_until_its_items_change(workspace: Workspace) -> None:
    collections = workspace.preparation.collections("bo")
    first = workspace.preparation.catalogue(collections)
    assert workspace.preparation.catalogue(collections) is first
    workspace.preparation.forget()
    again = workspace.preparation.catalogue(collections)
    assert again is not first
    assert np.array_equal(again.vectors, first.vectors)


def test_a_few_people_say_little(workspace: Workspace) -> None:
    together = workspace.preparation.signals(workspace.preparation.collections("bo")).collaboration
    assert together is not None
    assert together.n_people == len(workspace.people()) == 4
    told = of_so_many(load_weights(), together.n_people)
    assert 0.0 < told.people < 0.1 < load_weights().people
    assert together.trend is not None
    assert 0.0 < together.trend.max() <= 1.0


@pytest.mark.parametrize("method", ["personal", "topics", "cooccurrence"])
def test_every_method_finds_journeys_of_the_whole_history(workspace: Workspace, method: str) -> None:
    desk = workspace.of("bo").desk
    found = workspace.preparation.extraction(desk, method)
    assert set(found.item_ids) == set(desk.item_ids)
    assert found.cut()


def test_another_method_is_not_known(workspace: Workspace) -> None:
    with pytest.raises(KeyError):
        workspace.preparation.extraction(workspace.of("bo").desk, "tea leaves")


def test_a_newcomer_lies_among_what_is_like_it_on_a_map_that_is_drawn() -> None:
    workspace = small_workspace()
    newcomer = Item(
        "new",
        "Pottery clay, pottery wheel: pottery 99",
        creator="pottery house 1",
        kind="video",
        length_minutes=10,
    )
    workspace.histories.add("small", "Small world", [Person("ada", "Ada")], [newcomer], [])
    workspace.preparation.forget()
    xy = workspace.preparation.coordinates(workspace.preparation.collections("ada"))
    pottery = np.array([xy[f"pottery-{n:02d}"] for n in range(TAKEN)])
    others = np.array([xy[f"sailing-{n:02d}"] for n in range(TAKEN)])
    place = np.array(xy["new"])
    assert np.linalg.norm(pottery - place, axis=1).min() < np.linalg.norm(others - place, axis=1).min()
