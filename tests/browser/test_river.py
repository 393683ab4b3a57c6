"""The river in a browser: by key and by pointer, after an edit, on a phone, in the dark, and the card's files."""

import io
import re

import pytest
from browser.conftest import PERSON, OpenPage, Running, hovered, settled
from PIL import Image
from playwright.sync_api import Page, expect

from core.steering.edits import EditUndone

BANDS = ".river [role=option]"
SAID = ".st-key-meter .said"
SLOW_MS = 30_000
MOVED = """key => {
  const band = document.querySelector(`.river [data-key="${key}"]`);
  window.moved = new Set();
  for (const step of ["transitionrun", "transitionend"])
    band.addEventListener(step, ({propertyName}) => { if (propertyName === "d") window.moved.add(step); });
}"""
"""Notes whether a band's shape is on its way, and whether it arrived: not by its pictures, of which a busy machine
draws as few as it likes."""


def river(open_page: OpenPage, **window: object) -> Page:
    page = open_page(f"/?person={PERSON}", **window)
    page.wait_for_selector(BANDS)
    page.wait_for_selector("ol.slate li")
    return settled(page)


def key_of(page: Page, at: int) -> str:
    return str(page.locator(BANDS).nth(at).get_attribute("data-key"))


def strongest(page: Page) -> str:
    """Return the journey of the first row."""
    name = str(page.locator('[class*="st-key-row-"]').first.get_attribute("class"))
    return str(re.findall(r"st-key-row-(\w+)", name)[0])


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.dataset.key ?? ''"))


def ground(page: Page, key: str) -> str:
    return str(page.evaluate(f"getComputedStyle(document.querySelector('.st-key-row-{key}')).backgroundColor"))


def test_a_key_reaches_every_band_and_enter_opens_the_journey_and_keeps_the_focus(open_page: OpenPage) -> None:
    page = river(open_page)
    for _ in range(40):
        page.keyboard.press("Tab")
        if focused(page):
            break
    reached = [focused(page)]
    for _ in range(page.locator(BANDS).count() - 1):
        page.keyboard.press("ArrowDown")
        reached.append(focused(page))
    assert reached == [key_of(page, at) for at in range(page.locator(BANDS).count())]
    page.keyboard.press("Home")
    assert focused(page) == reached[0]
    page.keyboard.press("Enter")
    row = page.locator(f".st-key-row-{reached[0]}")
    expect(row.locator(".life-of")).to_contain_text("Began in", timeout=SLOW_MS)
    expect(page.locator(BANDS).first).to_have_attribute("aria-selected", "true")
    assert focused(page) == reached[0]


def test_a_click_opens_a_journey_that_rests_in_its_fold(open_page: OpenPage) -> None:
    page = river(open_page)
    band = page.locator(".river [data-folded]").first
    key = str(band.get_attribute("data-key"))
    assert page.locator(f".st-key-row-{key}").count() == 0
    band.dispatch_event("click")
    expect(page.locator(f".st-key-row-{key} .life-of")).to_be_visible(timeout=SLOW_MS)


@pytest.mark.parametrize(("width", "by_key"), [(1280, True), (400, False)])
def test_an_item_of_a_journey_opened_from_the_river_is_taken_out_and_undo_gives_it_back(
    running: Running, open_page: OpenPage, width: int, by_key: bool
) -> None:
    page = river(open_page, width=width)
    band = page.locator(BANDS).first
    row = page.locator(f".st-key-row-{key_of(page, 0)}")
    band.dispatch_event("click")
    things = row.locator('[class*="st-key-thing-"]')
    expect(things.first).to_be_visible(timeout=SLOW_MS)
    years = [int(year) for year in settled(page).locator("h2.year").all_text_contents()]
    assert years == sorted(years, reverse=True)
    assert len(years) > 1
    own, after_it = (re.findall(r"st-key-thing-\S+", str(things.nth(n).get_attribute("class")))[0] for n in (0, 1))
    line = page.get_by_role("menuitem", name="Not me", exact=True)
    if by_key:
        things.first.get_by_role("button").press("Enter")
        expect(line).to_be_focused()
        page.keyboard.press("Enter")
    else:
        things.first.get_by_role("button").click()
        line.click()
    expect(page.locator(SAID)).to_contain_text("out: not you")
    expect(row.locator(f".{own}")).to_have_count(0)
    expect(row.locator(f".{after_it} button")).to_be_focused()
    expect(band).to_have_attribute("aria-selected", "true")
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= width
    settled(page).locator(".st-key-meter_undo button").click()
    expect(page.locator(SAID)).to_contain_text(re.compile("Undid: Took “.+” out: not you"))
    expect(row.locator(f".{own}")).to_be_visible(timeout=SLOW_MS)
    expect(band).to_have_attribute("aria-selected", "true")
    assert isinstance(running.own(PERSON)[-1].edit, EditUndone)


