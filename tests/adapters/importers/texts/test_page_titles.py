"""Titles of pages: without counters and marks, and never just an address."""

import pytest

from core.adapters.importers.texts.page_titles import page_title, without_counters

URL = "https://rye.example/keeping-a-levain"
TITLES = [
    ("(3) Keeping a levain", "Keeping a levain"),
    ("(99+) Keeping a levain", "Keeping a levain"),
    ("[2] • Keeping a levain", "Keeping a levain"),
    ("🔴 Live from the oven", "Live from the oven"),
    ("(1984) A film", "(1984) A film"),
    ("(3)", "Keeping a levain"),
    ("", "Keeping a levain"),
    (None, "Keeping a levain"),
    ("…", "Keeping a levain"),
    ("Untitled", "Keeping a levain"),
    ("Just a moment...", "Keeping a levain"),
    (URL, "Keeping a levain"),
    ("rye.example/keeping-a-levain", "Keeping a levain"),
    ("https://other.example/x", "Keeping a levain"),
    ("Rye.js", "Rye.js"),
    ("Levain - YouTube", "Levain"),
    ("Orders - noor@crumb.example - Bakery", "Orders - Bakery"),
    ("noor@crumb.example", "Keeping a levain"),
    ("Rye @ home", "Rye @ home"),
    ("パン - YouTube", "パン"),
    ("a\u200b  b\n", "a b"),
    (["Rye"], "Rye"),
]


@pytest.mark.parametrize(("title", "shown"), TITLES)
def test_a_title_says_what_the_page_is(title: object, shown: str) -> None:
    assert page_title(title, URL) == shown


def test_a_site_that_counts_far_is_known() -> None:
    assert without_counters("(1204) Rye", "youtube.com") == "Rye"
    assert without_counters("(500) Days of Summer", "films.example") == "(500) Days of Summer"
