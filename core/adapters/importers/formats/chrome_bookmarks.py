"""The file `Bookmarks` that Chrome, Edge, Brave, Vivaldi and Opera keep: a tree in JSON, times since 1601.

A folder's name stands behind what it holds, so the tree is read whole; it is some megabytes at the most.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from core.adapters.importers.lines.entries import LeftOut, Outcome
from core.adapters.importers.lines.format import Member, Part, Reader, Role, Service
from core.adapters.importers.lines.recognising import json_keys
from core.adapters.importers.lines.rows import json_rows
from core.adapters.importers.texts.cells import clean
from core.adapters.importers.web.saving import SavedPage, saved, untimed

_KEYS = frozenset({"roots", "children", "date_added"})
_LISTED = "reading_list"
_MOST_DEEP = 60
"""Folders inside each other that are gone into; chosen by hand."""


def part(member: Member) -> Part | None:
    """Return what a file is, by the keys of its first objects."""
    return Part(what="bookmarks", role=Role.HISTORY, read=read) if json_keys(member.head()) >= _KEYS else None


def read(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield one outcome for every bookmark; raises ImportRefused for a file that is no JSON."""
    yield from untimed(_outcomes(path, reader))


def _outcomes(path: Path, reader: Reader) -> Iterator[Outcome]:
    row = 0
    for _, roots in json_rows(path, "roots"):
        for name, root in roots.items() if isinstance(roots, dict) else ():
            for leaf, folders in _leaves(root, ()):
                row += 1
                if name == "trash":
                    yield LeftOut(row, "a bookmark in the bin")
                else:
                    yield saved(_bookmark(row, leaf, folders, name), reader)


def _leaves(node: object, folders: tuple[str, ...]) -> Iterator[tuple[dict[str, Any], tuple[str, ...]]]:
    """Yield the bookmarks under a node with the names of their folders."""
    if not isinstance(node, dict) or len(folders) > _MOST_DEEP:
        return
    children = node.get("children")
    if not isinstance(children, list):
        if "url" in node:
            yield node, folders
        return
    for child in children:
        yield from _leaves(child, (*folders, clean(node.get("name"))))


def _bookmark(row: int, leaf: dict[str, Any], folders: tuple[str, ...], root: str) -> SavedPage:
    return SavedPage(
        row=row,
        address=clean(leaf.get("url")),
        title=leaf.get("name"),
        time=leaf.get("date_added"),
        folders=folders,
        later=True if root == _LISTED else None,
    )


FORMAT = Service(
    key="chrome_bookmarks",
    name="Bookmarks of Chrome and its kin",
    thing="bookmarks file of Chrome or its kin",
    how="Copy the file Bookmarks from the profile (chrome://version names the folder), or export bookmarks to HTML.",
    taken="Every bookmark at the time it was saved, with title and link; folders as tags; the bin is left out, folders "
    "such as 'Read later' wait in the backlog.",
    part=part,
)
