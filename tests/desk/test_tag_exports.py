"""Journeys as tags, in forms that bookmark managers read; nothing of a title is markup."""

import json
from datetime import UTC, datetime
from pathlib import Path

from core.adapters.importers.entries import Entry
from core.adapters.importers.format import Reader
from core.adapters.importers.formats import bookmarks
from core.desk.tag_exports import Tagged, bookmarks_html, karakeep_json, linkwarden_json, tags_csv
from core.entities import Item

THEN = datetime(2026, 1, 2, 10, tzinfo=UTC)
ROWS = [
    Tagged(Item("1", "Rye <b>at home</b>", link="https://a.example/?x=1&y=2"), "Bread, mine", THEN),
    Tagged(Item("2", "=cmd()"), "Bread, mine", None),
    Tagged(Item("3", "Moss"), "Gardens", THEN),
]


def test_every_item_is_a_row_with_its_journey_and_no_cell_is_a_formula() -> None:
    assert tags_csv(ROWS).splitlines() == [
        "title,link,tags",
        'Rye <b>at home</b>,https://a.example/?x=1&y=2,"Bread, mine"',
        '\'=cmd(),,"Bread, mine"',
        "Moss,,Gardens",
    ]


def test_bookmarks_are_read_back_with_their_folder_time_and_address(tmp_path: Path) -> None:
    path = tmp_path / "b.html"
    path.write_text(bookmarks_html(ROWS), encoding="utf-8")
    part = bookmarks.FORMAT.part
    assert callable(part)
    from core.adapters.importers.format import Member

    found = part(Member("b.html", lambda: path.read_bytes()[:4096], lambda: path))
    assert found
    assert found.read
    (entry,) = found.read(path, Reader(datetime(2026, 6, 1, tzinfo=UTC)))
    assert isinstance(entry, Entry)
    assert (entry.title, entry.time, entry.link) == ("Rye <b>at home</b>", THEN, "https://a.example/?x=1&y=2")
    assert "Bread  mine" in entry.tags or "Bread, mine" in entry.tags
    assert "Gardens" not in path.read_text(encoding="utf-8")


def test_karakeep_gets_links_and_texts_and_linkwarden_links_only() -> None:
    first, second, _ = json.loads(karakeep_json(ROWS))["bookmarks"]
    assert (first["content"], first["tags"], first["createdAt"]) == (
        {"type": "link", "url": "https://a.example/?x=1&y=2"},
        ["Bread, mine"],
        int(THEN.timestamp()),
    )
    assert second["content"] == {"type": "text", "text": "=cmd()"}
    (collection,) = json.loads(linkwarden_json(ROWS))["collections"]
    assert (collection["name"], [link["url"] for link in collection["links"]]) == (
        "Bread, mine",
        ["https://a.example/?x=1&y=2"],
    )


def test_no_journeys_give_empty_files_that_are_still_read() -> None:
    assert tags_csv([]) == "title,link,tags\r\n"
    assert json.loads(karakeep_json([])) == {"bookmarks": []}
    assert json.loads(linkwarden_json([])) == {"collections": []}
    assert bookmarks_html([]).startswith("<!DOCTYPE NETSCAPE-Bookmark-file-1>")
