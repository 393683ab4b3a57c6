"""Raindrop.io: bookmarks at the time of saving, collections and tags as tags, own notes left aside."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from adapters.importers.web_files import CASES, NO_TIMES, as_csv, entry_of, kinds, notes_of, outcomes_of

from core.adapters.importers.formats.raindrop import read_drops, read_marks
from core.adapters.importers.ground.reading import Refusal
from core.adapters.importers.lines.entries import Entry, Status

COLUMNS = "id,title,note,excerpt,url,folder,tags,created,cover,highlights,favorite"
HTML = b"""<!DOCTYPE NETSCAPE-Bookmark-file-1><TITLE>Raindrop.io Bookmarks</TITLE><H1>Raindrop.io Bookmarks</H1>
<DL><p><DT><H3>Bread</H3><DL><p><DT><A HREF="https://rye.example/" ADD_DATE="1700000000" TAGS="rye">Rye</A></DL></DL>"""
EARLIER = as_csv(
    "title,description,url,folder,tags,created",
    ["Rye", "About rye", "https://rye.example/", "Bread/Tools", "a, b", "2019-01-10T17:17:19Z"],
)
SAMPLES = [
    {"raindrop.csv": (CASES / "raindrop_export.csv").read_bytes()},
    {
        "old.csv": as_csv(
            "title,note,excerpt,url,tags,created,cover,folder", ["A", "", "", "https://a.example"] + [""] * 4
        )
    },
    {"raindrop.html": HTML},
    {"earlier.csv": EARLIER},
]


def test_the_description_of_an_earlier_export_is_its_excerpt(tmp_path: Path) -> None:
    rye = entry_of(read_drops, EARLIER, tmp_path / "file")
    assert (rye.title, rye.text, rye.tags) == ("Rye", "About rye", ("Bread", "Tools", "a", "b"))


def row(folder: str = "Bread / Tools", created: object = "2023-01-10T17:17:19.203Z") -> list[object]:
    return [1, "Rye", "my own note", "About rye", "https://rye.example/", folder, "a, b", created, "", "", "true"]


def test_an_export_gives_bookmarks_with_excerpts_and_collections(tmp_path: Path) -> None:
    first, second = outcomes_of(read_drops, (CASES / "raindrop_export.csv").read_bytes(), tmp_path / "r")
    assert isinstance(first, Entry)
    assert isinstance(second, Entry)
    assert first.text == "Calculate the water in your dough"
    assert first.tags == ("Bread", "Tools", "baking")
    assert first.time == datetime(2023, 1, 10, 17, 17, 19, 203_000, tzinfo=UTC)
    assert (second.tags, second.status) == ((), Status.DONE)


def test_own_notes_are_never_kept_and_a_favourite_is_no_rating(tmp_path: Path) -> None:
    entry = entry_of(read_drops, as_csv(COLUMNS, row()), tmp_path / "r")
    assert "my own note" not in repr(entry)
    assert entry.value is None


@pytest.mark.parametrize("folder", ["Read later", "Bread/To read", "Später lesen", "読む / あとで読む"])
def test_a_collection_to_read_later_is_still_to_come(tmp_path: Path, folder: str) -> None:
    assert entry_of(read_drops, as_csv(COLUMNS, row(folder)), tmp_path / "r").status is Status.CANDIDATE


@pytest.mark.parametrize("created", ["1673371039", "1673371039203", "2023-01-10 17:17:19", "2023-01-10T18:17:19+01:00"])
def test_times_are_read_in_whatever_form(tmp_path: Path, created: str) -> None:
    time = entry_of(read_drops, as_csv(COLUMNS, row(created=created)), tmp_path / "r").time
    assert time is not None
    assert time.replace(microsecond=0) == datetime(2023, 1, 10, 17, 17, 19, tzinfo=UTC)


@pytest.mark.parametrize("created", NO_TIMES)
def test_a_time_that_cannot_be_right_is_refused(tmp_path: Path, created: object) -> None:
    assert kinds(outcomes_of(read_drops, as_csv(COLUMNS, row(created=created)), tmp_path / "r")) == [Refusal]


def test_a_bookmark_without_a_date_waits_in_the_backlog(tmp_path: Path) -> None:
    assert entry_of(read_drops, as_csv(COLUMNS, row(created="")), tmp_path / "r").status is Status.CANDIDATE
    (note,) = notes_of(read_drops, as_csv(COLUMNS, row(created="")), tmp_path / "r")
    assert note.startswith("1 saved without a date")


def test_the_html_form_is_read_as_well(tmp_path: Path) -> None:
    assert entry_of(read_marks, HTML, tmp_path / "r.html").tags == ("Bread", "rye")
