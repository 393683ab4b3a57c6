"""TV Time: episodes and films at the time they were marked; followed series wait only while unseen."""

from pathlib import Path

import pytest
from adapters.importers.services.test_tvtime_lists import FILMS, SERIES
from export_files import (
    check_table,
    columns_of,
    day,
    entries,
    odd_tables,
    part_of_file,
    reasons,
    table,
    tables,
    told_of,
)
from hypothesis import given
from strategies import LAWS

from core.adapters.importers.formats.tvtime import FORMAT
from core.adapters.importers.lines.entries import Status
from core.adapters.importers.lines.format import Role

COLUMNS = columns_of(
    "s_id,runtime,series_name,episode_number,user_id,gsi,created_at,key,season_number,s_no,ep_no,ep_id,"
    "episode_id,updated_at,ep_watch_count,movie_watch_count,total_movies_runtime,total_series_runtime,"
    "series_follow_count,is_archived,is_for_later,is_followed,uuid,followed_at,most_recent_ep_watched,is_unitary,"
    "bulk_type,is_special,rewatch_count"
)
OLDER = columns_of(
    "type-uuid-n,created_at,watch_count,series_name,type,user_id,series_id,uuid,updated_at,watches,"
    "release_date_range_key,release_date,entity_type,follow_date_range_key,runtime,movie_name,alpha_range_key,"
    "rewatch_count,episode_number,series_uuid,episode_id,season_number,watch_date,total_movies_runtime,country,"
    "bulk_type"
)
SEEN = columns_of("tv_show_name,episode_season_number,episode_number,user_id,episode_id,cpt,created_at,updated_at")
FOLLOWED = columns_of("tv_show_id,created_at,tv_show_name,user_id,active,archived,notification_offset")
DATA = columns_of("user_id,tv_show_id,is_followed,is_favorited,nb_episodes_seen,tv_show_name")
RATED = columns_of("user_id,tv_show_id,rating,created_at,updated_at,tv_show_name")
STATUS = columns_of("user_id,tv_show_id,status,created_at,updated_at,tv_show_name")
ROW = {
    "s_id": "349310",
    "runtime": "3660",
    "series_name": "Tides (2018)",
    "season_number": "1",
    "episode_number": "6",
    "created_at": "2023-11-04 15:30:38",
    "key": "watch-episode-aaa",
    "user_id": "1",
}
FILM = {
    "type-uuid-n": "watch-1",
    "type": "watch",
    "entity_type": "movie",
    "movie_name": "Salt Roads",
    "release_date": "1999-11-19 00:00:00",
    "created_at": "2025-05-10 21:50:59",
    "runtime": "7380",
}
FOLLOW = {
    **ROW,
    "key": "user-series-1",
    "season_number": "",
    "episode_number": "",
    "followed_at": "2022-01-12 16:29:57",
}
SHOW = {
    "tv_show_id": "1",
    "tv_show_name": "Tides",
    "created_at": "2022-01-12 16:29:57",
    "active": "1",
    "nb_episodes_seen": "0",
    "rating": "4",
    "status": "for_later",
}
SAMPLES = [
    {
        "tracking-prod-records-v2.csv": table(COLUMNS, ROW, FOLLOW),
        "slim-v2.csv": table(("created_at", "key", "s_id", "series_name", "user_id", "followed_at"), FOLLOW),
        "tracking-prod-records.csv": table(OLDER, FILM),
        "seen_episode.csv": table(SEEN, {"tv_show_name": "Tides"}),
        "followed_tv_show.csv": table(FOLLOWED, SHOW),
        "user_tv_show_data.csv": table(DATA, SHOW),
        "tv_show_rate.csv": table(RATED, SHOW),
        "user_show_special_status.csv": table(STATUS, SHOW),
        "ratings-prod-votes.csv": table(("user_id", "vote_key", "series_name", "created_at"), ROW),
    },
    {"series.json": SERIES, "films.json": FILMS},
]


def test_an_episode_stands_at_the_time_it_was_marked_under_its_series_and_numbers(tmp_path: Path) -> None:
    (found,) = entries(told_of(FORMAT, tmp_path, table(COLUMNS, ROW)))
    assert (found.title, found.creator) == ("Tides (2018): Season 1, Episode 6", "Tides (2018)")
    assert (found.time, found.length_minutes) == (day("2023-11-04T15:30:38"), 61)
    assert (found.identity, found.weak) == ("episode tides | s1e6", False)


def test_a_rewatch_counts_a_sum_does_not_and_a_season_marked_at_once_counts_weakly(tmp_path: Path) -> None:
    rows = [{**ROW, "key": "rewatch-episode-b"}, {**ROW, "key": "tracking-stats"}, {**ROW, "bulk_type": "season"}]
    found = told_of(FORMAT, tmp_path, table(COLUMNS, *rows))
    assert [entry.weak for entry in entries(found)] == [False, True]
    assert reasons(found) == ["a sum that the app keeps"]


