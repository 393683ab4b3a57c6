"""An opened journey shows all its items page by page with their acts, and what may be off in it with what mends it."""

from datetime import timedelta

from pages.conftest import Open, shown
from small_world import START, TAKEN, small_workspace
from streamlit.testing.v1 import AppTest

from core.adapters.store.offers import OWN_HISTORY
from core.desk.views import JourneyView
from core.entities import Interaction, Item, Person
from core.steering import edits as e
from core.workspace.workspace import Workspace
from ui.opened_panel import A_PAGE, MOVE, NOT_ME, PIN, UNPIN
from ui.river_panel import LIFE


def first(workspace: Workspace) -> JourneyView:
    return workspace.of("bo").view().journeys[0]


def items_of(app: AppTest) -> list[str]:
    """Return the ids of the items that are drawn."""
    shown(app)
    return [key.removeprefix("own-") for menu in app.menu_button if (key := menu.key or "").startswith("own-")]


def own_edits(workspace: Workspace) -> list[e.Edit]:
    entries = workspace.of("bo").entries()
    return [x.edit for x in entries if x.actor == "person" and isinstance(x.edit, e.Edit)]


def choose(app: AppTest, item_id: str, act: str) -> AppTest:
    """Choose an act from an item's menu."""
    return app.menu_button(key=f"own-{item_id}").click(act).run()


def test_it_is_opened_from_the_journeys_menu_and_shows_every_item_once(open_app: Open, workspace: Workspace) -> None:
    view = first(workspace)
    app = open_app()
    app.menu_button(key=f"menu-{view.journey_id}").click("See all of it …").run()
    assert sorted(items_of(app)) == sorted(view.journey.members)
    assert "Began in" in shown(app)
    assert "Its name comes from titles like these" in shown(app)


def test_however_many_items_there_are_a_page_of_them_is_drawn_and_turning_shows_them_all(
    open_app: Open, workspace: Workspace
) -> None:
    one, two, three = workspace.of("bo").view().journeys
    workspace.of("bo").commit(e.JourneysMerged(one.journey_id, (two.journey_id, three.journey_id)))
    app = open_app(panel=(LIFE, one.journey_id))
    newest = items_of(app)
    assert len(newest) == A_PAGE
    assert app.button(key="opened_newer").disabled
    app.button(key="opened_older").click().run()
    oldest = items_of(app)
    assert len({*newest, *oldest}) == 3 * TAKEN
    assert app.button(key="opened_older").disabled
    app.button(key="opened_newer").click().run()
    assert items_of(app) == newest


def test_a_year_is_chosen_and_its_first_item_stands_on_top(open_app: Open) -> None:
    workspace = small_workspace(with_map=False)
    things = [Item(f"{OWN_HISTORY}max-{n:02d}", f"Clay bowl, glaze and kiln {n}") for n in range(40)]
    took = [Interaction("max", item.item_id, START + timedelta(days=25 * n)) for n, item in enumerate(things)]
    workspace.histories.add("max", "Max", [Person("max", "Max")], things, took)
    workspace.of("max").commit(e.ItemsGathered("", tuple(item.item_id for item in things), "Clay"))
    (clay,) = workspace.of("max").view().journeys
    lived = workspace.of("max").lifetime(clay.journey_id)
    app = open_app(person="max", workspace=workspace, panel=(LIFE, clay.journey_id))
    assert app.selectbox(key="opened_year").value == 2026
    app.selectbox(key="opened_year").select(2024).run()
    assert items_of(app)[0] == lived.years[-1].items[0].item_id
    assert len(items_of(app)) == A_PAGE
    app.button(key="opened_newer").click().run()
    assert app.selectbox(key="opened_year").value == 2025


def test_an_item_is_taken_out_and_the_panel_stays(open_app: Open, workspace: Workspace) -> None:
    view = first(workspace)
    app = open_app(panel=(LIFE, view.journey_id))
    gone = items_of(app)[2]
    choose(app, gone, NOT_ME)
    assert items_of(app) == [item_id for item_id in items_of(app) if item_id != gone]
    assert len(items_of(app)) == len(view.journey.members) - 1
    (removed,) = workspace.of("bo").view().removed
    assert removed.journey.members == (gone,)
    assert "out: not you" in shown(app)
    app.button(key="meter_undo").click().run()
    assert gone in workspace.of("bo").desk.profile().by_id[view.journey_id].members
    assert gone in items_of(app)


def test_an_item_is_moved_to_another_journey_or_left(open_app: Open, workspace: Workspace) -> None:
    one, two, _ = workspace.of("bo").view().journeys
    app = open_app(panel=(LIFE, one.journey_id))
    moved = items_of(app)[0]
    choose(app, moved, MOVE)
    app.button(key="own_move_not").click().run()
    assert not [box for box in app.selectbox if box.key == "own_target"]
    assert own_edits(workspace) == []
    choose(app, moved, MOVE)
    assert app.button(key="own_move_now").disabled
    app.selectbox(key="own_target").select(two.journey_id).run()
    app.button(key="own_move_now").click().run()
    assert moved not in items_of(app)
    assert moved in workspace.of("bo").desk.profile().by_id[two.journey_id].members
    assert [edit.kind for edit in own_edits(workspace)] == ["items_moved"]


def test_an_item_is_pinned_and_the_pin_comes_off_again(open_app: Open, workspace: Workspace) -> None:
    app = open_app(panel=(LIFE, first(workspace).journey_id))
    pinned = items_of(app)[1]
    choose(app, pinned, PIN)
    assert workspace.of("bo").view().slate.item_ids[0] == pinned
    assert "<strong>pinned</strong>" in shown(app)
    choose(app, pinned, UNPIN)
    assert pinned not in workspace.of("bo").view().slate.item_ids


def test_what_may_be_off_in_it_stands_there_with_the_act_that_mends_it(open_app: Open, workspace: Workspace) -> None:
    one, two, three = workspace.of("bo").view().journeys
    workspace.of("bo").commit(e.JourneysMerged(one.journey_id, (two.journey_id,)))
    (alarm,) = [m for m in workspace.of("bo").mendings() if m.act == "Split it"]
    assert alarm.journey_ids == (one.journey_id,)
    other = open_app(panel=(LIFE, three.journey_id))
    assert alarm.sentence not in shown(other)
    app = open_app(panel=(LIFE, one.journey_id))
    assert alarm.sentence.split("“")[0] in shown(app)
    app.button(key=f"mend-opened-{alarm.key}").click().run()
    assert len(workspace.of("bo").view().journeys) == 3
    assert not [m for m in workspace.of("bo").mendings() if m.act == "Split it"]


def test_while_something_is_previewed_no_item_goes_and_it_says_why(open_app: Open, workspace: Workspace) -> None:
    view = first(workspace)
    app = open_app(panel=(LIFE, view.journey_id), branch=(e.JourneyMuted(view.journey_id),))
    choose(app, items_of(app)[0], NOT_ME)
    assert own_edits(workspace) == []
    assert "apply it or drop it first" in shown(app)