def test_a_band_and_its_row_answer_each_other(open_page: OpenPage) -> None:
    page = river(open_page)
    key = strongest(page)
    plain = ground(page, key)
    band = page.locator(f'.river [data-key="{key}"]')
    band.dispatch_event("pointerover")
    expect(page.locator(".river-told")).to_have_text(str(band.get_attribute("aria-label")))
    assert ground(page, key) != plain
    page.locator("h1").hover()
    expect(band).not_to_have_class(re.compile(r"\bon\b"))
    assert ground(page, key) == plain
    hovered(page.locator(f".st-key-row-{key} .evidence"), page.locator(f'.river .on[data-key="{key}"]'))
    page.locator("h1").hover()
    page.locator(f".st-key-row-{key} input").focus()
    expect(band).to_have_class(re.compile(r"\bon\b"))


def test_an_edit_moves_the_right_end_and_only_that_unless_motion_is_unwanted(open_page: OpenPage) -> None:
    page = river(open_page)
    last = str(page.locator(f'{BANDS}[aria-label^="Birds"]').get_attribute("data-key"))
    band, end = page.locator(f'.river [data-key="{last}"]'), page.locator(f'.river [data-key="end-{last}"]')
    before, held = str(band.get_attribute("d")), (end.text_content() or "")
    page.evaluate("key => { document.querySelector(`.river [data-key='${key}']`).same = true }", last)
    page.evaluate(MOVED, last)
    page.locator(f".st-key-More-{last} button").first.click()
    expect(page.locator(SAID)).to_contain_text("More of", timeout=SLOW_MS)
    expect(band).not_to_have_attribute("d", before, timeout=SLOW_MS)
    settled(page)
    after = str(band.get_attribute("d"))
    assert before != after
    assert before.split("c")[0] == after.split("c")[0], "The years are as they were."
    assert int(held.split()[0]) < int((end.text_content() or "").split()[0])
    assert page.evaluate("key => document.querySelector(`.river [data-key='${key}']`).same", last)
    page.wait_for_function("window.moved.has('transitionrun') && window.moved.has('transitionend')", timeout=SLOW_MS)
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate(
        f"getComputedStyle(document.querySelector('.river [data-key=\"{last}\"]')).transitionDuration"
    ) in (
        "0s",
        "0s, 0s, 0s",
    )


FILLS = """async (band, ms) => {
    const seen = new Set();
    for (const end = performance.now() + ms; performance.now() < end; await new Promise(requestAnimationFrame))
        seen.add(getComputedStyle(band).fill);
    return [...seen];
}"""
"""What a band is filled with, picture by picture, for so many milliseconds."""


def test_a_band_that_the_pointer_leaves_is_never_without_its_colour(open_page: OpenPage) -> None:
    page = river(open_page)
    band = page.locator(f'.river [data-key="{strongest(page)}"]')
    band.dispatch_event("pointerover")
    expect(band).to_have_class(re.compile(r"\bon\b"))
    page.locator("h1").hover()
    fills = band.evaluate(FILLS, 400)
    assert fills
    assert "rgba(0, 0, 0, 0)" not in fills


def test_a_river_that_leads_into_no_list_takes_the_whole_width(open_page: OpenPage) -> None:
    page = river(open_page)
    width = "document.querySelector('.river').getBoundingClientRect().width"
    beside_a_list = page.evaluate(width)
    page.evaluate("document.querySelector('.river .leads').remove()")
    assert page.evaluate(width) > beside_a_list + 100


def test_the_card_is_saved_with_what_is_ticked_as_a_drawing_and_as_a_picture(open_page: OpenPage) -> None:
    page = river(open_page)
    names = {
        key_of(page, at): str(page.locator(BANDS).nth(at).get_attribute("aria-label")).split(",")[0] for at in range(4)
    }
    page.locator(".st-key-river_card button").click()
    page.wait_for_selector("img.card")
    ticked = {key: page.locator(f".st-key-card-{key} input").is_checked() for key in names}
    assert set(ticked.values()) == {True, False}, "One of this person's journeys is about grief."
    chosen = next(key for key, is_ticked in ticked.items() if is_ticked)
    page.locator(f".st-key-card-{chosen} label").click()
    expect(page.locator("img.card")).not_to_have_attribute("alt", re.compile(re.escape(names[chosen])), timeout=SLOW_MS)
    with page.expect_download() as drawing:
        page.locator(".st-key-card_svg button").click()
    svg = drawing.value.path().read_text(encoding="utf-8")
    for key, is_ticked in ticked.items():
        assert (names[key] in svg) is (is_ticked and key != chosen)
        assert key not in svg
    with page.expect_download() as picture:
        page.locator(".save-png").click()
    assert picture.value.suggested_filename.endswith(".png")
    image = Image.open(io.BytesIO(picture.value.path().read_bytes()))
    assert image.size == (2400, 1260)
    assert len(image.convert("RGB").resize((60, 30)).getcolors(60 * 30) or []) > 10


def test_on_a_phone_in_the_dark_the_river_fits_and_names_what_is_at_its_end(open_page: OpenPage) -> None:
    page = river(open_page, width=400, height=850, scheme="dark")
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 400
    right = page.evaluate(
        "Math.max(...[...document.querySelectorAll('.river text')].map(t => t.getBoundingClientRect().right))"
    )
    assert right <= 400
    assert all(text.strip() for text in page.locator(".river .end").all_text_contents())
    page.locator(".st-key-river_table button").click()
    page.wait_for_selector(".river-table")
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 400
