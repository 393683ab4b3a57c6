"""Bookmarks as HTML, in the form that Netscape gave it and every browser and service still writes.

Its tags are seldom closed, so it is read as a run of marks rather than as a tree: a heading names the list that
follows, a list ends, an `A` is a bookmark and a `DD` is its note. The file is read a piece at a time.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from core.adapters.importers.lines.recognising import text_at_start
from core.adapters.importers.texts.cells import clean
from core.adapters.importers.texts.encodings import encoding_of
from core.adapters.importers.texts.folder_names import READING_LIST
from core.adapters.importers.web.saving import SavedPage

_PIECE = 1 << 20
"""Characters that are read at a time: 1 MB, chosen by hand."""
_MOST_OPEN = 1 << 17
"""Characters that one bookmark may take, as pictures stand in it as text; what is longer is passed over; by hand."""
_MOST_DEEP = 60
"""Folders inside each other that are remembered; chosen by hand."""
_DOCTYPE = re.compile(r"^\s*<!DOCTYPE\s+NETSCAPE-Bookmark-file", re.IGNORECASE)
_LOOSE = re.compile(r"<DT>\s*<(?:A|H3)\b[^>]*\b(?:ADD_DATE|HREF)\s*=", re.IGNORECASE)
_MARK = re.compile(
    r"<h(?P<level>[1-6])\b(?P<of_heading>[^>]*)>(?P<heading>.*?)</h(?P=level)>"
    r"|<a\b(?P<of_link>(?:[^>\"']|\"[^\"]*\"|'[^']*')*)>(?P<title>.*?)(?:</a>|(?=<(?:dt|dd|/dl|a)\b))"
    r"|<dd>(?P<note>[^<]*)"
    r"|<(?P<list>/?dl)\b[^>]*>",
    re.IGNORECASE | re.DOTALL,
)
_ATTRIBUTE = re.compile(r"([\w:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))")
_INSIDE = re.compile(r"<[^>]*>")


@dataclass(slots=True)
class Bookmark:
    """One bookmark as its HTML writes it: attributes by their names in small letters, folders from the outermost."""

    title: str
    attributes: dict[str, str]
    folders: tuple[str, ...]
    note: str = ""


def bookmarks_title(head: bytes) -> str:
    """Return the title of a file of bookmarks by its first bytes, '' where it has none."""
    match = re.search(r"<title>([^<]*)</title>", text_at_start(head), re.IGNORECASE)
    return clean(html.unescape(match[1])) if match else ""


def is_bookmarks(head: bytes) -> bool:
    """Tell whether a file's first bytes are those of bookmarks in HTML."""
    text = text_at_start(head)
    return bool(_DOCTYPE.match(text)) or (text.lstrip()[:1] == "<" and len(_LOOSE.findall(text)) > 1)


def bookmarks_of(path: Path) -> Iterator[Bookmark]:
    """Yield the bookmarks of an HTML file in order; raises ImportRefused for what is no text."""
    folders: list[str] = []
    named, last = "", None
    for mark in _marks(path):
        if mark["heading"] is not None:
            named = _folder(mark) if mark["level"] != "1" else ""
        elif mark["list"]:
            named = _step(folders, named, mark["list"].startswith("/"))
        elif mark["note"] is not None:
            if last is not None:
                last.note = _plain(mark["note"])
        else:
            if last is not None:
                yield last
            last = Bookmark(
                _plain(mark["title"]), _attributes(mark["of_link"]), tuple(name for name in folders if name)
            )
    if last is not None:
        yield last


def _folder(mark: re.Match[str]) -> str:
    """Return the name of a folder; of one that a browser made, whatever it is called, what it is for."""
    given = _attributes(mark["of_heading"])
    if given.get("id") == READING_LIST:
        return READING_LIST
    is_browsers = "true" in (given.get("personal_toolbar_folder"), given.get("unfiled_bookmarks_folder"))
    return "" if is_browsers else _plain(mark["heading"])


def _step(folders: list[str], named: str, closes: bool) -> str:
    """Go into a list with the name of the heading before it, or out of one; return the name that is left: none."""
    if closes:
        del folders[-1:]
    elif len(folders) < _MOST_DEEP:
        folders.append(named)
    return ""


def _marks(path: Path) -> Iterator[re.Match[str]]:
    """Yield the marks of a file; a piece ends where a bookmark begins, so that none is cut in two."""
    rest = ""
    with path.open(encoding=encoding_of(path), errors="replace", newline="") as stream:
        while piece := stream.read(_PIECE):
            rest += piece
            end = max(rest.lower().rfind("<dt"), len(rest) - _MOST_OPEN)
            yield from _MARK.finditer(rest[:end])
            rest = rest[end:]
    yield from _MARK.finditer(rest)


def _attributes(text: str) -> dict[str, str]:
    found = _ATTRIBUTE.findall(text)
    return {name.lower(): html.unescape(double or single or bare) for name, double, single, bare in found}


def _plain(text: str) -> str:
    return clean(html.unescape(_INSIDE.sub("", text)))


def saved_bookmarks(path: Path) -> Iterator[SavedPage]:
    """Yield the bookmarks of an HTML file as saved pages; raises ImportRefused for what is no text."""
    for row, bookmark in enumerate(bookmarks_of(path), 1):
        yield _saved(row, bookmark)


def _saved(row: int, bookmark: Bookmark) -> SavedPage:
    """Return a bookmark as a saved page; services mark what is unread by an attribute of their own."""
    given = bookmark.attributes
    is_marked = "1" in (given.get("toread"), given.get("to_read"), given.get("unread"))
    return SavedPage(
        row=row,
        address=given.get("href", "").strip(),
        title=bookmark.title,
        time=given.get("add_date") or given.get("time_added"),
        folders=bookmark.folders,
        tags=tuple(tag.strip() for tag in given.get("tags", "").split(",")),
        text=bookmark.note,
        later=True if is_marked else None,
    )
