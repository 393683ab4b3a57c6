"""Map, Explore, History and Data in a real browser: what the person sees, and what the log holds."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from browser.conftest import OpenPage, Running, settled
from playwright.sync_api import Locator, Page, expect

from core.steering.edits import EditUndone, InterestAdopted, ItemsGathered, JourneySplit, TurnTaken
from core.steering.log import LogEntry


@pytest.fixture(scope="module")
def prepared(small: Path) -> Path:
    """Serve the small world."""
    return small


def kinds(log: list[LogEntry]) -> list[str]:
    return [entry.edit.kind for entry in log]


def said(page: Page) -> Locator:
    return page.locator(".st-key-meter .said")


LOWER_LEFT = ((0.01, 0.3), (0.12, 0.3), (0.12, 0.98), (0.01, 0.98), (0.01, 0.32))
"""Corners of a loop, in parts of the map's width and height, that a few points lie in."""
NEARLY_ALL = ((0.03, 0.03), (0.97, 0.03), (0.97, 0.97), (0.03, 0.97), (0.03, 0.05))


def lasso(page: Page, corners: Sequence[tuple[float, float]] = LOWER_LEFT) -> None:
    """Draw a loop by hand on the map."""
    area = page.locator(".js-plotly-plot .nsewdrag").first
    area.wait_for()
    settled(page)
    box = area.bounding_box()
    assert box is not None
    path = [(box["x"] + box["width"] * x, box["y"] + box["height"] * y) for x, y in corners]
    page.mouse.move(*path[0])
    page.mouse.down()
    for x, y in path[1:]:
        page.mouse.move(x, y, steps=10)
    page.mouse.up()


def test_a_loop_on_the_map_makes_a_journey_and_undo_takes_it_back(running: Running, open_page: OpenPage) -> None:
    page = open_page("/map?person=bo")
    lasso(page)
    picked = page.locator(".picked h2")
    expect(picked).to_contain_text("picked")
    n = int(picked.inner_text().split()[0])
    page.get_by_label("Name", exact=True).fill("Looped together")
    page.get_by_label("Name", exact=True).press("Tab")
    page.get_by_role("button", name="Make this a journey of its own").click()
    expect(said(page)).to_contain_text(re.compile("Made a journey|Split"))
    expect(page.locator(".js-plotly-plot .annotation-text").filter(has_text="Looped together")).to_have_count(1)
    page.locator(".st-key-meter_undo button").click()
    expect(said(page)).to_contain_text("Undid")
    expect(page.locator(".js-plotly-plot .annotation-text").filter(has_text="Looped together")).to_have_count(0)
    log = running.own("bo")
    press = log[0].edit
    assert isinstance(press, TurnTaken)
    made, *_ = press.edits
    assert isinstance(made, ItemsGathered | JourneySplit)
    items = made.item_ids if isinstance(made, ItemsGathered) else made.parts[0][1]
    assert len(items) == n
    assert log[-1].edit == EditUndone(log[0].seq)


WINDOW = (
    """() => ['xaxis', 'yaxis'].flatMap(axis => document.querySelector('.js-plotly-plot')._fullLayout[axis].range)"""
)

OWN_POINT = """() => {
  const map = document.querySelector('.js-plotly-plot'), { xaxis, yaxis } = map._fullLayout;
  const own = map._fullData.find(trace => trace.customdata?.length && trace.name !== 'For you');
  return { x: xaxis.l2p(own.x[0]), y: yaxis.l2p(own.y[0]) };
}"""
"""Where one of the person's own points stands, in pixels from the upper left of the map's inside."""


def zoomed(page: Page) -> list[float]:
    """Turn the wheel over a point of the map until it shows a part of itself, and return which."""
    area = page.locator(".js-plotly-plot .nsewdrag").first
    area.wait_for()
    settled(page)
    whole = page.evaluate(WINDOW)
    area.hover(position=page.evaluate(OWN_POINT))
    for _ in range(3):
        page.mouse.wheel(0, -200)
    page.wait_for_function(f"whole => String(({WINDOW})()) !== String(whole)", arg=whole)
    settled(page)
    part: list[float] = page.evaluate(WINDOW)
    assert part[1] - part[0] < whole[1] - whole[0]
    return part


def test_a_step_of_a_journeys_plan_is_changed_taken_and_dropped_again(running: Running, open_page: OpenPage) -> None:
    page = open_page("/?person=cy")
    page.locator('[class*="st-key-menu-"] button').first.click()
    page.get_by_text("See all of it …").click()
    page.get_by_text("Where am I in this?").click()
    expect(page.locator(".how-far")).to_contain_text("You took up 8 things.")
    name = settled(page).get_by_label("Step 1: call it")
    name.fill("Slowly, bowl by bowl")
    name.press("Tab")
    settled(page).get_by_role("button", name="Take this step").first.click()
    expect(said(page)).to_contain_text("Slowly, bowl by bowl")
    expect(page.locator(".step-name")).to_contain_text("Slowly, bowl by bowl taken, 0 of")
    settled(page).get_by_role("button", name="Drop it").click()
    expect(said(page)).to_contain_text("Undid")
    expect(page.locator(".step-name")).to_have_count(0)
    *_, taken, dropped = running.own("cy")
    assert isinstance(taken.edit, InterestAdopted)
    assert (taken.edit.name, dropped.edit) == ("Slowly, bowl by bowl", EditUndone(taken.seq))


