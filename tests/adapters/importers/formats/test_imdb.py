"""IMDb: the person's own rating at the day of rating, never the public one; lists are saved."""

from pathlib import Path

import pytest
from export_files import (
    CASES,
    check_table,
    columns_of,
    day,
    entries,
    notes,
    odd_tables,
    table,
    tables,
    told,
    told_of,
)
from hypothesis import given
from strategies import LAWS

from core.adapters.importers.formats.imdb import FORMAT
from core.adapters.importers.lines.entries import Status

COLUMNS = columns_of(
    "Position,Const,Created,Modified,Description,Title,Original Title,URL,Title Type,IMDb Rating,Runtime (mins),"
    "Year,Genres,Num Votes,Release Date,Directors,Your Rating,Date Rated"
)
RATINGS = columns_of(
    "Const,Your Rating,Date Rated,Title,Original Title,URL,Title Type,IMDb Rating,Runtime (mins),Year,Genres,"
    "Num Votes,Release Date,Directors"
)
OLDER = columns_of(
    "position,const,created,modified,description,Title,Title type,Directors,You rated,IMDb Rating,Runtime (mins),"
    "Year,Genres,Num. Votes,Release Date (month/day/year),URL"
)
ROW = {
    "Position": "1",
    "Const": "tt0000001",
    "Created": "2023-07-09",
    "Title": "Salt Roads",
    "Original Title": "Salzwege",
    "URL": "https://www.imdb.com/title/tt0000001/",
    "Title Type": "Movie",
    "IMDb Rating": "9.1",
    "Runtime (mins)": "122",
    "Year": "1999",
    "Genres": "Drama, Crime",
    "Num Votes": "800000",
    "Release Date": "1999-04-25",
    "Directors": "Ines Corra",
    "Your Rating": "8",
    "Date Rated": "2025-02-02",
}
OLD_ROW = {**ROW, "const": "tt1", "created": "Sun Mar 3 00:00:00 2013", "Title type": "Feature Film", "You rated": "7"}
SAMPLES = [
    {"list.csv": table(COLUMNS, ROW)},
    {"ratings.csv": table(RATINGS, ROW)},
    {"older.csv": table(OLDER, OLD_ROW)},
    {"without_own_ratings.csv": table(COLUMNS[:-2], ROW)},
]


def test_the_list_of_the_case_takes_the_own_rating_at_the_day_of_rating_and_saves_the_rest() -> None:
    first, second, third = entries(told(FORMAT, CASES / "imdb_list_export.csv"))
    assert [entry.value for entry in (first, second, third)] == [8, 9, None]
    assert (first.time, second.time) == (day("2025-02-02"), day("2025-02-03"))
    assert (third.status, third.time, third.kind) == (Status.CANDIDATE, day("2023-07-12"), "series")
    assert first.status is Status.DONE


def test_the_ratings_of_the_case_keep_their_letters_their_values_and_their_days() -> None:
    found = entries(told(FORMAT, CASES / "imdb_ratings.csv"))
    assert [(entry.title, entry.value, entry.time) for entry in found] == [
        ("Amélie", 9, day("2021-02-19")),
        ("Sucker Punch", 10, day("2016-09-20")),
    ]


def test_a_title_keeps_its_facts_and_joins_the_same_film_elsewhere(tmp_path: Path) -> None:
    (found,) = entries(told_of(FORMAT, tmp_path, table(RATINGS, ROW)))
    assert (found.identity, found.creator, found.length_minutes) == ("film salt roads 1999", "Ines Corra", 122)
    assert (found.tags, found.popularity) == (("Drama", "Crime"), 800_000)
    assert found.link == "https://www.imdb.com/title/tt0000001/"
    assert str(found.published) == "1999-04-25"


def test_a_file_in_the_older_columns_stands_at_the_day_of_its_rows(tmp_path: Path) -> None:
    (found,) = entries(told_of(FORMAT, tmp_path, table(OLDER, OLD_ROW)))
    assert (found.value, found.time, found.kind) == (7, day("2013-03-03"), "film")


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("Movie", "film"),
        ("movie", "film"),
        ("TV Movie", "film"),
        ("Short", "film"),
        ("Video", "film"),
        ("TV Special", "film"),
        ("Película", "film"),
        ("Spielfilm", "film"),
        ("映画", "film"),
        ("TV Series", "series"),
        ("tvMiniSeries", "series"),
        ("Série télévisée", "series"),
        ("Fernsehserie", "series"),
        ("Serie TV", "series"),
        ("TVシリーズ", "series"),
        ("TV Episode", "episode"),
        ("tvEpisode", "episode"),
        ("Épisode télévisé", "episode"),
        ("Fernsehfolge", "episode"),
        ("Video Game", "game"),
        ("Videospiel", "game"),
        ("Videojuego", "game"),
    ],
)
def test_a_kind_is_known_in_the_languages_of_the_site(tmp_path: Path, written: str, kind: str) -> None:
    (found,) = entries(told_of(FORMAT, tmp_path, table(RATINGS, {**ROW, "Title Type": written})))
    assert found.kind == kind


def test_an_episode_is_of_its_series_and_two_titles_of_one_name_stay_apart(tmp_path: Path) -> None:
    rows = [
        {**ROW, "Title": "Sea: Ebb", "Title Type": "TV Episode"},
        {**ROW, "Title": "Ebb", "Title Type": "TV Episode"},
    ]
    first, second = entries(told_of(FORMAT, tmp_path, table(RATINGS, *rows)))
    assert (first.identity, second.identity) == ("episode sea | ebb", "imdb tt0000001")


def test_a_list_of_somebody_else_without_own_ratings_is_saved(tmp_path: Path) -> None:
    (found,) = entries(told_of(FORMAT, tmp_path, table(COLUMNS[:-2], ROW)))
    assert (found.status, found.value) == (Status.CANDIDATE, None)


def test_a_title_rated_on_an_unknown_day_stands_at_the_day_it_was_listed_and_that_is_said(tmp_path: Path) -> None:
    found = told_of(FORMAT, tmp_path, table(COLUMNS, {**ROW, "Date Rated": ""}))
    assert entries(found)[0].time == day("2023-07-09")
    assert notes(found)


ODD = odd_tables(COLUMNS, ROW)


@pytest.mark.parametrize("content", ODD.values(), ids=ODD)
def test_an_odd_file_is_refused_in_words_or_told_of_row_by_row(tmp_path: Path, content: bytes) -> None:
    check_table(FORMAT, tmp_path, content)


@LAWS
@given(content=tables(COLUMNS, more=("Movie", "TV Episode", "2025-02-02", "8")))
def test_whatever_the_cells_hold_every_row_is_told_of(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    check_table(FORMAT, tmp_path_factory.mktemp("any"), content)
