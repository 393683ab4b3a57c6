"""In a real browser: a search that nothing answers offers others, and a press on one of them finds something."""

from browser.conftest import PERSON, OpenPage, settled
from playwright.sync_api import expect


def test_a_search_with_no_match_is_no_dead_end(open_page: OpenPage) -> None:
    page = open_page(f"/for_you?person={PERSON}")
    box = page.get_by_label("Search, or ask for something")
    box.fill("qzxv wprtk blorf")
    box.press("Enter")
    expect(page.get_by_text("Nothing close; the nearest is")).to_be_visible()
    other = page.locator('[class*="st-key-instead-"] button').first
    words = other.inner_text()
    settled(page)
    other.click()
    expect(page.get_by_text(f"Closest to “{words}”")).to_be_visible()
    expect(page.get_by_text("Nothing close")).to_have_count(0)
    expect(page.locator(".st-key-shelf-found button").first).to_be_visible()
