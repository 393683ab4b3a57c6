"""Takeout's activity of a product that is not YouTube is told by its name, and stored as nobody's history."""

import json
from pathlib import Path

import pytest

from core.adapters.importers import ImportRefused, look_into
from core.adapters.importers.services.google_activity import is_youtubes, of_another_product


def activity(header: str, title: str, address: str) -> bytes:
    record = {"header": header, "title": title, "titleUrl": address, "time": "2026-03-02T19:04:05Z"}
    return json.dumps([record | {"products": [header]}], ensure_ascii=False).encode()


@pytest.mark.parametrize(
    ("header", "title"),
    [("Google Suche", "Nach brot gesucht"), ("Search", "Searched for bread"), ("マップ", "検索しました: パン")],
)
def test_searches_in_another_product_are_named_and_refused(tmp_path: Path, header: str, title: str) -> None:
    path = tmp_path / "MyActivity.json"
    path.write_bytes(activity(header, title, "https://www.google.com/search?q=x"))
    with pytest.raises(ImportRefused, match=f"activity of '{header}': .* Bring YouTube's file 'watch-history'"):
        look_into([path])


def test_youtubes_activity_and_somebodys_own_records_are_none_of_these() -> None:
    watched = activity("YouTube", "Watched Rye", "https://www.youtube.com/watch?v=aaaaaaaaaa1")
    assert is_youtubes(watched)
    assert of_another_product(watched) is None
    assert of_another_product(b'[{"header": "A", "title": "Rye", "time": "2026-03-02"}]') is None
