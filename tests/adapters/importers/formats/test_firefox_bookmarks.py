"""Firefox's backups of bookmarks: JSON is read, and the form that Firefox packs by itself, which gives the same."""

import json
import struct
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pyarrow as pa
import pytest

from core.adapters.importers.formats.firefox_bookmarks import part, read
from core.adapters.importers.ground.reading import Refusal
from core.adapters.importers.lines.entries import Entry, LeftOut, Status
from core.adapters.importers.lines.format import Member, Reader

READER = Reader(datetime(2026, 11, 1, tzinfo=UTC))
SAVED = 1_717_404_690_000_000


def folder(title: str, *children: object) -> dict[str, object]:
    return {"guid": "x", "title": title, "dateAdded": SAVED, "typeCode": 2, "children": list(children)}


def mark(uri: object = "https://rye.example/", **more: object) -> dict[str, object]:
    return {"guid": "y", "title": "Rye at home", "dateAdded": SAVED, "typeCode": 1, "uri": uri, **more}


def packed(text: bytes) -> bytes:
    """Return a text as Firefox packs it."""
    return b"mozLz40\x00" + struct.pack("<I", len(text)) + bytes(pa.compress(text, codec="lz4_raw", asbytes=True))


TREE = folder(
    "",
    folder("menu", mark(tags="bread,rye"), {"guid": "z", "typeCode": 3, "dateAdded": SAVED}),
    folder("toolbar", folder("À lire", mark()), mark("place:sort=8&maxResults=10")),
)
PACKED = packed(json.dumps(TREE).encode())
SAMPLES = [{"bookmarks-2024.json": json.dumps(TREE).encode()}, {"bookmarks-2024.jsonlz4": PACKED}]


def outcomes(path: Path, tree: object) -> list[object]:
    path.write_text(json.dumps(tree), encoding="utf-8")
    return list(read(path, READER))


def test_bookmarks_have_their_tags_and_those_to_read_later_are_still_to_come(tmp_path: Path) -> None:
    first, later, query = outcomes(tmp_path / "b.json", TREE)
    assert isinstance(first, Entry)
    assert isinstance(later, Entry)
    assert (first.tags, first.status) == (("bread", "rye"), Status.DONE)
    assert first.time == datetime(2024, 6, 3, 8, 51, 30, tzinfo=UTC)
    assert later.status is Status.CANDIDATE
    assert query == LeftOut(3, "a saved search of the browser")


def test_a_packed_backup_holds_what_the_plain_one_does(tmp_path: Path) -> None:
    (tmp_path / "b.jsonlz4").write_bytes(PACKED)
    found = part(Member("b.jsonlz4", partial(bytes, PACKED), Path))
    assert found is not None
    assert found.read is not None
    assert list(found.read(tmp_path / "b.jsonlz4", READER)) == outcomes(tmp_path / "b.json", TREE)


ODD = [
    mark(None),
    mark(""),
    mark(7),
    mark(dateAdded="soon"),
    mark(dateAdded=-1),
    mark(dateAdded=4e15),
    mark(dateAdded={}),
]


@pytest.mark.parametrize("child", ODD)
def test_a_bookmark_that_cannot_be_right_is_refused_or_left_out(tmp_path: Path, child: object) -> None:
    (outcome,) = outcomes(tmp_path / "b.json", folder("", child))
    assert isinstance(outcome, Refusal | LeftOut)


@pytest.mark.parametrize("tree", [None, [], {}, 7, "x", {"children": 7}, {"children": [None, [], "x"]}])
def test_a_file_of_another_shape_holds_no_bookmarks(tmp_path: Path, tree: object) -> None:
    assert outcomes(tmp_path / "b.json", tree) == []
