"""Pinboard's JSON, XML and HTML: 'description' is the title, 'extended' the note; 'to read' is still to come."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from core.adapters.importers.ground.reading import ImportRefused, short_fault
from core.adapters.importers.lines.entries import Outcome
from core.adapters.importers.lines.format import Member, Part, Reader, Role, Service
from core.adapters.importers.lines.recognising import json_keys, text_at_start
from core.adapters.importers.texts.cells import clean
from core.adapters.importers.texts.titles import parts_in
from core.adapters.importers.web.netscape import bookmarks_title, is_bookmarks, saved_bookmarks
from core.adapters.importers.web.saving import SavedPage, saved, saved_objects, untimed

_KEYS = {"href", "description", "extended", "toread"}
_POSTS = re.compile(r"<posts\b[^>]*>\s*<post\b[^>]*\bhref=")


def part(member: Member) -> Part | None:
    """Return what a file is to Pinboard, by the keys of its first objects, its XML or the title of its HTML."""
    head = member.head()
    if json_keys(head) >= _KEYS:
        return Part(what="bookmarks", role=Role.HISTORY, read=read)
    if _POSTS.search(text_at_start(head)):
        return Part(what="bookmarks", role=Role.HISTORY, read=read_xml)
    if is_bookmarks(head) and bookmarks_title(head).casefold().startswith("pinboard"):
        return Part(what="bookmarks", role=Role.HISTORY, read=read_html)
    return None


def read(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield one outcome for every bookmark; raises ImportRefused for a file that is no JSON."""
    yield from saved_objects(path, reader, _bookmark)


def _bookmark(row: int, bookmark: dict[str, Any]) -> SavedPage:
    return SavedPage(
        row=row,
        address=clean(bookmark.get("href")),
        title=bookmark.get("description"),
        time=bookmark.get("time"),
        tags=parts_in(bookmark.get("tags"), " "),
        text=clean(bookmark.get("extended")),
        later=clean(bookmark.get("toread")).casefold() in ("yes", "true"),
    )


def read_xml(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield one outcome for every bookmark of the XML form; raises ImportRefused for a file that is no proper XML."""
    row = 0
    try:
        for _, element in iterparse(path, events=("end",)):
            if element.tag == "post":
                row += 1
                yield saved(_bookmark(row, {**element.attrib, "tags": element.get("tag", "")}), reader)
                element.clear()
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise ImportRefused(
            f"{path.name} is cut off or no proper XML. Export it again. ({short_fault(error)})"
        ) from None


def read_html(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield one outcome for every bookmark of the HTML form; raises ImportRefused for what is no text."""
    yield from untimed(saved(page, reader) for page in saved_bookmarks(path))


FORMAT = Service(
    key="pinboard",
    name="Pinboard",
    thing="Pinboard bookmarks",
    how="On pinboard.in: settings, Backup, JSON, XML or HTML.",
    taken="Every bookmark at the time it was saved, with title, note, tags and link; 'to read' waits in the backlog.",
    part=part,
)
