"""Omnivore: what was archived or begun was taken up, the rest is still to come."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from adapters.importers.web_files import NO_TIMES, as_json, entry_of, is_counted, kinds, outcomes_of, with_odd

from core.adapters.importers.formats.omnivore import read
from core.adapters.importers.ground.reading import Refusal
from core.adapters.importers.lines.entries import Entry, LeftOut, Status

ONE = {
    "id": "5f",
    "slug": "levain",
    "title": "Keeping a levain",
    "description": "Feed it",
    "author": "Ada Rye",
    "url": "https://rye.example/levain",
    "state": "Archived",
    "readingProgress": 0,
    "labels": ["bread", "rye"],
    "savedAt": "2024-06-03T08:51:30.000Z",
    "publishedAt": "2020-01-02T00:00:00.000Z",
}
SAMPLES = [{"metadata_0_to_20.json": as_json([ONE])}]


def test_an_article_has_its_author_labels_and_days(tmp_path: Path) -> None:
    entry = entry_of(read, as_json([ONE]), tmp_path / "o")
    assert (entry.title, entry.creator, entry.tags) == ("Keeping a levain", "Ada Rye", ("bread", "rye"))
    assert entry.time == datetime(2024, 6, 3, 8, 51, 30, tzinfo=UTC)
    assert entry.published == date(2020, 1, 2)


STATES = [
    ("Archived", 0, Status.DONE),
    ("Active", 0, Status.CANDIDATE),
    ("Active", 40, Status.DONE),
    ("SUCCEEDED", 0, Status.CANDIDATE),
    ("ARCHIVED", None, Status.DONE),
]


@pytest.mark.parametrize(("state", "progress", "status"), STATES)
def test_the_state_says_what_is_still_to_come(tmp_path: Path, state: str, progress: object, status: Status) -> None:
    row = {**ONE, "state": state, "readingProgress": progress}
    assert entry_of(read, as_json([row]), tmp_path / "o").status is status


def test_what_was_deleted_is_left_out(tmp_path: Path) -> None:
    assert kinds(outcomes_of(read, as_json([{**ONE, "state": "Deleted"}]), tmp_path / "o")) == [LeftOut]


@pytest.mark.parametrize("time", NO_TIMES)
def test_a_time_that_cannot_be_right_is_refused(tmp_path: Path, time: object) -> None:
    assert kinds(outcomes_of(read, as_json([{**ONE, "savedAt": time}]), tmp_path / "o")) == [Refusal]


def test_whatever_a_key_holds_every_article_is_counted(tmp_path: Path) -> None:
    rows = with_odd(ONE)
    found = outcomes_of(read, as_json(rows), tmp_path / "o")
    assert is_counted(found, len(rows))
    assert {Entry, Refusal} <= set(kinds(found))
