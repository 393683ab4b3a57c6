"""Visits: which of them are pages that a person opened."""

from datetime import UTC, datetime, timedelta

import pytest

from core.adapters.importers.ground.reading import Refusal
from core.adapters.importers.lines.entries import Entry
from core.adapters.importers.web.visits import Visit, Way, outcomes, why_not

THEN = datetime(2024, 6, 3, tzinfo=UTC)


def visit(address: str, title: str = "", way: Way = Way.OPENED, minute: int = 0) -> Visit:
    return Visit(row=minute + 1, address=address, title=title, time=THEN + timedelta(minutes=minute), way=way)


SEARCHES = [
    "https://www.google.de/search?q=brot",
    "https://www.bing.com/search?q=brot&form=x",
    "https://search.yahoo.co.jp/search?p=brot",
    "https://yandex.ru/search/?text=хлеб",
    "https://www.baidu.com/s?wd=面包",
    "https://www.amazon.de/s?k=brotmesser",
    "https://en.wikipedia.org/w/index.php?search=rye",
    "https://blog.example/?s=rye",
    "https://laden.example/recherche?q=pain",
]
READ = [
    "https://docs.google.com/document/d/1/edit?q=1",
    "https://www.google.com/maps/place/x",
    "https://rye.example/search",
    "https://rye.example/a?q=1",
    "https://searching.example/a?page=2",
    "https://rye.example/authors/login-smith",
    "https://news.example/s/story?id=7",
]


@pytest.mark.parametrize("address", SEARCHES)
def test_results_of_a_search_are_told_from_pages(address: str) -> None:
    assert why_not(visit(address)) == "a page of search results"


@pytest.mark.parametrize("address", READ)
def test_pages_that_only_look_like_searches_or_sign_ins_are_kept(address: str) -> None:
    assert why_not(visit(address)) == ""


@pytest.mark.parametrize(
    "title", ["404 Not Found", "Error 404", "403 Forbidden", "404", "502 Bad Gateway", "Page not found"]
)
def test_error_pages_are_left_out(title: str) -> None:
    assert why_not(visit("https://rye.example/x", title)) == "an error page"


@pytest.mark.parametrize("title", ["404 ways to bake", "500 Days", "501 Spanish verbs", "Errors in baking"])
def test_pages_with_numbers_in_their_titles_are_none(title: str) -> None:
    assert why_not(visit("https://rye.example/x", title)) == ""


@pytest.mark.parametrize("address", ["https://mail.google.com/mail/u/0/", "https://web.whatsapp.com/"])
def test_letters_and_talks_are_left_out(address: str) -> None:
    assert why_not(visit(address, "(3) Inbox")) == "a mailbox, a chat or a calendar"


def test_a_page_loaded_again_counts_only_after_another() -> None:
    a, b = "https://a.example/", "https://b.example/"
    run = [visit(a), visit(a, way=Way.RELOAD, minute=1), visit(b, minute=2), visit(a, way=Way.RELOAD, minute=3)]
    assert [isinstance(outcome, Entry) for outcome in outcomes(run)] == [True, False, True, True]
    assert [isinstance(outcome, Entry) for outcome in outcomes(run[::-1])] == [True, True, False, True]


def test_every_visit_has_one_outcome_in_order_and_refusals_pass() -> None:
    refusal = Refusal(2, "the time is empty")
    found = list(outcomes([visit("https://a.example/"), refusal, visit("chrome://x", minute=2)]))
    assert len(found) == 3
    assert found[1] is refusal
    assert list(outcomes([])) == []
