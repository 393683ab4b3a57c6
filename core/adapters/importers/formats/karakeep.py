"""karakeep's JSON (Hoarder before): links are bookmarks at the time of saving; notes and pictures are none."""

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from core.adapters.importers.lines.entries import LeftOut, Outcome
from core.adapters.importers.lines.format import Member, Part, Reader, Role, Service
from core.adapters.importers.lines.recognising import json_keys
from core.adapters.importers.lines.rows import json_rows
from core.adapters.importers.texts.cells import clean
from core.adapters.importers.texts.titles import parts_in
from core.adapters.importers.web.saving import SavedPage, saved_objects, untimed

_KEYS = {"bookmarks", "createdAt", "tags", "content"}
_OTHERS = {"text": "a note of your own", "asset": "a picture or a file"}


def part(member: Member) -> Part | None:
    """Return what a file is to karakeep, by the keys of its first objects."""
    return Part(what="bookmarks", role=Role.HISTORY, read=read) if json_keys(member.head()) >= _KEYS else None


def read(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield one outcome for every bookmark; raises ImportRefused for a file that is no JSON."""
    lists = {clean(found.get("id")): clean(found.get("name")) for found in _lists(path)}
    yield from untimed(saved_objects(path, reader, partial(_bookmark, lists), "bookmarks.item"))


def _lists(path: Path) -> Iterator[Mapping[str, Any]]:
    return (found for _, found in json_rows(path, "lists.item") if isinstance(found, dict))


def _bookmark(lists: Mapping[str, str], row: int, bookmark: dict[str, Any]) -> SavedPage | LeftOut:
    content = bookmark.get("content")
    content = content if isinstance(content, dict) else {}
    if "url" not in content:
        return LeftOut(row, _OTHERS.get(clean(content.get("type")), "a bookmark whose content is gone"))
    return SavedPage(
        row=row,
        address=clean(content.get("url")),
        title=bookmark.get("title") or content.get("title"),
        time=bookmark.get("createdAt"),
        folders=tuple(lists.get(name, "") for name in parts_in(bookmark.get("lists"), ",")),
        tags=parts_in(bookmark.get("tags"), ","),
        text=clean(content.get("description")),
    )


FORMAT = Service(
    key="karakeep",
    name="karakeep",
    thing="karakeep export",
    how="In karakeep: User Settings, Import / Export, Export as karakeep JSON.",
    taken="Every link at the time it was saved, with title, tags, lists as tags and link; lists such as 'Read later' "
    "wait in the backlog; notes, pictures and files are left out.",
    part=part,
)
