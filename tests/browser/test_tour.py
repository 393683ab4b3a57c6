"""The walkthrough in a browser: by keys to its end, on a phone in the dark, and the stored log stays empty."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser.conftest import OpenPage, Running, settled
from playwright.sync_api import Page, expect

from core.desk.tour_steps import TourStep
from ui.welcome import HERO

SLOW_MS = 90_000
LINES_OF_A_MENU = 40
LINE = ".st-key-tour .step p"
IDLE = '[data-testid="stApp"][data-test-script-state="notRunning"]'
HEADS = {
    TourStep.RECOGNISE: "Recognise.",
    TourStep.WRONG: "One is wrong.",
    TourStep.SPLIT: "Split it.",
    TourStep.NAME: "Name it.",
    TourStep.WATCH: "Watch the list.",
    TourStep.PREVIEW: "Preview.",
    TourStep.UNDO: "Undo.",
    TourStep.OWN: "Bring your own.",
}


def begun(open_page: OpenPage, **window: object) -> Page:
    """Return a page at the first step."""
    page = open_page("/", **window)
    page.locator(".st-key-take_tour button").click()
    at(page, TourStep.RECOGNISE)
    page.wait_for_selector(".st-key-slate ol.slate li", timeout=SLOW_MS)
    return page


def at(page: Page, step: TourStep) -> None:
    """Wait until the strip tells a step."""
    expect(page.locator(LINE)).to_contain_text(HEADS[step], timeout=SLOW_MS)


def by_key(page: Page, selector: str) -> None:
    """Have the step's control brought under the keys, by the key for it, and wait until it is there."""
    page.wait_for_selector(IDLE)
    page.keyboard.press("Control+Enter")
    page.wait_for_function("s => document.activeElement.matches(s)", arg=selector, timeout=SLOW_MS)
    expect(page.locator('[class*="st-key-"]:has(:focus)').last).to_be_in_viewport(timeout=SLOW_MS)


def choose_by_key(page: Page, words: str) -> None:
    """Open the menu under the keys and go down to a line of it."""
    page.keyboard.press("Enter")
    line = page.get_by_role("menuitem", name=words, exact=True)
    expect(line).to_be_visible(timeout=SLOW_MS)
    for _ in range(LINES_OF_A_MENU):
        page.keyboard.press("ArrowDown")
        page.wait_for_timeout(200)
        if line.evaluate("line => line === document.activeElement"):
            break
    expect(line).to_be_focused()
    page.keyboard.press("Enter")


def sounds_right(page: Page) -> None:
    """Hold a page at rest to every rule of axe."""
    found = Axe().run(settled(page)).response["violations"]
    assert [(each["impact"], each["id"], node["html"][:200]) for each in found for node in each["nodes"]] == []


def wishes(running: Running) -> list[str]:
    """Stop the server and return the kinds of what anybody made an edit of in the stored log."""
    return [entry.edit.kind for entry in running.log(HERO) if entry.actor == "person"]


def test_by_keys_alone_it_is_walked_to_its_end_and_the_stored_log_stays_empty(
    running: Running, open_page: OpenPage
) -> None:
    page = begun(open_page)
    by_key(page, ".river [role=option]")
    page.keyboard.press("Enter")
    at(page, TourStep.WRONG)
    by_key(page, '[class*="st-key-menu-"] button')
    choose_by_key(page, "This is not me")
    at(page, TourStep.SPLIT)
    by_key(page, '[class*="st-key-menu-"] button')
    choose_by_key(page, "Split it up …")
    expect(page.locator(".st-key-split_parts button")).to_be_visible(timeout=SLOW_MS)
    by_key(page, ".st-key-split_parts button")
    page.keyboard.press("Enter")
    at(page, TourStep.NAME)
    by_key(page, '[class*="st-key-name-"] input')
    page.keyboard.press("Control+a")
    page.keyboard.type("Cold water")
    page.keyboard.press("Enter")
    at(page, TourStep.WATCH)
    expect(page.locator(".st-key-meter .said")).to_contain_text("to “Cold water”")
    by_key(page, '[class*="st-key-More-"] button')
    page.keyboard.press("Enter")
    at(page, TourStep.PREVIEW)
    expect(page.locator("ol.slate .move").first).to_be_visible()
    by_key(page, ".st-key-previewing input")
    page.keyboard.press("Space")
    by_key(page, '[class*="st-key-Less-"] button')
    page.keyboard.press("Enter")
    expect(page.locator(".preview")).to_contain_text("Nothing is changed yet", timeout=SLOW_MS)
    by_key(page, ".st-key-apply button")
    page.keyboard.press("Enter")
    at(page, TourStep.UNDO)
    page.keyboard.press("Control+z")
    at(page, TourStep.OWN)
    sounds_right(page)
    page.locator(".st-key-tour_ways a").focus()
    page.keyboard.press("Enter")
    expect(page.locator(LINE)).to_contain_text("That was the tour.", timeout=SLOW_MS)
    expect(page.get_by_test_id("stFileUploaderDropzone").first).to_be_visible(timeout=SLOW_MS)
    sounds_right(page)
    assert "person=" not in page.url
    assert wishes(running) == []


def test_on_a_phone_in_the_dark_by_pointer_two_walk_apart_and_a_reload_or_a_skip_leaves_nothing(
    running: Running, open_page: OpenPage
) -> None:
    page, other = begun(open_page, width=400, height=850, scheme="dark"), begun(open_page)
    for each in (page, other):
        assert each.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth <= innerWidth")
    page.locator(".st-key-tour_where button:visible").click()
    page.wait_for_function("() => document.activeElement.matches('.river [role=option]')", timeout=SLOW_MS)
    field = page.locator('[class*="st-key-name-"] input').first
    name = field.input_value()
    field.fill("Mine alone")
    field.press("Enter")
    expect(page.locator(".st-key-meter .said")).to_contain_text("to “Mine alone”", timeout=SLOW_MS)
    strip = page.locator(".st-key-tour").bounding_box()
    assert strip is not None
    assert 0 < strip["y"] < 850 / 2
    other.locator('[class*="st-key-More-"] button:visible').first.click()
    expect(other.locator(".st-key-meter .said")).to_contain_text(name, timeout=SLOW_MS)
    page.reload()
    expect(page.locator('[class*="st-key-name-"] input').first).to_have_value(name, timeout=SLOW_MS)
    expect(page.locator(".st-key-tour")).to_have_count(0)
    other.locator(".st-key-tour_skip button:visible").click()
    expect(other.locator(".st-key-tour")).to_have_count(0, timeout=SLOW_MS)
    expect(other.locator(".st-key-meter")).to_have_count(0)
    expect(other.locator(".st-key-undo button:visible")).to_be_disabled()
    assert wishes(running) == []


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 400)])
def test_its_strip_breaks_no_rule_of_axe_on_the_way_nor_at_its_end(
    open_page: OpenPage, scheme: str, width: int
) -> None:
    page = begun(open_page, scheme=scheme, width=width)
    for _ in range(2):
        page.wait_for_selector(IDLE)
        page.mouse.move(0, 0)
        expect(page.get_by_role("tooltip")).to_have_count(0)
        page.wait_for_timeout(1_000)
        sounds_right(page)
        page.locator('[class*="st-key-More-"] button:visible').first.click()
        expect(page.locator(".st-key-meter .said")).to_be_visible(timeout=SLOW_MS)
