"""The order without a profile is the same whatever the person did or decided, and holds everything once."""

import numpy as np
from small_world import small_workspace

from core.desk.unprofiled import without_profile
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
