"""The library that iTunes and Music write as XML: each thing at its last play; what was never played waits.

It is a property list, the tracks of which are read one by one: a library of years has hundreds of megabytes.
"""

from collections.abc import Iterator
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from core.adapters.importers.ground.reading import ImportRefused
from core.adapters.importers.lines.entries import Entry, LeftOut, Outcome, Status
from core.adapters.importers.lines.format import Reader
from core.adapters.importers.lines.outcomes import Record, outcomes_of
from core.adapters.importers.lines.turning import saved_at, taken_at
from core.adapters.importers.texts.cells import minutes_of, number_of
from core.adapters.importers.texts.titles import own_rating
from core.adapters.importers.times.moments import Clock

_TRACK = ["plist", "dict", "dict", "dict"]
"""Where a track stands: the tracks are a dict by id in the list's own dict; playlists are an array, of ids alone."""
_SINCE = 2001
"""The year in which iTunes came out: no play is older."""
_KINDS = (
    ("Podcast", "episode"),
    ("Movie", "film"),
    ("TV Show", "episode"),
    ("Music Video", "video"),
    ("Audiobook", "audiobook"),
)
_RATED = 20
"""What a star counts in a library."""


def is_itunes(head: bytes) -> bool:
    """Tell whether a file begins as a library does."""
    return b"<plist" in head and b"<key>Tracks</key>" in head and b"<key>Application Version</key>" in head


def read_itunes(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield one outcome for every track; raises ImportRefused for a file that is no proper XML."""
    try:
        yield from outcomes_of(_tracks(path), partial(_track, reader=reader))
    except (ParseError, DefusedXmlException, UnicodeError, LookupError, ValueError):
        advice = "In iTunes or Music: File, Library, Export Library."
        raise ImportRefused(f"{path.name} is cut off or no proper library. {advice}") from None


def _tracks(path: Path) -> Iterator[Record]:
    """Yield the tracks one by one; what was read is let go."""
    stack: list[Element] = []
    row = 0
    for event, element in iterparse(path, events=("start", "end")):
        if event == "start":
            stack.append(element)
            continue
        if len(stack) == len(_TRACK) and [each.tag for each in stack] == _TRACK:
            row += 1
            yield Record(row, _fields(element))
        stack.pop()
        if len(stack) < len(_TRACK) and stack:
            stack[-1].remove(element)


def _fields(track: Element) -> dict[str, Any]:
    """Return what a track says by its keys; a thing that is so has a text, a thing that is not has none."""
    fields: dict[str, Any] = {}
    for key, value in pairwise(track):
        if key.tag == "key" and value.tag != "key" and key.text:
            fields[key.text] = value.tag if value.tag == "true" else value.text
    return fields


def _track(track: Record, reader: Reader) -> Iterator[Outcome]:
    title = track.text("Name")
    if track.text("Track Type") == "URL" and not track.text("Podcast"):
        yield LeftOut(track.row, "a station of the radio")
        return
    if not title:
        raise ValueError("it has no title")
    is_played = bool(number_of(track.text("Play Count")))
    when = track.text("Play Date UTC") if is_played else track.text("Date Added")
    rating = None if track.text("Rating Computed") else own_rating(track.text("Rating"))
    yield Entry(
        row=track.row,
        title=title,
        time=(taken_at if is_played else saved_at)(when, Clock(), reader, _SINCE),
        status=Status.DONE if is_played else Status.CANDIDATE,
        creator=track.text("Series", "Artist", "Album Artist"),
        kind=next((kind for key, kind in _KINDS if track.text(key)), "track"),
        action="played" if is_played else "saved",
        value=rating / _RATED if rating else None,
        text=track.text("Album"),
        tags=tuple(filter(None, [track.text("Genre")])),
        length_minutes=minutes_of(track.text("Total Time"), "ms"),
        weak=is_played,
    )
