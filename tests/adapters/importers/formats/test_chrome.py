"""Chrome and its kin: visits from Takeout and from a browser's own database, with what is no page counted by reason."""

import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from adapters.importers.web.test_visit_tables import EDGE, EXTENSION, PROGRAM

from core.adapters.importers.formats.chrome import read_profile, read_takeout
from core.adapters.importers.ground.reading import ImportRefused, Refusal
from core.adapters.importers.lines.entries import Entry, LeftOut, Note
from core.adapters.importers.lines.format import Reader

CASES = Path(__file__).parents[3] / "cases" / "imports"
READER = Reader(datetime(2026, 11, 1, tzinfo=UTC))
SINCE_1601 = 11_644_473_600_000_000
VISITED = 1_717_404_690_000_000
CHAIN = 0x30000000
SCHEMA = """CREATE TABLE urls(id INTEGER PRIMARY KEY, url, title, hidden INTEGER);
CREATE TABLE visits(id INTEGER PRIMARY KEY, url INTEGER, visit_time, from_visit INTEGER, transition INTEGER);"""
NEWER = {
    "Session": [{"session_tag": "s"}] * 3,
    "Browser History": [
        {"title": "Rye", "url": "https://rye.example/", "time_usec": VISITED, "page_transition": "LINK"}
    ],
}


def database(path: Path, visits: Sequence[tuple[object, object, object, int | None]]) -> Path:
    """Write a browser's database of visits: address, title, time in its unit, transition."""
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript(SCHEMA)
        for number, (url, title, time, transition) in enumerate(visits, 1):
            connection.execute("INSERT INTO urls VALUES (?, ?, ?, 0)", (number, url, title))
            connection.execute("INSERT INTO visits VALUES (?, ?, ?, 0, ?)", (number, number, time, transition))
    return path


def takeout(path: Path, visits: object) -> Path:
    path.write_text(json.dumps({"Browser History": visits}), encoding="utf-8")
    return path


SAMPLES = [
    {"History.json": (CASES / "chrome_takeout_History.json").read_bytes()},
    {"BrowserHistory.json": (CASES / "chrome_takeout_BrowserHistory.json").read_bytes()},
    {"Historique.json": json.dumps(NEWER).encode()},
    {"History": (CASES / "chrome_History").read_bytes()},
    {"SearchAndBrowseHistory.csv": EDGE},
    {"history.csv": EXTENSION},
    {"visits.csv": PROGRAM},
]


@pytest.mark.parametrize("name", ["chrome_takeout_History.json", "chrome_takeout_BrowserHistory.json"])
def test_a_takeout_gives_its_visits_and_none_of_its_other_lists(name: str) -> None:
    visits = list(read_takeout(CASES / name, READER))
    assert [visit.title for visit in visits if isinstance(visit, Entry)] == [
        "Sourdough hydration calculator",
        "mail.example",
        "Sourdough hydration calculator",
        "Truing a wheel",
    ]
    assert len(visits) == 4
    assert isinstance(visits[0], Entry)
    assert visits[0].time == datetime(2024, 6, 3, 8, 51, 30, 134513, tzinfo=UTC)


def test_the_database_of_a_browser_gives_its_visits() -> None:
    with closing(sqlite3.connect(CASES / "chrome_History")) as connection:
        (n_visits,) = connection.execute("SELECT count(*) FROM visits").fetchone()
    visits = list(read_profile(CASES / "chrome_History", READER))
    assert len(visits) == n_visits > 0
    assert all(isinstance(visit, Entry) and visit.time and visit.time.year > 2015 for visit in visits)


