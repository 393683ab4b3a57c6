"""Deleting in a real browser: it asks, says what is gone, and nothing is left."""

from pathlib import Path

import pytest
from browser.conftest import OpenPage, Running
from playwright.sync_api import expect

from core.adapters.store.database import Database
from core.adapters.store.histories import Histories


@pytest.fixture(scope="module")
def prepared(small: Path) -> Path:
    """Serve the small world."""
    return small


def test_deleting_asks_for_the_words_says_what_is_gone_and_leaves_nothing(
    running: Running, open_page: OpenPage
) -> None:
    page = open_page("/data?person=cy")
    delete = page.locator(".st-key-delete-person button")
    delete.click()
    expect(page.get_by_text("Nothing was deleted")).to_be_visible()
    page.get_by_label("Type “Cy” to be sure").fill("Cy")
    page.get_by_label("Type “Cy” to be sure").press("Enter")
    delete.click()
    expect(page.locator(".gone-now")).to_contain_text("1 person")
    page.get_by_label("Type “delete everything” to be sure").fill("delete everything")
    page.get_by_label("Type “delete everything” to be sure").press("Enter")
    page.locator(".st-key-delete-all button").click()
    expect(page.locator(".gone-now")).to_contain_text("3 people")
    running.stop()
    assert running.log("cy") == []
    database = Database(running.database)
    assert set(Histories(database).counts().values()) == {0}
    database.close()
