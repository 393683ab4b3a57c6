"""Netflix's titles: series and episode are parted where a season stands, and nowhere in a film."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.adapters.importers.services.netflix_titles import EpisodeName, episode_name, series_of, without_number


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("White Collar: Season 2: Withdrawal", EpisodeName("White Collar", "Withdrawal")),
        (
            "Black Mirror: Season 7: USS Callister: Into Infinity",
            EpisodeName("Black Mirror", "USS Callister: Into Infinity"),
        ),
        ("Tiger King: Tiger King 2: Beg Your Pardon", EpisodeName("Tiger King", "Beg Your Pardon")),
        ("Muted: Limited Series: Episode 2", EpisodeName("Muted", "Limited Series: Episode 2")),
        ("Bluey: Season 1: Hospital (Episode 6)", EpisodeName("Bluey", "Hospital")),
        ("A: B: The Good Boy Box (Folge 4)", EpisodeName("A: B", "The Good Boy Box")),
        ("Mission: Impossible", None),
        ("Season 1", None),
        ("", None),
    ],
)
def test_a_title_is_parted_at_its_season_or_is_a_film(title: str, name: EpisodeName | None) -> None:
    assert episode_name(title) == name


def test_a_series_that_other_titles_name_parts_a_title_without_a_season() -> None:
    known = series_of(["White Collar: Season 2: Withdrawal", "Tenet"])
    assert known == {"white collar"}
    assert episode_name("White Collar: The Portrait", known) == EpisodeName("White Collar", "The Portrait")
    assert episode_name("Blue Collar: The Portrait", known) is None


def test_only_a_short_number_at_the_end_is_taken_off() -> None:
    assert without_number("Hospital (Episode 6)") == "Hospital"
    assert without_number("エピソード名（エピソード 4）") == "エピソード名"
    assert without_number("Dune: Part Two (2024)") == "Dune: Part Two (2024)"
    assert without_number("1984 (the year) again") == "1984 (the year) again"


@given(st.text(alphabet="aA :()1Season", max_size=60))
def test_whatever_a_title_is_its_parts_are_in_it(title: str) -> None:
    name = episode_name(title)
    assert name is None or (name.series in title and name.episode.rpartition(": ")[2] in title)
