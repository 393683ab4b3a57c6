"""What a person sees on the Journeys page, and what the log holds after it."""

import re
import urllib.request

from browser.conftest import PERSON, OpenPage, Running, chosen, hovered, settled
from playwright.sync_api import Page, expect

from core.effects.meter import effect_from_json, effect_in_words

SAID = ".st-key-meter .said"


def verb(page: Page, name: str) -> None:
    page.locator(f'[class*="st-key-{name}-"] button').first.click()


def kinds(running: Running, person_id: str) -> list[str]:
    return [entry.edit.kind for entry in running.own(person_id)]


def test_more_moves_the_list_and_undo_brings_it_back(running: Running, open_page: OpenPage) -> None:
    page = open_page("/?person=rosalind")
    page.wait_for_selector("ol.slate li")
    settled(page)
    before = page.locator("ol.slate .title").all_inner_texts()
    verb(page, "More")
    expect(page.locator(SAID)).to_contain_text("More of")
    page.keyboard.press("Control+z")
    expect(page.locator(SAID)).to_contain_text("Undid")
    assert page.locator("ol.slate .title").all_inner_texts() == before
    page.keyboard.press("Control+Shift+z")
    expect(page.locator(SAID)).to_contain_text("Did again")
    assert kinds(running, "rosalind") == ["journey_weighted", "edit_undone", "edit_redone"]


def test_the_meter_shows_the_figures_that_the_log_keeps(running: Running, open_page: OpenPage) -> None:
    page = open_page("/?person=kai")
    verb(page, "More")
    expect(page.locator(SAID)).to_contain_text("More of")
    said = page.locator(".st-key-meter").inner_text()
    entry = running.own("kai")[0]
    effect = effect_from_json(entry.effect)
    assert effect is not None
    assert " ".join(effect_in_words(effect).split()) in " ".join(said.split())
    ((_, asked, _, got),) = effect.aimed_at.values()
    assert f"asks for {asked * 100:.0f} % and got {got * 100:.0f} %" in " ".join(said.split())


def test_a_double_click_on_merge_is_one_edit(running: Running, open_page: OpenPage) -> None:
    page = open_page("/?person=wen")
    page.locator('[class*="st-key-menu-"] button').first.click()
    page.get_by_text("Merge into another …", exact=True).last.click()
    chosen(page, "merge_into")
    page.locator(".st-key-merge button:not([disabled])").dblclick()
    expect(page.locator(SAID)).to_contain_text("Merged")
    settled(page)
    assert kinds(running, "wen") == ["journeys_merged"]


def test_a_name_is_changed_in_place_and_survives_a_reload(running: Running, open_page: OpenPage) -> None:
    page = open_page("/?person=ines")
    field = page.locator('[class*="st-key-name-"] input').first
    field.fill("What I do on Sundays")
    field.press("Enter")
    expect(page.locator(SAID)).to_contain_text("What I do on Sundays")
    page.reload()
    expect(page.locator('[class*="st-key-name-"] input').first).to_have_value("What I do on Sundays")
    assert kinds(running, "ines") == ["journey_renamed"]


def test_a_preview_shows_the_list_and_leaves_the_log_alone(running: Running, open_page: OpenPage) -> None:
    page = open_page("/?person=oskar")
    page.locator(".st-key-previewing label").click()
    verb(page, "Less")
    expect(page.locator(".preview")).to_contain_text("Nothing is changed yet")
    page.locator(".st-key-drop button").click()
    expect(page.locator(".preview")).to_have_count(0)
    assert kinds(running, "oskar") == []


def test_on_a_phone_a_journey_is_opened_more_finely_and_gone_into(running: Running, open_page: OpenPage) -> None:
    page = open_page("/?person=nadia", width=400, height=850)
    verb(page, "deeper")
    page.locator('.st-key-panel input[type="range"]').press("ArrowRight")
    expect(page.locator(SAID)).to_contain_text("Set the detail to “fine” within")
    expect(page.locator(SAID)).to_contain_text("your list stayed as it was")
    parts = page.locator('[class*="st-key-focus-"] button')
    expect(parts.first).to_be_visible()
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 400
    parts.first.click()
    expect(page.locator(SAID)).to_contain_text("Went deeper into")
    assert kinds(running, "nadia") == ["granularity_set", "journey_focused"]


def test_on_a_phone_nothing_scrolls_sideways_and_every_button_can_be_hit(open_page: OpenPage) -> None:
    page = open_page(f"/?person={PERSON}", width=400, height=850)
    page.wait_for_selector("ol.slate li")
    settled(page)
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 400
    heights = page.evaluate(
        "[...document.querySelectorAll('[data-testid=stMainBlockContainer] button')]"
        ".filter(b => b.offsetParent && !b.closest('label')).map(b => [b.innerText, b.getBoundingClientRect().height])"
    )
    assert not [(text, height) for text, height in heights if height < 40 and text.strip()]


def test_answers_carry_the_security_headers_and_the_health_route_answers(running: Running) -> None:
    with urllib.request.urlopen(running.address, timeout=10) as answer:
        assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
    with urllib.request.urlopen(f"{running.address}/api/health", timeout=10) as answer:
        assert b"ok" in answer.read()


def test_what_three_presses_would_give_is_told_to_whoever_hovers_or_comes_by_key(open_page: OpenPage) -> None:
    page = open_page("/?person=hana")
    more = page.locator('[class*="st-key-More-"] button').first
    told = page.locator('[role="tooltip"]').filter(has_text="One press")
    hovered(more, told)
    expect(told.first).to_contain_text(re.compile(r"has \d+ of \d+ places\. One press:"))
    page.mouse.move(5, 5)
    expect(told).to_have_count(0)
    page.locator('[class*="st-key-name-"] input').first.focus()
    page.keyboard.press("Tab")
    expect(told.first).to_contain_text("three:")
    foretold = told.first.inner_text().split("One press: ")[1].split(",")[0]
    page.keyboard.press("Enter")
    expect(page.locator(SAID)).to_contain_text(f"asks for {foretold}")
