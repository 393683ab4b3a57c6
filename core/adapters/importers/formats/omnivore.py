"""Omnivore's JSON: what is archived, or was begun, was taken up; what nobody began is still to come."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from core.adapters.importers.lines.entries import LeftOut, Outcome
from core.adapters.importers.lines.format import Member, Part, Reader, Role, Service
from core.adapters.importers.lines.recognising import json_keys
from core.adapters.importers.tables.drafts import published_of
from core.adapters.importers.texts.cells import clean, number_of
from core.adapters.importers.texts.titles import parts_in
from core.adapters.importers.web.saving import SavedPage, saved_not_read, saved_objects

_KEYS = {"slug", "url", "state", "savedAt"}
_GONE = ("deleted", "failed")


def part(member: Member) -> Part | None:
    """Return what a file is to Omnivore, by the keys of its first objects."""
    return Part(what="saved articles", role=Role.BACKLOG, read=read) if json_keys(member.head()) >= _KEYS else None


def read(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield one outcome for every article; raises ImportRefused for a file that is no JSON."""
    yield from saved_not_read(saved_objects(path, reader, _article), "Omnivore")


def _article(row: int, article: dict[str, Any]) -> SavedPage | LeftOut:
    state = clean(article.get("state")).casefold()
    if state in _GONE:
        return LeftOut(row, "an article that was deleted or could not be saved")
    is_begun = (number_of(article.get("readingProgress")) or 0) > 0
    return SavedPage(
        row=row,
        address=clean(article.get("url")),
        title=article.get("title"),
        time=article.get("savedAt"),
        tags=parts_in(article.get("labels"), ","),
        text=clean(article.get("description")),
        creator=clean(article.get("author")),
        later=state != "archived" and not is_begun,
        published=published_of(article.get("publishedAt"), True),
    )


FORMAT = Service(
    key="omnivore",
    name="Omnivore",
    thing="Omnivore export",
    how="The zip of Omnivore's own export: its metadata files in JSON.",
    taken="Articles that you archived or began, at the time they were saved; the others wait in the backlog; author, "
    "labels, description and link.",
    part=part,
)
