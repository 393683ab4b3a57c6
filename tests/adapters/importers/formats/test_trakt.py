"""Trakt: episodes by their titles, films by theirs, and plays without a time of their own said."""

import json
from pathlib import Path

import pytest
from adapters.importers.services.test_trakt_tables import LISTED, RATED, WATCHED
from export_files import (
    CASES,
    check_json,
    check_read,
    day,
    entries,
    json_of,
    notes,
    odd_json,
    part_of_file,
    reasons,
    told,
    told_of,
)
from hypothesis import given
from strategies import LAWS

from core.adapters.importers.formats.trakt import FORMAT
from core.adapters.importers.lines.entries import Status
from core.adapters.importers.lines.format import Role

IDS = {"trakt": 1, "slug": "tides", "imdb": "tt1", "tmdb": 1}
SHOW = {"title": "Tides", "year": 2020, "ids": IDS}
MOVIE = {"title": "Salt Roads", "year": 1999, "ids": {**IDS, "slug": "salt-roads-1999"}}
EPISODE = {"season": 2, "number": 3, "title": "Ebb", "ids": {"trakt": 9}}
T = "2024-09-01T13:52:56.000Z"


def listed(**fields: object) -> bytes:
    return json.dumps([fields]).encode()


HISTORY = listed(id=1, watched_at=T, action="watch", type="episode", episode=EPISODE, show=SHOW)
MOVIES = listed(plays=2, last_watched_at=T, last_updated_at=T, movie=MOVIE)
SEASONS = [{"number": 1, "episodes": [{"number": 1, "plays": 1, "last_watched_at": T}]}]
SAMPLES = [
    {
        "watched-history-1.json": HISTORY,
        "watched-movies.json": MOVIES,
        "watched-shows.json": listed(seasons=SEASONS, plays=1, last_watched_at=T, show=SHOW),
        "ratings-movies.json": listed(rated_at=T, rating=8, type="movie", movie=MOVIE),
        "ratings-seasons.json": listed(rated_at=T, rating=8, type="season", season={"number": 2, "ids": {}}, show=SHOW),
        "playback.json": listed(progress=10.5, paused_at=T, id=13, type="movie", movie=MOVIE),
        "collection-movies.json": listed(collected_at=T, updated_at=T, movie=MOVIE),
        "collection-shows.json": listed(last_collected_at=T, show=SHOW, seasons=[]),
        "lists-watchlist.json": listed(rank=1, id=1, listed_at=T, notes=None, type="show", show=SHOW),
        "comments.json": listed(type="movie", movie=MOVIE, comment={"id": 1, "comment": "x", "spoiler": False}),
        "followers.json": listed(followed_at=T, user={"username": "a", "ids": {"slug": "a", "trakt": 1}}),
        "lists-lists.json": listed(name="Sea", privacy="public", item_count=2, ids={"trakt": 1, "slug": "sea"}),
        "hidden.json": listed(hidden_at=T, type="show", show=SHOW),
    },
    {"history.csv": WATCHED, "ratings.csv": RATED, "watchlist.csv": LISTED},
]


def test_the_history_of_the_case_gives_two_episodes_by_series_and_title_and_two_films() -> None:
    first, second, third, fourth = entries(told(FORMAT, CASES / "trakt_watched-history.json"))
    assert [entry.title for entry in (first, second)] == [
        "High Potential: In the Driver's Seat",
        "High Potential: The Faust and the Furious",
    ]
    assert (first.creator, first.kind, first.time) == ("High Potential", "episode", day("2026-04-01T11:10"))
    assert [(entry.title, entry.identity) for entry in (third, fourth)] == [
        ("Saint", "film saint 2010"),
        ("Low Tide", "film low tide 2019"),
    ]
    assert third.link == "https://trakt.tv/movies/saint-2010"
    assert first.link == "https://trakt.tv/shows/high-potential/seasons/2/episodes/13"


def test_the_series_of_the_case_give_eleven_episodes_at_their_times_and_say_what_is_not_kept() -> None:
    outcomes = told(FORMAT, CASES / "trakt_watched-shows.json")
    found = entries(outcomes)
    assert len(found) == 11
    assert found[0].title == "South Park: Season 1, Episode 1"
    assert (found[0].time, found[9].time) == (day("2024-09-01T13:52:56"), day("2024-09-10T13:52:56"))
    assert {entry.creator for entry in found} == {"South Park", "Severance"}
    assert len(notes(outcomes)) == 1


