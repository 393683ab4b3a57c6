"""Pinboard's JSON: 'description' is the title, 'extended' the note; what is marked to read is still to come."""

from collections.abc import Iterator
from pathlib import Path

from core.adapters.importers.cells import clean
from core.adapters.importers.entries import Entry, Outcome, Status
from core.adapters.importers.format import Member, Part, Reader, Role, Service
from core.adapters.importers.moments import Clock, moment_of
from core.adapters.importers.reading import Refusal
from core.adapters.importers.recognising import keys_of
from core.adapters.importers.rows import json_rows

_KEYS = {"href", "description", "extended", "toread"}


def part(member: Member) -> Part | None:
    """Return what a file is to Pinboard, by the keys of its first objects."""
    return Part(what="bookmarks", role=Role.HISTORY, read=read) if keys_of(member.head()) >= _KEYS else None


def read(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield one outcome for every bookmark; raises ImportRefused for a file that is no JSON."""
    for row, bookmark in json_rows(path):
        yield _outcome(row, bookmark) if isinstance(bookmark, dict) else Refusal(row, "it is no bookmark")


def _outcome(row: int, bookmark: dict[str, object]) -> Outcome:
    link, title = clean(bookmark.get("href")), clean(bookmark.get("description"))
    try:
        time = moment_of(bookmark.get("time"), Clock())
    except ValueError as reason:
        return Refusal(row, str(reason), title)
    return Entry(
        row=row,
        title=title or link,
        time=time,
        status=Status.CANDIDATE if bookmark.get("toread") == "yes" else Status.DONE,
        kind="page",
        action="saved",
        identity=link,
        link=link,
        text=clean(bookmark.get("extended")),
        tags=tuple(clean(bookmark.get("tags")).split()),
    )


FORMAT = Service(
    key="pinboard",
    name="Pinboard",
    thing="Pinboard bookmarks",
    how="On pinboard.in: settings, Backup, JSON.",
    taken="Every bookmark at the time it was saved, with title, note, tags and link; 'to read' waits in the backlog.",
    part=part,
)
