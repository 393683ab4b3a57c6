"""A place tells its item, its reasons and how it moved; what had to go tells why, in the person's words."""

import pytest
from small_world import small_workspace

from core.desk.slate_views import GoneView, view_gone, view_places
from core.steering import edits as e
from core.workspace.workspace import Workspace


@pytest.fixture
def workspace() -> Workspace:
    return small_workspace(with_map=False)


def went(workspace: Workspace, wish: e.Edit) -> list[GoneView]:
    outcome = workspace.of("bo").commit(wish)
    return view_gone(workspace.of("bo").desk, workspace.of("bo").view(), outcome.comparison)


def test_places_come_in_order_with_the_name_of_their_journey_and_their_own_reasons(workspace: Workspace) -> None:
    view, desk = workspace.of("bo").view(), workspace.of("bo").desk
    places = view_places(desk, view, n=5)
    assert [place.rank for place in places] == [1, 2, 3, 4, 5]
    assert {place.journey_name for place in places} <= {journey.name for journey in view.journeys}
    assert all(item.item_id in view.profile.history_ids for place in places for item in place.receipts)
    assert all(place.move is None for place in places)


def test_after_an_edit_every_place_knows_where_it_stood(workspace: Workspace) -> None:
    outcome = workspace.of("bo").commit(e.JourneyMuted(workspace.of("bo").view().journeys[0].journey_id))
    places = view_places(workspace.of("bo").desk, workspace.of("bo").view(), outcome.comparison)
    assert all(place.move is not None and place.move.after == place.rank for place in places)


def test_what_went_with_a_muted_journey_says_so_best_placed_first(workspace: Workspace) -> None:
    journey = workspace.of("bo").view().journeys[0]
    gone = went(workspace, e.JourneyMuted(journey.journey_id))
    assert gone
    assert [view.rank for view in gone] == sorted(view.rank for view in gone)
    assert {view.why for view in gone} == {f"you muted “{journey.name}”"}


def test_what_was_dismissed_says_so(workspace: Workspace) -> None:
    first = workspace.of("bo").view().slate.places[0].item_id
    gone = went(workspace, e.ItemDismissed(first))
    assert {view.item.item_id: view.why for view in gone}[first] == "you said: not this"


@pytest.mark.parametrize(
    ("wish", "said"),
    [(e.JourneyRemoved, "is not you"), (e.JourneyPaused, "you paused"), (e.JourneyFinished, "you finished")],
)
def test_every_way_to_silence_a_journey_has_its_words(
    workspace: Workspace, wish: type[e.JourneyPaused], said: str
) -> None:
    gone = went(workspace, wish(workspace.of("bo").view().journeys[0].journey_id))
    assert gone
    assert all(said in view.why for view in gone)
