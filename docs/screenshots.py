"""Take the pictures of the README from the running app, with the demo histories: `make screenshots`."""

import argparse
import csv
import io
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser, FilePayload, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from browser.own_files import read_later, takeout  # noqa: E402

from benchmarks.clicks import CHROMIUM, make_ready  # noqa: E402
from benchmarks.languages import titles_in  # noqa: E402
from benchmarks.served_app import running  # noqa: E402
from core.adapters.settings import Settings  # noqa: E402
from core.workspace.opening import open_workspace  # noqa: E402

Act = Callable[[Page], None]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: its file, the page, the window, whose page if not the one chosen, what is done before and after it."""

    name: str
    path: str = ""
    width: int = 1280
    height: int = 900
    scheme: str = "light"
    person: str = ""
    before: Act = lambda page: None
    after: Act = lambda page: None


def steer(page: Page) -> None:
    """Ask for more of the second journey, so that the list shows its moves."""
    page.locator('[class*="st-key-More-"] button:visible').nth(1).click()
    page.wait_for_selector(".st-key-meter .said")
    page.evaluate("document.querySelector('[data-testid=stMain]').scrollTo(0, 0)")


def wait_for_list(page: Page) -> None:
    """Wait until somebody's journeys are found and their list is there."""
    page.wait_for_selector("ol.slate li")


def take_tour(page: Page) -> None:
    """Walk the first two steps of the tour by the keys for them, and open what the third is done in."""
    page.locator(".st-key-take_tour button").click()
    page.wait_for_selector(".st-key-slate ol.slate li")
    page.wait_for_timeout(1500)
    show_where(page)
    page.keyboard.press("Enter")
    page.wait_for_selector(".st-key-tour >> text=One is wrong.")
    for words, then in (("This is not me", ".st-key-meter .said"), ("Split it up …", ".st-key-split_parts")):
        show_where(page)
        page.keyboard.press("Enter")
        page.get_by_text(words, exact=True).last.click()
        page.wait_for_selector(then)
    show_where(page)


def show_where(page: Page) -> None:
    """Have the control of the tour's step brought into sight."""
    page.locator(".st-key-tour_where button:visible").click()
    page.wait_for_timeout(1500)


def open_first_item(page: Page) -> None:
    """Open the reasons of the first item."""
    page.locator('[class*="st-key-item-"] button').first.click()
    page.wait_for_selector(".st-key-item_panel")


def find_by_topics(page: Page) -> None:
    """Find the journeys by the topics of the catalogue instead, and go back up."""
    page.get_by_text("How these journeys were found").click()
    page.locator(".st-key-focus-topics button").click()
    page.wait_for_selector(".st-key-meter .said")
    page.locator("h1").first.scroll_into_view_if_needed()


def make_card(page: Page) -> None:
    """Open the card of the river."""
    page.locator(".st-key-river_card button").click()
    page.wait_for_selector("img.card")


def undo(page: Page) -> None:
    """Undo what was done last."""
    page.locator(".st-key-meter button").first.click()
    page.wait_for_selector(".st-key-meter .said >> text=Undid")


def drop_files(page: Page) -> None:
    """Drop a Takeout and a reading list, and say whose they are."""
    page.set_input_files('[data-testid="stFileUploaderDropzoneInput"] >> nth=0', [takeout(), read_later()])
    page.get_by_label("Whose history is it?").fill("Noor")
    page.get_by_label("Whose history is it?").press("Enter")
    page.wait_for_selector(".st-key-bring_in")


def bring_in(page: Page) -> None:
    """Bring the dropped files in."""
    page.locator(".st-key-bring_in button").click()
    page.wait_for_selector(".st-key-journeys h1", timeout=240_000)


def bring_titles(whose: str, titles: Sequence[str]) -> Act:
    """Return an act that brings hand-written titles in as somebody's history, one a day, and ends on their journeys."""
    days = [date(2025, 1, 1) + timedelta(days=n) for n in range(len(titles))]
    out = io.StringIO()
    csv.writer(out).writerows([("title", "time"), *zip(titles, map(str, days), strict=True)])
    file = FilePayload(name=f"{whose}.csv", mimeType="text/csv", buffer=out.getvalue().encode())

    def act(page: Page) -> None:
        page.set_input_files('[data-testid="stFileUploaderDropzoneInput"] >> nth=0', [file])
        page.get_by_label("Whose history is it?").fill(whose)
        page.get_by_label("Whose history is it?").press("Enter")
        page.wait_for_selector(".st-key-bring_in")
        page.wait_for_timeout(1500)
        bring_in(page)
        page.wait_for_timeout(2500)

    return act


