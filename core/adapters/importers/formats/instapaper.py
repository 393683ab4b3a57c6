"""Instapaper's export, old and new: 'Unread' is still to come; the archive and what was starred were read.

A folder of one's own says neither, so it is a bookmark's folder: history at the time of saving. The older file has no
times; what was read stands in no history then and is refused, what is unread needs none.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from core.adapters.importers.lines.entries import Outcome
from core.adapters.importers.lines.format import Member, Part, Reader, Role, Service
from core.adapters.importers.lines.recognising import has_header, text_at_start
from core.adapters.importers.lines.rows import Cells
from core.adapters.importers.texts.cells import clean
from core.adapters.importers.texts.titles import parts_in
from core.adapters.importers.web.headed_links import HeadedLink, headed_links, is_archive
from core.adapters.importers.web.saving import SavedPage, saved, saved_cells, saved_not_read

_COLUMNS = ("url", "title", "selection", "folder")
_HTML = re.compile(r"<title>\s*instapaper\b[^<]*</title>", re.IGNORECASE)
_UNREAD = "unread"


def part(member: Member) -> Part | None:
    """Return what a file is to Instapaper, by its columns or its title."""
    head = member.head()
    if has_header(head, *_COLUMNS):
        return Part(what="saved articles", role=Role.BACKLOG, read=read_articles)
    if _HTML.search(text_at_start(head)):
        return Part(what="saved articles", role=Role.BACKLOG, read=read_page)
    return None


def read_articles(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield one outcome for every row; raises ImportRefused with advice."""
    yield from saved_not_read(saved_cells(path, reader, _row), "Instapaper")


def _row(cells: Cells) -> SavedPage:
    folder = cells.get("folder")
    later = _is_later(folder)
    return SavedPage(
        row=cells.row,
        address=cells.get("url"),
        title=cells.get("title"),
        time=cells.get("timestamp"),
        folders=(folder,) if later is None else (),
        tags=parts_in(_listed(cells.get("tags")), ","),
        text=cells.get("selection"),
        later=later,
    )


def _is_later(folder: str) -> bool | None:
    """Return whether a folder of Instapaper's own holds what is still to be read, None for a folder of one's own."""
    if not folder or folder.casefold() == _UNREAD:
        return True
    return False if is_archive(folder) else None


def _listed(text: str) -> Any:
    """Return a list that is written as JSON, or the text as it is."""
    try:
        return json.loads(text) if text.startswith("[") else text
    except (ValueError, RecursionError):
        return text


def read_page(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield one outcome for every link of the HTML form, which has no times; raises ImportRefused with advice."""
    for row, link in enumerate(headed_links(path), 1):
        yield saved(_link(row, link), reader)


def _link(row: int, link: HeadedLink) -> SavedPage:
    later = _is_later(link.heading)
    folders = (link.heading,) if later is None else ()
    return SavedPage(row=row, address=clean(link.attributes["href"]), title=link.title, folders=folders, later=later)


FORMAT = Service(
    key="instapaper",
    name="Instapaper",
    thing="Instapaper export",
    how="On instapaper.com: Settings, Export, Download .CSV file.",
    taken="Unread articles wait in the backlog; the archive and starred ones count at the time they were saved; tags, "
    "folders and links.",
    part=part,
)
