"""Linkwarden: links inside collections are bookmarks with the collection as a tag."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from adapters.importers.web_files import NO_TIMES, as_json, is_counted, kinds, outcomes_of, with_odd

from core.adapters.importers.formats.linkwarden import read
from core.adapters.importers.ground.reading import Refusal
from core.adapters.importers.lines.entries import Entry, LeftOut, Status

ONE = {
    "name": "Keeping a levain",
    "type": "url",
    "description": "Feed it",
    "url": "https://rye.example/levain",
    "textContent": "long " * 99,
    "tags": [{"id": 1, "name": "bread"}],
    "importDate": None,
    "createdAt": "2024-06-03T08:51:30.000Z",
}


def export(*links: object, name: object = "Baking") -> bytes:
    collections = [{"id": 1, "name": name, "isPublic": False, "links": links}]
    return as_json({"id": 1, "username": "noor", "email": "noor@mail.example", "collections": collections})


SAMPLES = [{"backup.json": export(ONE)}]


def test_a_link_has_its_collection_tags_and_time(tmp_path: Path) -> None:
    (entry,) = outcomes_of(read, export(ONE), tmp_path / "l")
    assert isinstance(entry, Entry)
    assert (entry.title, entry.text, entry.tags) == ("Keeping a levain", "Feed it", ("Baking", "bread"))
    assert entry.time == datetime(2024, 6, 3, 8, 51, 30, tzinfo=UTC)
    assert "mail.example" not in repr(entry)


@pytest.mark.parametrize("name", ["To read", "Merkliste", "Lire plus tard", "稍后阅读"])
def test_a_collection_to_read_later_is_still_to_come(tmp_path: Path, name: str) -> None:
    (entry,) = outcomes_of(read, export(ONE, name=name), tmp_path / "l")
    assert isinstance(entry, Entry)
    assert entry.status is Status.CANDIDATE


def test_pictures_and_files_are_left_out(tmp_path: Path) -> None:
    assert outcomes_of(read, export({**ONE, "url": None}), tmp_path / "l") == [LeftOut(1, "a picture or a file")]


@pytest.mark.parametrize("time", NO_TIMES)
def test_a_time_that_cannot_be_right_is_refused(tmp_path: Path, time: object) -> None:
    assert kinds(outcomes_of(read, export({**ONE, "createdAt": time}), tmp_path / "l")) == [Refusal]


def test_whatever_a_key_holds_every_link_is_counted(tmp_path: Path) -> None:
    rows: list[object] = [*with_odd(ONE), 7, None, []]
    assert is_counted(outcomes_of(read, export(*rows), tmp_path / "l"), len(rows))


@pytest.mark.parametrize("content", [{}, [], {"collections": None}, {"collections": [None, {"links": 7}, "x", {}]}])
def test_a_file_of_another_shape_holds_no_links(tmp_path: Path, content: object) -> None:
    assert outcomes_of(read, as_json(content), tmp_path / "l") == []
