"""ListenBrainz: one listen a line, in a file a month."""

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from core.adapters.importers.ground.reading import ImportRefused, Refusal
from core.adapters.importers.lines.entries import Entry, LeftOut, Outcome
from core.adapters.importers.lines.format import Member, Part, Reader, Role, Service
from core.adapters.importers.lines.recognising import json_keys, text_at_start
from core.adapters.importers.lines.turning import record_outcome, record_outcomes, taken_at
from core.adapters.importers.texts.cells import MINUTES_PER
from core.adapters.importers.texts.encodings import encoding_of
from core.adapters.importers.texts.nested import inner, number, words
from core.adapters.importers.times.moments import Clock

_SINCE = 2002
"""The year in which scrobbling began, as listens of other services are brought there too."""
_NEITHER = (
    ({"score", "recording_mbid"}, "loves and hates"),
    ({"score", "recording_msid"}, "loves and hates"),
    ({"pinned_until"}, "songs that were pinned to the profile"),
    ({"user_id", "username"}, "facts about the account"),
)


def part(member: Member) -> Part | None:
    """Return what a file is to ListenBrainz, by the keys of its first objects."""
    head = member.head()
    keys = json_keys(head)
    if {"listened_at", "track_metadata"} <= keys:
        is_list = text_at_start(head).lstrip().startswith("[")
        return Part(what="listens", role=Role.HISTORY, read=read_older_list if is_list else read)
    return next((_neither(what) for needed, what in _NEITHER if needed <= keys), None)


def _neither(what: str) -> Part:
    return Part(
        what=what,
        role=Role.NEITHER,
        why=f"This file of ListenBrainz holds {what} and no listens.",
        step="Bring the whole zip, or its folder 'listens'.",
    )


def read(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield the listens of a file that has one a line; a line that is broken is refused alone."""
    try:
        with path.open(encoding=encoding_of(path)) as lines:
            for row, line in enumerate(lines, 1):
                if line.strip():
                    yield _of_line(row, line, reader)
    except UnicodeError:
        raise ImportRefused(f"{path.name} is cut off or damaged. Export it again.") from None


def _of_line(row: int, line: str, reader: Reader) -> Outcome:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return Refusal(row, "the line is no whole record")
    return record_outcome(row, record, partial(_listen, reader=reader))


def read_older_list(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield the listens of a JSON list, as older exports are."""
    yield from record_outcomes(path, partial(_listen, reader=reader))


def _listen(row: int, record: dict[str, Any], reader: Reader) -> Outcome:
    title = words(record, "track_metadata", "track_name")
    if not title:
        return LeftOut(row, "a listen without a title")
    more = inner(record, "track_metadata", "additional_info")
    lasted = number(more, "duration_ms")
    spotify = words(more, "spotify_id")
    is_spotify = spotify.startswith("https://open.spotify.com/track/")
    return Entry(
        row=row,
        title=title,
        time=taken_at(inner(record, "listened_at"), Clock("seconds"), reader, _SINCE),
        creator=words(record, "track_metadata", "artist_name"),
        kind="track",
        action="played",
        identity=f"spotify {spotify.rpartition('/')[2]}" if is_spotify else "",
        link=spotify if is_spotify else "",
        text=words(record, "track_metadata", "release_name"),
        length_minutes=lasted * MINUTES_PER["ms"] if lasted and lasted > 0 else None,
        owner=words(record, "user_name"),
    )


FORMAT = Service(
    key="listenbrainz",
    name="ListenBrainz",
    thing="a ListenBrainz export",
    how="On listenbrainz.org: Settings, Export data, Create export; the zip holds a file for every month.",
    taken="Every listen with artist, album and title at its moment, whichever player sent it.",
    part=part,
)
