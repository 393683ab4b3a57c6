"""karakeep: links are bookmarks, its lists are tags, notes and pictures are left out."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from adapters.importers.web_files import NO_TIMES, as_json, is_counted, kinds, outcomes_of, with_odd

from core.adapters.importers.formats.karakeep import read
from core.adapters.importers.ground.reading import Refusal
from core.adapters.importers.lines.entries import Entry, LeftOut, Status

ONE = {
    "createdAt": 1_717_404_690,
    "title": None,
    "tags": ["bread", "rye"],
    "content": {"type": "link", "url": "https://rye.example/keeping-a-levain"},
    "note": "my own note",
    "archived": False,
    "lists": ["l1"],
}
LISTS = [{"id": "l1", "name": "Baking"}, {"id": "l2", "name": "Read later"}]


def export(*bookmarks: object) -> bytes:
    return as_json({"bookmarks": bookmarks, "lists": LISTS})


SAMPLES = [{"karakeep-export.json": export(ONE)}, {"hoarder.json": as_json({"bookmarks": [ONE]})}]


def test_a_link_has_its_tags_lists_and_time(tmp_path: Path) -> None:
    first, later = outcomes_of(read, export(ONE, {**ONE, "lists": ["l2"]}), tmp_path / "k")
    assert isinstance(first, Entry)
    assert isinstance(later, Entry)
    assert (first.title, first.tags) == ("Keeping a levain", ("Baking", "bread", "rye"))
    assert first.time == datetime(2024, 6, 3, 8, 51, 30, tzinfo=UTC)
    assert (first.status, later.status) == (Status.DONE, Status.CANDIDATE)
    assert "my own note" not in repr(first)


OTHERS = [
    ({"type": "text", "text": "a secret"}, "a note of your own"),
    ({"type": "asset", "assetId": "x"}, "a picture or a file"),
    (None, "a bookmark whose content is gone"),
    (7, "a bookmark whose content is gone"),
]


@pytest.mark.parametrize(("content", "why"), OTHERS)
def test_what_is_no_link_is_left_out_with_its_reason(tmp_path: Path, content: object, why: str) -> None:
    assert outcomes_of(read, export({**ONE, "content": content}), tmp_path / "k") == [LeftOut(1, why)]


@pytest.mark.parametrize("time", NO_TIMES)
def test_a_time_that_cannot_be_right_is_refused(tmp_path: Path, time: object) -> None:
    assert kinds(outcomes_of(read, export({**ONE, "createdAt": time}), tmp_path / "k")) == [Refusal]


def test_whatever_a_key_holds_every_bookmark_is_counted(tmp_path: Path) -> None:
    rows: list[object] = [*with_odd(ONE), 7, None, []]
    assert is_counted(outcomes_of(read, export(*rows), tmp_path / "k"), len(rows))


@pytest.mark.parametrize("content", [{}, [], {"bookmarks": None}, {"bookmarks": {}, "lists": 7}, {"bookmarks": "x"}])
def test_a_file_of_another_shape_holds_no_bookmarks(tmp_path: Path, content: object) -> None:
    assert outcomes_of(read, as_json(content), tmp_path / "k") == []
