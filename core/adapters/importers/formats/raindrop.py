"""Raindrop.io's CSV and HTML: bookmarks at the time of saving; collections inside each other are parted by a slash."""

import re
from collections.abc import Iterator
from pathlib import Path

from core.adapters.importers.lines.entries import Outcome
from core.adapters.importers.lines.format import Member, Part, Reader, Role, Service
from core.adapters.importers.lines.recognising import has_header
from core.adapters.importers.lines.rows import Cells
from core.adapters.importers.texts.titles import parts_in
from core.adapters.importers.web.netscape import bookmarks_title, is_bookmarks, saved_bookmarks
from core.adapters.importers.web.saving import SavedPage, saved, saved_cells, untimed

_COLUMNS = ("title", "excerpt", "url", "folder", "tags", "created", "cover")
_EARLIER = ("title", "description", "url", "folder", "tags", "created")
"""Columns before 2020, when an excerpt was called description."""


def part(member: Member) -> Part | None:
    """Return what a file is to Raindrop.io, by its columns or the title of its HTML."""
    head = member.head()
    if has_header(head, *_COLUMNS) or has_header(head, *_EARLIER):
        return Part(what="bookmarks", role=Role.HISTORY, read=read_drops)
    if is_bookmarks(head) and bookmarks_title(head).casefold().startswith("raindrop"):
        return Part(what="bookmarks", role=Role.HISTORY, read=read_marks)
    return None


def read_drops(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield one outcome for every row; raises ImportRefused with advice."""
    yield from untimed(saved_cells(path, reader, _row))


def _row(cells: Cells) -> SavedPage:
    return SavedPage(
        row=cells.row,
        address=cells.get("url"),
        title=cells.get("title"),
        time=cells.get("created"),
        folders=tuple(re.split(r"\s*/\s*", cells.get("folder"))),
        tags=parts_in(cells.get("tags"), ","),
        text=cells.get("excerpt", "description"),
    )


def read_marks(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield one outcome for every bookmark of the HTML form; raises ImportRefused for what is no text."""
    yield from untimed(saved(page, reader) for page in saved_bookmarks(path))


FORMAT = Service(
    key="raindrop",
    name="Raindrop.io",
    thing="Raindrop.io bookmarks",
    how="On raindrop.io: Settings, Backups, or Export of all bookmarks, as CSV or HTML.",
    taken="Every bookmark at the time it was saved, with title, excerpt and link; collections and tags as tags; your "
    "notes stay out; collections such as 'Read later' wait in the backlog.",
    part=part,
)
