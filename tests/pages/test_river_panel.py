"""The river stands above the journeys with a band for each; its table, card and opened journey hold what they say."""

import json
from datetime import timedelta

from pages.conftest import Open, shown
from small_world import START, small_workspace
from streamlit.testing.v1 import AppTest

from core.adapters.store.offers import OWN_HISTORY
from core.entities import Interaction, Item, Person
from core.steering.edits import JourneyRenamed, JourneyWeighted
from core.workspace.workspace import Workspace
from ui.river_panel import AS_CARD, AS_TABLE, LIFE


def component(app: AppTest, name: str) -> dict[str, str]:
    """Return what the page handed to a component."""
    (found,) = (each.proto for each in app.get("bidi_component") if each.proto.component_name.endswith(name))
    data: dict[str, str] = json.loads(found.json or found.mixed.json)
    return data


def test_there_is_a_band_for_every_journey(open_app: Open, workspace: Workspace) -> None:
    app = open_app()
    shown(app)
    svg = component(app, "river_of_years")["svg"]
    for view in workspace.of("bo").view().journeys:
        assert f'data-key="{view.journey_id}"' in svg
        assert f'aria-label="{view.name}, {view.life.value}: ' in svg


def test_an_edit_is_seen_where_the_river_reaches_the_list(open_app: Open, workspace: Workspace) -> None:
    before = component(open_app(), "river_of_years")["svg"]
    view = next(v for v in workspace.of("bo").view().journeys if v.got)
    workspace.of("bo").commit(JourneyWeighted(view.journey_id, 20.0))
    after = component(open_app(), "river_of_years")["svg"]
    said = [svg.split(f'data-key="end-{view.journey_id}"')[1].split('data-places="')[1][:3] for svg in (before, after)]
    assert int(said[0].split('"')[0]) < int(said[1].split('"')[0])


def test_a_preview_is_seen_in_the_river_before_it_is_made(open_app: Open, workspace: Workspace) -> None:
    view = next(v for v in workspace.of("bo").view().journeys if v.got)
    now = component(open_app(), "river_of_years")["svg"]
    laid_out = component(open_app(branch=(JourneyWeighted(view.journey_id, 20.0),)), "river_of_years")["svg"]
    assert now != laid_out
    assert component(open_app(), "river_of_years")["svg"] == now


def test_the_same_as_a_table(open_app: Open, workspace: Workspace) -> None:
    html = shown(open_app(panel=AS_TABLE))
    assert html.count('<th scope="row">') == len(workspace.of("bo").view().journeys)


def test_an_opened_journey_tells_its_life_under_its_row(open_app: Open, workspace: Workspace) -> None:
    view = next(v for v in workspace.of("bo").view().journeys if not v.is_folded)
    app = open_app(panel=(LIFE, view.journey_id))
    assert "Began in" in shown(app)
    assert component(app, "river_of_years")["opened"] == view.journey_id
    app.button(key="panel_close").click().run()
    assert "Began in" not in shown(app)


def test_the_card_holds_what_is_ticked_and_sensitive_journeys_are_not_at_first(
    open_app: Open, workspace: Workspace
) -> None:
    one, two, three = workspace.of("bo").view().journeys
    workspace.of("bo").commit(JourneyRenamed(two.journey_id, "My depression"))
    workspace.of("bo").commit(JourneyRenamed(three.journey_id, "Living with HIV"))
    app = open_app(panel=AS_CARD)
    shown(app)
    ticks = {box.label: box.value for box in app.checkbox if (box.key or "").startswith("card-")}
    assert ticks == {one.name: True, "My depression": False, "Living with HIV": False}
    card = component(app, "river_card")
    assert not [said for said in ("HIV", "depression") if said in card["svg"] + card["alt"]]
    app.checkbox(key=f"card-{one.journey_id}").uncheck().run()
    app.checkbox(key=f"card-{two.journey_id}").check().run()
    card = component(app, "river_card")
    assert (one.name in card["svg"], "My depression" in card["svg"]) == (False, True)


def test_a_tick_taken_away_stays_away_when_the_card_is_opened_again(open_app: Open, workspace: Workspace) -> None:
    one = workspace.of("bo").view().journeys[0]
    app = open_app(panel=AS_CARD)
    app.checkbox(key=f"card-{one.journey_id}").uncheck().run()
    app.button(key="river_card").click().run()
    assert not [box for box in app.checkbox if (box.key or "").startswith("card-")]
    app.button(key="river_card").click().run()
    assert app.checkbox(key=f"card-{one.journey_id}").value is False


def test_a_card_of_nothing_is_not_drawn(open_app: Open, workspace: Workspace) -> None:
    app = open_app(panel=AS_CARD)
    for view in workspace.of("bo").view().journeys:
        app.checkbox(key=f"card-{view.journey_id}").uncheck().run()
    assert "Tick a journey" in shown(app)
    assert not [each for each in app.get("bidi_component") if each.proto.component_name.endswith("river_card")]


def test_a_card_has_ones_own_title(open_app: Open) -> None:
    app = open_app(panel=AS_CARD)
    app.text_input(key="card_title").input("What I did <then>").run()
    card = component(app, "river_card")
    assert "What I did &lt;then&gt;" in card["svg"]
    assert card["name"] == "what-i-did-then.png"


def test_a_history_in_row_order_says_in_one_sentence_why_it_has_no_river(open_app: Open) -> None:
    workspace = small_workspace(with_map=False)
    things = [Item(f"{OWN_HISTORY}max-{n}", f"Thing {n % 4} number {n}") for n in range(24)]
    took = [Interaction("max", item.item_id, START + timedelta(minutes=n)) for n, item in enumerate(things)]
    workspace.histories.add("max", "Max", [Person("max", "Max")], things, took)
    app = open_app(person="max", workspace=workspace)
    assert "came without dates" in shown(app)
    assert [drawn.key for drawn in app.get("bidi_component")] == ["keys"]
