"""A person brings their own files in a real browser: one or several, again and again, away and back."""

from pathlib import Path

import pytest
from browser.conftest import OpenPage, Running, settled
from browser.own_files import SAVED, awesome_list, goodreads, letterboxd, read_later, takeout
from playwright.sync_api import FilePayload, Locator, Page, expect

from core.adapters.settings import Settings
from core.workspace.opening import open_workspace

DROP = '.st-key-data [data-testid="stFileUploaderDropzoneInput"]'
NAMES = '[class*="st-key-name-"] input'
SAID = ".st-key-meter .said"
AFTER_MS = 120_000
"""Milliseconds in which a small history is stored and its journeys stand on the page, on a busy machine too."""


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a database with the demo histories alone."""
    path = tmp_path_factory.mktemp("bringing") / "journeys.duckdb"
    open_workspace(Settings(database=path)).database.close()
    return path


@pytest.fixture
def running(alone: Running) -> Running:
    """Give every test a server of its own: each brings in the same person."""
    return alone


def drop(page: Page, *files: FilePayload, whose: str = "Noor") -> None:
    """Drop files on the Data page and say whose they are."""
    settled(page).set_input_files(f"{DROP} >> nth=0", list(files))
    page.wait_for_selector(".st-key-bring_in")
    whose_field(page).fill(whose)


def whose_field(page: Page) -> Locator:
    return page.get_by_label("Whose history is it?")


def bring(page: Page) -> list[str]:
    """Bring in what was dropped, watch how far it is, and return the names of the journeys that it ends on."""
    page.locator(".st-key-bring_in button").click()
    page.wait_for_selector(".st-key-journeys h1", timeout=AFTER_MS)
    page.wait_for_selector(".st-key-brought")
    return names(page)


def names(page: Page) -> list[str]:
    """Return the names of the journeys once all of them stand on the page: they are drawn one after the other."""
    page.wait_for_selector(NAMES)
    settled(page)
    return [field.input_value() for field in page.locator(NAMES).all()]


def shelf_items(page: Page) -> Locator:
    return page.locator('[class*="st-key-shelf-"] [class*="st-key-item-"]')


def for_you(page: Page, running: Running) -> None:
    page.goto(f"{running.address}/for_you?person=noor")
    page.wait_for_selector('h1:has-text("For you")')
    expect(shelf_items(page).first).to_be_visible()


def test_a_takeout_ends_on_named_journeys_whose_list_is_the_persons_own_backlog(
    running: Running, open_page: OpenPage
) -> None:
    page = open_page("/data")
    drop(page, takeout(), read_later())
    out = page.locator(".stays-out li", has_text="search-history.json")
    expect(out).to_be_visible()
    expect(out).to_contain_text("searches")
    expect(page.locator(".st-key-bring_in button")).to_have_text("Bring in 42 moments and 5 saved for later")
    page.locator("label", has_text="subscriptions.csv").click()
    expect(page.locator(".st-key-bring_in button")).to_have_text("Bring in 42 moments and 4 saved for later")
    page.locator(".st-key-bring_in button").click()
    expect(page.locator(".st-key-importing")).to_be_visible()
    page.wait_for_selector(".st-key-journeys h1", timeout=AFTER_MS)
    found = names(page)
    assert len(found) >= 2
    assert all(found)
    expect(page.locator(".st-key-brought")).to_contain_text("42 new moments and 4 saved for later")
    for_you(page, running)
    expect(shelf_items(page).filter(has_text="Your backlog").nth(2)).to_be_visible()
    listed = shelf_items(page).all_inner_texts()
    backlog = [text for text in listed if "Your backlog" in text]
    assert {text.splitlines()[0] for text in backlog} <= {title for title, _ in SAVED}
    assert len(backlog) >= 3
    links = {link.get_attribute("href") for link in page.locator("a.opens").all()}
    assert {link for _, link in SAVED} & links


def test_books_and_films_of_one_person_are_one_profile(running: Running, open_page: OpenPage) -> None:
    page = open_page("/data")
    drop(page, goodreads())
    bring(page)
    page.goto(f"{running.address}/data?person=noor")
    page.wait_for_selector('h1:has-text("Data")')
    drop(page, letterboxd())
    expect(page.locator(".st-key-intake")).to_contain_text("It is added to what Noor brought before")
    bring(page)
    for_you(page, running)
    expect(shelf_items(page).filter(has_text="book").first).to_be_visible()
    expect(shelf_items(page).filter(has_text="film").first).to_be_visible()
    page.locator(".st-key-sieve_service input").first.click()
    page.get_by_role("option", name="Letterboxd").click()
    expect(shelf_items(page).filter(has_text="· book")).to_have_count(0)
    expect(shelf_items(page).filter(has_text="· film").first).to_be_visible()
    page.get_by_role("link", name="Journeys").click()
    page.wait_for_selector(".st-key-journeys h1")
    expect(page.locator(".st-key-journeys")).to_contain_text("from Letterboxd")


def test_what_was_changed_holds_when_a_longer_export_comes(running: Running, open_page: OpenPage) -> None:
    page = open_page("/data")
    drop(page, takeout(11))
    before = bring(page)
    field = page.locator(NAMES).first
    field.fill("What I bake")
    field.press("Enter")
    expect(page.locator(SAID)).to_contain_text("What I bake")
    gone = names(page)[1]
    page.locator('[class*="st-key-menu-"] button').nth(1).click()
    page.get_by_text("This is not me", exact=True).last.click()
    expect(page.locator(SAID)).to_contain_text(gone)
    assert len(before) >= 2
    page.goto(f"{running.address}/data?person=noor")
    page.wait_for_selector('h1:has-text("Data")')
    drop(page, takeout(14))
    after = bring(page)
    expect(page.locator(".st-key-brought")).to_contain_text("9 new moments")
    expect(page.locator(".st-key-brought")).to_contain_text("to the new rows.")
    assert "What I bake" in after
    assert gone not in after


def test_everything_goes_away_as_a_zip_and_comes_back_as_it_was(
    running: Running, open_page: OpenPage, tmp_path: Path
) -> None:
    page = open_page("/data")
    drop(page, takeout())
    bring(page)
    field = page.locator(NAMES).first
    field.fill("What I bake")
    field.press("Enter")
    expect(page.locator(SAID)).to_contain_text("What I bake")
    before = names(page)
    page.goto(f"{running.address}/data?person=noor")
    with page.expect_download(timeout=AFTER_MS) as download:
        page.get_by_role("button", name="Everything as one zip").click()
    taken = tmp_path / "journeys.zip"
    download.value.save_as(taken)
    page.get_by_label("Type “Noor” to be sure").fill("Noor")
    page.get_by_role("button", name="Delete Noor").click()
    expect(page.locator(".gone-now")).to_contain_text("Gone for good")
    page.get_by_text("Bring back a zip that you took away from here").click()
    page.set_input_files('.st-key-bring_back [data-testid="stFileUploaderDropzoneInput"]', str(taken))
    page.locator(".st-key-restore_backup button:not([disabled])").click()
    expect(page.locator(".st-key-whose")).to_contain_text("Noor")
    page.get_by_role("link", name="Journeys").click()
    page.wait_for_selector(".st-key-journeys h1")
    assert names(page) == before


def test_things_to_choose_from_are_on_the_list_and_leave_the_journeys_alone(
    running: Running, open_page: OpenPage
) -> None:
    page = open_page("/data")
    drop(page, takeout())
    before = bring(page)
    page.goto(f"{running.address}/data?person=noor")
    page.wait_for_selector('h1:has-text("Data")')
    page.set_input_files(f"{DROP} >> nth=0", [awesome_list()])
    page.get_by_text("Things to choose from", exact=True).click()
    expect(page.locator(".st-key-bring_in button")).to_have_text("Choose from 9 things")
    page.locator(".st-key-bring_in button").click()
    page.wait_for_selector('h1:has-text("For you")', timeout=AFTER_MS)
    expect(page.locator(".st-key-brought")).to_contain_text("9 new things to choose from, out of awesome-bread.")
    expect(shelf_items(page).filter(has_text="Sourdough bread book").first).to_be_visible()
    page.get_by_role("link", name="Journeys").click()
    page.wait_for_selector(".st-key-journeys h1")
    assert names(page) == before
