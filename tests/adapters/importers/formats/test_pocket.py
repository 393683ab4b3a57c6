"""Pocket: unread articles are still to come, archived ones were read."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from adapters.importers.web_files import CASES, NO_TIMES, as_csv, entry_of, is_counted, kinds, notes_of, outcomes_of

from core.adapters.importers.formats.pocket import read_older, read_parts
from core.adapters.importers.ground.reading import Refusal
from core.adapters.importers.lines.entries import Entry, Status

COLUMNS = "title,url,time_added,tags,status"
ROW = ["Rye", "https://rye.example/", "1600322788", "bread|rye", "archive"]
HTML = (CASES / "pocket_ril_export.html").read_bytes()
SAMPLES = [
    {"part_000000.csv": (CASES / "pocket_part_000000.csv").read_bytes()},
    {"part_000001.csv": (CASES / "pocket_cursor.csv").read_bytes()},
    {"ril_export.html": HTML},
    {"pocket.csv": as_csv(COLUMNS, ROW, mark=b"\xef\xbb\xbf", end="\r\n")},
]


def test_a_part_gives_its_articles_with_status_tags_and_readable_titles(tmp_path: Path) -> None:
    content = (CASES / "pocket_part_000000.csv").read_bytes()
    found = [entry for entry in outcomes_of(read_parts, content, tmp_path / "p") if isinstance(entry, Entry)]
    assert [entry.title for entry in found] == [
        "You Might Not Need a Mixer",
        "handbrake.example",
        "Avec les accusés, par G. H. (Le Monde, sept",
    ]
    assert [entry.status for entry in found] == [Status.CANDIDATE, Status.CANDIDATE, Status.DONE]
    assert found[2].tags == ("droit", "histoire")
    assert found[0].time == datetime(2020, 9, 17, 6, 6, 28, tzinfo=UTC)


def test_commas_in_titles_and_links_stay_where_they_are(tmp_path: Path) -> None:
    found = outcomes_of(read_parts, (CASES / "pocket_cursor.csv").read_bytes(), tmp_path / "p")
    assert kinds(found) == [Entry] * 3
    assert isinstance(found[1], Entry)
    assert isinstance(found[2], Entry)
    assert found[1].tags == ("opensource", "withÄumlaut", "with space")
    assert found[2].link == "https://somewebsite.example/with,commas,in,the,url"


def test_the_older_list_is_read_by_its_headings(tmp_path: Path) -> None:
    first, second = outcomes_of(read_older, HTML, tmp_path / "p")
    assert isinstance(first, Entry)
    assert isinstance(second, Entry)
    assert (first.title, first.status, first.tags) == ("Bread", Status.CANDIDATE, ("baking", "something else"))
    assert (second.title, second.status) == ("Bikes", Status.DONE)
    assert first.time == datetime(2023, 10, 29, 8, 34, 48, tzinfo=UTC)


def test_it_is_said_that_the_times_are_of_saving(tmp_path: Path) -> None:
    (note,) = notes_of(read_parts, as_csv(COLUMNS, ROW), tmp_path / "p")
    assert "when you saved something, not when you read it" in note


def test_what_is_unread_needs_no_time_and_what_was_read_does(tmp_path: Path) -> None:
    rows = [[*ROW[:2], "", "", "unread"], [*ROW[:2], "", "", "archive"]]
    assert kinds(outcomes_of(read_parts, as_csv(COLUMNS, *rows), tmp_path / "p")) == [Entry, Refusal]


@pytest.mark.parametrize("time", NO_TIMES)
def test_a_time_that_cannot_be_right_is_refused(tmp_path: Path, time: object) -> None:
    (refusal,) = outcomes_of(read_parts, as_csv(COLUMNS, [*ROW[:2], time, "", "unread"]), tmp_path / "p")
    assert isinstance(refusal, Refusal)


ODD_HTML = [b"", b"<h1>Unread</h1>", b"<a>no link</a>", b"<h1>", b"<ul><li><li>", b"<!DOCTYPE html>" + b"<ul>" * 999]


@pytest.mark.parametrize("content", ODD_HTML)
def test_a_list_without_links_holds_no_articles(tmp_path: Path, content: bytes) -> None:
    assert outcomes_of(read_older, content, tmp_path / "p") == []


def test_every_link_of_a_list_is_counted(tmp_path: Path) -> None:
    links = b'<h1>Read Archive</h1><a href="">x<a href="javascript:1">y</a><a href="https://a.example" time_added="x">z'
    assert is_counted(outcomes_of(read_older, links, tmp_path / "p"), 3)


def test_a_video_is_that_of_its_service(tmp_path: Path) -> None:
    row = ["Rye", "https://youtu.be/abcdefghijk", "1600322788", "", "unread"]
    entry = entry_of(read_parts, as_csv(COLUMNS, row), tmp_path / "p")
    assert (entry.kind, entry.identity) == ("video", "youtube abcdefghijk")
