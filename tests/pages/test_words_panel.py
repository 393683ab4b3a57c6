"""Words as wishes on the page: a search becomes a journey, a word keeps things out once those near it were shown."""

from pages.conftest import Open, shown
from streamlit.testing.v1 import AppTest

from core.ranking.blocked import holds
from core.workspace.workspace import Workspace


def test_what_was_searched_for_becomes_a_journey_with_places_and_is_offered_once(
    open_app: Open, workspace: Workspace
) -> None:
    app = open_app(page="for_you", seek="sailing jib")
    app.button(key="make_journey").click().run()
    view = workspace.of("bo").view()
    made = next(v for v in view.journeys if v.name == "sailing jib")
    assert made.journey.anchors
    assert any(place.journey_id == made.journey_id for place in view.slate.places)
    assert not [button for button in app.button if button.key == "make_journey"]
    workspace.of("bo").undo()
    assert made.journey_id not in workspace.of("bo").view().profile.by_id


def test_a_search_that_finds_nothing_close_offers_no_journey(open_app: Open) -> None:
    app = open_app(page="for_you", seek="zzzz qqqq")
    assert not [button for button in app.button if button.key == "make_journey"]


def opened(open_app: Open) -> AppTest:
    app = open_app(page="for_you", blocked_words=True)
    return app.text_input(key="to_block").set_value("Yarn").run()


def test_a_word_is_shown_with_its_count_and_keeps_nothing_out_before_it_is_pressed(
    open_app: Open, workspace: Workspace
) -> None:
    app = opened(open_app)
    n = sum(holds(item, "yarn") for item in workspace.of("bo").desk.catalogue.items)
    assert f"yarn: {n} things" in [box.label for box in app.checkbox]
    assert workspace.of("bo").view().profile.blocked == ()
    app.button(key="block").click().run()
    assert workspace.of("bo").view().profile.blocked == ("yarn",)
    assert "Kept out what says “yarn”" in shown(app)
    assert app.text_input(key="to_block").value == ""
    app.button(key="let-in-0").click().run()
    assert workspace.of("bo").view().profile.blocked == ()


def test_only_what_is_ticked_is_kept_out_and_nothing_ticked_cannot_be_pressed(open_app: Open) -> None:
    app = opened(open_app)
    app.checkbox(key="near-yarn").uncheck().run()
    if not any(box.value for box in app.checkbox):
        assert app.button(key="block").disabled


def test_a_word_without_a_letter_says_so(open_app: Open) -> None:
    app = open_app(page="for_you", blocked_words=True)
    app.text_input(key="to_block").set_value("--").run()
    assert "at least one letter" in shown(app)
