"""wallabag's JSON: what is archived was read, when the file says so; the rest is still to come."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from core.adapters.importers.lines.entries import Outcome
from core.adapters.importers.lines.format import Member, Part, Reader, Role, Service
from core.adapters.importers.lines.recognising import json_keys
from core.adapters.importers.tables.drafts import published_of
from core.adapters.importers.texts.cells import clean, number_of
from core.adapters.importers.texts.titles import parts_in
from core.adapters.importers.web.saving import SavedPage, saved_not_read, saved_objects

_KEYS = {"is_archived", "is_starred", "url", "title"}


def part(member: Member) -> Part | None:
    """Return what a file is to wallabag, by the keys of its first objects."""
    return Part(what="saved articles", role=Role.BACKLOG, read=read) if json_keys(member.head()) >= _KEYS else None


def read(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield one outcome for every article; raises ImportRefused for a file that is no JSON."""
    yield from saved_not_read(saved_objects(path, reader, _article), "wallabag")


def _article(row: int, article: dict[str, Any]) -> SavedPage:
    is_read = clean(article.get("is_archived")).casefold() in ("1", "true")
    archived = article.get("archived_at") if is_read else None
    return SavedPage(
        row=row,
        address=clean(article.get("url") or article.get("given_url")),
        title=article.get("title"),
        time=archived or article.get("created_at"),
        tags=parts_in(article.get("tags"), ","),
        creator=", ".join(parts_in(article.get("published_by"), ",")),
        later=not is_read,
        action="read" if archived else "saved",
        published=published_of(article.get("published_at"), True),
        length_minutes=number_of(article.get("reading_time")) or None,
        language=clean(article.get("language")),
    )


FORMAT = Service(
    key="wallabag",
    name="wallabag",
    thing="wallabag export",
    how="In wallabag: All entries, the download sign, JSON.",
    taken="Archived articles when they were archived, else saved; unread ones wait in the backlog; authors, tags, "
    "reading time and link.",
    part=part,
)
