"""Nothing moves that was not touched: rows, focus and typing stay, and a key in a field is the field's."""

import re

import pytest
from browser.conftest import PERSON, OpenPage, Running, settled
from playwright.sync_api import Locator, Page, expect

SAID = ".st-key-meter .said"
ROWS = '[class*="st-key-row-"]:visible'
STANDING = '.st-key-whose, .river-host, .st-key-journeys, [class*="st-key-row-"], .st-key-slate'
SOON_MS = 5_000
MENU_BUTTON = '[class*="st-key-menu-"] button'
FIELD = '[class*="st-key-name-"] input'


def opened(open_page: OpenPage, person_id: str = PERSON, **window: object) -> Page:
    page = open_page(f"/?person={person_id}", **window)
    page.wait_for_selector("ol.slate li")
    return settled(page)


def focused(page: Page) -> str:
    """Return the key of what has the focus."""
    return str(page.evaluate("document.activeElement.closest('[class*=st-key-]')?.className.match(/st-key-(\\S+)/)[1]"))


def test_ten_presses_at_one_place_are_ten_edits_of_the_same_journey(running: Running, open_page: OpenPage) -> None:
    page = opened(open_page, "rosalind")
    rows = page.locator(ROWS).evaluate_all("rows => rows.map(row => row.className)")
    last = page.locator('[class*="st-key-More-"] button:visible').last
    last.evaluate("button => button.scrollIntoView({ block: 'center' })")
    box = last.bounding_box()
    assert box is not None
    for _ in range(10):
        page.mouse.move(box["x"] + 15, box["y"] + 20)
        page.mouse.click(box["x"] + 15, box["y"] + 20)
        settled(page)
    expect(page.locator(SAID)).to_contain_text("More of")
    assert page.locator(ROWS).evaluate_all("rows => rows.map(row => row.className)") == rows
    page.locator(".st-key-sort_again button:visible").click()
    expect(page.locator(".st-key-sort_again button:visible")).to_be_disabled()
    edits = [entry.edit for entry in running.own("rosalind")]
    assert len(edits) == 10
    assert len({edit.concerns for edit in edits}) == 1


def test_what_stood_on_a_page_that_was_waited_for_is_not_drawn_anew_by_the_first_press(open_page: OpenPage) -> None:
    page = opened(open_page, "tobias")
    page.evaluate(f"for (const one of document.querySelectorAll(`{STANDING}`)) one.stood = true")
    page.locator('[class*="st-key-More-"] button:visible').first.click()
    expect(page.locator(SAID)).to_contain_text("More of")
    settled(page)
    stood = page.locator(STANDING).evaluate_all("all => all.map(one => [one.className, !!one.stood])")
    assert len(stood) > len(STANDING.split(","))
    assert [name for name, was_there in stood if not was_there] == []


def test_ctrl_z_in_a_field_takes_typing_back_and_no_edit(running: Running, open_page: OpenPage) -> None:
    page = opened(open_page, "kai")
    page.locator('[class*="st-key-More-"] button:visible').first.click()
    expect(page.locator(SAID)).to_contain_text("More of")
    field = page.locator(FIELD).first
    name = field.input_value()
    field.click()
    page.keyboard.type("x")
    page.keyboard.press("Control+z")
    settled(page)
    expect(field).to_have_value(name)
    expect(page.locator(SAID)).to_contain_text("More of")
    assert [entry.edit.kind for entry in running.own("kai")] == ["journey_weighted"]


def test_escape_takes_typing_back_then_closes_the_open_panel_and_the_focus_is_where_it_came_from(
    running: Running, open_page: OpenPage
) -> None:
    page = opened(open_page, "wen")
    field = page.locator(FIELD).first
    name = field.input_value()
    field.click()
    page.keyboard.type("something else")
    page.keyboard.press("Escape")
    expect(field).to_have_value(name)
    deeper = page.locator('[class*="st-key-deeper-"] button:visible').first
    deeper.click()
    expect(page.locator(".st-key-panel")).to_be_visible()
    page.locator(".st-key-panel_close button").focus()
    page.keyboard.press("Escape")
    expect(page.locator(".st-key-panel")).to_have_count(0)
    expect(deeper).to_be_focused()
    assert running.own("wen") == []


