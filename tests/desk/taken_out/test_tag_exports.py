"""Journeys as tags, in forms that bookmark managers read; nothing of a title is markup."""

import json
from datetime import UTC, datetime
from pathlib import Path

from small_world import small_workspace

from core.adapters.importers.formats import bookmarks
from core.adapters.importers.lines.entries import Entry
from core.adapters.importers.lines.format import Reader
from core.desk.taken_out.tag_exports import Tagged, bookmarks_html, karakeep_json, linkwarden_json, tagged, tags_csv
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
    from core.adapters.importers.lines.format import Member

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


def test_bookmarks_hold_a_folder_a_journey_and_the_same_moment_address_and_title() -> None:
    head, _, rest = bookmarks_html(
        [*ROWS[:2], Tagged(Item("4", "Café", link="https://b.example/"), "Gardens", None)]
    ).partition("<DL><p>\n")
    assert "<TITLE>Bookmarks</TITLE>" in head
    assert rest.splitlines() == [
        "    <DT><H3>Bread, mine</H3>",
        "    <DL><p>",
        '        <DT><A HREF="https://a.example/?x=1&amp;y=2" ADD_DATE="1767348000" TAGS="Bread  mine">'
        "Rye &lt;b&gt;at home&lt;/b&gt;</A>",
        "    </DL><p>",
        "    <DT><H3>Gardens</H3>",
        "    <DL><p>",
        '        <DT><A HREF="https://b.example/" TAGS="Gardens">Café</A>',
        "    </DL><p>",
        "</DL><p>",
    ]


def test_no_quotation_mark_of_a_name_or_an_address_ends_what_it_stands_in() -> None:
    named = """Bread "and" 'rye'"""
    told = bookmarks_html([Tagged(Item("1", "Rye", link='https://a.example/?q="x"'), named, None)])
    assert 'HREF="https://a.example/?q=&quot;x&quot;" TAGS="Bread &quot;and&quot; &#x27;rye&#x27;"' in told


def test_every_field_that_a_manager_reads_is_there_and_every_letter_as_it_is() -> None:
    assert json.loads(karakeep_json(ROWS))["bookmarks"][1] == {
        "createdAt": None,
        "title": "=cmd()",
        "tags": ["Bread, mine"],
        "content": {"type": "text", "text": "=cmd()"},
        "note": None,
    }
    assert json.loads(linkwarden_json(ROWS))["collections"] == [
        {
            "name": "Bread, mine",
            "description": "",
            "links": [
                {
                    "name": "Rye <b>at home</b>",
                    "url": "https://a.example/?x=1&y=2",
                    "type": "url",
                    "description": "",
                    "tags": [{"name": "Bread, mine"}],
                    "createdAt": "2026-01-02T10:00:00Z",
                }
            ],
        }
    ]
    kept = Tagged(Item("5", "Café 天然", link="https://c.example/"), "Tea", None)
    assert all("Café 天然" in write([kept]) for write in (tags_csv, bookmarks_html, karakeep_json, linkwarden_json))


def test_every_item_of_a_journey_that_is_known_is_tagged_with_its_name_in_the_order_of_the_journeys() -> None:
    mine = small_workspace(with_map=False).of("ada")
    view = mine.view()
    first = {item_id: times[0] for item_id, times in mine.desk.times.items()}
    known = [item_id for each in view.journeys for item_id in each.journey.members]
    missing = known[3]
    found = tagged(view.journeys, lambda i: None if i == missing else mine.desk.catalogue.item(i), first.get)
    assert [row.item.item_id for row in found] == [item_id for item_id in known if item_id != missing]
    assert all(row.time == first[row.item.item_id] for row in found)
    assert [row.tag for row in found] == [
        each.name for each in view.journeys for item_id in each.journey.members if item_id != missing
    ]


def test_no_journeys_give_empty_files_that_are_still_read() -> None:
    assert tags_csv([]) == "title,link,tags\r\n"
    assert json.loads(karakeep_json([])) == {"bookmarks": []}
    assert json.loads(linkwarden_json([])) == {"collections": []}
    assert bookmarks_html([]).startswith("<!DOCTYPE NETSCAPE-Bookmark-file-1>")
