"""A place tells its move, its journey and its reason; titles stay text on the page and in a button."""

from dataclasses import replace

import pytest
from small_world import small_workspace

from core.desk.slate_views import GoneView, PlaceView
from core.effects.comparison import Move
from core.entities import Item
from core.ranking.slate import Place, Slate
from ui.drawing import slate


@pytest.fixture(scope="module")
def place() -> PlaceView:
    workspace = small_workspace(with_map=False)
    return workspace.of("bo").places(workspace.of("bo").view(), n=1)[0]


@pytest.mark.parametrize(("before", "after", "said"), [(5, 2, "↑3"), (2, 5, "↓3"), (2, 2, "–"), (None, 2, "new")])
def test_a_move_is_an_arrow_with_its_places(place: PlaceView, before: int | None, after: int, said: str) -> None:
    assert f">{said}</span>" in slate.move_mark(replace(place, move=Move("i", before, after)))


def test_a_pinned_item_says_so_and_not_how_it_moved(place: PlaceView) -> None:
    pinned = replace(place, place=replace(place.place, pinned=True), move=Move("i", 5, 2))
    assert "pinned" in slate.move_mark(pinned)
    assert slate.because(pinned) == "because you pinned it"
    assert "stays on top" in slate.reasons(pinned)


@pytest.mark.parametrize(("minutes", "said"), [(None, ""), (89, "89 min"), (90, "2 h"), (150, "2 h")])
def test_a_length_is_minutes_until_an_hour_and_a_half(place: PlaceView, minutes: int | None, said: str) -> None:
    shown = replace(place, item=replace(place.item, kind="", length_minutes=minutes))
    assert slate.kind_and_length(shown) == said


def test_titles_stay_text_on_the_page_and_in_a_button(place: PlaceView) -> None:
    bad = Item("x", "<img src=x> ![y](http://example.org/z.png)", kind="<b>")
    shown = replace(place, item=bad, receipts=(bad,), journey_name="<b>")
    drawn = slate.slate([shown], "<b>short") + slate.reasons(shown) + slate.gone([GoneView(bad, 1, 0, "<b>")])
    assert "<img" not in drawn
    assert "<b>short" not in drawn
    assert "![" not in slate.item_label(shown)


def test_what_went_is_cut_at_six_and_the_rest_counted(place: PlaceView) -> None:
    gone = [GoneView(place.item, rank, 0, "why") for rank in range(1, 9)]
    assert slate.gone(gone).count("<s>") == 6
    assert "and 2 more" in slate.gone(gone)
    assert slate.gone([]) == ""


@pytest.mark.parametrize(
    ("new", "said"), [(1, "1 of the first 3 is new ground."), (2, "2 of the first 3 are new ground.")]
)
def test_new_ground_is_counted_in_the_first_places(new: int, said: str) -> None:
    places = tuple(Place(str(n), "j", score=1.0, new_ground=n < new) for n in range(3))
    assert said in slate.new_ground(Slate(places))


def test_the_aspects_of_a_score_are_shown_with_their_parts(place: PlaceView) -> None:
    drawn = slate.reasons(place)
    assert drawn.count('class="aspect"') >= 1
    assert "Why it is here" in drawn


def test_what_is_said_of_a_short_list_and_of_a_dry_journey_is_told_to_its_end() -> None:
    short = "Only 20 items are left that fit your journeys and that you have not seen."
    dry = "Only 5 things fit “Birds”; the rest of its share went to “Cryptic crossword clues” and “Bereavement”."
    part = "Only 5 things fit “Birds”; some of the rest of its share went to “Cryptic crossword clues”, “Bereavement”"
    for said in (dry, f"{part} and others, and 30 places stay empty."):
        assert f"{short} {said}" in slate.slate([], f"{short} {said}")


def test_what_its_own_words_call_a_thing_is_told_and_nothing_where_they_are_silent(place: PlaceView) -> None:
    easy = replace(place, item=Item("x", "How to bake: sourdough for beginners"))
    assert "Its own words call it: easy, how-to." in slate.reasons(easy)
    assert "Its own words" not in slate.reasons(replace(place, item=Item("x", "Sourdough")))