def test_the_focus_stays_on_what_was_pressed_or_on_what_stands_in_its_place(open_page: OpenPage) -> None:
    page = opened(open_page, "ines")
    more = page.locator('[class*="st-key-More-"] button:visible').first
    more.focus()
    page.keyboard.press("Enter")
    expect(page.locator(SAID)).to_contain_text("More of")
    expect(more).to_be_focused()
    page.locator(".st-key-meter_undo button").focus()
    page.keyboard.press("Enter")
    expect(page.locator(SAID)).to_contain_text("Undid")
    expect(page.locator(".st-key-meter_redo button")).to_be_focused()


def test_a_pending_preview_survives_a_change_of_page_and_says_so_there(running: Running, open_page: OpenPage) -> None:
    page = opened(open_page, "oskar")
    page.locator(".st-key-previewing label").click()
    page.locator('[class*="st-key-Less-"] button:visible').first.click()
    expect(page.locator(".preview")).to_contain_text("Nothing is changed yet")
    page.get_by_test_id("stTopNavLink").filter(has_text="History").click()
    expect(page.locator("h1")).to_contain_text("")
    expect(page.locator(".pending")).to_contain_text("Nothing is changed yet")
    page.get_by_test_id("stTopNavLink").filter(has_text="Journeys").click()
    expect(page.locator(".preview")).to_contain_text("Nothing is changed yet")
    assert running.own("oskar") == []


def test_every_button_of_a_row_says_which_journey_it_is_about(open_page: OpenPage) -> None:
    page = opened(open_page)
    row = page.locator(ROWS).first
    name = row.locator(FIELD).input_value()
    for words in (f"More of {name}", f"Less of {name}", f"Deeper into {name}", f"Related to {name}", f"Change {name}"):
        expect(row.get_by_role("button", name=words, exact=True)).to_be_visible()


@pytest.mark.parametrize("path", ["map", "for_you", "explore", "talk", "history", "data"])
def test_every_page_has_a_title_of_its_own(open_page: OpenPage, path: str) -> None:
    page = open_page(f"/{path}?person={PERSON}")
    expect(page).to_have_title(re.compile(rf"^{path.replace('_', ' ').capitalize()} · Steerable journeys$"))


def test_no_name_is_cut_on_a_tablet_and_the_top_of_the_list_is_said_on_a_phone(open_page: OpenPage) -> None:
    tablet = opened(open_page, "nadia", width=768)
    cut = tablet.locator(FIELD).evaluate_all("all => all.filter(f => f.scrollWidth > f.clientWidth).map(f => f.value)")
    assert cut == []
    phone = opened(open_page, "nadia", width=400, height=850)
    phone.locator('[class*="st-key-More-"] button:visible').first.click()
    expect(phone.locator(".tops")).to_be_visible()
    first = phone.locator("ol.slate .title").first.inner_text()
    expect(phone.locator(".tops")).to_contain_text(first[:30])


def choose(page: Page, row: Locator, verb: str, *, by_key: bool) -> None:
    """Choose a verb from the menu of a row."""
    button, line = row.locator(MENU_BUTTON), page.get_by_role("menuitem", name=verb, exact=True)
    if by_key:
        button.press("Enter")
        expect(page.get_by_role("menuitem").first).to_be_focused()
        line.press("Enter")
    else:
        button.click()
        line.click()


@pytest.mark.parametrize("by_key", [True, False])
def test_a_choice_from_a_row_s_menu_leaves_the_focus_on_it_or_where_the_row_went_on_the_next(
    open_page: OpenPage, by_key: bool
) -> None:
    page = opened(open_page, "amara")
    keys = page.locator(ROWS).evaluate_all("rows => rows.map(row => row.className.match(/st-key-row-[^ ]+/)[0])")
    rows = [page.locator(f".{key}") for key in keys]
    for verb, said in (("Mute", "Muted"), ("Let it speak again", "Unmuted")):
        choose(page, rows[0], verb, by_key=by_key)
        expect(page.locator(SAID)).to_contain_text(said)
        expect(rows[0].locator(MENU_BUTTON)).to_be_focused(timeout=SOON_MS)
    for at, (verb, said) in enumerate((("Pause", "Paused"), ("This is not me", "not you"))):
        choose(page, rows[at], verb, by_key=by_key)
        expect(page.locator(SAID)).to_contain_text(said)
        expect(rows[at]).to_have_count(0, timeout=SOON_MS)
        expect(rows[at + 1].locator(MENU_BUTTON)).to_be_focused(timeout=SOON_MS)
