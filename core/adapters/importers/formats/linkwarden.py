"""Linkwarden's JSON: links inside collections, bookmarks at the time of saving; e-mail and keys are never looked at."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from core.adapters.importers.ground.reading import Refusal
from core.adapters.importers.lines.entries import LeftOut, Outcome
from core.adapters.importers.lines.format import Member, Part, Reader, Role, Service
from core.adapters.importers.lines.recognising import json_keys
from core.adapters.importers.lines.rows import json_rows
from core.adapters.importers.texts.cells import clean
from core.adapters.importers.web.saving import SavedPage, saved, untimed

_KEYS = {"collections", "username"}
_OF_A_COLLECTION = {"links", "collectionOrder", "linksRouteTo", "isPrivate", "parentId", "isPublic"}


def part(member: Member) -> Part | None:
    """Return what a file is to Linkwarden, by the keys of its first objects."""
    keys = json_keys(member.head())
    if not (keys >= _KEYS and keys & _OF_A_COLLECTION):
        return None
    return Part(what="bookmarks", role=Role.HISTORY, read=read)


def read(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield one outcome for every link of every collection; raises ImportRefused for a file that is no JSON."""
    yield from untimed(_outcomes(path, reader))


def _outcomes(path: Path, reader: Reader) -> Iterator[Outcome]:
    row = 0
    for _, collection in json_rows(path, "collections.item"):
        links = collection.get("links") if isinstance(collection, dict) else None
        for link in links if isinstance(links, list) else ():
            row += 1
            yield _outcome(row, link, clean(collection.get("name")), reader)


def _outcome(row: int, link: Any, collection: str, reader: Reader) -> Outcome:
    if not isinstance(link, dict):
        return Refusal(row, "it is no bookmark")
    if not link.get("url"):
        return LeftOut(row, "a picture or a file")
    tags = link.get("tags")
    page = SavedPage(
        row=row,
        address=clean(link.get("url")),
        title=link.get("name") or link.get("title"),
        time=link.get("importDate") or link.get("createdAt"),
        folders=(collection,),
        tags=tuple(clean(tag.get("name")) for tag in tags if isinstance(tag, dict)) if isinstance(tags, list) else (),
        text=clean(link.get("description")),
    )
    return saved(page, reader)


FORMAT = Service(
    key="linkwarden",
    name="Linkwarden",
    thing="Linkwarden export",
    how="In Linkwarden: Settings, Account, Export Data.",
    taken="Every link at the time it was saved, with name, description and link; collections and tags as tags; "
    "collections such as 'Read later' wait in the backlog; pictures and files are left out.",
    part=part,
)
