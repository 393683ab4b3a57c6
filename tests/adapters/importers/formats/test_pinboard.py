"""Pinboard: titles stand in 'description', and what is marked to read is still to come."""

from datetime import UTC, datetime
from pathlib import Path

from core.adapters.importers.entries import Entry, Status
from core.adapters.importers.format import Reader
from core.adapters.importers.formats.pinboard import read
from core.adapters.importers.reading import Refusal

BOOKMARKS = b"""[
{"href":"https://rye.example/levain","description":"Keeping a levain","extended":"feed it","meta":"a","hash":"b",
 "time":"2024-03-01T19:04:05Z","shared":"no","toread":"no","tags":"bread rye"},
{"href":"https://moss.example/","description":"","extended":"","meta":"a","hash":"c",
 "time":"2024-03-02T19:04:05Z","shared":"no","toread":"yes","tags":""},
{"href":"https://fern.example/","description":"Ferns","extended":"","meta":"a","hash":"d",
 "time":"","shared":"no","toread":"yes","tags":""}, 7]"""
SAMPLES = [{"bookmarks.json": BOOKMARKS}]


def outcomes(path: Path) -> list[object]:
    path.write_bytes(BOOKMARKS)
    return list(read(path, Reader(datetime(2026, 6, 1, tzinfo=UTC))))


def test_every_bookmark_is_a_page_or_is_refused_with_its_reason(tmp_path: Path) -> None:
    first, second, third, fourth = outcomes(tmp_path / "b.json")
    assert isinstance(first, Entry)
    assert isinstance(second, Entry)
    assert (first.title, first.text, first.tags) == ("Keeping a levain", "feed it", ("bread", "rye"))
    assert first.time == datetime(2024, 3, 1, 19, 4, 5, tzinfo=UTC)
    assert (second.title, second.status) == ("https://moss.example/", Status.CANDIDATE)
    assert isinstance(third, Refusal)
    assert fourth == Refusal(4, "it is no bookmark")
