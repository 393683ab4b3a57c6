"""Firefox's backup of bookmarks: a tree in JSON, times in microseconds, plain or as Firefox packs it by itself."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from core.adapters.importers.files.packed_json import PACKED, packed_json
from core.adapters.importers.lines.entries import Outcome
from core.adapters.importers.lines.format import Member, Part, Reader, Role, Service
from core.adapters.importers.lines.recognising import json_keys
from core.adapters.importers.lines.rows import json_rows
from core.adapters.importers.texts.cells import clean
from core.adapters.importers.web.saving import SavedPage, saved, untimed

_KEYS = frozenset({"guid", "typeCode", "dateAdded"})
_MOST_DEEP = 60
"""Folders inside each other that are gone into; chosen by hand."""


def part(member: Member) -> Part | None:
    """Return what a file is, by its first bytes or the keys of its first objects."""
    head = member.head()
    if head.startswith(PACKED):
        return Part(what="packed bookmarks", role=Role.HISTORY, read=read_packed)
    return Part(what="bookmarks", role=Role.HISTORY, read=read) if json_keys(head) >= _KEYS else None


def read(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield one outcome for every bookmark; raises ImportRefused for a file that is no JSON."""
    yield from _bookmarks((root for _, root in json_rows(path, "")), reader)


def read_packed(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield one outcome for every bookmark of a packed backup; raises ImportRefused for one that is damaged."""
    yield from _bookmarks([packed_json(path)], reader)


def _bookmarks(roots: Iterable[object], reader: Reader) -> Iterator[Outcome]:
    found = (leaf for root in roots for leaf in _leaves(root, ()))
    yield from untimed(saved(_bookmark(row, leaf, folders), reader) for row, (leaf, folders) in enumerate(found, 1))


def _leaves(node: object, folders: tuple[str, ...]) -> Iterator[tuple[dict[str, Any], tuple[str, ...]]]:
    """Yield the bookmarks under a node with the names of their folders."""
    if not isinstance(node, dict) or len(folders) > _MOST_DEEP:
        return
    if "uri" in node:
        yield node, folders
        return
    children = node.get("children")
    for child in children if isinstance(children, list) else ():
        yield from _leaves(child, (*folders, clean(node.get("title"))))


def _bookmark(row: int, leaf: dict[str, Any], folders: tuple[str, ...]) -> SavedPage:
    return SavedPage(
        row=row,
        address=clean(leaf.get("uri")),
        title=leaf.get("title"),
        time=leaf.get("dateAdded"),
        folders=folders,
        tags=tuple(tag.strip() for tag in clean(leaf.get("tags")).split(",")),
    )


FORMAT = Service(
    key="firefox_bookmarks",
    name="Firefox bookmarks backup",
    thing="backup of Firefox's bookmarks",
    how="In Firefox: Bookmarks, Manage bookmarks, Import and Backup, Backup, as JSON; or a packed "
    "backup (.jsonlz4) of the folder bookmarkbackups of the profile.",
    taken="Every bookmark at the time it was saved, with title and link; folders and tags as tags; folders such as "
    "'Read later' wait in the backlog.",
    part=part,
)
