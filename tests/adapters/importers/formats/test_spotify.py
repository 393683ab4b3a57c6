"""Spotify: plays of 30 seconds and more, of music, podcasts and audiobooks; the library waits, all else is told."""

import json
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from adapters.importers.parts_read import (
    CASES,
    entries_at,
    outcomes_at,
    part_at,
    reasons_at,
    records,
    rows_of,
    written,
)

from core.adapters.importers.formats.spotify import FORMAT
from core.adapters.importers.lines.entries import Entry, LeftOut, Status
from core.adapters.importers.lines.format import Role

YEAR = (CASES / "spotify_StreamingHistory_music_0.json").read_bytes()
PODCASTS = (CASES / "spotify_StreamingHistory_podcast_0.json").read_bytes()
EXTENDED = (CASES / "spotify_Streaming_History_Audio_2025_0.json").read_bytes()
AUDIOBOOKS = records(
    {
        "endTime": "2025-01-05 07:30",
        "authorName": "Ida Moss",
        "audiobookName": "Salt",
        "chapterName": "1",
        "msPlayed": 90000,
    }
)
LIBRARY = json.dumps(
    {
        "tracks": [
            {"artist": "Lina Brandt", "album": "Night Music", "track": "Nocturne", "uri": "spotify:track:1"},
            {"artist": "Lina Brandt", "album": "Night Music", "track": None, "uri": "spotify:track:2"},
        ],
        "albums": [{"artist": "Lina Brandt", "album": "Night Music", "uri": "spotify:album:3"}],
        "shows": [{"name": "Garden Hour", "publisher": "Moss Radio", "uri": "spotify:show:4"}],
        "episodes": [{"name": "Frost", "show": "Garden Hour", "uri": "spotify:episode:5"}],
        "bannedTracks": [{"artist": "A", "album": "B", "track": "C", "uri": "spotify:track:6"}],
        "artists": [{"name": "Lina Brandt", "uri": "spotify:artist:7"}],
        "bannedArtists": [],
        "other": [],
    }
).encode()
PLAYLISTS = json.dumps(
    {"playlists": [{"name": "Evenings", "lastModifiedDate": "2025-01-01", "items": [{"track": {"trackName": "T"}}]}]}
).encode()
SEARCHES = records({"platform": "ANDROID", "searchTime": "2025-01-05T07:30:10Z[UTC]", "searchQuery": "low tide"})
INFERENCES = json.dumps({"inferences": ["1P_Custom"]}).encode()
USER = json.dumps({"username": "someone", "email": "a@b.example", "creationTime": "2015-01-01"}).encode()
IDENTIFIERS = json.dumps({"identifierType": "email", "identifierValue": "a@b.example"}).encode()
TABLE = (
    "ts,username,platform,ms_played,conn_country,ip_addr_decrypted,master_metadata_track_name,"
    "master_metadata_album_artist_name,master_metadata_album_album_name,spotify_track_uri\n"
    "2024-03-02T19:04:05Z,nø🐟,x,180000,DE,203.0.113.9,Tide,Nils,Sea,spotify:track:1\n"
    "2024-03-03T19:04:05Z,nø🐟,x,9000,DE,203.0.113.9,Moss,Nils,Sea,spotify:track:2\n"
).encode()
SAMPLES = [
    {"streams.csv": TABLE},
    {"a.json": YEAR, "b.json": PODCASTS, "c.json": AUDIOBOOKS},
    {"endsong_0.json": EXTENDED},
    {"YourLibrary.json": LIBRARY},
    {"p.json": PLAYLISTS, "s.json": SEARCHES, "i.json": INFERENCES, "u.json": USER, "n.json": IDENTIFIERS},
]


def stream(**given: object) -> dict[str, object]:
    """Return a stream of all years."""
    return {
        "ts": "2025-01-05T07:30:10Z",
        "username": "someone",
        "ms_played": 215_000,
        "ip_addr_decrypted": "203.0.113.7",
        "user_agent_decrypted": "a phone",
        "master_metadata_track_name": "Nocturne",
        "master_metadata_album_artist_name": "Lina Brandt",
        "master_metadata_album_album_name": "Night Music",
        "spotify_track_uri": "spotify:track:4uLU6",
        "episode_name": None,
        **given,
    }


def test_skips_and_unknown_tracks_of_the_last_year_are_left_out_with_their_reasons() -> None:
    path = CASES / "spotify_StreamingHistory_music_0.json"
    assert [(e.title, e.creator) for e in entries_at(FORMAT, path)] == [
        ("Nocturne", "Lina Brandt"),
        ("Snjór", "Ólafur Grímsson"),
        ("Low Tide", "The Harbour Lights"),
    ]
    assert entries_at(FORMAT, path)[0].time == datetime(2025, 1, 5, 7, 30, tzinfo=UTC)
    assert all(entry.length_minutes is None for entry in entries_at(FORMAT, path))
    assert reasons_at(FORMAT, path) == ["played for less than 30 seconds", "a track that Spotify does not name"]


def test_podcasts_keep_their_show_and_audiobooks_their_author(tmp_path: Path) -> None:
    episodes = entries_at(FORMAT, CASES / "spotify_StreamingHistory_podcast_0.json")
    assert [(e.title, e.creator, e.kind) for e in episodes][2] == ("Baby, it's frost outside", "Garden Hour", "episode")
    (book,) = entries_at(FORMAT, written(tmp_path, AUDIOBOOKS))
    assert (book.title, book.creator, book.kind) == ("Salt", "Ida Moss", "audiobook")


