"""TikTok: the export names no video, only its link; it is read where a tool has added titles, else refused in words."""

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from core.adapters.importers.ground.reading import ImportRefused
from core.adapters.importers.lines.entries import Entry, LeftOut, Outcome
from core.adapters.importers.lines.format import Member, Part, Reader, Role, Service
from core.adapters.importers.lines.recognising import json_keys, text_at_start
from core.adapters.importers.lines.rows import json_rows
from core.adapters.importers.lines.turning import record_outcome, taken_at
from core.adapters.importers.texts.nested import words
from core.adapters.importers.times.moments import Clock

_SINCE = 2016
"""The year in which TikTok opened: nothing was watched there before."""
_KEYS = {"ProfileMap", "VideoList", "ItemFavoriteList", "FavoriteEffectsList", "FavoriteVideoList", "LoginHistoryList"}
_ROOMS = {
    *("Ads and data", "App Settings", "Direct Messages", "Direct Message", "Income Plus Wallet"),
    *("Profile And Settings", "Your Activity", "Likes and Favorites", "TikTok Shop", "TikTok Live"),
    *("Off TikTok Activity", "Ad Interests", "Favorite Effects", "Favorite Hashtags", "Like List"),
}
"""Sections of an export, of which two say that it is TikTok's."""
_LINES = re.compile(r"\s*Date: [^\n]+\n\s*Link: https?://(?:www\.)?tiktok", re.IGNORECASE)
_PLACES = tuple(
    f"{room}.{name}.VideoList.item"
    for room in ("Your Activity", "Activity")
    for name in ("Watch History", "Video Browsing History")
)
"""Where the watches stand, in an export of today and in older ones."""
_TITLES = ("Title", "title", "Description", "description", "Desc", "desc")
_WHY = (
    "This is TikTok's export. It holds links and times and no title of any video, so nothing could be told of what the"
    " videos are about. A tool that looks the titles up and writes them beside the links makes a file that can be read:"
    " a table with the columns title, time and link."
)


def part(member: Member) -> Part | None:
    """Return what a file is to TikTok, by keys that its sections have, or by its lines of links."""
    head = member.head()
    keys = json_keys(head) if text_at_start(head).lstrip()[:1] == "{" else frozenset()
    if keys & _KEYS or len(keys & _ROOMS) > 1:
        return Part(what="watches", role=Role.HISTORY, read=read)
    if _LINES.match(text_at_start(head)):
        return Part(what="links without titles", role=Role.NEITHER, why=_WHY)
    return None


def read(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield the watches that have a title; raises ImportRefused where none has one, as TikTok writes them."""
    if not any(_title(record) for place in _PLACES for _, record in json_rows(path, place)):
        raise ImportRefused(_WHY)
    before = 0
    for place in _PLACES:
        row = before
        for position, record in json_rows(path, place):
            row = before + position
            yield record_outcome(row, record, partial(_watch, reader=reader))
        before = row


def _title(record: object) -> str:
    return next((title for key in _TITLES if (title := words(record, key)) and "://" not in title), "")


def _watch(row: int, record: dict[str, Any], reader: Reader) -> Outcome:
    title, link = _title(record), words(record, "Link") or words(record, "link")
    if not title:
        return LeftOut(row, "a video without a title")
    return Entry(
        row=row,
        title=title,
        time=taken_at(words(record, "Date") or words(record, "date"), Clock(), reader, _SINCE),
        creator=words(record, "Author") or words(record, "author"),
        kind="video",
        action="watched",
        identity=link,
        link=link if link.startswith("https://") else "",
    )


FORMAT = Service(
    key="tiktok",
    name="TikTok",
    thing="a TikTok export",
    how="In TikTok: Settings, Account, Download your data, JSON; a tool must add the titles, which TikTok leaves out.",
    taken="Every watched video that has a title; TikTok's own file holds links alone and is refused with advice.",
    part=part,
)
