"""Last.fm: artist, album and title in their places, whichever exporter wrote them; 1970 is no time."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from adapters.importers.parts_read import CASES, entries_at, member_of, outcomes_at, reasons_at, rows_of, written

from core.adapters.importers.formats.lastfm import FORMAT

NO_TIME = "1 January 1970 is no real time: programs write it where they have none"

BARE, SCRAPED, GHAN = (
    CASES / name for name in ("lastfm_benjaminbenben.csv", "lastfm-scraper_1970.tsv", "lastfm_ghan.csv")
)
STATS = json.dumps(
    {
        "username": "someone",
        "scrobbles": [
            {"track": "Nocturne", "artist": "Lina Brandt", "album": "Night Music", "date": 1712318340000},
            {"track": "Nocturne", "artist": "Lina Brandt", "album": "", "date": 0},
            {"track": None, "artist": "Lina Brandt", "date": 1712318340000},
        ],
    }
).encode()
COUNTED = (
    b"Artist;Album;AlbumId;Track;Date#someone\nLina Brandt;Night Music;a;Nocturne;1712318340000\n"
    b"Lina Brandt;Night Music;a;Nocturne;0\nLina Brandt;;;;1712318340000\n"
)
SAMPLES = [
    {"a.csv": BARE.read_bytes()},
    {"b.tsv": SCRAPED.read_bytes()},
    {"c.csv": GHAN.read_bytes()},
    {"d.json": STATS},
    {"e.csv": COUNTED},
]


@pytest.mark.parametrize("mark", [";", ",", "\t"])
def test_a_column_named_after_the_user_is_the_time_and_the_user_is_kept_nowhere(tmp_path: Path, mark: str) -> None:
    path = written(tmp_path, COUNTED.replace(b";", mark.encode()))
    (first,) = entries_at(FORMAT, path)
    assert (first.title, first.creator, first.text) == ("Nocturne", "Lina Brandt", "Night Music")
    assert first.time == datetime(2024, 4, 5, 11, 59, tzinfo=UTC)
    assert "someone" not in repr(outcomes_at(FORMAT, path))
    assert reasons_at(FORMAT, path) == ["the number 0 is no time", "it has no title"]


def test_rows_without_a_header_are_artist_album_and_title_and_the_one_now_playing_is_refused() -> None:
    assert [(e.title, e.creator, e.text) for e in entries_at(FORMAT, BARE)] == [
        ("Nocturne", "Lina Brandt", "Night Music"),
        ("Low Tide", "Harbour Lights, The", "Piers"),
        ("Snjór", "Ólafur Grímsson", "Vetur"),
    ]
    assert entries_at(FORMAT, BARE)[0].time == datetime(2024, 4, 5, 11, 59, tzinfo=UTC)
    assert reasons_at(FORMAT, BARE) == ["the time is empty"]
    assert rows_of(outcomes_at(FORMAT, BARE)) == [1, 2, 3, 4]


def test_scrobbles_of_a_clock_that_was_not_set_are_refused() -> None:
    assert [entry.title for entry in entries_at(FORMAT, SCRAPED)] == [
        "Rammlied",
        "Mann gegen Mann",
        "Nocturne",
        "Low Tide",
    ]
    assert reasons_at(FORMAT, SCRAPED) == [NO_TIME] * 3


def test_a_count_of_seconds_is_the_moment_to_the_second() -> None:
    assert [entry.time for entry in entries_at(FORMAT, GHAN)] == [
        datetime(2010, 4, 5, 11, 59, 54, tzinfo=UTC),
        datetime(2010, 4, 5, 11, 55, tzinfo=UTC),
    ]


def test_milliseconds_are_read_as_such(tmp_path: Path) -> None:
    path = written(tmp_path, STATS)
    (entry,) = entries_at(FORMAT, path)
    assert entry.time == datetime(2024, 4, 5, 11, 59, tzinfo=UTC)
    assert reasons_at(FORMAT, path) == ["the time is empty", "it has no title"]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("Lina Brandt,Night Music,Nocturne", "it has 3 cells where a scrobble has 4"),
        ("Lina Brandt,Night Music,Nocturne,soon", "'soon' is no time that can be read"),
        ("Lina Brandt,Night Music,,04 Apr 2024 22:10", "it has no title"),
        ("Lina Brandt,Night Music,Nocturne,04 Apr 2034 22:10", "the time lies in the future"),
        ("Lina Brandt,Night Music,Nocturne,01 Jan 1970 00:00", NO_TIME),
    ],
)
def test_a_row_without_a_header_that_does_not_fit_is_refused_alone(tmp_path: Path, row: str, reason: str) -> None:
    whole = "Lina Brandt,Night Music,Nocturne,04 Apr 2024 22:10\n" * 120
    path = written(tmp_path, f"{whole}{row}\n".encode())
    assert reasons_at(FORMAT, path) == [reason]
    assert len(entries_at(FORMAT, path)) == 120


@pytest.mark.parametrize(
    "content",
    [
        b"a,b,c,d\ne,f,g,h\n",
        b"Artist,Album,Title,Date\nx,y,z,2024-01-01\n",
        b"x,y,z,\nx,y,z,\n",
        b"title,artist,date\nx,y,05 Apr 2024 11:59\n",
    ],
)
def test_any_table_of_four_columns_is_not_taken_for_it(tmp_path: Path, content: bytes) -> None:
    assert FORMAT.part(member_of(written(tmp_path, content))) is None
