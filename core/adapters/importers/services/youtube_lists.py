"""YouTube's playlists, subscriptions and saved songs, whose columns Takeout names in the account's language."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from core.adapters.importers.ground.reading import ImportRefused, Refusal
from core.adapters.importers.lines.entries import Entry, Note, Outcome, Status
from core.adapters.importers.lines.format import Reader
from core.adapters.importers.lines.recognising import has_header, text_at_start
from core.adapters.importers.lines.rows import Cells
from core.adapters.importers.lines.turning import row_outcomes, saved_at
from core.adapters.importers.services.youtube_watching import (
    YOUTUBE_SINCE,
    channel_entry,
    channel_of,
    video,
    video_id_of,
)
from core.adapters.importers.texts.cells import clean
from core.adapters.importers.texts.encodings import encoding_of
from core.adapters.importers.times.moments import Clock

_ID = re.compile(r"^[\w-]{11}$")
_PLAYLIST_ROW = re.compile(
    r'^"?[\w-]{11}"?\s*,\s*"?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\+00:00|Z| UTC)"?\s*,?\s*$', re.MULTILINE
)
_SONG_ROW = re.compile(r'^"?[\w-]{11}"?\s*,(?!\s*"?\d{4}-\d\d-\d\d)[^,]+,.+,')
"""A row of the library's songs: a video's id, what is no time, and two columns more."""
_SONGS_LOOKED_AT = 20
"""Rows by which songs are told where the header is in another language; chosen by hand."""
_CHANNEL_ROW = re.compile(r'^"?(UC[\w-]+)"?\s*,\s*"?https?://www\.youtube\.com/channel/\1"?\s*,', re.MULTILINE)
_WIDEST = 3
"""Columns that a list of videos or channels has at most; the facts on an older playlist have seven. By eye."""


def is_playlist(head: bytes) -> bool:
    """Tell whether a file is a playlist: rows of a video's id and a time, under a header in any language."""
    text = text_at_start(head)
    named = has_header(head, "video id", "playlist video creation timestamp") or has_header(
        head, "video id", "time added"
    )
    return named or bool(_PLAYLIST_ROW.search(text))


def is_subscriptions(head: bytes) -> bool:
    """Tell whether a file lists channels: rows of a channel's id, its address and its title."""
    return has_header(head, "channel id", "channel url", "channel title") or bool(
        _CHANNEL_ROW.search(text_at_start(head))
    )


def is_songs(head: bytes, name: str = "") -> bool:
    """Tell whether a file lists the songs of a YouTube Music library.

    In other languages it is told by its folder, `name` holding that, and by rows of an id, a title, an album and more.
    """
    named = has_header(head, "video id", "song title", "album title") or has_header(
        head, "song url", "song title", "album title"
    )
    lines = text_at_start(head).splitlines()[1:]
    return named or (
        "youtube" in name.casefold() and bool(lines) and all(map(_SONG_ROW.match, lines[:_SONGS_LOOKED_AT]))
    )


def read_playlist(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield the videos of a playlist, which have an id and no title; lines about the playlist come before them."""
    n = 0
    for row, cells in _below(path):
        video_id = clean(cells[0])
        if not _ID.match(video_id):
            yield Refusal(row, "it has no id of a video", video_id)
            continue
        n += 1
        yield _saved(row, video_id, "", saved_at(cells[1] if len(cells) > 1 else "", Clock(), reader, YOUTUBE_SINCE))
    if n:
        yield Note(
            f"This playlist holds only ids of videos ({n:,} of them) and no titles. Those that the watch history names"
            " get their title from there; the others stay nameless until a file that names them is brought too."
        )


def _saved(row: int, video_id: str, title: str, time: datetime | None) -> Entry:
    return replace(video(row, title, video_id, "", time=time, action="saved"), status=Status.CANDIDATE)


def read_songs(path: Path, _: Reader) -> Iterator[Outcome]:
    """Yield the songs of a YouTube Music library, which are saved and not yet played."""
    yield from row_outcomes(path, _song, "song title")


def _song(cells: Cells) -> Outcome:
    title = cells.get("song title")
    video_id = cells.get("video id") or video_id_of(cells.get("song url"))
    artist = cells.get("artist names", "artist name 1", "artist name")
    in_order = [clean(cell) for cell in cells.by_name.values()]
    if not (title or video_id) and len(in_order) > _WIDEST and _ID.match(in_order[0]):
        video_id, title, _, artist, *_ = in_order
    if not title or not video_id:
        raise ValueError("it has no title or no link of a song")
    artist = channel_of(artist)
    return replace(_saved(cells.row, video_id, title, None), creator=artist, kind="track")


def read_subscriptions(path: Path, _: Reader) -> Iterator[Outcome]:
    """Yield the channels that are followed."""
    for row, cells in _below(path):
        channel_id, title = clean(cells[0]), clean(cells[2]) if len(cells) > 2 else ""
        try:
            yield channel_entry(row, title, channel_id)
        except ValueError as reason:
            yield Refusal(row, str(reason), channel_id)


def _below(path: Path) -> Iterator[tuple[int, Sequence[str]]]:
    """Yield the rows below a table's header with their numbers; an older playlist has facts on itself before it."""
    begun, facts = False, False
    try:
        with path.open(encoding=encoding_of(path), newline="") as stream:
            for row, cells in enumerate(csv.reader(stream), 1):
                if not any(map(str.strip, cells)):
                    continue
                if begun and not (facts and not _is_video(cells)):
                    facts = False
                    yield row, cells
                facts = facts or (not begun and len(cells) > _WIDEST)
                begun = True
    except (UnicodeError, csv.Error):
        raise ImportRefused(f"{path.name} is cut off or damaged. Export it again.") from None


def _is_video(cells: Sequence[str]) -> bool:
    return bool(_ID.match(clean(cells[0]))) and clean(cells[-1])[:1].isdecimal()