def test_streams_of_all_years_hold_music_podcasts_and_audiobooks_and_no_address() -> None:
    path = CASES / "spotify_Streaming_History_Audio_2025_0.json"
    assert [(e.title, e.creator, e.kind, e.identity) for e in entries_at(FORMAT, path)] == [
        ("Nocturne", "Lina Brandt", "track", "spotify 1"),
        ("Frost in the beds", "Garden Hour", "episode", "spotify 3"),
        ("A Short History of Salt", "", "audiobook", "spotify ab1"),
        ("Snjór", "Ólafur Grímsson", "track", "spotify 4"),
        ("Low Tide", "The Harbour Lights", "track", "spotify 2"),
    ]
    assert reasons_at(FORMAT, path) == ["played for less than 30 seconds", "a stream without a title"]
    assert not any("203.0.113.7" in repr(outcome) for outcome in outcomes_at(FORMAT, path))


def test_a_zip_gives_what_was_played_and_neither_its_playlists_nor_its_searches(tmp_path: Path) -> None:
    with zipfile.ZipFile(CASES / "spotify_my_spotify_data.zip") as archive:
        archive.extractall(tmp_path)
    parts = dict.fromkeys(tmp_path.rglob("*.json"), FORMAT.part)
    roles = {path.stem: part_at(FORMAT, path).role for path in parts}
    assert roles == {
        "StreamingHistory_music_0": Role.HISTORY,
        "StreamingHistory_music_1": Role.HISTORY,
        "StreamingHistory_podcast_0": Role.HISTORY,
        "Playlist1": Role.NEITHER,
        "SearchQueries": Role.NEITHER,
    }
    played = [path for path in parts if roles[path.stem] == Role.HISTORY]
    assert sum(len(entries_at(FORMAT, path)) for path in played) == 9


def test_a_stream_opens_at_its_source_and_names_the_account(tmp_path: Path) -> None:
    (entry,) = entries_at(FORMAT, written(tmp_path, records(stream())))
    assert (entry.link, entry.owner, entry.text) == ("https://open.spotify.com/track/4uLU6", "someone", "Night Music")


@pytest.mark.parametrize("uri", ["spotify:local:Lina+Brandt:Night:Nocturne:215", "", None, 7, "spotify:track:"])
def test_a_file_of_ones_own_has_no_id_and_no_link(tmp_path: Path, uri: object) -> None:
    (entry,) = entries_at(FORMAT, written(tmp_path, records(stream(spotify_track_uri=uri))))
    assert (entry.title, entry.identity, entry.link) == ("Nocturne", "", "")


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"ms_played": 29_999}, "played for less than 30 seconds"),
        ({"ms_played": -5}, "played for less than 30 seconds"),
        ({"ts": ""}, "the time is empty"),
        ({"ts": None}, "the time is empty"),
        ({"ts": "1601-01-01T00:00:00Z"}, "the year 1601 cannot be right"),
        ({"ts": "2105-01-01T00:00:00Z"}, "the year 2105 cannot be right"),
        ({"ts": "2027-01-01T00:00:00Z"}, "the time lies in the future"),
        ({"master_metadata_track_name": ["Nocturne"]}, "a stream without a title"),
    ],
)
def test_a_stream_that_says_too_little_has_its_reason(tmp_path: Path, given: dict[str, object], reason: str) -> None:
    assert reasons_at(FORMAT, written(tmp_path, records(stream(**given)))) == [reason]


def test_a_library_waits_and_hidden_songs_do_not(tmp_path: Path) -> None:
    path = written(tmp_path, LIBRARY)
    entries = entries_at(FORMAT, path)
    assert all(entry.status is Status.CANDIDATE and entry.time is None for entry in entries)
    assert [(e.title, e.creator, e.kind) for e in entries] == [
        ("Nocturne", "Lina Brandt", "track"),
        ("Night Music", "Lina Brandt", "album"),
        ("Garden Hour", "Moss Radio", "podcast"),
        ("Frost", "Garden Hour", "episode"),
        ("Lina Brandt", "", "artist"),
    ]
    assert reasons_at(FORMAT, path)[0] == "it has no title"
    assert len(reasons_at(FORMAT, path)) == 2
    assert rows_of(outcomes_at(FORMAT, path)) == list(range(1, 8))


@pytest.mark.parametrize("content", [PLAYLISTS, SEARCHES, INFERENCES, USER, IDENTIFIERS])
def test_what_is_neither_says_what_it_is_and_what_to_bring(tmp_path: Path, content: bytes) -> None:
    part = part_at(FORMAT, written(tmp_path, content))
    assert (part.role, part.read) == (Role.NEITHER, None)
    assert "StreamingHistory" in part.step


def test_keys_may_stand_in_any_order(tmp_path: Path) -> None:
    path = written(tmp_path, records(dict(reversed(stream().items()))))
    assert [type(outcome) for outcome in outcomes_at(FORMAT, path)] == [Entry]


def test_all_years_in_a_table_that_a_program_made_are_read_as_they_are_in_json(tmp_path: Path) -> None:
    path = written(tmp_path, TABLE)
    assert part_at(FORMAT, path).what == "plays"
    entry, short = outcomes_at(FORMAT, path)
    assert isinstance(entry, Entry)
    assert isinstance(short, LeftOut)
    assert (entry.title, entry.creator, entry.owner) == ("Tide", "Nils", "nø🐟")
    assert entry.link == "https://open.spotify.com/track/1"
    assert "203.0.113" not in repr(entry)
    assert short.reason == "played for less than 30 seconds"
