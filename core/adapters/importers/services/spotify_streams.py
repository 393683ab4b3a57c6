"""Spotify's streams: of the account's last year, with names alone, and of all years, with ids as well."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from core.adapters.importers.lines.entries import Entry, LeftOut, Outcome
from core.adapters.importers.lines.format import Reader
from core.adapters.importers.lines.rows import Cells
from core.adapters.importers.lines.turning import record_outcomes, row_outcomes, taken_at
from core.adapters.importers.texts.headers import normalised
from core.adapters.importers.texts.nested import number, words
from core.adapters.importers.times.moments import Clock

SPOTIFY_SINCE = 2006
"""The year in which Spotify was founded: no stream is older."""
LEAST_PLAYED = 30_000
"""Milliseconds from which a stream counts: the 30 seconds by which Spotify itself counts a play."""
_UNKNOWN = frozenset({"unknown track", "unknown artist"})
_YEAR_FORMS = (
    ("trackName", "artistName", "track"),
    ("episodeName", "podcastName", "episode"),
    ("audiobookName", "authorName", "audiobook"),
    ("audiobookTitle", "authorName", "audiobook"),
    ("bookName", "authorName", "audiobook"),
)
"""How a stream of the last year names what was played, its maker, and what it is."""
_FORMS = (
    ("master_metadata_track_name", "master_metadata_album_artist_name", "spotify_track_uri", "track"),
    ("episode_name", "episode_show_name", "spotify_episode_uri", "episode"),
    ("audiobook_title", "", "audiobook_uri", "audiobook"),
)
"""How a stream of all years names what was played, its maker, where it opens, and what it is."""

_TITLES = tuple(title for title, _, _, _ in _FORMS)
_FIELDS = (
    *("ts", "ms_played", "username", "master_metadata_album_album_name"),
    *(name for title, maker, address, _ in _FORMS for name in (title, maker, address)),
)


def read_year(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield the streams of an account's last year; raises ImportRefused with advice."""
    yield from record_outcomes(path, partial(_of_year, reader=reader), "trackName", "episodeName")


def read_extended(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield the streams of all years; raises ImportRefused with advice."""
    yield from record_outcomes(path, partial(_extended, reader=reader), *_TITLES)


def read_table(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield the streams of all years from a table that a program made of them; raises ImportRefused with advice."""
    yield from row_outcomes(path, partial(_of_table, reader=reader), *map(normalised, _TITLES))


def _of_table(cells: Cells, reader: Reader) -> Outcome:
    return _extended(cells.row, {name: cells.get(normalised(name)) for name in _FIELDS}, reader)


def spotify_id_of(uri: str) -> tuple[str, str]:
    """Return what a Spotify address is of and its id ('spotify:track:4u' is a track, 4u); '' twice for another."""
    parts = uri.split(":")
    match parts:
        case ["spotify", kind, given] if kind.isalpha() and given.isalnum():
            return kind, given
        case _:
            return "", ""


def spotify_link(uri: str) -> str:
    """Return where a Spotify address opens; '' for a local file."""
    kind, spotify_id = spotify_id_of(uri)
    return f"https://open.spotify.com/{kind}/{spotify_id}" if kind else ""


def _of_year(row: int, stream: dict[str, Any], reader: Reader) -> Outcome:
    title, (_, maker, kind) = next(
        ((title, form) for form in _YEAR_FORMS if (title := words(stream, form[0]))), ("", _YEAR_FORMS[0])
    )
    creator = words(stream, maker)
    if reason := _left_out(title, creator, number(stream, "msPlayed")):
        return LeftOut(row, reason)
    time = taken_at(words(stream, "endTime"), Clock(), reader, SPOTIFY_SINCE)
    return Entry(row=row, title=title, time=time, creator=creator, kind=kind, action="played")


def _extended(row: int, stream: dict[str, Any], reader: Reader) -> Outcome:
    title, (_, maker, address, kind) = next(
        ((title, form) for form in _FORMS if (title := words(stream, form[0]))), ("", _FORMS[0])
    )
    creator, uri = words(stream, maker), words(stream, address)
    if reason := _left_out(title, creator, number(stream, "ms_played")):
        return LeftOut(row, reason)
    return Entry(
        row=row,
        title=title,
        time=taken_at(words(stream, "ts"), Clock(), reader, SPOTIFY_SINCE),
        creator=creator,
        kind=kind,
        action="played",
        identity=f"spotify {spotify_id}" if (spotify_id := spotify_id_of(uri)[1]) else "",
        link=spotify_link(uri),
        text=words(stream, "master_metadata_album_album_name") if kind == "track" else "",
        owner=words(stream, "username"),
    )


def _left_out(title: str, creator: str, played: float | None) -> str:
    """Return why a stream is nothing that someone listened to; '' for one that is."""
    if not title:
        return "a stream without a title"
    if title.casefold() in _UNKNOWN and (not creator or creator.casefold() in _UNKNOWN):
        return "a track that Spotify does not name"
    return "played for less than 30 seconds" if played is not None and played < LEAST_PLAYED else ""
