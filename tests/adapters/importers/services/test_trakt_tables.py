"""Trakt's tables: an episode in the row of its series, the person's own rating, what is listed waits."""

from pathlib import Path

import pytest
from export_files import day, entries, reasons, told_of

from core.adapters.importers.formats.trakt import FORMAT
from core.adapters.importers.lines.entries import Entry, Status

REST = "type,title,year,trakt_rating,trakt_id,url,released,season_number,episode_number,episode_title,genres"
TIME = "2024-09-01T13:52:56Z"
FILM = "movie,Salt Roads,1999,8.2,1,https://trakt.tv/movies/salt-roads-1999,1999-11-19,,,,drama"
EPISODE = "episode,Tides,2020,7.9,9,https://trakt.tv/shows/tides,2020-02-01,2,3,Ebb,drama"
WATCHED = f"watched_at,{REST}\n{TIME},{FILM}\n{TIME},{EPISODE}\n".encode()
RATED = f"rated_at,{REST},rating\n{TIME},{FILM},9\n{TIME},{EPISODE},0\n".encode()
LISTED = (
    f"rank,listed_at,{REST}\n1,{TIME},{FILM}\n2,,show,Tides,2020,7.9,9,,,,,,\n3,{TIME},person,Ada,,,4,,,,,,\n".encode()
)


def of_table(folder: Path, content: bytes) -> list[Entry]:
    return entries(told_of(FORMAT, folder, content))


def test_watches_are_films_and_episodes_by_the_identity_that_the_json_gives_them(tmp_path: Path) -> None:
    film, episode = of_table(tmp_path, WATCHED)
    assert (film.title, film.kind, film.identity, film.tags) == (
        "Salt Roads",
        "film",
        "film salt roads 1999",
        ("drama",),
    )
    assert (episode.title, episode.creator, episode.identity) == ("Tides: Ebb", "Tides", "episode tides | s2e3")
    assert {entry.time for entry in (film, episode)} == {day("2024-09-01 13:52:56")}


def test_everyones_rating_is_never_the_persons(tmp_path: Path) -> None:
    assert [entry.value for entry in of_table(tmp_path, WATCHED)] == [None, None]
    assert [(entry.value, entry.weak) for entry in of_table(tmp_path, RATED)] == [(9.0, True), (None, True)]


def test_what_is_listed_waits_and_people_are_left_out(tmp_path: Path) -> None:
    outcomes = told_of(FORMAT, tmp_path, LISTED)
    assert [(x.title, x.kind, x.status) for x in entries(outcomes)] == [
        ("Salt Roads", "film", Status.CANDIDATE),
        ("Tides", "series", Status.CANDIDATE),
    ]
    assert reasons(outcomes) == ["a person on a list"]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (f"{TIME},movie,,1999,8.2,1,,,,,,", "it names no film or series"),
        (",movie,Salt Roads,1999,8.2,1,,,,,,", "the time is empty"),
        ("soon,movie,Salt Roads,1999,8.2,1,,,,,,", "'soon' is no time that can be read"),
    ],
)
def test_a_watch_without_a_title_or_a_time_is_refused(tmp_path: Path, row: str, reason: str) -> None:
    assert reasons(told_of(FORMAT, tmp_path, f"watched_at,{REST}\n{row}\n".encode())) == [reason]


def test_an_episode_without_numbers_goes_by_its_name_and_a_season_by_its_number(tmp_path: Path) -> None:
    rows = f"{TIME},episode,Tides,2020,,9,,,,,Ebb,\n{TIME},season,Tides,2020,,9,,,2,,,\n"
    episode, season = of_table(tmp_path, f"watched_at,{REST}\n{rows}".encode())
    assert (episode.identity, episode.title) == ("episode tides | ebb", "Tides: Ebb")
    assert (season.identity, season.kind) == ("series tides: season 2", "series")