ODD = [
    ("chrome://settings/", "Settings", CHAIN, "a page of the browser itself"),
    ("edge://newtab/", "New tab", CHAIN, "a page of the browser itself"),
    ("chrome-extension://abc/popup.html", "Notes", CHAIN, "a page of the browser itself"),
    ("about:blank", "", CHAIN, "a page of the browser itself"),
    ("file:///home/noor/taxes.pdf", "taxes.pdf", CHAIN, "a file on the own computer"),
    ("http://192.168.0.1/", "Router", CHAIN, "a page of the own network"),
    ("http://localhost:8501/", "Dashboard", CHAIN, "a page of the own network"),
    ("https://www.google.com/search?q=rye+bread", "rye bread - Google Search", CHAIN, "a page of search results"),
    ("https://duckduckgo.com/?q=rye", "rye at DuckDuckGo", CHAIN, "a page of search results"),
    ("https://www.youtube.com/results?search_query=rye", "rye - YouTube", CHAIN, "a page of search results"),
    ("https://brot.example/suche?suchbegriff=roggen", "Suche", CHAIN, "a page of search results"),
    ("https://accounts.google.com/signin/v2", "Sign in", CHAIN, "a page to sign in"),
    ("https://bread.example/login", "Log in", CHAIN, "a page to sign in"),
    ("https://t.example/abc", "", 0x10000000, "a step on the way to another page"),
    ("https://frame.example/ad", "", CHAIN | 3, "a part of another page"),
    ("https://bread.example/x", "404 Not Found", CHAIN, "an error page"),
]


@pytest.mark.parametrize(("url", "title", "transition", "why"), ODD)
def test_what_is_no_page_that_was_opened_is_left_out_with_its_reason(
    tmp_path: Path, url: str, title: str, transition: int, why: str
) -> None:
    path = database(tmp_path / "History", [(url, title, VISITED + SINCE_1601, transition)])
    assert list(read_profile(path, READER)) == [LeftOut(1, why)]


KEPT = [
    ("https://rye.example/", "(3) Keeping a levain", "Keeping a levain"),
    ("https://rye.example/", "(99+) • Keeping a levain", "Keeping a levain"),
    ("https://films.example/500", "(500) Days of Summer", "(500) Days of Summer"),
    ("https://www.youtube.com/watch?v=abcdefghijk", "(1234) Rye - YouTube", "Rye"),
    ("https://rye.example/my-first_rye-loaf.html", "", "My first rye loaf"),
    ("https://rye.example/a/12345?id=7", "https://rye.example/a/12345", "rye.example"),
    ("https://rye.example/br%C3%B6tchen-backen/123456", None, "Brötchen backen"),
    ("https://www.google.com/maps/place/Bakery", "Bakery", "Bakery"),
    ("https://search.example/about", "About search", "About search"),
    ("https://rye.example/q", "404 ways to bake", "404 ways to bake"),
]


@pytest.mark.parametrize(("url", "title", "shown"), KEPT)
def test_titles_lose_counters_and_a_page_without_one_is_named_by_its_address(
    tmp_path: Path, url: str, title: str | None, shown: str
) -> None:
    path = database(tmp_path / "History", [(url, title, VISITED + SINCE_1601, CHAIN)])
    (visit,) = read_profile(path, READER)
    assert isinstance(visit, Entry)
    assert visit.title == shown


def test_a_page_is_one_whatever_leads_to_it_and_a_video_is_that_of_its_service(tmp_path: Path) -> None:
    urls = ["http://rye.example/a?utm_source=x#part", "https://rye.example/a?fbclid=y", "https://rye.example/a"]
    videos = ["https://www.youtube.com/watch?v=abcdefghijk&t=7s", "https://youtu.be/abcdefghijk"]
    rows = [(url, "A", VISITED + SINCE_1601 + n, CHAIN) for n, url in enumerate([*urls, *videos])]
    visits = [visit for visit in read_profile(database(tmp_path / "h", rows), READER) if isinstance(visit, Entry)]
    assert [visit.identity for visit in visits] == ["https://rye.example/a"] * 3 + ["youtube abcdefghijk"] * 2
    assert all(visit.link.startswith("https://") for visit in visits)


