"""No page breaks a rule of axe-core, in the light and in the dark, whatever the impact."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser.conftest import PERSON, OpenPage

PATHS = ["", "map", "for_you", "explore", "history", "data"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PATHS)
def test_a_page_breaks_no_rule_of_axe(open_page: OpenPage, path: str, scheme: str) -> None:
    page = open_page(f"/{path}?person={PERSON}", scheme=scheme)
    found = Axe().run(page).response["violations"]
    assert [(each["impact"], each["id"], node["html"][:200]) for each in found for node in each["nodes"]] == []
