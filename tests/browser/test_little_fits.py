"""Where little or nothing fits, a real browser shows that the page says so: a dry journey, a search of nonsense."""

import re

from browser.conftest import PERSON, OpenPage, Running, settled
from playwright.sync_api import Page, expect

from core.steering.edits import JourneyWeighted

SAID, LITTLE = ".st-key-meter .said", ".shortfall"
PRESSES = 12


def pressed_until_dry(page: Page) -> str:
    """Press More on the second journey until what fits it no longer fills its share; return what the page then says."""
    field = page.locator('[class*="st-key-name-"]').nth(1)
    expect(field.locator("input")).to_have_value(re.compile(r"\w"))
    name = field.locator("input").input_value()
    found = re.search(r"st-key-name-(\S+)", field.get_attribute("class") or "")
    assert found is not None
    few = re.compile(rf"Only (\d+) things? fits? “{re.escape(name)}”; (?:some of )?the rest of its share went to “")
    for n in range(1, PRESSES + 1):
        page.locator(f".st-key-More-{found.group(1)} button").first.click()
        expect(page.locator(".st-key-meter_undo button")).to_be_visible()
        settled(page)
        if few.search(page.locator(LITTLE).first.inner_text()):
            return name
        assert n < PRESSES, (name, page.locator(LITTLE).first.inner_text())
    raise AssertionError(name)


def test_a_journey_that_is_asked_for_more_than_fits_it_is_said_to_run_dry_and_gets_no_more_places(
    running: Running, open_page: OpenPage
) -> None:
    page = open_page(f"/?person={PERSON}")
    page.wait_for_selector("ol.slate li")
    settled(page)
    name = pressed_until_dry(page)
    told = page.locator(LITTLE).first.inner_text()
    fitting = int(re.findall(r"Only (\d+) things? fit", told)[-1])
    page.get_by_role("link", name="For you").click()
    expect(page.locator(LITTLE).first).to_contain_text(f"fit “{name}”")
    expect(page.locator("h2.shelf").filter(has_text=name).locator("small")).to_have_text(str(fitting))
    page.get_by_role("link", name="Journeys").click()
    page.locator(".st-key-undo button").click()
    expect(page.locator(SAID)).to_contain_text("Undid")
    assert any(isinstance(entry.edit, JourneyWeighted) for entry in running.log(PERSON))


def test_a_search_that_nothing_answers_names_the_nearest_instead_of_listing_strangers(open_page: OpenPage) -> None:
    page = open_page(f"/for_you?person={PERSON}")
    box = page.get_by_label("Search, or ask for something")
    box.fill("qzxv wprtk blorf")
    box.press("Enter")
    expect(page.get_by_text("Nothing close; the nearest is")).to_be_visible()
    expect(page.locator(".st-key-found li, ol.slate li")).to_have_count(0)
    box.fill("crosword clues")
    box.press("Enter")
    expect(page.get_by_text("Closest to “crosword clues”")).to_be_visible()
    expect(page.get_by_text("Nothing close")).to_have_count(0)
