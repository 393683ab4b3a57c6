"""Recipes on the pages: one is written from History, and taken on Journeys edit by edit, in one turn."""

import pytest
from pages.conftest import Open, shown
from streamlit.testing.v1 import AppTest

from core.steering import edits as e
from core.steering.recipes import recipe_to_json
from core.workspace.workspace import Workspace


@pytest.fixture
def steered(workspace: Workspace) -> Workspace:
    """Return the small world after two edits of bo's."""
    by_name = {v.name: v.journey_id for v in workspace.of("bo").view().journeys}
    workspace.of("bo").commit(e.JourneyWeighted(by_name["Pottery"], 1.5))
    workspace.of("bo").commit(e.JourneyMuted(by_name["Knitting"]))
    return workspace


@pytest.fixture
def recipe(steered: Workspace) -> bytes:
    mine = steered.of("bo")
    written = mine.write_recipe({line.seq for line in mine.recipe_lines()}, "Clay <b>first</b>")
    return recipe_to_json(written).encode()


def taking(app: AppTest, content: bytes) -> AppTest:
    """Return the app after a file was put into the field for recipes."""
    app.session_state["recipe_take"] = True
    app.run()
    return app.file_uploader[0].set_value([("recipe.json", content, "application/json")]).run()


def ticks(app: AppTest) -> dict[str, bool]:
    return {box.label: box.value for box in app.checkbox}


def test_who_changed_nothing_is_offered_no_recipe(open_app: Open) -> None:
    app = open_app(page="history")
    assert "Write a recipe for others" not in [each.label for each in app.expander]


def test_the_edits_that_count_are_ticked_and_the_button_counts_them(open_app: Open, steered: Workspace) -> None:
    app = open_app(page="history", recipe_write=True)
    assert ticks(app) == {"More of “Pottery”": True, "Muted “Knitting”": True}
    app.checkbox[0].uncheck().run()
    (button,) = app.get("download_button")
    assert button.proto.label == "Save 1 change as a recipe"
    app.checkbox[1].uncheck().run()
    (button,) = app.get("download_button")
    assert button.proto.disabled


def test_what_is_sensitive_is_not_ticked_and_says_what_it_is_about(open_app: Open, workspace: Workspace) -> None:
    pottery = next(v.journey_id for v in workspace.of("bo").view().journeys if v.name == "Pottery")
    workspace.of("bo").commit(e.JourneyRenamed(pottery, "Living with cancer"))
    app = open_app(page="history", recipe_write=True)
    ((label, ticked),) = ticks(app).items()
    assert "about health" in label
    assert not ticked


def test_a_file_shows_each_change_and_the_list_as_it_would_be_and_nothing_happens(
    open_app: Open, steered: Workspace, recipe: bytes
) -> None:
    app = taking(open_app("di"), recipe)
    html = shown(app)
    assert "“Clay &lt;b&gt;first&lt;/b&gt;”</strong>, 2 changes: 1 of it can be yours." in html
    assert "No journey of yours is like “Knitting”" in html
    assert "Nothing is changed yet." in html
    assert [box.disabled for box in app.checkbox if box.key and box.key.startswith("take-")] == [False, True]
    assert not any(x.is_wished for x in steered.of("di").entries())


def test_what_is_ticked_is_taken_as_one_edit_that_one_undo_takes_back(
    open_app: Open, steered: Workspace, recipe: bytes
) -> None:
    before = repr(steered.of("di").view().profile)
    app = taking(open_app("di"), recipe)
    app.button(key="recipe_apply").click().run()
    assert "Took 1 change from the recipe “Clay &lt;b&gt;first&lt;/b&gt;”" in shown(app)
    (entry,) = [x for x in steered.of("di").entries() if x.is_wished]
    assert isinstance(entry.edit, e.RecipeTaken)
    assert entry.edit.name == "Clay <b>first</b>"
    app.button(key="meter_undo").click().run()
    assert repr(steered.of("di").view().profile) == before


def test_the_preview_follows_the_ticks(open_app: Open, steered: Workspace, recipe: bytes) -> None:
    app = taking(open_app("di"), recipe)
    app.checkbox[0].uncheck().run()
    assert "Nothing is changed yet." not in shown(app)
    assert app.button(key="recipe_apply").disabled
    app.checkbox[0].check().run()
    assert "Nothing is changed yet." in shown(app)
    app.button(key="drop").click().run()
    app.button(key="recipe_preview").click().run()
    app.button(key="apply").click().run()
    assert [x.edit.kind for x in steered.of("di").entries() if x.is_wished] == ["recipe_taken"]


@pytest.mark.parametrize("content", [b"title,time\nGlaze,2025-01-01", b'{"format": "steerable-journeys recipe"}'])
def test_another_file_is_refused_in_words_and_the_page_stands(
    open_app: Open, steered: Workspace, content: bytes
) -> None:
    app = taking(open_app("di"), content)
    assert "This is no recipe." in shown(app)
    assert not [box for box in app.checkbox if box.key and box.key.startswith("take-")]
