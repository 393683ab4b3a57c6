"""Safari: visits, bookmarks and the reading list."""

import json
import plistlib
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from core.adapters.importers.formats.safari import read_bookmarks, read_json, read_kept
from core.adapters.importers.ground.reading import ImportRefused, Refusal
from core.adapters.importers.lines.entries import Entry, LeftOut, Note, Status
from core.adapters.importers.lines.format import Reader

READER = Reader(datetime(2026, 11, 1, tzinfo=UTC))
VISITED = 739_097_490.5
SCHEMA = """CREATE TABLE history_items(id INTEGER PRIMARY KEY, url);
CREATE TABLE history_visits(id INTEGER PRIMARY KEY, history_item, visit_time, title, load_successful,
    redirect_source, redirect_destination);
INSERT INTO history_items VALUES (1, 'https://rye.example/levain');"""


def leaf(url: str, title: str, **more: object) -> dict[str, object]:
    return {"WebBookmarkType": "WebBookmarkTypeLeaf", "URLString": url, "URIDictionary": {"title": title}, **more}


def folder(title: str, *children: object) -> dict[str, object]:
    return {"WebBookmarkType": "WebBookmarkTypeList", "Title": title, "Children": list(children)}


ADDED = {"DateAdded": datetime(2024, 6, 3, 8), "PreviewText": "Feed it."}
TREE = folder(
    "",
    {"WebBookmarkType": "WebBookmarkTypeProxy", "Title": "History"},
    folder("BookmarksBar", folder("Bikes", leaf("https://bikes.example/true", "Truing a wheel"))),
    folder(
        "com.apple.ReadingList",
        leaf("https://rye.example/a", "Keeping a levain", ReadingList=ADDED),
        leaf("https://rye.example/b", "Rye", ReadingList={**ADDED, "DateLastViewed": datetime(2024, 7, 1, 9)}),
    ),
)
EXPORTED = {
    "metadata": {"browser_name": "Safari", "data_type": "history", "export_time_usec": 1},
    "history": [
        {"url": "https://rye.example/levain", "title": "Keeping a levain", "time_usec": 1_717_404_690_000_000},
        {"url": "https://t.example/x", "time_usec": 1_717_404_690_000_000, "destination_url": "https://rye.example/"},
        {"url": "https://r.example/", "time_usec": 1_717_404_690_000_000, "latest_visit_was_load_failure": True},
        {"url": "https://r.example/", "time_usec": None},
        7,
    ],
}


def database(path: Path, *visits: tuple[object, ...]) -> Path:
    """Write a history of visits: item, time, title, whether it loaded, where it led on."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript(SCHEMA)
        insert = "INSERT INTO history_visits VALUES (NULL, ?, ?, ?, ?, NULL, ?)"
        connection.executemany(insert, visits)
    return path


def sample() -> bytes:
    """Return a history as it lies on disk."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(SCHEMA)
        return connection.serialize()


SAMPLES = [
    {"History.db": sample()},
    {"Bookmarks.plist": plistlib.dumps(TREE, fmt=plistlib.FMT_BINARY)},
    {"Signets.plist": plistlib.dumps(TREE)},
    {"Verlauf.json": json.dumps(EXPORTED).encode()},
]


def test_a_visit_has_its_time_and_title(tmp_path: Path) -> None:
    (visit,) = read_kept(database(tmp_path / "h", (1, VISITED, "(1) Keeping a levain", 1, None)), READER)
    assert isinstance(visit, Entry)
    assert (visit.title, visit.link) == ("Keeping a levain", "https://rye.example/levain")
    assert visit.time == datetime(2024, 6, 3, 8, 51, 30, 500_000, tzinfo=UTC)


def test_redirects_and_pages_that_did_not_load_are_left_out(tmp_path: Path) -> None:
    path = database(tmp_path / "h", (1, VISITED, "", 1, 2), (1, VISITED + 1, "", 0, None))
    assert list(read_kept(path, READER)) == [
        LeftOut(1, "a step on the way to another page"),
        LeftOut(2, "a page that did not load"),
    ]


@pytest.mark.parametrize("time", [None, "soon", 1e300, -9e9, 9e9, b"\xff"])
def test_a_visit_without_a_time_that_can_be_right_is_refused(tmp_path: Path, time: object) -> None:
    (refusal,) = read_kept(database(tmp_path / "h", (1, time, "Rye", 1, None)), READER)
    assert isinstance(refusal, Refusal)


def test_safaris_own_export_is_read_in_the_same_way(tmp_path: Path) -> None:
    (tmp_path / "h.json").write_text(json.dumps(EXPORTED))
    first, *others = read_json(tmp_path / "h.json", READER)
    assert isinstance(first, Entry)
    assert first.time == datetime(2024, 6, 3, 8, 51, 30, tzinfo=UTC)
    assert [type(other) for other in others] == [LeftOut, LeftOut, Refusal, Refusal]


@pytest.mark.parametrize("form", [plistlib.FMT_BINARY, plistlib.FMT_XML])
def test_the_reading_list_is_still_to_come_until_it_was_opened(tmp_path: Path, form: plistlib.PlistFormat) -> None:
    (tmp_path / "b.plist").write_bytes(plistlib.dumps(TREE, fmt=form))
    mark, listed, read, note = read_bookmarks(tmp_path / "b.plist", READER)
    assert isinstance(mark, Entry)
    assert isinstance(listed, Entry)
    assert isinstance(read, Entry)
    assert isinstance(note, Note)
    assert (mark.title, mark.tags, mark.status, mark.time) == ("Truing a wheel", ("Bikes",), Status.CANDIDATE, None)
    assert (listed.status, listed.text, listed.tags) == (Status.CANDIDATE, "Feed it.", ())
    assert (read.status, read.time) == (Status.DONE, datetime(2024, 7, 1, 9, tzinfo=UTC))


BROKEN = [b"", b"bplist00", b"bplist00" + b"\xff" * 64, b"<?xml version='1.0'?><plist><dict><key>", b"\x00" * 99]


@pytest.mark.parametrize("content", BROKEN)
def test_a_property_list_that_is_cut_off_is_refused_with_the_next_step(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "b.plist").write_bytes(content)
    with pytest.raises(ImportRefused, match="Copy it again"):
        list(read_bookmarks(tmp_path / "b.plist", READER))


@pytest.mark.parametrize("tree", [[], {}, {"Children": 7}, {"Children": [7, "x"]}, "x", folder("a", {"URLString": 1})])
def test_a_list_of_another_shape_holds_no_bookmarks(tmp_path: Path, tree: Any) -> None:
    (tmp_path / "b.plist").write_bytes(plistlib.dumps(tree))
    assert list(read_bookmarks(tmp_path / "b.plist", READER)) == []


@pytest.mark.parametrize("number", [2**20, 2**33, 2**62])
def test_a_list_that_names_more_objects_than_it_has_bytes_is_refused_and_takes_no_memory(
    tmp_path: Path, number: int
) -> None:
    whole = plistlib.dumps({"WebBookmarkType": "WebBookmarkTypeList", "Children": []}, fmt=plistlib.FMT_BINARY)
    (tmp_path / "b.plist").write_bytes(whole[:-24] + number.to_bytes(8, "big") + whole[-16:])
    with pytest.raises(ImportRefused, match="no property list"):
        list(read_bookmarks(tmp_path / "b.plist", READER))
