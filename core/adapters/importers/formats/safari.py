"""What Safari keeps: `History.db`, `Bookmarks.plist` with its reading list, and the JSON of its own export.

Times of `History.db` are seconds since 2001 (Core Data). The reading list is what is still to be read; a page of it
that was opened says so (`DateLastViewed`) and counts as read then. Bookmarks.plist gives bookmarks no time.
"""

import plistlib
import struct
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from xml.parsers.expat import ExpatError

from core.adapters.importers.ground.reading import ImportRefused, Refusal
from core.adapters.importers.lines.entries import Outcome
from core.adapters.importers.lines.format import Member, Part, Reader, Role, Service
from core.adapters.importers.lines.recognising import json_keys
from core.adapters.importers.lines.rows import json_rows
from core.adapters.importers.texts.cells import clean, number_of
from core.adapters.importers.texts.folder_names import READING_LIST
from core.adapters.importers.web.databases import columns_of, has_tables, opened_database, rows_of, unsaved
from core.adapters.importers.web.saving import SavedPage, saved, untimed
from core.adapters.importers.web.visits import Visit, Way, outcomes, visit_of
from core.adapters.importers.web.web_times import web_moment

_TABLES = {
    "history_items": frozenset({"url"}),
    "history_visits": frozenset({"history_item", "visit_time"}),
}
_SINCE = datetime(2001, 1, 1, tzinfo=UTC)
"""Where Apple's time begins (Foundation, NSDate.timeIntervalSinceReferenceDate)."""
_LEAF, _FOLDER = "WebBookmarkTypeLeaf", "WebBookmarkTypeList"
_TELLING = (b"WebBookmarkType", b"WebBookmarkUUID", b"WebBookmarkFileVersion")
_NO_LIST = (ExpatError, ValueError, OverflowError, RecursionError, LookupError, TypeError, AttributeError)
"""What plistlib raises for a file that is cut off or none of its own; its InvalidFileException is a ValueError."""
_TRAILER = struct.Struct(">6xBBQQQ")
"""How a binary list ends (CFBinaryPlistTrailer): sizes of an offset and a reference, objects, the top one, offsets."""
_MOST_DEEP = 60
"""Folders inside each other that are gone into; chosen by hand."""


def part(member: Member) -> Part | None:
    """Return what a file is to Safari: by its tables, its property list or its keys."""
    head = member.head()
    if head.startswith(b"bplist00") or head.lstrip().startswith(b"<?xml"):
        return _bookmarks_part(member, head)
    if json_keys(head) >= {"metadata", "data_type", "history", "time_usec"}:
        return Part(what="visits", role=Role.HISTORY, read=read_json)
    if has_tables(member, _TABLES):
        return Part(what="visits", role=Role.HISTORY, read=read_kept)
    return None


def _bookmarks_part(member: Member, head: bytes) -> Part | None:
    """Return the part that a property list is; a binary one names its keys anywhere, so it is looked at whole."""
    content = head if b"<plist" in head else member.on_disk().read_bytes()
    if not any(word in content for word in _TELLING):
        return None
    return Part(what="bookmarks and the reading list", role=Role.BACKLOG, read=read_bookmarks)


