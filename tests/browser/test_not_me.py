"""'Not me' in a real browser: what is asked after it, and what trying it on a copy says."""

from pathlib import Path

import pytest
from browser.conftest import OpenPage, Running
from playwright.sync_api import Page, expect
from small_world import fill

from core.adapters.settings import Settings
from core.adapters.store.database import Database
from core.steering.edits import EditUndone, JourneyRemoved, JourneySplit
from core.workspace.opening import encoder_of
from core.workspace.workspace import Workspace

SAID = ".st-key-meter .said"


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a database with the small world in it, in which one interest of bo lies in two journeys."""
    path = tmp_path_factory.mktemp("torn") / "journeys.duckdb"
    workspace = Workspace(Database(path), encoder_of(Settings(database=path)), with_demo=False)
    fill(workspace)
    mine = workspace.of("bo")
    first = mine.view().journeys[0]
    mine.commit(JourneySplit(first.journey_id, (("", first.journey.members[::2]),)))
    workspace.database.close()
    return path


@pytest.fixture
def running(alone: Running) -> Running:
    """Give every test a server of its own: each takes the same journey out."""
    return alone


def take_out_the_first(page: Page) -> None:
    page.locator('[class*="st-key-menu-"] button').first.click()
    page.get_by_text("This is not me").click()
    expect(page.locator(SAID)).to_contain_text("not you")


def test_these_too_are_asked_about_and_one_press_is_one_edit_that_undo_takes_back(
    running: Running, open_page: OpenPage
) -> None:
    page = open_page("/?person=bo")
    panel = page.locator(".st-key-these-too")
    expect(panel).to_have_count(0)
    take_out_the_first(page)
    expect(panel).to_contain_text("This journey looks like it too: this one as well?")
    panel.get_by_role("button", name="Not me either").click()
    expect(panel).to_have_count(0)
    page.locator(".st-key-meter_undo button").click()
    expect(page.locator(SAID)).to_contain_text("Undid")
    own = [entry for entry in running.log("bo") if entry.actor == "person"]
    removed = [entry.edit.journey_id for entry in own if isinstance(entry.edit, JourneyRemoved)]
    assert len(set(removed)) == 2
    assert own[-1].edit == EditUndone(own[-2].seq)


def test_whoever_leaves_the_look_alikes_is_not_asked_again_and_keeps_them(
    running: Running, open_page: OpenPage
) -> None:
    page = open_page("/?person=bo")
    take_out_the_first(page)
    page.get_by_role("button", name="Leave them").click()
    expect(page.locator(".st-key-these-too")).to_have_count(0)
    assert sum(isinstance(entry.edit, JourneyRemoved) for entry in running.log("bo")) == 1


def test_trying_not_me_on_a_copy_says_what_is_left_and_writes_nothing_down(
    running: Running, open_page: OpenPage
) -> None:
    page = open_page("/?person=bo")
    page.get_by_text("Does “not me” work here?").click()
    page.get_by_role("button", name="Try it on a copy").click()
    said = page.locator(".st-key-journeys p.said")
    expect(said).to_contain_text("planted into a copy of you with", timeout=240_000)
    expect(said).to_contain_text("left.")
    expect(page.get_by_text("Nothing of yours was changed.")).to_be_visible()
    assert [entry.edit.kind for entry in running.log("bo") if entry.actor == "person"] == ["journey_split"]
