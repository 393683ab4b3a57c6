"""Pocket's export: parts in CSV, or the older list in HTML; the unread is still to come, the archive was read."""

import re
from collections.abc import Iterator
from pathlib import Path

from core.adapters.importers.lines.entries import Outcome
from core.adapters.importers.lines.format import Member, Part, Reader, Role, Service
from core.adapters.importers.lines.recognising import has_header, text_at_start
from core.adapters.importers.lines.rows import Cells
from core.adapters.importers.texts.titles import parts_in
from core.adapters.importers.web.headed_links import HeadedLink, headed_links, is_archive
from core.adapters.importers.web.saving import SavedPage, saved, saved_cells, saved_not_read

_COLUMNS = ("title", "url", "time added", "tags", "status")
_HTML = re.compile(r"<title>\s*pocket export\s*</title>|<a\s[^>]*\btime_added=", re.IGNORECASE)


def part(member: Member) -> Part | None:
    """Return what a file is to Pocket, by its columns or its first marks."""
    head = member.head()
    if has_header(head, *_COLUMNS):
        return Part(what="saved articles", role=Role.BACKLOG, read=read_parts)
    if _HTML.search(text_at_start(head)):
        return Part(what="saved articles", role=Role.BACKLOG, read=read_older)
    return None


def read_parts(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield one outcome for every row of a part; raises ImportRefused with advice."""
    yield from saved_not_read(saved_cells(path, reader, _row), "Pocket")


def _row(cells: Cells) -> SavedPage:
    return SavedPage(
        row=cells.row,
        address=cells.get("url", "resolved url"),
        title=cells.get("title"),
        time=cells.get("time added"),
        tags=parts_in(cells.get("tags"), "|"),
        later=not is_archive(cells.get("status")),
    )


def read_older(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield one outcome for every link of the HTML form; raises ImportRefused with advice."""
    found = enumerate(headed_links(path), 1)
    yield from saved_not_read((saved(_link(row, link), reader) for row, link in found), "Pocket")


def _link(row: int, link: HeadedLink) -> SavedPage:
    return SavedPage(
        row=row,
        address=link.attributes["href"],
        title=link.title,
        time=link.attributes.get("time_added"),
        tags=parts_in(link.attributes.get("tags"), ","),
        later=not is_archive(link.heading),
    )


FORMAT = Service(
    key="pocket",
    name="Pocket",
    thing="Pocket export",
    how="The zip that Pocket sent before it closed (parts as CSV), or the older ril_export.html.",
    taken="What is unread waits in the backlog; what is archived counts at the time it was saved; titles, tags, links.",
    part=part,
)
