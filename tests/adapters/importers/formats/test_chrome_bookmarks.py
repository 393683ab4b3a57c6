"""The bookmarks file of Chrome and its kin."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from core.adapters.importers.formats.chrome_bookmarks import read
from core.adapters.importers.ground.reading import ImportRefused, Refusal
from core.adapters.importers.lines.entries import Entry, LeftOut, Status
from core.adapters.importers.lines.format import Reader

CASES = Path(__file__).parents[3] / "cases" / "imports"
READER = Reader(datetime(2026, 11, 1, tzinfo=UTC))
SAMPLES = [{"Bookmarks": (CASES / "chrome_Bookmarks").read_bytes()}]


def folder(name: str, *children: object) -> dict[str, object]:
    return {"children": list(children), "date_added": "13118850929335823", "name": name, "type": "folder"}


def mark(url: object = "https://rye.example/", added: object = "13118850929335823") -> dict[str, object]:
    return {"date_added": added, "name": "Rye at home", "type": "url", "url": url}


def outcomes(path: Path, roots: object) -> list[object]:
    path.write_text(json.dumps({"checksum": "f3", "roots": roots, "version": 1}), encoding="utf-8")
    return list(read(path, READER))


def test_every_bookmark_is_read_at_its_time_and_the_checksum_is_none() -> None:
    first, second = read(CASES / "chrome_Bookmarks", READER)
    assert isinstance(first, Entry)
    assert isinstance(second, Entry)
    assert (first.title, second.title) == ("Tournoi des VI Nations", "Faire son pain")
    assert first.time == datetime(2016, 9, 20, 13, 15, 29, 335823, tzinfo=UTC)
    assert (first.tags, first.status) == ((), Status.DONE)


def test_folders_are_tags_and_one_to_read_later_is_still_to_come(tmp_path: Path) -> None:
    roots = {"other": folder("Weitere Favoriten", folder("Brot", mark()), folder("Später lesen", mark()))}
    first, second = outcomes(tmp_path / "b", roots)
    assert isinstance(first, Entry)
    assert isinstance(second, Entry)
    assert (first.tags, first.status) == (("Brot",), Status.DONE)
    assert (second.tags, second.status) == ((), Status.CANDIDATE)


def test_what_lies_in_the_bin_is_left_out(tmp_path: Path) -> None:
    assert outcomes(tmp_path / "b", {"trash": folder("Trash", mark())}) == [LeftOut(1, "a bookmark in the bin")]


def test_a_bookmark_without_a_date_waits_in_the_backlog(tmp_path: Path) -> None:
    first, _ = outcomes(tmp_path / "b", {"other": folder("x", mark(added="0"))})
    assert isinstance(first, Entry)
    assert (first.status, first.time) == (Status.CANDIDATE, None)


ODD = [mark(url=None), mark(url=""), mark(added="soon"), mark(added=-5), mark(added="9" * 17), mark(added=[1])]


@pytest.mark.parametrize("child", ODD)
def test_a_bookmark_that_cannot_be_right_is_refused(tmp_path: Path, child: object) -> None:
    (refusal,) = outcomes(tmp_path / "b", {"other": folder("x", child)})
    assert isinstance(refusal, Refusal)


@pytest.mark.parametrize(
    "roots", [None, [], {}, 7, {"other": None}, {"other": {"children": None}}, {"other": [mark()]}]
)
def test_a_file_of_another_shape_holds_no_bookmarks(tmp_path: Path, roots: object) -> None:
    assert outcomes(tmp_path / "b", roots) == []


def test_a_file_that_is_cut_off_is_refused(tmp_path: Path) -> None:
    (tmp_path / "b").write_bytes((CASES / "chrome_Bookmarks").read_bytes()[:300])
    with pytest.raises(ImportRefused, match="Export it again"):
        list(read(tmp_path / "b", READER))
