"""Facebook's JSON: saved items and pages that one likes or follows; letters are mended, names are those of the things.

The title of a row is Facebook's own sentence ('Noor saved a link.'), so the name comes from what is attached. Save is
Facebook's list for later, so saved items are candidates, as are pages that one follows; a page liked is an act at its
time. Everything else in the export is about people, messages and ads and is not read.
"""

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from core.adapters.importers.ground.reading import Refusal
from core.adapters.importers.lines.entries import Entry, LeftOut, Note, Outcome, Status
from core.adapters.importers.lines.format import Member, Part, Reader, Role, Service
from core.adapters.importers.lines.recognising import json_keys, text_at_start
from core.adapters.importers.lines.rows import json_rows
from core.adapters.importers.texts.mending import LetterMending
from core.adapters.importers.texts.weblinks import named_by, opened_link, page_identity
from core.adapters.importers.web.web_times import saved_moment

_LISTS = {
    "saves_v2": "saved items",
    "collections_v2": "collections of saved items",
    "page_likes_v2": "pages that you like",
    "pages_followed_v2": "pages that you follow",
}
_FIRST, _FIRST_KEYS = "saves", frozenset({"saves", "attachments", "external_context"})
"""The list of saved items before it was called saves_v2, with what its rows hold, as many a file has saves."""
_HISTORY = "page_likes_v2"
_OTHER = re.compile(r"^[a-z_]+_v[23]$")
_NEXT = "Of Facebook's export bring your_saved_items.json and the files of pages that you like or follow."
_LABELLED = frozenset({"label_values", "timestamp", "fbid"})
_WHY_LABELLED = (
    "This is Meta's newest form, whose rows have labels in your language and do not say whether something was saved, "
    f"liked or seen. {_NEXT}"
)
_HTML = ('class="_a6-g', "uiBoxWhite noborder", "_3-95 _a6-g")
_WHY_HTML = (
    "This is Facebook's or Instagram's export as HTML, in which dates and names stand in your language's own words. "
    "Ask for the export again and choose JSON as its format."
)


def part(member: Member) -> Part | None:
    """Return what a file is to Facebook, by the key of its list, or by the classes of its HTML."""
    head = member.head()
    if any(word in text_at_start(head) for word in _HTML):
        return Part(what="an export as HTML", role=Role.NEITHER, why=_WHY_HTML)
    keys = json_keys(head)
    key = _FIRST if keys >= _FIRST_KEYS else next((key for key in _LISTS if key in keys), "")
    if key:
        role = Role.HISTORY if key == _HISTORY else Role.BACKLOG
        return Part(what=_LISTS.get(key, "saved items"), role=role, read=partial(_read, key))
    if keys >= _LABELLED and b"instagram.com" not in head:
        return Part(what="rows of the newest form", role=Role.NEITHER, why=_WHY_LABELLED)
    if any(map(_OTHER.match, keys)) and "timestamp" in keys:
        return Part(what="other data of the account", role=Role.NEITHER, why=f"This is about your account. {_NEXT}")
    return None


def _read(key: str, path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield one outcome for every row of a list; raises ImportRefused for a file that is no JSON."""
    mending = LetterMending()
    made: Callable[[int, dict[str, Any], Reader, LetterMending], Outcome]
    made = _saved if key in (_FIRST, "saves_v2", "collections_v2") else partial(_page, key)
    for row, found in json_rows(path, f"{key}.item"):
        yield made(row, found, reader, mending) if isinstance(found, dict) else Refusal(row, "it is no saved item")
    if mending.note:
        yield Note(mending.note)


def read_saves(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield one outcome for every saved item; raises ImportRefused for a file that is no JSON."""
    return _read("saves_v2", path, reader)


def _saved(row: int, found: dict[str, Any], reader: Reader, mending: LetterMending) -> Outcome:
    thing = next(_attached(found), {})
    link = mending.text(thing.get("url") or thing.get("uri"))
    title = mending.text(thing.get("name") or thing.get("title")) or (named_by(link) if opened_link(link) else "")
    if not title:
        return LeftOut(row, "a saved item that Facebook gives no name")
    try:
        time = saved_moment(found.get("timestamp"), reader)
    except ValueError as reason:
        return Refusal(row, str(reason), title)
    return Entry(
        row=row,
        title=title,
        time=time,
        status=Status.CANDIDATE,
        creator=mending.text(thing.get("source")),
        kind="page",
        action="saved",
        identity=page_identity(link),
        link=opened_link(link),
    )


def _attached(found: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the things attached to a row that have a name or an address, the outer ones first."""
    for holder in _dicts(found.get("attachments")):
        for data in _dicts(holder.get("data")):
            for thing in (data, *(value for value in data.values() if isinstance(value, dict))):
                if any(isinstance(thing.get(name), str) for name in ("name", "title", "url")):
                    yield thing


def _dicts(value: object) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _page(key: str, row: int, found: dict[str, Any], reader: Reader, mending: LetterMending) -> Outcome:
    """Return a page that was liked or is followed; Facebook gives its name and no address."""
    title = mending.text(found.get("name") or next(iter(_dicts(found.get("data"))), {}).get("name"))
    if not title:
        return LeftOut(row, "a page that Facebook gives no name")
    try:
        time = saved_moment(found.get("timestamp"), reader)
    except ValueError as reason:
        return Refusal(row, str(reason), title)
    is_liked = key == _HISTORY
    if is_liked and time is None:
        return Refusal(row, "the time is empty", title)
    status, action = (Status.DONE, "liked") if is_liked else (Status.CANDIDATE, "followed")
    return Entry(row=row, title=title, time=time, status=status, kind="community", action=action)


FORMAT = Service(
    key="facebook",
    name="Facebook",
    thing="Facebook export",
    how="On accountscenter.facebook.com: Your information and permissions, Export your information, format JSON.",
    taken="Saved items and pages that you follow wait in the backlog, pages that you like are history: name, source, "
    "time and link; people, messages, posts and ads are not read.",
    part=part,
)