def written(language: str, interests: int, each: int) -> list[str]:
    """Return hand-written titles of some interests of a language, taken in turns."""
    by_interest: dict[str, list[str]] = {}
    for row in titles_in(language):
        by_interest.setdefault(row.interest, []).append(row.title)
    chosen = list(by_interest.values())[:interests]
    return [title for turn in zip(*(titles[:each] for titles in chosen), strict=True) for title in turn]


GERMAN, MIXED, SHORT = written("de", 6, 15), written("de", 4, 15) + written("en", 4, 15), written("en", 5, 5)[:24]
PICTURES = (
    Picture("found-by-this-method", height=1100),
    Picture("found-by-topics", height=1100, before=find_by_topics, after=undo),
    Picture("welcome", height=1400, person="nobody", before=wait_for_list),
    Picture("tour", person="nobody", before=take_tour),
    Picture("tour-phone-dark", width=400, height=850, scheme="dark", person="nobody", before=take_tour),
    Picture("journeys", before=steer),
    Picture("journeys-dark", scheme="dark", before=steer),
    Picture("journeys-phone", width=400, height=850),
    Picture("river-card", height=1080, before=make_card),
    Picture("map", "map"),
    Picture("for-you", "for_you", before=open_first_item),
    Picture("history", "history"),
    Picture("bring-in-dark", "data", height=1160, scheme="dark", person="noor", before=drop_files),
    Picture("bring-in", "data", height=1160, person="noor", before=drop_files, after=bring_in),
    Picture("own-for-you", "for_you", person="noor"),
    Picture("own-for-you-dark", "for_you", scheme="dark", person="noor"),
    Picture("history-german", "data", before=bring_titles("Jule", GERMAN)),
    Picture("history-mixed-dark", "data", scheme="dark", before=bring_titles("Kim", MIXED)),
    Picture("history-short", "data", before=bring_titles("Max", SHORT)),
    Picture("history-short-phone", width=400, height=850, person="max"),
)


def look_at(part: str, wait_for: str) -> Act:
    """Return an act that goes to a part of the Analyst page and waits for what it draws."""

    def act(page: Page) -> None:
        page.wait_for_selector(".st-key-analyst_parts", timeout=240_000)
        page.locator(".st-key-analyst_parts").get_by_text(part, exact=True).click()
        page.wait_for_selector(wait_for)

    return act


FLOW = look_at("Going on", ".st-key-figure-steps .sankey-node")
PICTURES_OF_ALL = (
    Picture("analyst", "analyst", height=1000, before=look_at("People", ".st-key-figure-lasting .main-svg")),
    Picture("analyst-going-on-dark", "analyst", height=1000, scheme="dark", before=FLOW),
)
"""Pictures of the Analyst page, on the demo with everybody's journeys found."""


def make_all_ready(database: Path, n: int = 100) -> None:
    """Find everybody's journeys before the pictures are taken, of so many people at most."""
    workspace = open_workspace(Settings(database=database))
    workspace.analysis.find_journeys(n)
    workspace.database.close()


def take(browser: Browser, address: str, person: str, picture: Picture, folder: Path) -> None:
    """Take one picture."""
    context = browser.new_context(
        viewport={"width": picture.width, "height": picture.height},
        color_scheme="dark" if picture.scheme == "dark" else "light",
        device_scale_factor=2 if picture.width < 500 else 1,
    )
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.goto(f"{address}/{picture.path}?person={picture.person or person}")
    page.wait_for_selector('[data-testid="stMainBlockContainer"] h1', timeout=240_000)
    page.wait_for_timeout(2500)
    picture.before(page)
    page.wait_for_timeout(1500)
    page.mouse.move(0, 0)
    page.wait_for_timeout(500)
    page.screenshot(path=str(folder / f"{picture.name}.png"))
    picture.after(page)
    context.close()


def main(arguments: Sequence[str] | None = None) -> None:
    """Take every picture."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--person", default="concetta")
    parser.add_argument("--folder", type=Path, default=ROOT / "docs")
    parser.add_argument("--only", nargs="*", help="Take these pictures only; later ones may need earlier ones.")
    chosen = parser.parse_args(arguments)
    for pictures, fill, more in (
        (PICTURES, partial(make_ready, person=chosen.person), {}),
        (PICTURES_OF_ALL, make_all_ready, {"JOURNEYS_ANALYST": "true"}),
    ):
        wanted = [picture for picture in pictures if not chosen.only or picture.name in chosen.only]
        if wanted:
            _take_all(wanted, fill, more, chosen.person, chosen.folder)


def _take_all(
    pictures: Sequence[Picture], fill: Callable[[Path], None], more: dict[str, str], person: str, folder: Path
) -> None:
    """Take some pictures of one served app."""
    with running(fill, more) as served, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for picture in pictures:
            take(browser, served.address, person, picture, folder)
            print(picture.name, flush=True)
        browser.close()


if __name__ == "__main__":
    main()
