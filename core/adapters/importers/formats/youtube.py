"""YouTube: the activity, playlists and subscriptions that Google Takeout holds, in any language."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from core.adapters.importers.ground.reading import ImportRefused
from core.adapters.importers.lines.entries import Entry, Outcome
from core.adapters.importers.lines.format import Member, Part, Reader, Role, Service
from core.adapters.importers.lines.recognising import has_header, json_keys, text_at_start
from core.adapters.importers.services.google_activity import is_youtubes
from core.adapters.importers.services.youtube_activity import read_records
from core.adapters.importers.services.youtube_lists import (
    is_playlist,
    is_songs,
    is_subscriptions,
    read_playlist,
    read_songs,
    read_subscriptions,
)
from core.adapters.importers.services.youtube_pages import read_cells

_Read = Callable[[Path, Reader], Iterator[Outcome]]
_VIDEO_LINK = re.compile(rb"youtu\.be/|/shorts/|/watch\?v(?:=|\\u003[dD]|%3[dD])")
_SEARCH_LINK = re.compile(rb"/results\?search_query|/results\?q=")
_CELL = re.compile(rb"outer-cell.{0,400}?mdl-typography--title[^>]*>\s*YouTube", re.DOTALL)
_CHUNK = 1 << 20
"""Bytes that are looked through at a time: 1 MB, chosen by hand."""
_PAGE_STARTS = ("<html", "<!doctype html")
_NEITHER = (
    (("playlist id", "playlist visibility"), "the list of playlists, without their videos"),
    (("playlist id", "visibility"), "the list of playlists, without their videos"),
    (("comment id", "comment text"), "comments that were written"),
    (("comment id", "video id"), "comments that were written"),
    (("live chat id", "live chat text"), "messages in live chats"),
    (("video id", "approx duration ms"), "videos that the account's owner made"),
    (("channel id", "channel visibility"), "facts about the account's own channel"),
    (("channel id", "channel title original"), "facts about the account's own channel"),
)


_STEP = "Bring the whole zip, or the file 'watch-history' in it."
_OVERLAP = 1_000
"""Bytes that two pieces share, more than any pattern that is looked for has."""


def part(member: Member) -> Part | None:
    """Return what a file is to YouTube, by its keys, its columns or, for a page, by the cells that it holds."""
    head = member.head()
    text = text_at_start(head).lstrip("\ufeff \r\n\t").casefold()
    if text.startswith("["):
        return _records(member, head)
    if text.startswith(_PAGE_STARTS):
        return _page(member, text)
    return _table(head, member.name)


def _records(member: Member, head: bytes) -> Part | None:
    keys = json_keys(head)
    if {"header", "title", "time"} <= keys or {"products", "title", "time"} <= keys:
        return _activity(member, read_records) if is_youtubes(head) else None
    if not {"snippet", "title", "publishedAt"} <= keys:
        return None
    text = text_at_start(head)
    if "youtube#subscription" in text or re.search(r'"playlistId"\s*:\s*"(?:PL|WL)', text):
        return Part(what="subscriptions or a playlist", role=Role.BACKLOG, read=read_records)
    if re.search(r'"playlistId"\s*:\s*"UU', text):
        what = "videos that the account's owner made"
        return Part(what=what, role=Role.NEITHER, why=_why(what), step=_STEP)
    return Part(what="watches or likes", role=Role.HISTORY, read=read_records)


def _page(member: Member, text: str) -> Part | None:
    """Return what a page is; the styles before its first cell are long, so it is looked through on disk."""
    if "<style" not in text and "outer-cell" not in text:
        return None
    return _activity(member, read_cells) if _holds(member.on_disk(), _CELL) else None


def _activity(member: Member, read: _Read) -> Part:
    """Return watches, or searches where there is not one watch among them; an activity may hold both."""
    path = member.on_disk()
    if not _holds(path, _SEARCH_LINK) or (_holds(path, _VIDEO_LINK) and _has_watch(path, read)):
        return Part(what="watches", role=Role.HISTORY, read=read)
    return Part(
        what="searches",
        role=Role.NEITHER,
        why="This is Takeout's file of what was searched on YouTube, not of what was watched.",
        step="The watches are in the same zip, in a file of their own: bring the whole zip, or tick 'history' when you"
        " make it.",
    )


def _holds(path: Path, pattern: re.Pattern[bytes]) -> bool:
    """Tell whether a file holds a pattern anywhere; pieces overlap, so that none is cut through."""
    before = b""
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            if pattern.search(before + chunk):
                return True
            before = chunk[-_OVERLAP:]
    return False


def _has_watch(path: Path, read: _Read) -> bool:
    """Tell whether something in a file was watched, and not only searched or advertised."""
    try:
        return any(isinstance(outcome, Entry) for outcome in read(path, Reader(datetime.max.replace(tzinfo=UTC))))
    except ImportRefused:
        return True


def _table(head: bytes, name: str) -> Part | None:
    if is_subscriptions(head):
        return Part(what="subscriptions", role=Role.BACKLOG, read=read_subscriptions)
    if is_songs(head, name):
        return Part(what="saved songs", role=Role.BACKLOG, read=read_songs)
    if is_playlist(head):
        return Part(what="videos of a playlist", role=Role.BACKLOG, read=read_playlist)
    for columns, what in _NEITHER:
        if has_header(head, *columns):
            return Part(what=what, role=Role.NEITHER, why=_why(what), step=_STEP)
    return None


def _why(what: str) -> str:
    return f"This file of Takeout holds {what}; nothing in it was watched or saved for later."


FORMAT = Service(
    key="youtube",
    name="YouTube",
    thing="a YouTube export (Takeout)",
    how="On takeout.google.com: Deselect all, tick 'YouTube and YouTube Music', 'All YouTube data included' to choose"
    " history, playlists and subscriptions, 'Multiple formats' to set history to JSON (HTML is read too), Create"
    " export.",
    taken="Every video that was watched, with its channel, in any language; playlists, 'Watch later', saved songs and"
    " subscriptions wait in the backlog; advertisements, surveys, posts, searches and removed videos are left out.",
    part=part,
)