def test_a_series_that_was_rated_counts_weakly_and_one_for_later_waits(tmp_path: Path) -> None:
    (rated,) = entries(told_of(FORMAT, tmp_path, table(RATED, SHOW)))
    assert (rated.value, rated.weak, rated.identity) == (4, True, "series tides")
    (saved,) = entries(told_of(FORMAT, tmp_path, table(STATUS, SHOW)))
    assert saved.status is Status.CANDIDATE
    assert reasons(told_of(FORMAT, tmp_path, table(STATUS, {**SHOW, "status": "stopped"})))


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({}, ""),
        ({"is_for_later": "true"}, ""),
        (
            {"most_recent_ep_watched": "map[ep_no:3 s_no:1]"},
            "a followed series whose episodes are told of for themselves",
        ),
        ({"ep_watch_count": "4"}, "a followed series whose episodes are told of for themselves"),
        ({"is_archived": "true"}, "a series that is followed no more"),
    ],
)
def test_a_followed_series_waits_while_nothing_of_it_was_watched(
    tmp_path: Path, more: dict[str, str], reason: str
) -> None:
    found = told_of(FORMAT, tmp_path, table(COLUMNS, {**FOLLOW, **more}))
    assert reasons(found) == ([reason] if reason else [])
    assert [entry.status for entry in entries(found)] == ([] if reason else [Status.CANDIDATE])


@pytest.mark.parametrize(
    ("kind", "status"), [("watch", Status.DONE), ("rewatch", Status.DONE), ("towatch", Status.CANDIDATE)]
)
def test_a_film_is_watched_or_waits_and_joins_the_same_film_elsewhere(
    tmp_path: Path, kind: str, status: Status
) -> None:
    (found,) = entries(told_of(FORMAT, tmp_path, table(OLDER, {**FILM, "type": kind})))
    assert (found.identity, found.status, found.length_minutes) == ("film salt roads 1999", status, 123)
    assert found.time == day("2025-05-10T21:50:59")


def test_sums_of_the_older_file_are_left_out(tmp_path: Path) -> None:
    rows = [{**FILM, "type": "count-watch-movie", "movie_name": ""}, {**FILM, "type": "time-count", "movie_name": ""}]
    with_series = {**FILM, "type": "count-watch-episode-series", "movie_name": "", "series_name": "Tides"}
    found = told_of(FORMAT, tmp_path, table(OLDER, with_series, FILM))
    assert reasons(found) == ["a sum that the app keeps"]
    assert len(reasons(told_of(FORMAT, tmp_path, table(OLDER, *rows)))) == 2


def test_an_older_list_of_seen_episodes_counts_weakly(tmp_path: Path) -> None:
    row = {
        "tv_show_name": "Tides",
        "episode_season_number": "1",
        "episode_number": "6",
        "created_at": "2018-12-25 00:18:11",
    }
    (found,) = entries(told_of(FORMAT, tmp_path, table(SEEN, row)))
    assert (found.identity, found.weak, found.time) == ("episode tides | s1e6", True, day("2018-12-25T00:18:11"))


@pytest.mark.parametrize(("columns", "seen", "waits"), [(FOLLOWED, "0", True), (DATA, "0", True), (DATA, "12", False)])
def test_a_list_of_followed_series_waits_while_unseen(
    tmp_path: Path, columns: tuple[str, ...], seen: str, waits: bool
) -> None:
    found = told_of(FORMAT, tmp_path, table(columns, {**SHOW, "nb_episodes_seen": seen}))
    assert bool(entries(found)) is waits


def test_votes_are_neither(tmp_path: Path) -> None:
    (tmp_path / "votes.csv").write_bytes(SAMPLES[0]["ratings-prod-votes.csv"])
    part = part_of_file(FORMAT, tmp_path / "votes.csv")
    assert part is not None
    assert part.role is Role.NEITHER


ODD = odd_tables(COLUMNS, ROW)


@pytest.mark.parametrize("content", ODD.values(), ids=ODD)
def test_an_odd_file_is_refused_in_words_or_told_of_row_by_row(tmp_path: Path, content: bytes) -> None:
    check_table(FORMAT, tmp_path, content)


@LAWS
@given(content=tables(COLUMNS, more=("watch-episode-1", "user-series-1", "2023-11-04 15:30:38", "tracking-stats")))
def test_whatever_the_cells_hold_every_row_is_told_of(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    check_table(FORMAT, tmp_path_factory.mktemp("any"), content)


@LAWS
@given(content=tables(OLDER, more=("watch", "follow", "towatch", "2023-11-04 15:30:38", "Salt Roads")))
def test_whatever_an_older_file_holds_every_row_is_told_of(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    check_table(FORMAT, tmp_path_factory.mktemp("any"), content)
