"""Journeys as tags of one's things, in the forms that bookmark managers bring in."""

import html
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from core.desk.taken_out.exports import moment_in_words, to_csv, to_json
from core.desk.views import JourneyView
from core.entities import Item

TAG_COLUMNS = ("title", "link", "tags")
_HEAD = (
    "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n"
    '<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">\n'
    "<TITLE>Bookmarks</TITLE>\n<H1>Bookmarks</H1>\n<DL><p>\n"
)


@dataclass(frozen=True, slots=True)
class Tagged:
    """An item with the journey that it is in, by name, and when it was first taken up, in UTC where that is known."""

    item: Item
    tag: str
    time: datetime | None


def tagged(
    journeys: Sequence[JourneyView], item: Callable[[str], Item | None], first: Callable[[str], datetime | None]
) -> list[Tagged]:
    """Return every item of some journeys with its tag, in the order of the journeys; `first` tells when it was met."""
    return [
        Tagged(found, view.name, first(item_id))
        for view in journeys
        for item_id in view.journey.members
        if (found := item(item_id)) is not None
    ]


def tags_csv(rows: Sequence[Tagged]) -> str:
    """Write one row an item: title, link and its journey as a tag."""
    cells = ({"title": row.item.title, "link": row.item.link, "tags": row.tag} for row in rows)
    return to_csv(TAG_COLUMNS, cells)


def bookmarks_html(rows: Sequence[Tagged]) -> str:
    """Write the items that have a link as Netscape bookmarks: a folder a journey, and the journey as a tag."""
    return _HEAD + "".join(_folder(tag, of) for tag, of in _by_tag(rows)) + "</DL><p>\n"


def karakeep_json(rows: Sequence[Tagged]) -> str:
    """Write karakeep's (formerly Hoarder's) own export: links as links, things without one as texts."""
    return to_json({"bookmarks": [_karakeep(row) for row in rows]})


def linkwarden_json(rows: Sequence[Tagged]) -> str:
    """Write Linkwarden's own backup: a collection a journey, holding the items that have a link."""
    collections = [
        {"name": tag, "description": "", "links": [_linkwarden(row) for row in of]} for tag, of in _by_tag(rows)
    ]
    return to_json({"collections": collections})


def _by_tag(rows: Sequence[Tagged]) -> Iterator[tuple[str, list[Tagged]]]:
    """Yield every tag with its items that have a link; a tag without one is left out."""
    for tag in dict.fromkeys(row.tag for row in rows):
        if of := [row for row in rows if row.tag == tag and row.item.link]:
            yield tag, of


def _folder(tag: str, rows: Sequence[Tagged]) -> str:
    name = html.escape(tag)
    lines = "".join(
        f'        <DT><A HREF="{html.escape(row.item.link)}"{_added(row)} TAGS="{name.replace(",", " ")}">'
        f"{html.escape(row.item.title)}</A>\n"
        for row in rows
    )
    return f"    <DT><H3>{name}</H3>\n    <DL><p>\n{lines}    </DL><p>\n"


def _added(row: Tagged) -> str:
    return f' ADD_DATE="{int(row.time.timestamp())}"' if row.time else ""


def _karakeep(row: Tagged) -> dict[str, object]:
    link = {"type": "link", "url": row.item.link} if row.item.link else {"type": "text", "text": row.item.title}
    return {
        "createdAt": int(row.time.timestamp()) if row.time else None,
        "title": row.item.title,
        "tags": [row.tag],
        "content": link,
        "note": None,
    }


def _linkwarden(row: Tagged) -> dict[str, object]:
    return {
        "name": row.item.title,
        "url": row.item.link,
        "type": "url",
        "description": "",
        "tags": [{"name": row.tag}],
        "createdAt": moment_in_words(row.time),
    }
