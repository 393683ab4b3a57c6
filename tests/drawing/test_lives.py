"""An opened journey tells its life in plain words, and its titles by year."""

from dataclasses import replace

import pytest
from small_world import small_workspace

from core.desk.lifetime import Lifetime, YearOf
from core.desk.views import JourneyView
from core.entities import Item
from ui.drawing.lives import TITLES_A_YEAR, life_by_year, life_in_words


@pytest.fixture(scope="module")
def world() -> tuple[JourneyView, Lifetime]:
    mine = small_workspace(with_map=False).of("bo")
    view = next(v for v in mine.view().journeys if v.name == "Pottery")
    return view, mine.lifetime(view.journey_id)


def test_the_life_says_since_when_how_long_ago_and_how_much(world: tuple[JourneyView, Lifetime]) -> None:
    view, lived = world
    assert life_in_words(view, lived) == (
        "Began in Jan 2024, last taken up 10 months before your history ends. "
        "It rests on 8 of the 24 items of your history."
    )
    now = replace(lived, end=view.last, lulls=((view.first, view.last),))  # type: ignore[arg-type]
    assert "last taken up at the end of your history. It rested from Jan 2024 and came back in Jan 2024." in (
        life_in_words(view, now)
    )


def test_a_journey_without_a_history_says_so(world: tuple[JourneyView, Lifetime]) -> None:
    view, lived = world
    assert "only just" in life_in_words(replace(view, first=None, last=None), lived)


def test_a_year_shows_its_first_titles_and_counts_the_rest(world: tuple[JourneyView, Lifetime]) -> None:
    view, lived = world
    many = tuple(Item(str(n), f"<b>{n}</b>") for n in range(TITLES_A_YEAR + 5))
    drawn = life_by_year(view, replace(lived, years=(YearOf(2024, many),)))
    assert drawn.count("&lt;b&gt;") == TITLES_A_YEAR
    assert "and 5 more" in drawn
    assert "<b>" not in drawn