@pytest.mark.parametrize(("name", "content"), list(SAMPLES[0].items()))
def test_each_file_is_history_backlog_or_neither(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / "file").write_bytes(content)
    part = part_of_file(FORMAT, tmp_path / "file")
    assert part is not None
    start = name.split("-")[0].removesuffix(".json")
    history, waits = ("watched", "ratings", "playback"), ("collection", "lists-watchlist.json")
    assert part.role is (
        Role.HISTORY if start in history else Role.BACKLOG if start in waits or name in waits else Role.NEITHER
    )
    assert bool(part.why) is (part.role is Role.NEITHER)


def test_an_episode_of_the_history_is_the_one_of_the_plays(tmp_path: Path) -> None:
    seasons = [{"number": 2, "episodes": [{"number": 3, "plays": 1, "last_watched_at": T}]}]
    plays = listed(seasons=seasons, plays=1, last_watched_at=T, show=SHOW)
    (one,), (other,) = (entries(told_of(FORMAT, tmp_path, content)) for content in (HISTORY, plays))
    assert one.identity == other.identity == "episode tides | s2e3"
    assert (one.weak, other.weak) == (False, True)


def test_a_rating_counts_weakly_and_what_is_listed_or_owned_waits(tmp_path: Path) -> None:
    (rated,) = entries(told_of(FORMAT, tmp_path, SAMPLES[0]["ratings-movies.json"]))
    assert (rated.value, rated.weak, rated.status) == (8, True, Status.DONE)
    for name in ("lists-watchlist.json", "collection-movies.json", "collection-shows.json"):
        (saved,) = entries(told_of(FORMAT, tmp_path, SAMPLES[0][name]))
        assert (saved.status, saved.time) == (Status.CANDIDATE, day("2024-09-01T13:52:56"))


def test_a_series_without_its_episodes_stands_at_its_last_play_and_people_are_left_out(tmp_path: Path) -> None:
    (found,) = entries(told_of(FORMAT, tmp_path, listed(plays=9, last_watched_at=T, show=SHOW)))
    assert (found.title, found.identity) == ("Tides", "series tides")
    person = listed(listed_at=T, type="person", person={"name": "A", "ids": {"trakt": 1}})
    assert reasons(told_of(FORMAT, tmp_path, person)) == ["a person on a list"]


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"watched_at": None, "movie": MOVIE}, "the time is empty"),
        ({"watched_at": "1601-01-01T00:00:00Z", "movie": MOVIE}, "the year 1601 cannot be right"),
        ({"watched_at": T, "movie": {"ids": IDS, "title": ""}}, "the title is empty"),
        ({"watched_at": T, "movie": None, "ids": IDS}, "it names no film or series"),
    ],
)
def test_a_watch_without_a_time_or_a_title_is_refused(tmp_path: Path, fields: dict[str, object], reason: str) -> None:
    content = json.dumps([{**fields, "x": {"ids": {"trakt": 1}}}]).encode()
    assert reasons(told_of(FORMAT, tmp_path, content)) == [reason]


def test_many_plays_cost_no_time(tmp_path: Path) -> None:
    content = listed(plays=10**12, last_watched_at=T, movie=MOVIE)
    outcomes = told_of(FORMAT, tmp_path, content)
    assert len(entries(outcomes)) == len(notes(outcomes)) == 1


def test_the_objects_of_another_service_are_nobodys(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('[{"watched_at": "2024-01-01", "movie": {"title": "A", "ids": {"simkl": 1}}}]')
    assert part_of_file(FORMAT, tmp_path / "a.json") is None


ODD = odd_json(HISTORY)


@pytest.mark.parametrize("content", ODD.values(), ids=ODD)
def test_odd_json_is_refused_in_words_or_told_of_one_by_one(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "good").write_bytes(HISTORY)
    (tmp_path / "odd").write_bytes(content)
    check_read(part_of_file(FORMAT, tmp_path / "good"), tmp_path / "odd")


KEYS = ("watched_at", "type", "movie", "episode", "show", "season", "number", "title", "year", "ids", "slug", "plays")
MORE = ("seasons", "episodes", "last_watched_at", "rating", "rated_at", "listed_at", "person")


@pytest.mark.parametrize(
    "name", [name for name in SAMPLES[0] if name[:4] in ("watc", "rati", "coll", "play") or "watchl" in name]
)
@LAWS
@given(value=json_of(*KEYS, *MORE))
def test_any_json_is_refused_or_told_of(tmp_path_factory: pytest.TempPathFactory, name: str, value: object) -> None:
    check_json(FORMAT, tmp_path_factory.mktemp("any"), SAMPLES[0][name], value)
