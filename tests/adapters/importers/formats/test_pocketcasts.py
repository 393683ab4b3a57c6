"""Pocket Casts: episodes and podcasts from the app's database, of iOS and of Android."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from export_files import day, entries, part_of_file, reasons, told_of

from core.adapters.importers.formats.pocketcasts import FORMAT
from core.adapters.importers.lines.entries import Status
from core.adapters.importers.lines.format import Role

IOS = """
CREATE TABLE SJPodcast(uuid TEXT, title TEXT, author TEXT, podcastUrl TEXT, subscribed INTEGER);
CREATE TABLE SJEpisode(uuid TEXT, title TEXT, podcastUuid TEXT, lastPlaybackInteractionDate REAL,
    playingStatus INTEGER, keepEpisode INTEGER);
"""
ANDROID = """
CREATE TABLE podcasts(uuid TEXT, title TEXT, author TEXT, podcast_url TEXT, subscribed INTEGER);
CREATE TABLE podcast_episodes(uuid TEXT, title TEXT, podcast_id TEXT, last_playback_interaction_date INTEGER,
    playing_status INTEGER, starred INTEGER);
"""
PLAYED = 1_714_521_600
"""The first of May 2024 at midnight in UTC, in seconds."""


def database(schema: str, per_second: int, ended: int, *more: tuple[object, ...]) -> bytes:
    """Return a database of one of the apps: heard, begun, starred, untouched, and two podcasts."""
    podcasts, episodes = ("SJPodcast", "SJEpisode") if "SJ" in schema else ("podcasts", "podcast_episodes")
    rows = [
        ("e1", "Low tide", "p1", PLAYED * per_second, ended, 0),
        ("e2", "Kelp", "p1", (PLAYED + 86_400) * per_second, ended - 1, 0),
        ("e3", "Salt", "p1", None, ended - 2, 1),
        ("e4", "Foam", "p2", None, ended - 2, 0),
        *more,
    ]
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(schema)
        shows = [
            ("p1", "Harbour Hours", "Ines Corra", "https://h.example/feed", 1),
            ("p2", "Old Show", "", "https://o.example/feed", 0),
        ]
        connection.executemany(f"INSERT INTO {podcasts} VALUES (?, ?, ?, ?, ?)", shows)
        connection.executemany(f"INSERT INTO {episodes} VALUES (?, ?, ?, ?, ?, ?)", rows)
        connection.commit()
        return connection.serialize()


APPS = {"iOS": (IOS, 1, 3), "Android": (ANDROID, 1_000, 2)}
SAMPLES = [{"export.pcasts/database.sqlite3": database(*app)} for app in APPS.values()]


@pytest.mark.parametrize("app", APPS.values(), ids=APPS)
def test_an_episode_stands_at_the_time_it_was_last_played_and_a_star_waits(
    tmp_path: Path, app: tuple[str, int, int]
) -> None:
    found = told_of(FORMAT, tmp_path, database(*app), "database.sqlite3")
    starred, heard, begun, show = entries(found)
    assert (heard.title, heard.creator, heard.time, heard.action) == (
        "Low tide",
        "Harbour Hours",
        day("2024-05-01"),
        "played",
    )
    assert (begun.time, begun.action) == (day("2024-05-02"), "started")
    assert (starred.title, starred.status, starred.time) == ("Salt", Status.CANDIDATE, None)
    assert (show.title, show.kind, show.identity) == ("Harbour Hours", "podcast", "feed https://h.example/feed")
    assert sorted(reasons(found)) == ["a podcast that is no longer followed", "an episode that was never played"]
    assert len(found) == 6


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (("e5", "", "p1", PLAYED, 3, 0), "it has no title"),
        (("e5", None, "p1", PLAYED, 3, 0), "it has no title"),
        (("e5", "Old", "p1", 1, 3, 0), "1 January 1970 is no real time: programs write it where they have none"),
        (("e5", "Early", "p1", 978_307_200, 3, 0), "the year 2001 cannot be right"),
        (("e5", "Late", "p1", 4_000_000_000, 3, 0), "the time lies in the future"),
        (("e5", "Far", "p1", 1e300, 3, 0), "the number 1e+300 is too large for a time"),
        (("e5", "Odd", "p1", "yesterday", 3, 0), "'yesterday' is no time that can be read"),
    ],
)
def test_an_episode_without_a_title_or_a_time_that_can_be_is_refused(
    tmp_path: Path, row: tuple[object, ...], reason: str
) -> None:
    found = told_of(FORMAT, tmp_path, database(IOS, 1, 3, row), "database.sqlite3")
    assert reason in reasons(found)
    assert len(found) == 7


def test_a_list_of_the_web_player_says_no_times_and_is_refused_with_the_step_that_works(tmp_path: Path) -> None:
    episode = {"uuid": "e1", "title": "Low tide", "playingStatus": 3, "playedUpTo": 60, "podcastUuid": "p1"}
    (tmp_path / "history.json").write_text(json.dumps({"total": 1, "episodes": [episode]}))
    (tmp_path / "sent.txt").write_text("Podcasts\nuuid,date_added\np1,2024\n\nEpisodes\nuuid,podcast,played_up_to\n")
    for name in ("history.json", "sent.txt"):
        part = part_of_file(FORMAT, tmp_path / name)
        assert part is not None
        assert part.role is Role.NEITHER
        assert "Export database" in part.why


def test_another_database_or_list_is_not_taken_for_one_of_pocket_casts(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "other.sqlite")) as connection:
        connection.executescript("CREATE TABLE podcasts(uuid, title)")
    (tmp_path / "other.json").write_text('[{"title": "Low tide", "time": "2024-05-01"}]')
    for name in ("other.sqlite", "other.json"):
        assert part_of_file(FORMAT, tmp_path / name) is None