def test_the_map_keeps_its_part_through_a_loop_an_edit_and_its_undo(open_page: OpenPage) -> None:
    page = open_page("/map?person=cy")
    part = zoomed(page)
    lasso(page, NEARLY_ALL)
    expect(page.locator(".picked h2")).to_contain_text("picked")
    assert settled(page).evaluate(WINDOW) == pytest.approx(part)
    page.get_by_role("button", name="Make this a journey of its own").click()
    expect(said(page)).to_contain_text(re.compile("Made a journey|Split"))
    assert settled(page).evaluate(WINDOW) == pytest.approx(part)
    page.locator(".st-key-meter_undo button").click()
    expect(said(page)).to_contain_text("Undid")
    assert settled(page).evaluate(WINDOW) == pytest.approx(part)


def test_an_interest_is_taken_up_and_another_never_comes_back(running: Running, open_page: OpenPage) -> None:
    page = open_page("/explore?person=ada")
    cards = page.locator(".proposal h2")
    expect(cards.first).to_be_visible()
    wanted, unwanted = cards.nth(0).inner_text(), cards.nth(1).inner_text()
    page.get_by_role("button", name="Take it up").first.click()
    expect(said(page)).to_contain_text(f"Took up “{wanted}”")
    expect(cards.filter(has_text=wanted)).to_have_count(0)
    card = page.locator('[class*="st-key-proposal-"]').filter(has_text=unwanted)
    card.get_by_role("button", name="Not for me").click()
    expect(said(page)).to_contain_text(f"Declined “{unwanted}”")
    expect(cards.filter(has_text=unwanted)).to_have_count(0)
    page.get_by_role("link", name="Journeys").click()
    expect(page.locator("body")).to_contain_text("just adopted")
    assert kinds(running.own("ada")) == ["interest_adopted", "interest_declined"]


def test_history_tells_every_edit_undoes_one_and_travels_back(running: Running, open_page: OpenPage) -> None:
    page = open_page("/explore?person=di")
    name = page.locator(".proposal h2").first.inner_text()
    page.get_by_role("button", name="Take it up").first.click()
    expect(said(page)).to_contain_text("Took up")
    page.get_by_role("link", name="History").click()
    expect(page.locator(".told").first).to_contain_text(f"Took up “{name}”")
    page.locator('[class*="st-key-turn-"] button').first.click()
    expect(page.locator(".told.silent")).to_contain_text(f"Took up “{name}”")

    page.get_by_text("Any moment").click()
    expect(page.get_by_text("Just after: Undid")).to_be_visible()
    expect(page.locator(".moment")).not_to_contain_text(name)
    slider = page.get_by_role("slider")
    slider.focus()
    slider.press("ArrowLeft")
    expect(page.get_by_text(f"Just after: Took up “{name}”")).to_be_visible()
    expect(page.locator(".moment")).to_contain_text(name)
    assert kinds(running.own("di")) == ["interest_adopted", "edit_undone"]


def test_a_file_with_bad_rows_comes_in_with_them_told(running: Running, open_page: OpenPage, tmp_path: Path) -> None:
    topics = {"Glaze": "kiln bowl clay", "Sourdough": "crumb loaf oven", "Gambit": "pawn bishop endgame"}
    rows = [
        f"{topic} {word} part {n},2025-0{1 + n}-1{i},{topic} house"
        for i, (topic, words) in enumerate(topics.items())
        for n, word in enumerate(words.split() * 2)
    ]
    bad = ["No time at all,never,Someone", ",2025-01-01,Nobody", "Broken date,2025-13-45,Someone"]
    file = tmp_path / "watched.csv"
    file.write_text("\n".join(["title,watched at,channel", *rows, *bad]) + "\n", encoding="utf-8")

    page = open_page("/data")
    page.locator('.st-key-data input[type="file"]').first.set_input_files(str(file))
    expect(page.get_by_text("This is a table (CSV)")).to_be_visible()
    expect(page.locator(".left-out")).to_contain_text("3 rows cannot be read")
    settled(page)
    page.get_by_label("Whose history is it?").fill("Robin")
    page.get_by_label("Whose history is it?").press("Enter")
    settled(page)
    expect(page.get_by_label("Whose history is it?")).to_have_value("Robin")
    page.get_by_role("button", name="Bring in 18 moments").click()
    expect(page.get_by_role("heading", name="Your journeys")).to_be_visible()
    expect(page.locator(".st-key-whose")).to_contain_text("Robin")
    assert page.url.endswith("person=robin")
    assert running.log("robin")[0].edit.kind == "journeys_extracted"
