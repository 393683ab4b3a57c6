"""In a real browser: what fits no journey is left out, and one thing of it is brought back and stands in the list."""

import re

from browser.conftest import PERSON, OpenPage, Running, settled
from playwright.sync_api import expect

from core.steering.edits import ItemBroughtBack


def test_a_thing_that_was_left_out_is_brought_back_and_undo_leaves_it_out_again(
    running: Running, open_page: OpenPage
) -> None:
    page = open_page(f"/for_you?person={PERSON}")
    page.wait_for_selector(".st-key-only_fitting")
    settled(page)
    page.get_by_role("slider").first.press("End")
    settled(page)
    page.get_by_text("Leave out what fits none of my journeys").click()
    fold = page.get_by_text(re.compile(r"\d+ things? w\w+ left out as \w+ fits? none of your journeys"))
    expect(fold).to_be_visible()
    fold.click()
    row = page.locator('[class*="st-key-out-"]').first
    title = row.locator("p").first.inner_text()
    row.get_by_role("button").click()
    expect(page.get_by_text("Brought back by you")).to_be_visible()
    expect(page.locator('[class*="st-key-item-"]').filter(has_text=title).first).to_be_visible()
    assert isinstance(running.log(PERSON)[-1].edit, ItemBroughtBack)
    page.locator(".st-key-undo button").click()
    expect(page.get_by_text("Brought back by you")).to_have_count(0)
