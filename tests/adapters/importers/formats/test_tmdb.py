"""TMDB: rated titles with the person's own rating; what has none is on the watchlist."""

from pathlib import Path

import pytest
from export_files import (
    check_table,
    columns_of,
    day,
    entries,
    odd_tables,
    table,
    tables,
    told_of,
)
from hypothesis import given
from strategies import LAWS

from core.adapters.importers.formats.tmdb import FORMAT
from core.adapters.importers.lines.entries import Status

COLUMNS = columns_of(
    "TMDb ID,IMDb ID,Type,Name,Release Date,Season Number,Episode Number,Rating,Your Rating,Date Rated"
)
ROW = {
    "TMDb ID": "550",
    "IMDb ID": "tt0137523",
    "Type": "movie",
    "Name": "Salt Roads",
    "Release Date": "1999-10-15T00:00:00Z",
    "Rating": "7.229",
    "Your Rating": "8.5",
    "Date Rated": "2022-09-20T00:00:00Z",
}
SAMPLES = [{"ratings.csv": table(COLUMNS, ROW)}, {"watchlist.csv": table(COLUMNS, {**ROW, "Your Rating": ""})}]


def test_a_rated_film_has_the_own_rating_at_its_day_and_joins_the_same_film_elsewhere(tmp_path: Path) -> None:
    (found,) = entries(told_of(FORMAT, tmp_path, table(COLUMNS, ROW)))
    assert (found.value, found.time, found.identity) == (8.5, day("2022-09-20"), "film salt roads 1999")
    assert found.link == "https://www.themoviedb.org/movie/550"


def test_a_title_without_an_own_rating_waits_whatever_the_public_says(tmp_path: Path) -> None:
    rows = [{**ROW, "Your Rating": ""}, {**ROW, "Your Rating": "", "Date Rated": ""}]
    found = entries(told_of(FORMAT, tmp_path, table(COLUMNS, *rows)))
    assert [(title.status, title.value) for title in found] == [(Status.CANDIDATE, None)] * 2
    assert [title.time for title in found] == [day("2022-09-20"), None]


@pytest.mark.parametrize(
    ("season", "number", "title", "identity", "kind"),
    [
        ("", "", "Tides", "series tides", "series"),
        ("2", "", "Tides: Season 2", "series tides: season 2", "series"),
        ("2", "3", "Tides: Season 2, Episode 3", "episode tides | s2e3", "episode"),
    ],
)
def test_series_seasons_and_episodes_are_told_apart(
    tmp_path: Path, season: str, number: str, title: str, identity: str, kind: str
) -> None:
    row = {**ROW, "Type": "tv", "Name": "Tides", "Season Number": season, "Episode Number": number}
    (found,) = entries(told_of(FORMAT, tmp_path, table(COLUMNS, row)))
    assert (found.title, found.identity, found.kind) == (title, identity, kind)
    assert found.link == "https://www.themoviedb.org/tv/550"


ODD = odd_tables(COLUMNS, ROW)


@pytest.mark.parametrize("content", ODD.values(), ids=ODD)
def test_an_odd_file_is_refused_in_words_or_told_of_row_by_row(tmp_path: Path, content: bytes) -> None:
    check_table(FORMAT, tmp_path, content)


@LAWS
@given(content=tables(COLUMNS, more=("movie", "tv", "8", "2022-09-20")))
def test_whatever_the_cells_hold_every_row_is_told_of(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    check_table(FORMAT, tmp_path_factory.mktemp("any"), content)
