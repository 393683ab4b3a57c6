"""Map, Explore, History and Data in a real browser: what the person sees, and what the log holds."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from core.adapters.database import Database
from core.adapters.histories import Histories

pytestmark = pytest.mark.browser

LogOf = Callable[[Any, str], list[dict[str, Any]]]


def kinds(log: list[dict[str, Any]]) -> list[str]:
    return [entry["kind"] for entry in log if entry["actor"] == "person"]


def said(page: Page) -> Any:
    return page.locator(".st-key-meter .said")


def lasso(page: Page) -> None:
    """Draw a loop by hand around the middle half of the map."""
    area = page.locator(".js-plotly-plot .nsewdrag").first
    area.wait_for()
    page.wait_for_timeout(1500)
    box = area.bounding_box()
    assert box is not None
    x, y, width, height = box["x"], box["y"], box["width"], box["height"]
    corners = [(0.05, 0.3), (0.5, 0.3), (0.5, 0.97), (0.05, 0.97), (0.05, 0.32)]
    page.mouse.move(x + width * corners[0][0], y + height * corners[0][1])
    page.mouse.down()
    for across, down in corners[1:]:
        page.mouse.move(x + width * across, y + height * down, steps=10)
    page.mouse.up()


def test_a_loop_on_the_map_makes_a_journey_and_undo_takes_it_back(app: Any, page: Page, log_of: LogOf) -> None:
    page.goto(app.page("map", "bo"))
    lasso(page)
    picked = page.locator(".picked h2")
    expect(picked).to_contain_text("picked")
    n = int(picked.inner_text().split()[0])
    page.get_by_label("Name", exact=True).fill("Looped together")
    page.get_by_label("Name", exact=True).press("Tab")
    page.get_by_role("button", name="Make this a journey of its own").click()
    expect(said(page)).to_contain_text("Looped together")
    made = [entry for entry in log_of(app, "bo") if entry["actor"] == "person"]
    assert made[0]["kind"] in ("items_gathered", "journey_split")
    assert len(made[0]["edit"].get("item_ids") or made[0]["edit"]["parts"][0][1]) == n

    page.locator(".st-key-meter_undo button").click()
    expect(said(page)).to_contain_text("Undid")
    log = log_of(app, "bo")
    assert kinds(log)[-1] == "edit_undone"
    assert log[-1]["edit"]["seq"] == made[0]["seq"]


def test_an_interest_is_taken_up_and_another_never_comes_back(app: Any, page: Page, log_of: LogOf) -> None:
    page.goto(app.page("explore", "ada"))
    cards = page.locator(".proposal h2")
    expect(cards.first).to_be_visible()
    wanted, unwanted = cards.nth(0).inner_text(), cards.nth(1).inner_text()
    page.get_by_role("button", name="Take it up").first.click()
    expect(said(page)).to_contain_text(f"Took up “{wanted}”")
    expect(page.locator(".proposal h2").filter(has_text=wanted)).to_have_count(0)
    page.locator('[class*="st-key-proposal-"]').filter(has_text=unwanted).get_by_role(
        "button", name="Not for me"
    ).click()
    expect(said(page)).to_contain_text(f"Declined “{unwanted}”")
    expect(page.locator(".proposal h2").filter(has_text=unwanted)).to_have_count(0)
    log = log_of(app, "ada")
    assert kinds(log) == ["interest_adopted", "interest_declined"]
    page.goto(app.page("journeys", "ada"))
    expect(page.locator("body")).to_contain_text("just adopted")


def test_history_tells_every_edit_undoes_one_and_travels_back(app: Any, page: Page, log_of: LogOf) -> None:
    page.goto(app.page("explore", "di"))
    name = page.locator(".proposal h2").first.inner_text()
    page.get_by_role("button", name="Take it up").first.click()
    expect(said(page)).to_contain_text("Took up")
    page.goto(app.page("history", "di"))
    told = page.locator(".told").first
    expect(told).to_contain_text(f"Took up “{name}”")
    page.locator('[class*="st-key-turn-"] button').first.click()
    expect(page.locator(".told.silent")).to_contain_text(f"Took up “{name}”")
    assert kinds(log_of(app, "di")) == ["interest_adopted", "edit_undone"]

    page.get_by_text("Any moment").click()
    slider = page.get_by_role("slider")
    expect(page.get_by_text("Just after: Undid")).to_be_visible()
    expect(page.locator(".moment")).not_to_contain_text(name)
    slider.focus()
    slider.press("ArrowLeft")
    expect(page.get_by_text(f"Just after: Took up “{name}”")).to_be_visible()
    expect(page.locator(".moment")).to_contain_text(name)
    assert kinds(log_of(app, "di")) == ["interest_adopted", "edit_undone"]


def test_a_file_with_bad_rows_comes_in_with_them_told(app: Any, page: Page, log_of: LogOf, tmp_path: Path) -> None:
    topics = {"Glaze": "kiln bowl clay", "Sourdough": "crumb loaf oven", "Gambit": "pawn bishop endgame"}
    rows = [
        f"{topic} {word} part {n},2025-0{1 + n}-1{i},{topic} house"
        for i, (topic, words) in enumerate(topics.items())
        for n, word in enumerate(words.split() * 2)
    ]
    bad = ["No time at all,never,Someone", ",2025-01-01,Nobody", "Broken date,2025-13-45,Someone"]
    file = tmp_path / "watched.csv"
    file.write_text("\n".join(["title,watched at,channel", *rows, *bad]) + "\n", encoding="utf-8")

    page.goto(app.page("data"))
    page.locator('input[type="file"]').set_input_files(str(file))
    expect(page.get_by_text("This is a table (CSV)")).to_be_visible()
    expect(page.locator(".left-out")).to_contain_text("3 rows cannot be read")
    page.get_by_label("Whose history is it?").fill("Robin")
    page.get_by_label("Whose history is it?").press("Enter")
    page.get_by_role("button", name="Bring in 18 moments").click()
    expect(page.get_by_role("heading", name="Your journeys")).to_be_visible()
    expect(page.locator(".st-key-whose")).to_contain_text("Robin")
    assert page.url.endswith("person=robin")
    log = log_of(app, "robin")
    assert log[0]["kind"] == "journeys_extracted"


def test_deleting_asks_for_the_words_says_what_is_gone_and_leaves_nothing(own_app: Any, page: Page) -> None:
    page.goto(own_app.page("data", "cy"))
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
    own_app.stop()
    database = Database(own_app.database)
    assert set(Histories(database).counts().values()) == {0}
    database.close()
