"""Apple Music: plays by the day and by the moment; the library waits where it was never played."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from adapters.importers.parts_read import CASES, entries_at, outcomes_at, part_at, reasons_at, records, rows_of, written

from core.adapters.importers.formats.apple_music import FORMAT
from core.adapters.importers.lines.entries import Status
from core.adapters.importers.lines.format import Role

CASE = CASES / "apple_music_daily_tracks.csv"
DAYS = "Country,Date Played,Hours,Play Duration Milliseconds,Play Count,Skip Count,Track Description\n"
ACTIVITY = (
    b"Album Name,Artist Name,Client IP Address,End Reason Type,Event End Timestamp,Event Start Timestamp,Event Type,"
    b"Media Type,Play Duration Milliseconds,Song Name\n"
    b"Night Music,Lina Brandt,203.0.113.7,NATURAL,2024-03-01T10:04:00Z,2024-03-01T10:00:00Z,PLAY_END,"
    b"AUDIO,215000,Nocturne\n"
    b"Night Music,Lina Brandt,203.0.113.7,,,2024-03-01T10:00:00Z,PLAY_START,AUDIO,0,Nocturne\n"
    b"Night Music,Lina Brandt,203.0.113.7,SKIP,,2024-03-01T10:05:00Z,PLAY_END,AUDIO,4000,Nocturne\n"
    b"Night Music,,,NATURAL,,,PLAY_END,AUDIO,215000,Snjor\n,,,NATURAL,,2024-03-01T10:05:00Z,PLAY_END,AUDIO,215000,\n"
)
ADDED = "2020-01-01T00:00:00Z"
LIBRARY = records(
    {
        "Content Type": "Song",
        "Title": "Nocturne",
        "Artist": "Lina Brandt",
        "Track Play Count": 7,
        "Last Played Date": "2024-03-01T10:00:00Z",
        "Date Added To Library": ADDED,
    },
    {"Title": "Snjor", "Track Play Count": 0, "Date Added To Library": ADDED},
    {"Title": None, "Track Play Count": 0, "Date Added To Library": ADDED},
)
CHANGES = records({"Transaction Type": "addToLibrary", "Transaction Date": "2024-03-01T10:00:00Z", "Tracks": []})
OLD = (
    b"Apple Id Number,Track Description,End Position In Milliseconds,End Reason Type,Event End Timestamp,Event Type\n"
    b"7,Lina Brandt - Nocturne,215000,NATURAL_END_OF_TRACK,2019-03-01T10:04:00Z,PLAY_END\n"
)
LAST = (
    b"Track Name,Last Played Date,Is User Initiated\nLina Brandt - Nocturne,1712318340000,true\n,1712318340000,true\n"
)
TRACKS = (
    (
        ("Name", "string", "Nocturne"),
        ("Artist", "string", "Lina Brandt"),
        ("Album", "string", "Night Music"),
        ("Play Count", "integer", "12"),
        ("Play Date", "integer", "3600000000"),
        ("Play Date UTC", "date", "2019-05-05T18:00:00Z"),
        ("Date Added", "date", "2015-01-01T10:00:00Z"),
        ("Rating", "integer", "80"),
        ("Total Time", "integer", "383000"),
        ("Location", "string", "file:///Users/x/a.mp3"),
    ),
    (("Name", "string", "Snjor"), ("Artist", "string", "Lina Brandt"), ("Date Added", "date", "2016-01-01T10:00:00Z")),
    (
        ("Name", "string", "On bread"),
        ("Artist", "string", "Crumb Hour"),
        ("Podcast", "true", ""),
        ("Play Count", "integer", "1"),
        ("Play Date UTC", "date", "2019-06-05T18:00:00Z"),
        ("Rating", "integer", "60"),
        ("Rating Computed", "true", ""),
    ),
    (("Name", "string", "Coast Radio"), ("Track Type", "string", "URL"), ("Play Count", "integer", "3")),
    (("Artist", "string", "Lina Brandt"), ("Play Count", "integer", "1")),
    (("Name", "string", "Undated"), ("Play Count", "integer", "1")),
)


def itunes(*tracks: tuple[tuple[str, str, str], ...]) -> bytes:
    """Return a library as iTunes writes it, with a playlist of all its tracks."""
    told = "".join(
        f"<key>{n}</key><dict><key>Track ID</key><integer>{n}</integer>"
        + "".join(
            f"<key>{key}</key>" + (f"<{tag}>{value}</{tag}>" if value else f"<{tag}/>") for key, tag, value in track
        )
        + "</dict>\n"
        for n, track in enumerate(tracks, 100)
    )
    held = "".join(f"<dict><key>Track ID</key><integer>{n}</integer></dict>" for n in range(100, 100 + len(tracks)))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE plist PUBLIC "-//Apple Computer//DTD PLIST 1.0//EN" '
        '"http://www.apple.com/DTDs/PropertyList-1.0.dtd">\n<plist version="1.0"><dict>\n'
        "<key>Major Version</key><integer>1</integer><key>Application Version</key><string>12.8</string>\n"
        f"<key>Tracks</key><dict>{told}</dict><key>Playlists</key><array><dict><key>Name</key><string>All</string>"
        f"<key>Playlist Items</key><array>{held}</array></dict></array></dict></plist>"
    ).encode()


SAMPLES = [
    {"iTunes Library.xml": itunes(*TRACKS)},
    {"Apple Music - Track Play History.csv": LAST},
    {"Play Activity.csv": OLD},
    {"Apple Music - Play History Daily Tracks.csv": CASE.read_bytes()},
    {"Apple Music Play Activity.csv": ACTIVITY},
    {"Apple Music Library Tracks.json": LIBRARY, "Apple Music Library Activity.json": CHANGES},
]


def test_a_last_play_counts_weakly_beside_the_plays_themselves(tmp_path: Path) -> None:
    path = written(tmp_path, LAST)
    (last,) = entries_at(FORMAT, path)
    assert (last.title, last.creator, last.weak) == ("Nocturne", "Lina Brandt", True)
    assert last.time == datetime(2024, 4, 5, 11, 59, tzinfo=UTC)
    assert reasons_at(FORMAT, path) == ["a play without a title"]


def test_a_days_row_is_an_artists_song_in_its_hour() -> None:
    assert [(e.title, e.creator, e.time) for e in entries_at(FORMAT, CASE)] == [
        ("Nocturne", "Lina Brandt", datetime(2021, 7, 12, 10, tzinfo=UTC)),
        ("Low Tide", "Harbour Lights", datetime(2021, 7, 13, 11, tzinfo=UTC)),
        ("Snjor", "Olafur", datetime(2021, 7, 14, 11, tzinfo=UTC)),
    ]


def test_a_row_of_several_plays_is_several_plays(tmp_path: Path) -> None:
    path = written(tmp_path, (DAYS + 'DE,20210712,"10, 11",430000,3,0,Lina Brandt - Nocturne\n').encode())
    assert [entry.time for entry in entries_at(FORMAT, path)] == [
        datetime(2021, 7, 12, 10, tzinfo=UTC),
        datetime(2021, 7, 12, 11, tzinfo=UTC),
        datetime(2021, 7, 12, 10, 2, tzinfo=UTC),
    ]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("DE,20210712,10,215000,0,2,A - B", "skipped and not played"),
        ("DE,20210712,10,2150,1,0,A - B", "played for less than 30 seconds"),
        ("DE,20210712,10,215000,1,0,", "a play without a title"),
        ("DE,,10,215000,1,0,A - B", "the time is empty"),
        ("DE,16010712,10,215000,1,0,A - B", "the year 1601 cannot be right"),
        ("DE,20210712,10,215000,-1,0,A - B", "skipped and not played"),
    ],
)
def test_a_days_row_that_is_no_play_has_its_reason(tmp_path: Path, row: str, reason: str) -> None:
    assert reasons_at(FORMAT, written(tmp_path, (DAYS + row + "\n").encode())) == [reason]


def test_a_song_whose_name_has_a_dash_keeps_it(tmp_path: Path) -> None:
    (entry,) = entries_at(FORMAT, written(tmp_path, (DAYS + "DE,20210712,10,215000,1,0,A - B - Live\n").encode()))
    assert (entry.creator, entry.title) == ("A", "B - Live")


def test_of_a_plays_start_and_end_one_counts_and_no_address_is_kept(tmp_path: Path) -> None:
    path = written(tmp_path, ACTIVITY)
    (entry,) = entries_at(FORMAT, path)
    assert (entry.title, entry.creator, entry.time) == ("Nocturne", "Lina Brandt", datetime(2024, 3, 1, 10, tzinfo=UTC))
    assert reasons_at(FORMAT, path) == [
        "another event than the end of a play",
        "played for less than 30 seconds",
        "the time is empty",
        "a play without a title",
    ]
    assert "203.0.113.7" not in repr(outcomes_at(FORMAT, path))


def test_a_library_counts_what_was_played_and_keeps_the_rest_waiting(tmp_path: Path) -> None:
    path = written(tmp_path, LIBRARY)
    played, waiting = entries_at(FORMAT, path)
    assert (played.status, played.weak, waiting.status) == (Status.DONE, True, Status.CANDIDATE)
    assert reasons_at(FORMAT, path) == ["it has no title"]
    assert rows_of(outcomes_at(FORMAT, path)) == [1, 2, 3]


def test_changes_of_the_library_are_neither(tmp_path: Path) -> None:
    part = part_at(FORMAT, written(tmp_path, CHANGES))
    assert part.role == Role.NEITHER
    assert "Play Activity" in part.step


def test_an_older_activity_has_artist_and_title_in_one_description(tmp_path: Path) -> None:
    (entry,) = entries_at(FORMAT, written(tmp_path, OLD))
    assert (entry.title, entry.creator) == ("Nocturne", "Lina Brandt")
    assert entry.time == datetime(2019, 3, 1, 10, 4, tzinfo=UTC)


def test_a_library_of_itunes_counts_last_plays_and_keeps_the_rest_waiting(tmp_path: Path) -> None:
    path = written(tmp_path, itunes(*TRACKS))
    played, waiting, episode = entries_at(FORMAT, path)
    assert (played.title, played.creator, played.value, played.weak) == ("Nocturne", "Lina Brandt", 4, True)
    assert played.time == datetime(2019, 5, 5, 18, tzinfo=UTC)
    assert (waiting.title, waiting.status) == ("Snjor", Status.CANDIDATE)
    assert (episode.kind, episode.creator, episode.value) == ("episode", "Crumb Hour", None)
    assert reasons_at(FORMAT, path) == ["a station of the radio", "it has no title", "the time is empty"]
    assert rows_of(outcomes_at(FORMAT, path)) == [1, 2, 3, 4, 5, 6]
    assert "file:///" not in repr(outcomes_at(FORMAT, path))
