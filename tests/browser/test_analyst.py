"""The Analyst page in a real browser: every part is drawn, what harms is refused, an answer is taken away as a file."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser.conftest import OpenPage, Running, served, settled
from playwright.sync_api import Page, expect

from ui.analyst_panel import ANALYST_PARTS

HARM = (
    "INSERT INTO people VALUES ('x')",
    "WITH x AS (DELETE FROM people RETURNING *) SELECT 1",
    "DROP TABLE histories",
    "COPY people TO 'stolen.csv'",
    "SELECT * FROM read_csv('/etc/passwd')",
    "SELECT * FROM '/etc/passwd'",
    "ATTACH 'journeys.duckdb' AS other",
    "PRAGMA database_list",
    "SET enable_external_access = true",
    "CREATE SECRET s (TYPE s3)",
    "INSTALL httpfs",
    "SELECT * FROM accounts",
    "SELECT 1; DROP TABLE people",
    "SELECT repeat('x', 1000000000)",
    "WITH RECURSIVE n(i, s) AS (SELECT 1, 'x' UNION ALL SELECT i + 1, s || s FROM n) SELECT max(length(s)) FROM n",
)
DRAWN = {"People": 6, "Over time": 2, "Going on": 0, "Ways": 0, "Edits": 0, "Lists": 0, "Cohorts": 0, "SQL": 0}
"""Figures of each part in the small world, where four people share nothing that is told and nobody changed anything."""


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory, small: Path) -> Iterator[Running]:
    """Serve the small world with the page switched on."""
    yield from served(tmp_path_factory.mktemp("analysed"), small, lambda _: {"JOURNEYS_ANALYST": "true"})


def ask(page: Page, sql: str) -> None:
    """Write a query into the box and run it."""
    box = page.get_by_label("SELECT", exact=True)
    box.fill(sql)
    box.press("Tab")
    settled(page)
    page.locator(".st-key-sql_run button").click()
    settled(page)


def sounds_right(page: Page) -> None:
    """Hold a page at rest to every rule of axe."""
    found = Axe().run(settled(page)).response["violations"]
    assert [(each["impact"], each["id"], node["html"][:200]) for each in found for node in each["nodes"]] == []


@pytest.mark.parametrize("part", ANALYST_PARTS)
def test_every_part_is_drawn_from_its_address_and_breaks_no_rule_of_axe(open_page: OpenPage, part: str) -> None:
    page = open_page(f"/analyst?show={quote(part)}")
    expect(page.get_by_text("4 people with 88 interactions")).to_be_visible()
    expect(
        page.locator(".js-plotly-plot .main-svg").first if DRAWN[part] else page.locator("h2, .empty").first
    ).to_be_visible()
    expect(page.locator(".js-plotly-plot")).to_have_count(DRAWN[part])
    expect(page.locator(".failure")).to_have_count(0)
    sounds_right(page)


def test_what_harms_is_refused_and_what_asks_is_answered(open_page: OpenPage) -> None:
    page = open_page("/analyst?show=SQL")
    for sql in HARM:
        ask(page, sql)
        expect(page.locator(".refusal")).to_be_visible()
        expect(page.locator(".answered")).to_have_count(0)
    ask(page, "SELECT * FROM range(10000000) AS t(i)")
    expect(page.locator(".answered")).to_contain_text("Cut after the first 10,000 rows")
    ask(page, "SELECT count(*) AS n FROM people")
    expect(page.locator(".answered")).to_contain_text("1 row")
    with page.expect_download() as download:
        page.locator(".st-key-csv-answer button").click()
    assert Path(download.value.path()).read_text(encoding="utf-8").split() == ["n", "4"]


def test_on_a_phone_in_the_dark_nothing_is_wider_than_the_screen(open_page: OpenPage) -> None:
    page = open_page("/analyst?show=People", width=400, scheme="dark")
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 400
    sounds_right(page)
