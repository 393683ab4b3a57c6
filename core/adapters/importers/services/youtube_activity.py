"""YouTube's activity as Takeout writes it in JSON: as the watch history or the whole account has it."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from core.adapters.importers.lines.entries import LeftOut, Outcome, Status
from core.adapters.importers.lines.format import Reader
from core.adapters.importers.lines.rows import json_rows
from core.adapters.importers.lines.turning import record_outcomes, saved_at, taken_at
from core.adapters.importers.services.youtube_titles import Template, template_of
from core.adapters.importers.services.youtube_watching import (
    REMOVED,
    YOUTUBE_SINCE,
    Watching,
    channel_entry,
    is_advert,
    video,
    video_id_of,
    watching_outcome,
)
from core.adapters.importers.texts.nested import inner, values, words
from core.adapters.importers.times.moments import Clock

_SAMPLED = 3_000
"""Lines from which the words around titles are told; by hand, for speed."""
_NAMELESS = frozenset({"private video", "deleted video"})
_LISTS = (("LL", "liked"), ("FL", "liked"), ("WL", "saved"), ("PL", "saved"))
"""How the ids of lists begin, and what it means that a video is in one; any other is what was watched."""


def read_records(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield what becomes of every record of a JSON history; raises ImportRefused with advice."""
    sample = (record for _, record in islice(json_rows(path), _SAMPLED))
    lines = [(words(record, "title"), words(record, "titleUrl")) for record in sample]
    template = template_of([line for line in lines if video_id_of(line[1])])
    yield from record_outcomes(path, partial(_record, template=template, reader=reader), "title")


def _record(row: int, record: dict[str, Any], template: Template, reader: Reader) -> Outcome:
    if isinstance(record.get("snippet"), dict):
        return _snippet(row, record["snippet"], reader)
    line = Watching(
        row=row,
        sentence=words(record, "title"),
        link=words(record, "titleUrl"),
        channel=next((name for part in values(record, "subtitles") if (name := words(part, "name"))), ""),
        time=words(record, "time"),
        is_advert=any(_is_advert(words(detail, "name")) for detail in values(record, "details")),
    )
    return watching_outcome(line, template, Clock(), reader)


def _is_advert(detail: str) -> bool:
    """Tell whether a detail is of an advertiser; in a language that is not known it names Google all the same."""
    return is_advert(detail) or "google" in detail.casefold()


def _snippet(row: int, snippet: dict[str, Any], reader: Reader) -> Outcome:
    """Return what a record from before 2017 is; the channel that it names is the playlist's owner's."""
    title, video_id = words(snippet, "title"), words(snippet, "resourceId", "videoId")
    if channel_id := words(snippet, "resourceId", "channelId"):
        return channel_entry(row, title, channel_id)
    if not title or title.casefold() in _NAMELESS:
        return LeftOut(row, REMOVED)
    action = next((done for start, done in _LISTS if words(snippet, "playlistId").startswith(start)), "watched")
    settle = saved_at if action == "saved" else taken_at
    time = settle(inner(snippet, "publishedAt"), Clock(), reader, YOUTUBE_SINCE)
    entry = video(row, title, video_id, words(snippet, "videoOwnerChannelTitle"), time=time, action=action)
    status = Status.CANDIDATE if action == "saved" else Status.DONE
    return replace(entry if video_id else replace(entry, identity="", link=""), status=status)
