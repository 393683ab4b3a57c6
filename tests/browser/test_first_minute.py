"""The first minute in a browser: from the first page to a list that followed, in three clicks at most."""

import time

from browser.conftest import OpenPage, Running
from playwright.sync_api import expect

from ui.welcome import HERO

MOST_CLICKS, MOST_S = 3, 60.0
SLOW_MS = 60_000


def test_from_the_first_page_to_the_first_steered_list_are_three_clicks_and_less_than_a_minute(
    running: Running, open_page: OpenPage
) -> None:
    began = time.monotonic()
    page = open_page("/", at_rest=False)
    page.evaluate("window.clicks = 0; addEventListener('click', e => { if (e.isTrusted) window.clicks += 1 }, true)")
    page.locator(".st-key-steer button").click()
    page.locator('[class*="st-key-More-"] button:visible').first.click(timeout=SLOW_MS)
    expect(page.locator(".st-key-meter .said")).to_contain_text("More of", timeout=SLOW_MS)
    expect(page.locator("ol.slate .move.up, ol.slate .move.new").first).to_be_visible()
    took_s, clicks = time.monotonic() - began, page.evaluate("window.clicks")
    print(f"{clicks} clicks, {took_s:.1f} s")
    assert 0 < clicks <= MOST_CLICKS
    assert took_s < MOST_S
    assert [entry.edit.kind for entry in running.log(HERO) if entry.actor == "person"] == ["journey_weighted"]


def test_the_button_stands_there_before_the_river_does_and_a_band_opens_its_journey(open_page: OpenPage) -> None:
    page = open_page("/", at_rest=False)
    expect(page.locator(".st-key-steer button")).to_be_visible()
    band = page.locator(".st-key-shown .river [role=option]").first
    name = str(band.get_attribute("aria-label", timeout=SLOW_MS)).split(",")[0]
    band.dispatch_event("click")
    expect(page.locator(".life-of")).to_contain_text("Began in", timeout=SLOW_MS)
    row = page.locator('[class*="st-key-row-"]:has(.life-of) input').first
    expect(row).to_have_value(name)


def test_on_a_phone_in_the_dark_the_first_page_fits_and_a_small_river_opens_its_person(open_page: OpenPage) -> None:
    page = open_page("/", width=400, height=850, scheme="dark")
    page.wait_for_selector(".st-key-shown ol.slate li", timeout=SLOW_MS)
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 400
    river = page.locator(".st-key-portrait-kai .small-river")
    river.scroll_into_view_if_needed()
    colours = page.evaluate(
        "[...document.querySelectorAll('.st-key-portrait-kai .small-river i')]"
        ".map(i => getComputedStyle(i).backgroundColor)"
    )
    assert len(set(colours)) == len(colours) > 1
    box = river.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_url("**person=kai**", timeout=SLOW_MS)
    expect(page.locator(".st-key-whose")).to_contain_text("Kai", timeout=SLOW_MS)
