"""Matter: read articles stand where they were last touched, the rest is still to come."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from adapters.importers.web_files import NO_TIMES, as_csv, entry_of, kinds, outcomes_of

from core.adapters.importers.formats.matter import read
from core.adapters.importers.ground.reading import Refusal
from core.adapters.importers.lines.entries import Entry, Status

COLUMNS = (
    "Title,Author,Publisher,URL,Tags,Word Count,In Queue,Favorited,Read,Highlight Count,Last Interaction Date,File Id"
)


def row(is_read: object = "True", touched: object = "2024-06-03 08:51:30") -> list[object]:
    link = "https://rye.example/levain"
    return ["Levain", "", "Crumb", link, "bread;rye", 900, "False", "True", is_read, 0, touched, ""]


SAMPLES = [{"_matter_history.csv": as_csv(COLUMNS, row())}]


def test_a_read_article_has_its_time_tags_and_publisher(tmp_path: Path) -> None:
    entry = entry_of(read, as_csv(COLUMNS, row()), tmp_path / "m")
    assert (entry.creator, entry.tags, entry.status) == ("Crumb", ("bread", "rye"), Status.DONE)
    assert entry.time == datetime(2024, 6, 3, 8, 51, 30, tzinfo=UTC)


@pytest.mark.parametrize("is_read", ["False", "", "false", "0"])
def test_what_is_not_read_is_still_to_come_and_needs_no_time(tmp_path: Path, is_read: str) -> None:
    assert entry_of(read, as_csv(COLUMNS, row(is_read, "")), tmp_path / "m").status is Status.CANDIDATE


@pytest.mark.parametrize("touched", [*NO_TIMES, ""])
def test_a_read_article_without_a_time_that_can_be_right_is_refused(tmp_path: Path, touched: object) -> None:
    assert kinds(outcomes_of(read, as_csv(COLUMNS, row("True", touched)), tmp_path / "m")) == [Refusal]


def test_short_and_long_rows_are_counted(tmp_path: Path) -> None:
    found = outcomes_of(read, as_csv(COLUMNS, row(), row()[:3], [*row(), "more", "more"], []), tmp_path / "m")
    assert len(found) == 3
    assert kinds(found)[0] is Entry