def test_a_page_loaded_again_right_after_itself_is_left_out_whichever_way_the_file_runs(tmp_path: Path) -> None:
    def visit(minute: int, url: str, way: str) -> dict[str, object]:
        return {"url": url, "title": "T", "time_usec": VISITED + minute * 60_000_000, "page_transition": way}

    a, b = "https://rye.example/a", "https://rye.example/b"
    rising = [visit(0, a, "LINK"), visit(1, a, "RELOAD"), visit(2, b, "LINK"), visit(3, a, "RELOAD")]
    forth = list(read_takeout(takeout(tmp_path / "a.json", rising), READER))
    back = list(read_takeout(takeout(tmp_path / "b.json", rising[::-1]), READER))
    assert [type(outcome) for outcome in forth] == [Entry, LeftOut, Entry, Entry]
    assert [type(outcome) for outcome in back] == [Entry, Entry, LeftOut, Entry]


def test_every_unit_of_time_is_read_and_a_time_that_cannot_be_is_refused(tmp_path: Path) -> None:
    times = [VISITED + SINCE_1601, 0, -5, None, "soon", 2**62, 9 * 10**16]
    rows = [("https://rye.example/", "Rye", time, CHAIN) for time in times]
    found = list(read_profile(database(tmp_path / "h", rows), READER))
    assert sorted(type(outcome).__name__ for outcome in found) == ["Entry"] + ["Refusal"] * 6


def test_a_visit_without_an_address_is_refused(tmp_path: Path) -> None:
    rows = [{"time_usec": VISITED}, 7, None, {"url": None, "time_usec": VISITED}, {"url": "https://a.example"}]
    found = list(read_takeout(takeout(tmp_path / "h.json", rows), READER))
    assert len(found) == 5
    assert all(isinstance(outcome, Refusal) for outcome in found)


def test_a_database_whose_newest_rows_lie_beside_it_says_so(tmp_path: Path) -> None:
    path = database(tmp_path / "History", [("https://rye.example/", "Rye", VISITED + SINCE_1601, CHAIN)])
    (tmp_path / "History-wal").write_bytes(b"7" * 64)
    visit, note = read_profile(path, READER)
    assert isinstance(visit, Entry)
    assert isinstance(note, Note)
    assert "Close the browser" in note.text
    assert not (tmp_path / "History-shm").exists()


def test_a_damaged_database_is_refused_with_the_next_step(tmp_path: Path) -> None:
    rows = [(f"https://rye.example/{n}", "Rye" * 99, VISITED + SINCE_1601, CHAIN) for n in range(99)]
    whole = database(tmp_path / "whole", rows).read_bytes()
    (tmp_path / "History").write_bytes(whole[: len(whole) // 3])
    with pytest.raises(ImportRefused, match="Close the program, copy"):
        list(read_profile(tmp_path / "History", READER))


@pytest.mark.parametrize(
    ("title", "url", "kept"),
    [
        ("Rye at altitude", "https://rye.example/high", True),
        ("", "https://t.example/abc", False),
        ("https://t.example/abc", "https://t.example/abc", False),
        ("t.example/abc", "https://t.example/abc", False),
        ("Redirecting...", "https://go.example/?to=rye", False),
        (None, "https://go.example/?to=rye", False),
    ],
)
@pytest.mark.parametrize("qualifier", ["CLIENT_REDIRECT", "SERVER_REDIRECT"])
def test_the_page_that_a_shortened_link_led_to_is_kept_and_the_steps_on_the_way_are_not(
    tmp_path: Path, qualifier: str, title: str | None, url: str, *, kept: bool
) -> None:
    visit = {"url": url, "title": title, "time_usec": VISITED, "page_transition": "LINK"}
    path = takeout(tmp_path / "History.json", [visit | {"page_transition_qualifier": qualifier}])
    (read,) = read_takeout(path, READER)
    assert isinstance(read, Entry) is kept
    if not kept:
        assert read == LeftOut(1, "a step on the way to another page")
