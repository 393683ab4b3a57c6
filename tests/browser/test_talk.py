"""A talk of four turns in a real browser without a key: proposed, corrected, agreed to, asked and undone."""

from pathlib import Path

import pytest
from browser.conftest import OpenPage, Running, settled
from playwright.sync_api import Locator, Page, expect

from core.steering.edits import EditUndone, JourneyMuted, JourneyWeighted, SentenceTaken


@pytest.fixture(scope="module")
def prepared(small: Path) -> Path:
    """Serve the small world."""
    return small


def say(page: Page, words: str) -> None:
    """Type a sentence and press Enter."""
    field = settled(page).locator(".st-key-talk_field textarea")
    field.fill(words)
    field.press("Enter")


def newest(page: Page) -> Locator:
    """Return what was said last, with what came of it."""
    return page.locator('[class*="st-key-turn-"]').first


@pytest.mark.parametrize(("person", "width"), [("bo", 1280), ("di", 400)])
def test_four_turns_end_with_the_log_that_was_agreed_to(
    running: Running, open_page: OpenPage, person: str, width: int
) -> None:
    page = open_page(f"/talk?person={person}", width=width)
    assert page.locator(".st-key-chips button").count() >= 3
    say(page, "mute baking")
    expect(page.locator(".preview")).to_contain_text("Nothing is changed yet")
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= width
    say(page, "just until Sunday")
    expect(page.locator(".preview")).to_contain_text("until")
    assert running.own(person) == []
    page.locator(".st-key-apply button").click()
    expect(page.locator(".st-key-meter .said")).to_contain_text("since you said “mute baking … just until Sunday”")
    say(page, "why is this here?")
    expect(newest(page)).to_contain_text("is number 1 on your list")
    expect(newest(page).locator("cite").first).to_be_visible()
    say(page, "and more of that too")
    expect(page.locator(".preview")).to_contain_text("More of")
    say(page, "yes")
    expect(page.locator(".st-key-meter .said")).to_contain_text("More of")
    say(page, "undo that")
    page.locator(".st-key-apply button").press("Enter")
    expect(page.locator(".st-key-meter .said")).to_contain_text("Undid: More of")
    muted, more, undone = running.own(person)
    assert isinstance(muted.edit, SentenceTaken)
    assert isinstance(muted.edit.edits[0], JourneyMuted)
    assert muted.edit.until is not None
    assert isinstance(more.edit, SentenceTaken)
    assert isinstance(more.edit.edits[0], JourneyWeighted)
    assert more.edit.said == "and more of that too"
    assert undone.edit == EditUndone(more.seq, "undo that")


def test_small_talk_changes_nothing_and_what_is_dropped_is_gone(running: Running, open_page: OpenPage) -> None:
    page = open_page("/talk?person=cy")
    say(page, "thanks, that is lovely")
    expect(newest(page)).to_contain_text("You are welcome.")
    page.locator(".st-key-chips button").first.click()
    expect(page.locator(".preview")).to_contain_text("Nothing is changed yet")
    page.locator(".st-key-drop button").click()
    expect(newest(page)).to_contain_text("nothing is changed")
    assert running.own("cy") == []
