"""The For you page shows the whole list in shelves, finds what is asked for, and takes a verdict on every item."""

from pages.conftest import Open, shown

from core.desk.slate_views import shelves
from core.workspace.workspace import Workspace


def test_the_list_stands_in_shelves_by_journey(open_app: Open, workspace: Workspace) -> None:
    app = open_app(page="for_you")
    html = shown(app)
    for shelf in shelves(workspace.of("bo").places(workspace.of("bo").view())):
        assert shelf[0].journey_name in html
    assert "new ground" in html


def test_an_item_opens_its_reasons_by_aspect(open_app: Open, workspace: Workspace) -> None:
    app = open_app(page="for_you")
    item_id = workspace.of("bo").view().slate.item_ids[0]
    app.button(key=f"item-{item_id}").click().run()
    html = shown(app)
    for aspect in ("What it is about", "How many take it up"):
        assert aspect in html


def test_pinning_keeps_an_item_on_top(open_app: Open, workspace: Workspace) -> None:
    app = open_app(page="for_you")
    item_id = workspace.of("bo").view().slate.item_ids[7]
    app.button(key=f"item-{item_id}").click().run()
    app.button(key="pin").click().run()
    shown(app)
    assert workspace.of("bo").view().slate.item_ids[0] == item_id


def test_not_this_takes_an_item_off_and_keeps_the_reason(open_app: Open, workspace: Workspace) -> None:
    app = open_app(page="for_you")
    item_id = workspace.of("bo").view().slate.item_ids[0]
    app.button(key=f"item-{item_id}").click().run()
    app.menu_button(key="not_this").click("Too long").run()
    shown(app)
    view = workspace.of("bo").view()
    assert item_id not in view.slate.item_ids
    assert view.profile.dismissed[item_id] == "Too long"


def test_words_in_the_box_find_what_is_asked_for(open_app: Open) -> None:
    app = open_app(page="for_you")
    app.text_input(key="seek").set_value("chess endgame bishop").run()
    assert "Closest to" in shown(app)
    assert any("Chess" in b.label for b in app.button if str(b.key).startswith("item-"))
    app.button(key="unseek").click().run()
    assert "Closest to" not in shown(app)


def test_a_search_for_nothing_says_so_with_the_nearest_and_lists_nothing(open_app: Open) -> None:
    app = open_app(page="for_you")
    app.text_input(key="seek").set_value("zzyzx pluvvit").run()
    assert "Nothing close; the nearest is" in shown(app)
    assert not [b for b in app.button if str(b.key).startswith("item-")]


def test_words_of_kind_and_length_are_shown_as_the_filter_that_they_are(open_app: Open) -> None:
    app = open_app(page="for_you")
    app.text_input(key="seek").set_value("videos about chess under 15 minutes").run()
    assert "Understood as a filter: “videos”, “under 15 minutes”." in shown(app)
    labels = [b.label for b in app.button if str(b.key).startswith("item-")]
    assert labels
    assert all("Chess" in label for label in labels)


def test_more_like_this_asks_with_the_items_own_words(open_app: Open, workspace: Workspace) -> None:
    app = open_app(page="for_you")
    place = workspace.of("bo").places(workspace.of("bo").view())[0]
    app.button(key=f"item-{place.item.item_id}").click().run()
    app.button(key="alike").click().run()
    assert app.text_input(key="seek").value == place.item.title
    assert "Closest to" in shown(app)


def test_the_exploration_dial_is_one_edit(open_app: Open, workspace: Workspace) -> None:
    app = open_app(page="for_you")
    app.select_slider(key="exploration").set_value(1.0).run()
    assert "Set surprise to 100 %" in shown(app)
    assert workspace.of("bo").view().profile.exploration == 1.0
