"""An opened journey tells its life in plain words, where its name comes from, and what each item is."""

from dataclasses import replace

import pytest
from small_world import small_workspace

from core.desk.views import JourneyView
from core.desk.years.lifetime import Lifetime
from core.entities import Item
from ui.drawing.lives import item, life_drawn, life_in_words, name_in_words, page_in_words


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


def test_it_says_where_the_name_comes_from_and_shows_the_titles(world: tuple[JourneyView, Lifetime]) -> None:
    view, lived = world
    drawn = life_drawn(view, lived)
    assert "Its name comes from titles like these." in drawn
    assert [item.title for item in view.evidence if f"<cite>{item.title}" not in drawn] == []
    assert view.given is not None
    told = replace(view, given=replace(view.given, fidelity=0.75, specificity=0.5))
    assert "The name fits 75 % of these items" in life_drawn(told, lived)
    assert name_in_words(replace(view, named_by="you")) == "Its name is in your words."
    assert name_in_words(replace(view, named_by="model")).startswith("A language model named it.")
    bare = replace(view, given=None, evidence=())
    assert name_in_words(bare) == "Its name comes from titles like these."
    assert "evidence" not in life_drawn(bare, lived)


@pytest.mark.parametrize(
    ("start", "shown", "n", "said"),
    [
        (0, 1, 1, "1 item"),
        (0, 8, 8, "All 8 items, the latest first"),
        (0, 12, 5_000, "1 to 12 of 5,000 items, the latest first"),
        (4_992, 8, 5_000, "4,993 to 5,000 of 5,000 items, the latest first"),
    ],
)
def test_a_page_says_which_items_of_how_many_it_shows(start: int, shown: int, n: int, said: str) -> None:
    assert page_in_words(start, shown, n) == said


def test_an_items_own_words_stay_text() -> None:
    hostile = Item("i", "<b>bold</b>", creator="<i>", kind="<u>")
    drawn = item(hostile, None, is_pinned=True)
    assert "<b>" not in drawn
    assert "&lt;b&gt;" in drawn
    assert "&lt;i&gt; · <strong>pinned</strong>" in drawn
