"""An episode is known by its series and its numbers, so that every file of one service means the same by it."""

import pytest

from core.adapters.importers.lines.outcomes import Record
from core.adapters.importers.services.watched import episode_in, title_in

SHOW = {"title": "Tides", "year": 2020, "ids": {"slug": "tides"}}
EPISODE = {"season": 2, "number": 3, "title": "Ebb"}


def test_a_film_is_known_by_title_and_year() -> None:
    found = title_in(Record(1, {"movie": {"title": "Salt Roads", "year": 1999, "ids": {"slug": "salt-roads-1999"}}}))
    assert (found.kind, found.identity) == ("film", "film salt roads 1999")
    assert found.link == "https://trakt.tv/movies/salt-roads-1999"


def test_an_episode_with_its_title_and_one_with_its_numbers_are_the_same() -> None:
    one = title_in(Record(1, {"show": SHOW, "episode": EPISODE}))
    other = episode_in(Record(2, {"show": SHOW}), "2", "3")
    assert (one.title, other.title) == ("Tides: Ebb", "Tides: Season 2, Episode 3")
    assert one.identity == other.identity == "episode tides | s2e3"
    assert one.link == other.link == "https://trakt.tv/shows/tides/seasons/2/episodes/3"


def test_an_episode_without_numbers_is_known_by_its_name() -> None:
    assert episode_in(Record(1, {"show": SHOW}), "", "", "Ebb").identity == "episode tides | ebb"


def test_a_season_and_a_series_are_told_apart() -> None:
    season = title_in(Record(1, {"show": SHOW, "season": {"number": 2}}))
    assert (season.title, season.identity) == ("Tides: Season 2", "series tides: season 2")
    assert title_in(Record(1, {"show": SHOW})).identity == "series tides"


@pytest.mark.parametrize("slug", ["../x", "a b", "", None, "é", {"x": 1}])
def test_a_slug_that_is_none_gives_no_link(slug: object) -> None:
    assert title_in(Record(1, {"movie": {"title": "A", "ids": {"slug": slug}}})).link == ""


@pytest.mark.parametrize("fields", [{}, {"movie": None}, {"show": [], "movie": 7}])
def test_a_record_that_names_nothing_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="no film or series"):
        title_in(Record(1, fields))
