"""No page breaks a rule of axe-core, in the light and in the dark, whatever the impact; no two buttons sound alike."""

import re
from collections import Counter

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser.conftest import PERSON, OpenPage, settled
from playwright.sync_api import Page, expect

from ui.pages import PAGES

PATHS = [page.name if page is not PAGES[0] else "" for page in PAGES if not page.for_analysts]
LANDING, OPENED = "landing", "opened"
EVERY = [*PATHS, LANDING, OPENED]
ENABLED = re.compile(r'\bbutton "((?:[^"\\]|\\.)*)"(?!.*\[disabled\])')
"""A button with its name in Playwright's list of what a reader hears, but one that is switched off."""


ARROW = "Open"
"""What the framework calls the arrow within a field of choices: the field itself has a name, and opens as well."""


def opened(open_page: OpenPage, path: str, scheme: str = "light") -> Page:
    """Open a page of the person's, the first page of all, or a journey with everything about it."""
    if path == LANDING:
        page = open_page("/", scheme=scheme)
        expect(page.locator(".st-key-shown .river path.band").first).to_be_visible()
    elif path == OPENED:
        page = open_page(f"/?person={PERSON}", scheme=scheme)
        page.locator(".river [role=option]").first.dispatch_event("click")
        expect(page.locator(".st-key-panel .life-of")).to_be_visible()
    else:
        page = open_page(f"/{path}?person={PERSON}", scheme=scheme)
    return settled(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", EVERY)
def test_a_page_breaks_no_rule_of_axe(open_page: OpenPage, path: str, scheme: str) -> None:
    found = Axe().run(opened(open_page, path, scheme)).response["violations"]
    assert [(each["impact"], each["id"], node["html"][:200]) for each in found for node in each["nodes"]] == []


@pytest.mark.parametrize("path", EVERY)
def test_no_two_buttons_of_a_page_sound_alike(open_page: OpenPage, path: str) -> None:
    heard = ENABLED.findall(opened(open_page, path).locator("body").aria_snapshot())
    assert heard
    assert [name for name, n in Counter(heard).items() if n > 1 and name != ARROW] == []
