"""Prime Video: every episode keeps its series, films stand alone, trailers are left out."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from adapters.importers.parts_read import CASES, entries_at, member_of, outcomes_at, reasons_at, rows_of, written

from core.adapters.importers.formats.prime_video import FORMAT
from core.adapters.importers.lines.entries import Status

CASE = CASES / "amazon_prime_watch-history.csv"
HEADER = "Date Watched,Type,Title,Episode Title,Global Title Identifier,Episode Global Title Identifier,Path\n"
VIEWS = (
    b"Material Type Description,Playback Start Datetime (UTC),Seconds Viewed,Title,Profile Type,City\n"
    b'Feature,2024-06-14T02:37:00Z,6000,"""Salt""",ADULT,Somewhere\n'
    b"Full,2024-06-15T02:37:00Z,2400,Beast Games - Season 1: The Golden Ticket,ADULT,Somewhere\n"
    b"Trailer,2024-06-15T02:37:00Z,60,Moss,ADULT,Somewhere\n"
    b"Feature,2024-06-15T02:37:00Z,4,Moss,ADULT,Somewhere\n"
    b"Feature,2024-06-15T02:37:00Z,600,Not available,ADULT,Somewhere\n"
    b"Feature,,600,Moss,ADULT,Somewhere\n"
)
WATCHLIST = (
    b"catalogTitle,itemAddedDate,deleted\nSalt,01/14/2024 10:00,0\nMoss,01/15/2024 10:00,1\n,01/15/2024 10:00,0\n"
)
FIRST = b"Date Watched;Type;Title;Image URL\n2024-01-05;Movie;Salt;https://pictures.example/salt.jpg\n"
OBJECTS = json.dumps(
    [
        {"dateWatched": 1_704_448_800_000, "type": "Movie", "title": "Salt", "episodeTitle": None},
        {"dateWatched": 1_704_548_800_000, "type": "Series", "title": "Moss - Season 1", "episodeTitle": "Ep. 1: Damp"},
    ]
).encode()
SAMPLES = [
    {"first.csv": FIRST},
    {"watch-history.json": OBJECTS},
    {"Watchlist.csv": WATCHLIST},
    {"watch-history.csv": CASE.read_bytes()},
    {"Digital.PrimeVideo.ViewingHistory.csv": VIEWS},
]


def watches(folder: Path, *rows: str) -> Path:
    return written(folder, (HEADER + "\n".join(rows) + "\n").encode())


def test_series_and_episode_are_kept_apart_and_the_trailer_is_left_out() -> None:
    entries = entries_at(FORMAT, CASE)
    assert {(entry.creator, entry.identity, entry.kind) for entry in entries} == {
        ("Beast Games", "episode beast games | fight to win a private island", "episode"),
        ("Beast Games", "episode beast games | the golden ticket", "episode"),
        ("", "", "film"),
    }
    assert entries[0].title == "Beast Games - Season 1: Episode 5: Fight to Win a Private Island"
    assert entries[0].time == datetime(2025, 1, 9, 20, 59, 7, 817_000, tzinfo=UTC)
    assert reasons_at(FORMAT, CASE) == ["a trailer or another extra"]
    assert rows_of(outcomes_at(FORMAT, CASE)) == [2, 3, 4, 5, 6]


@pytest.mark.parametrize(
    ("title", "series"),
    [
        ("Das Salz - Staffel 2", "Das Salz"),
        ("El Salz: Temporada 3", "El Salz"),
        ("Sel - Saison 1", "Sel"),
        ("塩 - シーズン1", "塩"),
        ("The Salt Road (Season 4)", "The Salt Road"),
        ("The Salt Road", "The Salt Road"),
    ],
)
def test_a_series_loses_its_season_in_every_language(tmp_path: Path, title: str, series: str) -> None:
    (entry,) = entries_at(FORMAT, watches(tmp_path, f"1736456347817,Series,{title},Folge 5: Moos,a,b,c"))
    assert (entry.creator, entry.identity) == (series, f"episode {series.casefold()} | moos")


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (",Movie,Salt,,a,,c", "the time is empty"),
        ("0,Movie,Salt,,a,,c", "the number 0 is no time"),
        ("1736456347817,Movie,,,a,,c", "a watch without a title"),
        ("1736456347817,Movie,Offizieller Trailer: Salz,,a,,c", "a trailer or another extra"),
    ],
)
def test_a_row_that_is_no_watch_has_its_reason(tmp_path: Path, row: str, reason: str) -> None:
    path = watches(tmp_path, "1736456347817,Movie,Moss,,a,,c", "1736456347817,Movie,Rye,,a,,c", row)
    assert reasons_at(FORMAT, path) == [reason]


def test_an_older_table_without_episodes_keeps_no_picture_as_a_link(tmp_path: Path) -> None:
    (film,) = entries_at(FORMAT, written(tmp_path, FIRST))
    assert (film.title, film.kind, film.link) == ("Salt", "film", "")


def test_a_list_of_objects_says_the_same_as_the_table(tmp_path: Path) -> None:
    film, episode = entries_at(FORMAT, written(tmp_path, OBJECTS))
    assert (film.title, film.time) == ("Salt", datetime(2024, 1, 5, 10, tzinfo=UTC))
    assert (episode.creator, episode.identity) == ("Moss", "episode moss | damp")


def test_a_film_about_trailers_is_a_film(tmp_path: Path) -> None:
    (entry,) = entries_at(FORMAT, watches(tmp_path, "1736456347817,Movie,The Trailer Park Years,,a,,c"))
    assert entry.kind == "film"


def test_a_table_of_titles_is_not_taken_for_it(tmp_path: Path) -> None:
    assert FORMAT.part(member_of(written(tmp_path, b"Date,Type,Title\n2024-01-01,Movie,Salt\n"))) is None


def test_views_of_a_data_request_keep_no_place_and_leave_out_extras_and_short_starts(tmp_path: Path) -> None:
    path = written(tmp_path, VIEWS)
    film, episode = entries_at(FORMAT, path)
    assert (film.title, film.creator, film.time) == ("Salt", "", datetime(2024, 6, 14, 2, 37, tzinfo=UTC))
    assert (episode.creator, episode.kind) == ("Beast Games", "episode")
    assert reasons_at(FORMAT, path) == [
        "a trailer or another extra",
        "played for less than 30 seconds",
        "a view without a title",
        "the time is empty",
    ]
    assert "Somewhere" not in repr(entries_at(FORMAT, path))


def test_the_watchlist_waits_without_what_was_taken_off_it(tmp_path: Path) -> None:
    path = written(tmp_path, WATCHLIST)
    (entry,) = entries_at(FORMAT, path)
    assert (entry.title, entry.status, entry.time) == ("Salt", Status.CANDIDATE, datetime(2024, 1, 14, 10, tzinfo=UTC))
    assert reasons_at(FORMAT, path) == ["a title that was taken off the watchlist", "it has no title"]
