"""Instagram's JSON: posts that one liked, and those that one saved; few say what a post is about, the others whose.

A like is an act at its time; Instagram's Save is its list for later, so saved posts are candidates. The names of keys
are in the owner's language ('Saved on', 'Gespeichert am'), so rows are read by their shape: an address and a time.
In the newest form (`label_values`) a row does not even say whether it was liked or saved; there the file's name tells,
which Instagram writes in English for everyone.
"""

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from core.adapters.importers.ground.reading import Refusal
from core.adapters.importers.lines.entries import Entry, LeftOut, Note, Outcome, Status
from core.adapters.importers.lines.format import Member, Part, Reader, Role, Service
from core.adapters.importers.lines.recognising import json_keys
from core.adapters.importers.lines.rows import json_rows
from core.adapters.importers.texts.cells import capped, clean
from core.adapters.importers.texts.mending import LetterMending
from core.adapters.importers.texts.weblinks import host_of, opened_link, page_identity
from core.adapters.importers.web.web_times import saved_moment

_LIKED, _SAVED, _COLLECTED = "likes_media_likes", "saved_saved_media", "saved_saved_collections"
_SHAPES = frozenset({"string_list_data", "string_map_data"})
_WHY = "This is about your account or other people. Of Instagram's export bring saved_posts.json and liked_posts.json."
_WHY_NAMELESS = (
    "This is Instagram's newest form, whose rows do not say whether a post was liked or saved: the file's name does. Of"
    " the export bring saved_posts.json and liked_posts.json under these names."
)
_SITE = "instagram.com"
_LABELS = "label_values"
_NAMED = (
    ("liked_posts", "posts that you liked", Role.HISTORY, Status.DONE),
    ("saved_posts", "posts that you saved", Role.BACKLOG, Status.CANDIDATE),
)
_MOST_CAPTION = 140
"""Signs of a caption that make a post's title, as of a post on X; the rest is its text."""
_MOST_DEEP = 8
"""Lists and objects inside each other that are gone into; chosen by hand, twice the deepest seen."""


def part(member: Member) -> Part | None:
    """Return what a file is to Instagram, by the key of its list or the shape of its rows."""
    keys = json_keys(member.head())
    if _LABELS in keys and _SITE.encode() in member.head():
        return _labelled_part(member.name.casefold())
    if _LIKED in keys:
        return Part(what="posts that you liked", role=Role.HISTORY, read=read_liked)
    if _SAVED in keys or _COLLECTED in keys:
        return Part(what="posts that you saved", role=Role.BACKLOG, read=read_saved)
    if keys & _SHAPES:
        return Part(what="other data of the account", role=Role.NEITHER, why=_WHY)
    return None


def _labelled_part(name: str) -> Part:
    """Return what a file of the newest form is, whose rows all look alike: its name tells."""
    for word, what, role, status in _NAMED:
        if word in name:
            return Part(what=what, role=role, read=partial(_labelled_rows, status))
    return Part(what="posts or other data of the account", role=Role.NEITHER, why=_WHY_NAMELESS)


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


def _is_post(value: str) -> bool:
    """Tell whether a text is the address of something on Instagram, and not of its front page."""
    return host_of(value) == _SITE and value.partition(_SITE)[2].strip("/") != ""


def _labelled_rows(status: Status, path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield one outcome for every row of the newest form; raises ImportRefused for a file that is no JSON."""
    mending = LetterMending()
    for row, found in json_rows(path):
        values = list(_labelled(found.get(_LABELS))) if isinstance(found, dict) else []
        link = next(
            (value for value in values if host_of(value) == _SITE and "/" in value.partition(_SITE)[2].strip("/")), ""
        )
        if not link:
            yield Refusal(row, "it has no link to a post")
            continue
        post = {"href": link, "timestamp": found.get("timestamp")}
        owner = next((mending.text(value) for value in reversed(values) if not host_of(value)), "")
        yield _outcome(row, post, owner, (), status, reader, mending.text(_caption(found[_LABELS])))
    if mending.note:
        yield Note(mending.note)


def _caption(labels: object) -> str:
    """Return what the post says: the longest value that stands by itself and is no address; '' for none."""
    own = (label.get("value") for label in labels if isinstance(label, dict)) if isinstance(labels, list) else ()
    said = [text for text in own if isinstance(text, str) and text.strip() and not host_of(text.strip())]
    return max(said, key=len, default="")


def _labelled(node: object, depth: int = 0) -> Iterator[str]:
    """Yield the values under a row's labels in order; the last of them is the name of the post's owner."""
    if depth > _MOST_DEEP:
        return
    if isinstance(node, dict):
        if isinstance(node.get("value"), str) and node["value"].strip():
            yield node["value"].strip()
        yield from _labelled(node.get("dict"), depth + 1)
    for child in node if isinstance(node, list) else ():
        yield from _labelled(child, depth + 1)


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
    row: int,
    post: Mapping[str, Any],
    owner: str,
    tags: tuple[str, ...],
    status: Status,
    reader: Reader,
    caption: str = "",
) -> Outcome:
    link, words = str(post["href"]), clean(caption)
    title = capped(words, _MOST_CAPTION) or (f"Post by {owner}" if owner else "Post on Instagram")
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
        text=words if len(words) > _MOST_CAPTION else "",
    )


FORMAT = Service(
    key="instagram",
    name="Instagram",
    thing="Instagram export",
    how="On accountscenter.instagram.com: Your information and permissions, Export your information, format JSON.",
    taken="Posts that you liked, at their times; posts that you saved wait in the backlog; their caption where the "
    "export holds it, else whose they are, and the link; people and messages are not read.",
    part=part,
)
