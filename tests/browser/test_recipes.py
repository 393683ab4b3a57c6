"""A recipe goes from one person's History to another's Journeys in a real browser, and one undo takes it back."""

from pathlib import Path

import pytest
from browser.conftest import OpenPage, Running, settled
from playwright.sync_api import expect
from small_world import fill

from core.adapters.settings import Settings
from core.adapters.store.database import Database
from core.steering.edits import EditUndone, JourneyMuted, JourneyWeighted, RecipeTaken
from core.workspace.opening import encoder_of
from core.workspace.workspace import Workspace

SAID = ".st-key-meter .said"


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a database with the small world in it, in which bo has steered a little."""
    path = tmp_path_factory.mktemp("recipes") / "journeys.duckdb"
    workspace = Workspace(Database(path), encoder_of(Settings(database=path)), with_demo=False)
    fill(workspace)
    by_name = {v.name: v.journey_id for v in workspace.of("bo").view().journeys}
    workspace.of("bo").commit(JourneyWeighted(by_name["Pottery"], 3.0))
    workspace.of("bo").commit(JourneyMuted(by_name["Knitting"]))
    workspace.of("di").view()
    workspace.database.close()
    return path


@pytest.fixture
def running(alone: Running) -> Running:
    """Give every test a server of its own: each takes the same recipe."""
    return alone


@pytest.mark.parametrize("width", [1280, 400])
def test_a_recipe_is_saved_shown_taken_and_undone(
    running: Running, open_page: OpenPage, tmp_path: Path, width: int
) -> None:
    page = open_page("/history?person=bo", width=width)
    page.get_by_text("Write a recipe for others").click()
    page.get_by_label("What is it called?").fill("Clay first")
    page.get_by_label("What is it called?").press("Enter")
    settled(page)
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save 2 changes as a recipe").click()
    file = tmp_path / "recipe.json"
    saved.value.save_as(file)

    page = open_page("/?person=di", width=width)
    before = page.locator("ol.slate .title").all_inner_texts()
    page.get_by_text("Take somebody’s recipe").click()
    page.locator('[class*="st-key-recipe_file_"] input[type="file"]').set_input_files(file)
    expect(page.locator(".recipe-head")).to_contain_text("“Clay first”, 2 changes: 1 of it can be yours.")
    expect(page.locator(".recipe-note")).to_contain_text("No journey of yours is like “Knitting”")
    expect(page.locator(".preview")).to_contain_text("Nothing is changed yet")
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= width
    page.get_by_role("button", name="Take 1 change").click()
    expect(page.locator(SAID)).to_contain_text("Took 1 change from the recipe “Clay first”")
    expect(page.locator(".recipe-head")).to_have_count(0)
    page.locator(".st-key-meter_undo button").click()
    expect(page.locator(SAID)).to_contain_text("Undid")
    assert page.locator("ol.slate .title").all_inner_texts() == before
    taken, undone = (entry for entry in running.log("di") if entry.actor == "person")
    assert isinstance(taken.edit, RecipeTaken)
    assert [edit.kind for edit in taken.edit.edits] == ["journey_weighted"]
    assert undone.edit == EditUndone(taken.seq)
