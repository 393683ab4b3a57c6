"""The Analyst page in a real browser on twenty thousand people: charts, clicks on a flow, cohorts, people by page."""

import re
from collections.abc import Iterator

import pytest
from browser.conftest import OpenPage, Running, served, settled
from crowd import crowd
from playwright.sync_api import Page, expect

from core.adapters.settings import Settings
from core.adapters.store.database import Database
from core.workspace.opening import encoder_of
from core.workspace.workspace import Workspace

PEOPLE = 20_000
DRAWN = {"Over time": 2, "Edits": 3, "Going on": 2, "People": 5}
"""Figures of each part at least: that of density is there too where titles were read meanwhile."""


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Serve the crowd with the page switched on."""
    path = tmp_path_factory.mktemp("crowd") / "journeys.duckdb"
    workspace = Workspace(Database(path), encoder_of(Settings(database=path)), with_demo=False)
    crowd(workspace, PEOPLE)
    workspace.database.close()
    yield from served(tmp_path_factory.mktemp("crowded"), path, lambda _: {"JOURNEYS_ANALYST": "true"})


def show(page: Page, part: str) -> None:
    """Go to a part of the page."""
    page.locator(".st-key-analyst_parts").get_by_text(part, exact=True).click()
    settled(page)


def test_charts_flows_cohorts_and_people_of_a_crowd(open_page: OpenPage) -> None:
    page = open_page("/analyst?show=Edits")
    expect(page.get_by_text(f"{PEOPLE:,} people with 480,000 interactions")).to_be_visible()
    for part, n in DRAWN.items():
        show(page, part)
        expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible()
        expect(page.locator(".js-plotly-plot").nth(n - 1)).to_be_visible()
        expect(page.locator(".failure")).to_have_count(0)
    click_a_node(page)
    compare(page)
    one_by_one(page)


def click_a_node(page: Page) -> None:
    """Click a node of the flow: what lies before and after it is drawn, and the address keeps it."""
    show(page, "Going on")
    node = page.locator(".st-key-figure-steps .sankey-node rect").first
    expect(node).to_be_visible()
    node.click(force=True)
    expect(page.locator(".st-key-chart-around h2")).to_have_text("Before and after it")
    expect(page.locator(".st-key-figure-around .sankey-node")).not_to_have_count(0)
    assert "from=" in page.url
    settled(page)


def compare(page: Page) -> None:
    """Keep those who have the interest as a cohort: every chart shows them beside everybody."""
    page.locator(".st-key-steps_cohort button").click()
    settled(page)
    expect(page.locator(".st-key-analyst_whose")).to_be_visible()
    show(page, "People")
    expect(page.locator(".js-plotly-plot").nth(2 * DRAWN["People"] - 1)).to_be_visible()
    expect(page.locator("h3.side").first).to_contain_text("interest:")


def one_by_one(page: Page) -> None:
    """Search among the cohort's people, who are never drawn whole, and open one."""
    show(page, "Cohorts")
    expect(page.get_by_text(re.compile(r"^[\d,]+ people found\.$"))).to_be_visible()
    box = page.get_by_label("Search", exact=True)
    box.fill("n00000")
    box.press("Enter")
    expect(page.get_by_text(re.compile(r"^\d (person|people) found\.$"))).to_be_visible()
    settled(page)
    page.locator(".st-key-people_go button").click()
    page.wait_for_selector(".st-key-journeys h1, .st-key-journeys", timeout=120_000)
    assert "person=n00000" in page.url
