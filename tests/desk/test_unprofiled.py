"""The order without a profile is the same whatever the person did or decided, and holds everything once."""

import numpy as np
from small_world import small_workspace

from core.catalogue import Catalogue
from core.desk.unprofiled import without_profile
from core.entities import Item
from core.ranking.ranker import SLATE_LENGTH
from core.steering import edits as e


def test_it_holds_everything_once_and_the_most_taken_up_first() -> None:
    catalogue = small_workspace().of("ada").desk.catalogue
    items = without_profile(catalogue, len(catalogue.items) + 5)
    assert {item.item_id for item in items} == set(catalogue.row_of)
    popularity = [float(catalogue.popularity[catalogue.row_of[item.item_id]]) for item in items]
    assert popularity == sorted(popularity, reverse=True)
    assert np.unique([item.item_id for item in items]).size == len(items)
    assert without_profile(catalogue, 3) == items[:3]
    assert without_profile(catalogue, 0) == ()


def test_it_is_the_same_for_everybody_and_whatever_they_decide() -> None:
    workspace = small_workspace()
    first = [item.item_id for item in without_profile(workspace.of("ada").desk.catalogue, 50)]
    mine = workspace.of("ada")
    mine.commit(e.JourneyMuted(mine.view().journeys[0].journey_id))
    mine.commit(e.ExplorationSet(1.0))
    assert [item.item_id for item in without_profile(workspace.of("ada").desk.catalogue, 50)] == first
    assert [item.item_id for item in without_profile(workspace.of("bo").desk.catalogue, 50)] == first


def held(rows: list[tuple[str, str, float, float]]) -> Catalogue:
    """Return a catalogue of these ids, titles, popularities and freshnesses."""
    ids, titles, popularity, freshness = zip(*rows, strict=True)
    return Catalogue(
        items=tuple(map(Item, ids, titles)),
        vectors=np.zeros((len(rows), 2), np.float32),
        mean=np.zeros(2, np.float32),
        popularity=np.array(popularity, np.float32),
        freshness=np.array(freshness, np.float32),
    )


def test_of_what_is_as_widely_taken_up_the_newer_comes_first_then_titles_by_letter_then_ids() -> None:
    catalogue = held(
        [("d", "b", 0.5, 0.5), ("c", "B", 0.5, 0.5), ("b", "C", 0.5, 0.5), ("e", "z", 0.5, 0.9), ("a", "a", 0.2, 1.0)]
    )
    assert [item.item_id for item in without_profile(catalogue)] == ["e", "c", "d", "b", "a"]


def test_it_is_as_long_as_a_list_of_ones_own_unless_told() -> None:
    catalogue = held([(f"{n:02d}", "", 0.0, 0.0) for n in range(60)])
    assert [item.item_id for item in without_profile(catalogue)] == [f"{n:02d}" for n in range(SLATE_LENGTH)]
    assert SLATE_LENGTH == 50