def read_kept(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield one outcome for every visit in `History.db`; raises ImportRefused for a damaged database."""
    with opened_database(path) as connection:
        columns = columns_of(connection, "history_visits")
        title, loaded, led_on = (
            f"v.{name}" if name in columns else other
            for name, other in (("title", "NULL"), ("load_successful", "1"), ("redirect_destination", "NULL"))
        )
        query = f"""SELECT i.url, {title}, v.visit_time, {loaded}, {led_on} FROM history_visits v
            LEFT JOIN history_items i ON i.id = v.history_item ORDER BY v.visit_time"""
        yield from outcomes(_visit(row, visit, reader) for row, visit in rows_of(connection, query))
    yield from unsaved(path)


def _visit(row: int, visit: Any, reader: Reader) -> Visit | Refusal:
    address, title, seconds, loaded, led_on = visit
    if not (address := clean(address)):
        return Refusal(row, "it has no address", clean(title))
    try:
        time = web_moment(_apple_time(seconds), reader)
    except ValueError as reason:
        return Refusal(row, str(reason), clean(title))
    way = Way.REDIRECT if led_on else Way.FAILED if loaded == 0 else Way.OPENED
    return Visit(row=row, address=address, title=title, time=time, way=way)


def _apple_time(seconds: object) -> datetime | None:
    """Return the moment that seconds since 2001 stand for; None for none. Raises ValueError for what is no time."""
    if (number := number_of(seconds)) is None:
        return None
    try:
        return _SINCE + timedelta(seconds=number)
    except OverflowError:
        raise ValueError(f"the number {number:g} is too large for a time") from None


def read_json(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield one outcome for every visit of Safari's own export; raises ImportRefused for a file that is no JSON."""
    yield from outcomes(visit_of(row, visit, reader, _told_way) for row, visit in json_rows(path, "history.item"))


def _told_way(visit: dict[str, Any]) -> Way:
    """Return how a visit came about, by what Safari says of it."""
    failed = visit.get("latest_visit_was_load_failure") is True
    return Way.REDIRECT if visit.get("destination_url") else Way.FAILED if failed else Way.OPENED


def read_bookmarks(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield one outcome for every bookmark and every page of the reading list; raises ImportRefused with advice."""
    try:
        root = plistlib.loads(_believable(path.read_bytes()))
    except _NO_LIST:
        advice = "Copy it again from ~/Library/Safari."
        raise ImportRefused(f"{path.name} is cut off or no property list. {advice}") from None
    found = enumerate(_leaves(root, ()), 1)
    yield from untimed(saved(_bookmark(row, leaf, folders), reader) for row, (leaf, folders) in found)


def _believable(content: bytes) -> bytes:
    """Return a list that says of itself no more than it can hold; raises ValueError for another.

    Room for all objects that a binary list names is taken at once, whatever their number.
    """
    if content.startswith(b"bplist"):
        size, _, n_objects, _, start = _TRAILER.unpack(content[-_TRAILER.size :].rjust(_TRAILER.size, b"\x00"))
        if start + n_objects * max(1, size) > len(content):
            raise ValueError("it names more objects than it has bytes")
    return content


def _leaves(node: object, folders: tuple[str, ...]) -> Iterator[tuple[dict[str, Any], tuple[str, ...]]]:
    """Yield the bookmarks under a node with the names of their folders."""
    if not isinstance(node, dict) or len(folders) > _MOST_DEEP:
        return
    if node.get("WebBookmarkType") == _LEAF:
        yield node, folders
        return
    children = node.get("Children")
    inside = (*folders, clean(node.get("Title")))
    for child in children if isinstance(children, list) else ():
        yield from _leaves(child, inside)


def _bookmark(row: int, leaf: dict[str, Any], folders: tuple[str, ...]) -> SavedPage:
    names, listed = _dict(leaf.get("URIDictionary")), _dict(leaf.get("ReadingList"))
    is_listed = bool(listed) or READING_LIST in folders
    viewed = listed.get("DateLastViewed")
    return SavedPage(
        row=row,
        address=clean(leaf.get("URLString")),
        title=names.get("title") or _dict(leaf.get("ReadingListNonSync")).get("Title"),
        time=viewed or listed.get("DateAdded"),
        folders=folders,
        text=clean(listed.get("PreviewText")),
        later=not viewed if is_listed else None,
    )


def _dict(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


FORMAT = Service(
    key="safari",
    name="Safari",
    thing="history, bookmarks and reading list of Safari",
    how="In Safari: File, Export Browsing Data to File; or copy History.db and Bookmarks.plist from ~/Library/Safari.",
    taken="Every page that you opened, at its time; the reading list and bookmarks, which carry no date, wait in the "
    "backlog; searches, sign-ins, redirects and pages that did not load are left out and counted.",
    part=part,
)
