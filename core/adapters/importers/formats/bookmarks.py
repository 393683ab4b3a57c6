"""Bookmarks in HTML, as every browser and many services write them: folders and tags are tags, times are of saving.

Whether a bookmark is history or still to come is argued in `saving`: it is history at the time it was saved, except
in a folder such as 'Read later', or marked as unread by the service that wrote the file.
"""

from collections.abc import Iterator
from pathlib import Path

from core.adapters.importers.lines.entries import Outcome
from core.adapters.importers.lines.format import Member, Part, Reader, Role, Service
from core.adapters.importers.web.netscape import bookmarks_title, is_bookmarks, saved_bookmarks
from core.adapters.importers.web.saving import saved, untimed

_OWN_FORMATS = ("pinboard", "raindrop")
"""Services that write this form and have a format of their own here, by a word of their files' titles."""


def part(member: Member) -> Part | None:
    """Return what a file is: bookmarks, unless another service of the register wrote them."""
    head = member.head()
    if not is_bookmarks(head) or bookmarks_title(head).casefold().startswith(_OWN_FORMATS):
        return None
    return Part(what="bookmarks", role=Role.HISTORY, read=read)


def read(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield one outcome for every bookmark; raises ImportRefused for what is no text."""
    yield from untimed(saved(page, reader) for page in saved_bookmarks(path))


FORMAT = Service(
    key="bookmarks",
    name="Bookmarks (HTML)",
    thing="bookmarks in HTML",
    how="In the browser's bookmark manager: Export bookmarks to HTML (Chrome, Edge, Brave, Vivaldi, Firefox, Safari).",
    taken="Every bookmark at the time it was saved, with title, note and link; folders and tags as tags; folders such "
    "as 'Read later' and bookmarks without a date wait in the backlog.",
    part=part,
)
