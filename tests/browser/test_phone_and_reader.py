"""On a phone, in forced colours and by a deep link: the bars are seen, the menu closes, nothing is missing."""

import pytest
from browser.conftest import PERSON, OpenPage, Running, settled
from playwright.sync_api import Browser, Locator, Page, expect

from ui.pages import PAGES

BARS = ".share .bar i"
GROUND = "e => getComputedStyle(e).backgroundColor"


def test_forced_colours_keep_the_bars_and_the_bands(open_page: OpenPage) -> None:
    page = open_page(f"/?person={PERSON}", contrast="active")
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    bars = page.locator(BARS).evaluate_all(f"all => all.map({GROUND})")
    assert bars
    assert not [colour for colour in bars if colour in (ground, "rgba(0, 0, 0, 0)")]
    bands = page.locator(".river path.band").evaluate_all(
        "all => all.map(e => [getComputedStyle(e).fill, getComputedStyle(e).stroke])"
    )
    assert bands
    assert not [both for both in bands if set(both) <= {ground, "none", "rgba(0, 0, 0, 0)"}]


@pytest.mark.parametrize("path", ["", *(page.name for page in PAGES[1:])])
def test_a_deep_link_asks_for_nothing_that_is_not_there(running: Running, browser: Browser, path: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    missing: list[tuple[int, str]] = []
    page.on("response", lambda answer: asked.append(answer.url))
    page.on("response", lambda answer: missing.append((answer.status, answer.url)) if answer.status >= 400 else None)
    page.goto(f"{running.address}/{path}?person={PERSON}")
    page.wait_for_selector('[data-testid="stMainBlockContainer"] h1', timeout=180_000)
    settled(page)
    context.close()
    assert f"{running.address}/_stcore/health" in asked
    assert missing == []


def menu(page: Page) -> None:
    page.get_by_test_id("stExpandSidebarButton").click()
    expect(page.get_by_test_id("stSidebar").get_by_role("link", name="History")).to_be_in_viewport()


def test_the_pages_menu_of_a_phone_closes_after_a_choice(open_page: OpenPage) -> None:
    page = open_page(f"/?person={PERSON}", width=400, height=850)
    menu(page)
    page.get_by_test_id("stSidebar").get_by_role("link", name="History").click()
    expect(page).to_have_title("History · Steerable journeys")
    expect(page.get_by_test_id("stSidebar").get_by_role("link", name="Data")).not_to_be_in_viewport()


WITHIN = "document.activeElement.closest('[data-testid=stMain]') !== null"
MOST_TABS = 60


def by_tab(page: Page, wanted: Locator) -> None:
    """Go on by key until something has the focus."""
    for _ in range(MOST_TABS):
        if wanted.evaluate("one => one === document.activeElement"):
            break
        page.keyboard.press("Tab")
    expect(wanted).to_be_focused()


def test_a_page_that_is_chosen_in_a_phones_menu_by_key_has_the_keys_afterwards(open_page: OpenPage) -> None:
    page = open_page(f"/?person={PERSON}", width=400, height=850)
    by_tab(page, page.get_by_test_id("stExpandSidebarButton"))
    page.keyboard.press("Enter")
    link = page.get_by_test_id("stSidebar").get_by_role("link", name="History")
    expect(link).to_be_in_viewport()
    by_tab(page, link)
    page.keyboard.press("Enter")
    expect(page).to_have_title("History · Steerable journeys")
    expect(page.get_by_test_id("stSidebar").get_by_role("link", name="Data")).not_to_be_in_viewport()
    settled(page)
    assert page.evaluate(WITHIN)
    page.keyboard.press("Tab")
    assert page.evaluate(WITHIN)
    expect(page.locator(":focus")).to_be_in_viewport()
