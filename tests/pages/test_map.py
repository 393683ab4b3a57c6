"""The Map page: what is picked becomes an edit, also from the table, and a map not drawn yet explains itself."""

import json

import pytest
from pages.conftest import Open, shown
from small_world import small_workspace
from streamlit.testing.v1 import AppTest

from core.workspace.workspace import Workspace


def kinds(workspace: Workspace) -> list[str]:
    return [entry.edit.kind for entry in workspace.of("bo").entries() if entry.actor == "person"]


def figure(app: AppTest) -> dict:  # type: ignore[type-arg]
    found: dict = json.loads(app.get("plotly_chart")[0].proto.spec)  # type: ignore[type-arg]
    return found


def some(workspace: Workspace, n: int = 3, at: int = 0) -> tuple[str, ...]:
    return workspace.of("bo").view().journeys[at].journey.members[:n]


def test_the_map_shows_every_item_and_says_how_to_pick(open_app: Open) -> None:
    app = open_app(page="map")
    assert "How to read it" in shown(app)
    own = next(t for t in figure(app)["data"] if t["name"] == "Your history")
    assert len(own["customdata"]) == 24
    assert app.get("plotly_chart")[0].proto.alt


def test_what_is_picked_is_listed_with_what_it_can_become(open_app: Open, workspace: Workspace) -> None:
    app = open_app(page="map", picked=(*some(workspace), *some(workspace, 2, 1)))
    assert "5 items picked" in shown(app)
    first, second = (v.name for v in workspace.of("bo").view().journeys[:2])
    said = f"5 items picked of {first} and of {second}"
    assert app.button(key="pick_merge").label == f"Merge these 2 journeys into one *{said}*"


def test_picks_become_a_journey_under_the_name_in_the_field(open_app: Open, workspace: Workspace) -> None:
    app = open_app(page="map", picked=some(workspace))
    app.text_input(key="pick_name").set_value("Just these")
    app.button(key="pick_make").click().run()
    assert "Split 3 items off" in shown(app)
    assert kinds(workspace) == ["turn_taken"]
    assert "Just these" in [v.name for v in workspace.of("bo").view().journeys]
    app.button(key="meter_undo").click().run()
    assert "Just these" not in [v.name for v in workspace.of("bo").view().journeys]


def test_two_whole_journeys_that_are_not_me_are_one_edit_that_one_undo_takes_back(
    open_app: Open, workspace: Workspace
) -> None:
    before = workspace.of("bo").view()
    app = open_app(page="map", picked=(*some(workspace, 99), *some(workspace, 99, 1)))
    app.button(key="pick_not_me").click().run()
    assert len(workspace.of("bo").view().journeys) == len(before.journeys) - 2
    assert "not you" in shown(app)
    app.button(key="meter_undo").click().run()
    assert workspace.of("bo").view().profile == before.profile
    assert kinds(workspace) == ["turn_taken", "edit_undone"]


def test_a_refusal_keeps_the_picks(open_app: Open, workspace: Workspace) -> None:
    app = open_app(page="map", picked=some(workspace, 8))
    app.button(key="pick_make").click().run()
    html = shown(app)
    assert "has to leave something behind" in html
    assert "8 items picked" in html
    assert kinds(workspace) == []


def test_picks_move_to_the_chosen_journey(open_app: Open, workspace: Workspace) -> None:
    target = workspace.of("bo").view().journeys[1]
    app = open_app(page="map", picked=some(workspace))
    app.selectbox(key="pick_target").set_value(target.journey_id).run()
    app.button(key="pick_move_now").click().run()
    assert "Moved 3 items" in shown(app)
    moved = workspace.of("bo").view().find(target.journey_id)
    assert moved is not None
    assert set(some(workspace, 0)) <= set(moved.journey.members)
    assert moved.n_items == target.n_items + 3


def test_the_journeys_of_the_picks_merge(open_app: Open, workspace: Workspace) -> None:
    app = open_app(page="map", picked=(*some(workspace), *some(workspace, 2, 1)))
    app.button(key="pick_merge").click().run()
    assert "Merged" in shown(app)
    assert kinds(workspace) == ["journeys_merged"]


def test_not_me_takes_the_items_out_and_one_undo_brings_them_back(open_app: Open, workspace: Workspace) -> None:
    ids = some(workspace)
    app = open_app(page="map", picked=ids)
    app.button(key="pick_not_me").click().run()
    assert "Took 3 items out: not you" in shown(app)
    assert all(not set(ids) & set(v.journey.members) for v in workspace.of("bo").view().journeys)
    app.button(key="meter_undo").click().run()
    assert set(ids) <= set(workspace.of("bo").view().journeys[0].journey.members)


def test_picking_nothing_goes_back_to_the_legend(open_app: Open, workspace: Workspace) -> None:
    app = open_app(page="map", picked=some(workspace))
    app.button(key="pick_nothing").click().run()
    assert "How to change it" in shown(app)


def test_the_years_show_what_had_been_taken_up_by_then(open_app: Open) -> None:
    app = open_app(page="map")
    app.select_slider(key="map_until").set_value("Jan 2024").run()
    own = next(t for t in figure(app)["data"] if t["name"] == "Your history")
    assert 0 < len(own["customdata"]) < 24


def test_the_table_finds_words(open_app: Open) -> None:
    app = open_app(page="map")
    app.text_input(key="map_find").set_value("baking house 3").run()
    assert not app.exception
    assert len(app.dataframe[0].value) == 1
    app.text_input(key="map_find").set_value("nothing like it").run()
    assert "Nothing here holds" in shown(app)


@pytest.mark.parametrize("page", ["map"])
def test_a_map_that_was_never_drawn_explains_itself(open_app: Open, page: str) -> None:
    app = open_app(page=page, workspace=small_workspace(with_map=False))
    assert "has not been drawn yet" in shown(app)
    assert app.button(key="draw_map").label == "Draw the map"
