"""The map's figure, and a selection read back."""

from datetime import datetime

import plotly.graph_objects as go
import pytest
from small_world import small_workspace

from core.desk.atlas import Spot
from core.desk.palette import look_of
from core.desk.views import PersonView
from core.workspace.workspace import Workspace
from ui.drawing.map_figure import hover_text, map_figure, picked_ids


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    return small_workspace()


@pytest.fixture(scope="module")
def view(workspace: Workspace) -> PersonView:
    return workspace.of("bo").view()


@pytest.fixture(scope="module")
def spots(workspace: Workspace, view: PersonView) -> tuple[Spot, ...]:
    return workspace.of(view.person_id).map_spots(view)


def trace(figure: go.Figure, name: str) -> go.Scattergl:
    return next(t for t in figure.data if t.name == name)


def test_every_point_carries_its_item_id(view: PersonView, spots: tuple[Spot, ...]) -> None:
    figure = map_figure(spots, view.journeys)
    own = trace(figure, "Your history")
    assert list(own.customdata) == [s.item_id for s in spots if s.is_own]
    assert list(trace(figure, "For you").customdata) == [s.item_id for s in spots if not s.is_own]


@pytest.mark.parametrize("is_dark", [False, True])
def test_points_wear_the_colour_and_shape_of_their_journey(
    view: PersonView, spots: tuple[Spot, ...], is_dark: bool
) -> None:
    own = trace(map_figure(spots, view.journeys, is_dark=is_dark), "Your history")
    for item_id, colour, symbol in zip(own.customdata, own.marker.color, own.marker.symbol, strict=True):
        found = view.find(view.profile.journey_of.get(item_id, ""))
        if found is not None:
            assert (colour, symbol) == (look_of(found.style).colour(is_dark), look_of(found.style).shape)


def test_recommended_items_are_hollow(view: PersonView, spots: tuple[Spot, ...]) -> None:
    assert all(s.endswith("-open") for s in trace(map_figure(spots, view.journeys), "For you").marker.symbol)


def test_loose_items_are_small_and_wear_no_journeys_colour(view: PersonView) -> None:
    when = datetime(2025, 1, 1)
    loose = Spot("x", "Loose", creator="", x=0, y=0, journey_id="", first=when, last=when, times=1)
    own = trace(map_figure([loose], view.journeys), "Your history")
    assert own.marker.size[0] < 6
    assert own.marker.color[0] not in {look_of(v.style).light for v in view.journeys}


def test_until_a_moment_shows_only_what_was_seen_by_then(view: PersonView, spots: tuple[Spot, ...]) -> None:
    firsts = sorted(s.first for s in spots if s.first)
    figure = map_figure(spots, view.journeys, until=firsts[9])
    assert len(trace(figure, "Your history").x) == sum(first <= firsts[9] for first in firsts)
    assert not trace(figure, "For you").x


def test_the_window_stays_where_it_is_through_the_years(view: PersonView, spots: tuple[Spot, ...]) -> None:
    first = min(s.first for s in spots if s.first)
    early, late = map_figure(spots, view.journeys, until=first), map_figure(spots, view.journeys)
    assert early.layout.xaxis.range == late.layout.xaxis.range


def test_what_is_picked_is_marked(view: PersonView, spots: tuple[Spot, ...]) -> None:
    own = trace(map_figure(spots, view.journeys, picked=[spots[2].item_id, "gone"]), "Your history")
    assert list(own.selectedpoints) == [2]


def test_a_map_of_nothing_is_a_figure_too() -> None:
    assert map_figure([], []).layout.dragmode == "lasso"


def test_titles_cannot_draw_on_the_card() -> None:
    spot = Spot("x", "<img src=http://evil/x.png> & <b>loud</b>", creator="<i>who</i>", x=0, y=0)
    card = hover_text(spot, None)
    assert "<img" not in card
    assert "&lt;b&gt;loud" in card
    assert "<i>" not in card


def test_names_cannot_draw_on_the_map(workspace: Workspace) -> None:
    from core.steering import edits as e

    view = workspace.of("ada").view()
    then, _ = workspace.of("ada").preview([e.JourneyRenamed(view.journeys[0].journey_id, "<a href=x>free</a>")])
    figure = map_figure(workspace.of(then.person_id).map_spots(then), then.journeys)
    assert all("<a" not in a.text for a in figure.layout.annotations)


@pytest.mark.parametrize(
    ("event", "ids"),
    [
        ({"selection": {"points": [{"customdata": "a"}, {"customdata": ["b"]}, {"customdata": "a"}]}}, ("a", "b")),
        ({"selection": {"points": []}}, ()),
        ({"selection": {"points": [{"point_index": 3}, {"customdata": None}, {"customdata": [7]}, "odd"]}}, ()),
        ({"selection": None}, ()),
        ({}, ()),
        (None, ()),
    ],
)
def test_a_selection_is_read_back_to_item_ids(event: object, ids: tuple[str, ...]) -> None:
    assert picked_ids(event) == ids
