"""Instagram's JSON: posts that one liked, and those that one saved; neither says what a post is about, only whose.

A like is an act at its time; Instagram's Save is its list for later, so saved posts are candidates. The names of keys
are in the owner's language ('Saved on', 'Gespeichert am'), so rows are read by their shape: an address and a time.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from core.adapters.importers.entries import Entry, LeftOut, Note, Outcome, Status
from core.adapters.importers.format import Member, Part, Reader, Role, Service
from core.adapters.importers.mending import LetterMending
from core.adapters.importers.reading import Refusal
from core.adapters.importers.recognising import keys_of
from core.adapters.importers.rows import json_rows
from core.adapters.importers.web_times import saved_moment
from core.adapters.importers.weblinks import host_of, opened_link, page_identity

_LIKED, _SAVED, _COLLECTED = "likes_media_likes", "saved_saved_media", "saved_saved_collections"
_SHAPES = frozenset({"string_list_data", "string_map_data"})
_WHY = "This is about your account or other people. Of Instagram's export bring saved_posts.json and liked_posts.json."
_SITE = "instagram.com"


def part(member: Member) -> Part | None:
    """Return what a file is to Instagram, by the key of its list or the shape of its rows."""
    keys = keys_of(member.head())
    if _LIKED in keys:
        return Part(what="posts that you liked", role=Role.HISTORY, read=read_liked)
    if _SAVED in keys or _COLLECTED in keys:
        return Part(what="posts that you saved", role=Role.BACKLOG, read=read_saved)
    if keys & _SHAPES:
        return Part(what="other data of the account", role=Role.NEITHER, why=_WHY)
    return None


def read_liked(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield one outcome for every like; raises ImportRefused for a file that is no JSON."""
    yield from _rows(path, (_LIKED,), Status.DONE, reader)


def read_saved(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield one outcome for every saved post, also in collections; raises ImportRefused for a file that is no JSON."""
    yield from _rows(path, (_SAVED, _COLLECTED), Status.CANDIDATE, reader)


def _rows(path: Path, keys: tuple[str, ...], status: Status, reader: Reader) -> Iterator[Outcome]:
    mending, collection, row = LetterMending(), "", 0
    for key in keys:
        for _, found in json_rows(path, f"{key}.item"):
            row += 1
            post = _post(found) if isinstance(found, dict) else None
            if post is None and isinstance(found, dict) and key == _COLLECTED:
                collection = mending.text(_value(found))
                yield LeftOut(row, "the name of a collection")
            elif post is None:
                yield Refusal(row, "it has no link to a post")
            else:
                owner = mending.text(found.get("title") if key != _COLLECTED else post.get("value"))
                yield _outcome(row, post, owner, (collection,) if collection else (), status, reader)
    if mending.note:
        yield Note(mending.note)


def _parts(found: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return the values of a row whatever the owner's language calls them."""
    listed, mapped = found.get("string_list_data"), found.get("string_map_data")
    parts = listed if isinstance(listed, list) else list(mapped.values()) if isinstance(mapped, dict) else []
    return [part for part in parts if isinstance(part, dict)]


def _post(found: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return a row's address, time and value, drawn together from its parts; None without an address."""
    parts = _parts(found)
    link = next((part["href"] for part in parts if host_of(str(part.get("href"))) == _SITE), None)
    if link is None:
        return None
    time = next((part["timestamp"] for part in parts if part.get("timestamp")), None)
    return {"href": link, "timestamp": time, "value": _value(found)}


def _value(found: Mapping[str, Any]) -> object:
    return next((part["value"] for part in _parts(found) if part.get("value")), "")


def _outcome(
    row: int, post: Mapping[str, Any], owner: str, tags: tuple[str, ...], status: Status, reader: Reader
) -> Outcome:
    link = str(post["href"])
    title = f"Post by {owner}" if owner else "Post on Instagram"
    try:
        time = saved_moment(post["timestamp"], reader)
    except ValueError as reason:
        return Refusal(row, str(reason), title)
    if time is None and status is Status.DONE:
        return Refusal(row, "the time is empty", title)
    return Entry(
        row=row,
        title=title,
        time=time,
        status=status,
        creator=owner,
        kind="post",
        action="liked" if status is Status.DONE else "saved",
        identity=page_identity(link),
        link=opened_link(link),
        tags=tags,
    )


FORMAT = Service(
    key="instagram",
    name="Instagram",
    thing="Instagram export",
    how="On accountscenter.instagram.com: Your information and permissions, Export your information, format JSON.",
    taken="Posts that you liked, at their times; posts that you saved wait in the backlog; whose they are and the "
    "link, as Instagram does not tell what they are about; people and messages are not read.",
    part=part,
)
