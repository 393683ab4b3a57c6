"""Spotify's library: what was saved there, of every kind, waits; what was hidden is left out."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from core.adapters.importers.lines.entries import Entry, LeftOut, Outcome, Status
from core.adapters.importers.lines.format import Reader
from core.adapters.importers.lines.rows import json_rows
from core.adapters.importers.lines.turning import record_outcome
from core.adapters.importers.services.spotify_streams import spotify_id_of, spotify_link
from core.adapters.importers.texts.nested import words

_SECTIONS = (
    ("tracks", "track", "artist", "track"),
    ("albums", "album", "artist", "album"),
    ("shows", "name", "publisher", "podcast"),
    ("episodes", "name", "show", "episode"),
    ("audiobooks", "name", "author", "audiobook"),
    ("artists", "name", "", "artist"),
)
"""The lists of a library: how each names a thing and its maker, and what the thing is."""
_HIDDEN = ("bannedTracks", "bannedArtists", "other")


def read_library(path: Path, _: Reader) -> Iterator[Outcome]:
    """Yield everything that is saved, and what was hidden as left out; raises ImportRefused with advice."""
    before = 0
    forms: list[tuple[str, Callable[[int, dict[str, Any]], Outcome]]] = [
        (section, partial(_saved, title=title, creator=creator, kind=kind))
        for section, title, creator, kind in _SECTIONS
    ]
    for section, outcome in [*forms, *((section, _hidden) for section in _HIDDEN)]:
        row = before
        for position, record in json_rows(path, f"{section}.item"):
            row = before + position
            yield record_outcome(row, record if section not in _HIDDEN else {}, outcome)
        before = row


def _saved(row: int, record: dict[str, Any], title: str, creator: str, kind: str) -> Outcome:
    uri, name = words(record, "uri"), words(record, title)
    if not name:
        raise ValueError("it has no title")
    spotify_id = spotify_id_of(uri)[1]
    return Entry(
        row=row,
        title=name,
        status=Status.CANDIDATE,
        creator=words(record, creator) if creator else "",
        kind=kind,
        action="saved",
        identity=f"spotify {spotify_id}" if spotify_id else "",
        link=spotify_link(uri),
        text=words(record, "album") if kind == "track" else "",
    )


def _hidden(row: int, _: dict[str, Any]) -> Outcome:
    return LeftOut(row, "hidden by the account's owner, or no thing to listen to")
