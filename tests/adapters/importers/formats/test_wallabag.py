"""wallabag: archived articles were read, at the time of archiving where the file has it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from adapters.importers.web_files import NO_TIMES, as_json, entry_of, is_counted, kinds, outcomes_of, with_odd

from core.adapters.importers.formats.wallabag import read
from core.adapters.importers.ground.reading import Refusal
from core.adapters.importers.lines.entries import Entry, Status

ONE = {
    "is_archived": 1,
    "is_starred": 0,
    "tags": ["bread", "rye"],
    "id": 7,
    "title": "Keeping a levain",
    "url": "https://rye.example/levain",
    "created_at": "2024-06-03T08:51:30+0000",
    "archived_at": "2024-06-09T10:00:00+0000",
    "published_by": ["Ada Rye", ""],
    "reading_time": 7,
    "language": "en",
}
SAMPLES = [{"All articles.json": as_json([ONE])}, {"v1.json": as_json([{**ONE, "is_archived": "0"}])}]


def test_a_read_article_stands_where_it_was_archived(tmp_path: Path) -> None:
    entry = entry_of(read, as_json([ONE]), tmp_path / "w")
    assert entry.time == datetime(2024, 6, 9, 10, tzinfo=UTC)
    assert (entry.status, entry.creator, entry.tags) == (Status.DONE, "Ada Rye", ("bread", "rye"))
    assert (entry.length_minutes, entry.language) == (7.0, "en")


def test_without_a_time_of_archiving_the_time_of_saving_counts(tmp_path: Path) -> None:
    entry = entry_of(read, as_json([{**ONE, "archived_at": None}]), tmp_path / "w")
    assert (entry.time, entry.action) == (datetime(2024, 6, 3, 8, 51, 30, tzinfo=UTC), "saved")


@pytest.mark.parametrize("unread", [0, "0", False, None, ""])
def test_what_is_not_archived_is_still_to_come(tmp_path: Path, unread: object) -> None:
    entry = entry_of(read, as_json([{**ONE, "is_archived": unread}]), tmp_path / "w")
    assert (entry.status, entry.time) == (Status.CANDIDATE, datetime(2024, 6, 3, 8, 51, 30, tzinfo=UTC))


@pytest.mark.parametrize("time", NO_TIMES)
def test_a_time_that_cannot_be_right_is_refused(tmp_path: Path, time: object) -> None:
    assert kinds(outcomes_of(read, as_json([{**ONE, "archived_at": time}]), tmp_path / "w")) == [Refusal]


def test_whatever_a_key_holds_every_article_is_counted(tmp_path: Path) -> None:
    rows = with_odd(ONE)
    found = outcomes_of(read, as_json(rows), tmp_path / "w")
    assert is_counted(found, len(rows))
    assert {Entry, Refusal} <= set(kinds(found))
