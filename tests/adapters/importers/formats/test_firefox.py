"""Firefox: visits and bookmarks from places.sqlite."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from core.adapters.importers.formats.firefox import read
from core.adapters.importers.ground.reading import Refusal
from core.adapters.importers.lines.entries import Entry, LeftOut, Status
from core.adapters.importers.lines.format import Reader

READER = Reader(datetime(2026, 11, 1, tzinfo=UTC))
VISITED = 1_717_404_690_000_000
SCHEMA = """
CREATE TABLE moz_places(id INTEGER PRIMARY KEY, url, title, hidden INTEGER);
CREATE TABLE moz_historyvisits(id INTEGER PRIMARY KEY, from_visit INTEGER, place_id INTEGER, visit_date, visit_type);
CREATE TABLE moz_bookmarks(id INTEGER PRIMARY KEY, type INTEGER, fk INTEGER, parent INTEGER, title, dateAdded);
INSERT INTO moz_places VALUES (1, 'https://rye.example/levain', 'Keeping a levain', 0),
    (2, 'https://t.example/x', NULL, 1), (3, 'https://bikes.example/true', '(2) Truing a wheel', 0),
    (4, 'about:config', 'Settings', 0), (5, 'https://late.example/a-long-read', NULL, 0);
INSERT INTO moz_bookmarks VALUES (1, 2, NULL, 0, 'root', 0), (2, 2, NULL, 1, 'menu', 0), (4, 2, NULL, 1, 'tags', 0),
    (10, 2, NULL, 2, 'Später lesen', 0), (11, 2, NULL, 4, 'bread', 0), (12, 2, NULL, 2, 'Baking', 0);
INSERT INTO moz_bookmarks VALUES (20, 1, 1, 12, NULL, 1717404690000000), (21, 1, 1, 11, NULL, 1717404690000000),
    (22, 1, 5, 10, NULL, 1717404690000000);
"""


def places(path: Path, visits: list[tuple[object, ...]]) -> Path:
    """Write a profile's places with visits: from which visit, place, time, way."""
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript(SCHEMA)
        for number, (before, place, time, way) in enumerate(visits, 1):
            connection.execute(
                "INSERT INTO moz_historyvisits VALUES (?, ?, ?, ?, ?)", (number, before, place, time, way)
            )
    return path


def sample() -> bytes:
    """Return a profile's places as they lie on disk."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(SCHEMA + f"INSERT INTO moz_historyvisits VALUES (1, 0, 1, {VISITED}, 1);")
        return connection.serialize()


SAMPLES = [{"places.sqlite": sample()}]


def test_visits_come_before_bookmarks_with_their_times(tmp_path: Path) -> None:
    visit, mark, later = read(places(tmp_path / "p", [(0, 1, VISITED, 1)]), READER)
    assert isinstance(visit, Entry)
    assert isinstance(mark, Entry)
    assert isinstance(later, Entry)
    assert (visit.row, mark.row, later.row) == (1, 2, 3)
    assert (visit.title, visit.action, mark.action) == ("Keeping a levain", "visited", "saved")
    assert visit.time == mark.time == datetime(2024, 6, 3, 8, 51, 30, tzinfo=UTC)


def test_folders_and_tags_are_tags_and_a_folder_to_read_later_is_still_to_come(tmp_path: Path) -> None:
    mark, later = read(places(tmp_path / "p", []), READER)
    assert isinstance(mark, Entry)
    assert isinstance(later, Entry)
    assert (mark.tags, mark.status) == (("Baking", "bread"), Status.DONE)
    assert (later.title, later.status) == ("A long read", Status.CANDIDATE)


def test_the_page_that_led_on_is_left_out_and_the_one_it_led_to_is_kept(tmp_path: Path) -> None:
    first, second, *_ = read(places(tmp_path / "p", [(0, 2, VISITED, 1), (1, 3, VISITED + 1, 6)]), READER)
    assert first == LeftOut(1, "a step on the way to another page")
    assert isinstance(second, Entry)
    assert second.title == "Truing a wheel"


@pytest.mark.parametrize(
    ("way", "why"), [(4, "a part of another page"), (8, "a part of another page"), (7, "a download")]
)
def test_frames_and_downloads_are_left_out(tmp_path: Path, way: int, why: str) -> None:
    first, *_ = read(places(tmp_path / "p", [(0, 1, VISITED, way)]), READER)
    assert first == LeftOut(1, why)


def test_pages_of_the_browser_itself_are_left_out(tmp_path: Path) -> None:
    first, *_ = read(places(tmp_path / "p", [(0, 4, VISITED, 1)]), READER)
    assert first == LeftOut(1, "a page of the browser itself")


@pytest.mark.parametrize("time", [None, 0, -1, "soon", 2**62, b"\xff\xfe"])
def test_a_visit_without_a_time_that_can_be_right_is_refused(tmp_path: Path, time: object) -> None:
    first, *_ = read(places(tmp_path / "p", [(0, 1, time, "x")]), READER)
    assert isinstance(first, Refusal)


def test_a_telephones_times_in_thousandths_of_a_second_are_read(tmp_path: Path) -> None:
    first, *_ = read(places(tmp_path / "p", [(0, 1, VISITED // 1_000, 1)]), READER)
    assert isinstance(first, Entry)
    assert first.time == datetime(2024, 6, 3, 8, 51, 30, tzinfo=UTC)


def test_a_visit_of_no_page_is_refused(tmp_path: Path) -> None:
    first, *_ = read(places(tmp_path / "p", [(0, 99, VISITED, 1)]), READER)
    assert isinstance(first, Refusal)
