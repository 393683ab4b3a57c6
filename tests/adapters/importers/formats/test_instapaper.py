"""Instapaper: the folder says what is still to come; the older file has no times."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from adapters.importers.web_files import CASES, NO_TIMES, as_csv, kinds, outcomes_of

from core.adapters.importers.formats.instapaper import read_articles, read_page
from core.adapters.importers.ground.reading import Refusal
from core.adapters.importers.lines.entries import Entry, Status

OLD = "URL,Title,Selection,Folder"
NEW = "URL,Title,Selection,Folder,Timestamp,Tags"
HTML = b"""<!DOCTYPE html><html><head><title>Instapaper: Export</title></head><body><h1>Unread</h1>
<ol><li><a href="https://rye.example/">Rye</a></ol><h1>Archive</h1><ol><li><a href="https://moss.example/">Moss</a></ol>"""
SAMPLES = [
    {"instapaper-export.csv": (CASES / "instapaper-export.csv").read_bytes()},
    {"old.csv": as_csv(OLD, ["https://rye.example/", "Rye", "", "Unread"])},
    {"instapaper-export.html": HTML},
]


def test_folders_say_what_was_read_and_tags_are_a_list(tmp_path: Path) -> None:
    content = (CASES / "instapaper-export.csv").read_bytes()
    found = [entry for entry in outcomes_of(read_articles, content, tmp_path / "i") if isinstance(entry, Entry)]
    assert [entry.status for entry in found] == [Status.CANDIDATE, Status.DONE, Status.DONE]
    assert found[1].tags == ("react", "javascript")
    assert found[0].time == datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)


def test_a_folder_of_ones_own_is_a_tag_and_tells_by_its_name(tmp_path: Path) -> None:
    rows = [["https://a.example/", "A", "", name, "1700000000", "[]"] for name in ("Bread", "Read later")]
    first, second = outcomes_of(read_articles, as_csv(NEW, *rows), tmp_path / "i")
    assert isinstance(first, Entry)
    assert isinstance(second, Entry)
    assert (first.tags, first.status) == (("Bread",), Status.DONE)
    assert (second.tags, second.status) == ((), Status.CANDIDATE)


def test_of_the_older_file_only_what_is_unread_can_be_taken(tmp_path: Path) -> None:
    rows = [["https://a.example/", "A", "", "Unread"], ["https://b.example/", "B", "", "Archive"]]
    first, second = outcomes_of(read_articles, as_csv(OLD, *rows), tmp_path / "i")
    assert isinstance(first, Entry)
    assert (first.status, first.time) == (Status.CANDIDATE, None)
    assert second == Refusal(3, "the time is empty", "B")


def test_the_html_form_has_no_times_either(tmp_path: Path) -> None:
    assert kinds(outcomes_of(read_page, HTML, tmp_path / "i")) == [Entry, Refusal]


@pytest.mark.parametrize("time", NO_TIMES)
def test_a_time_that_cannot_be_right_is_refused(tmp_path: Path, time: object) -> None:
    row = ["https://a.example/", "A", "", "Unread", time, "[]"]
    assert kinds(outcomes_of(read_articles, as_csv(NEW, row), tmp_path / "i")) == [Refusal]


@pytest.mark.parametrize("tags", ["", "[", "[[]]", "[1, null]", '{"a": 1}', "a,b", "[" * 5_000, '["x"]'])
def test_tags_of_any_shape_never_hide_an_article(tmp_path: Path, tags: str) -> None:
    row = ["https://a.example/", "A", "", "Unread", "1700000000", tags]
    assert kinds(outcomes_of(read_articles, as_csv(NEW, row), tmp_path / "i")) == [Entry]
