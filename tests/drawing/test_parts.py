"""The parts of a journey are told in plain words, and what they hold cannot break the page."""

from dataclasses import replace

import pytest
from small_world import small_workspace

from core.desk.views import JourneyView, PartView
from core.entities import Item
from ui.drawing import parts as part_markup


@pytest.fixture(scope="module")
def journey() -> JourneyView:
    return small_workspace(with_map=False).of("ada").view().journeys[0]


def looking_at(journey: JourneyView, focus_name: str) -> JourneyView:
    return replace(journey, journey=replace(journey.journey, focus=journey.journey.members, focus_name=focus_name))


def test_the_panel_says_into_how_many_parts_a_journey_falls(journey: JourneyView) -> None:
    assert "Go deeper" in part_markup.opened(journey, 4)
    assert "falls into 4 parts" in part_markup.opened(journey, 4)
    assert "falls into 12 parts" in part_markup.apart(12)


def test_what_is_all_of_one_piece_says_so(journey: JourneyView) -> None:
    assert "This journey is all of one piece" in part_markup.opened(journey, 0)
    assert "“Kilns” is all of one piece" in part_markup.opened(looking_at(journey, "Kilns"), 0)
    assert "all of one piece" in part_markup.apart(0)


def test_a_part_in_focus_is_named_where_one_goes_deeper(journey: JourneyView) -> None:
    assert "Deeper into “Kilns”" in part_markup.opened(looking_at(journey, "Kilns"), 2)
    assert "<b>" not in part_markup.opened(looking_at(journey, "<b>Kilns</b>"), 2)


def test_a_part_shows_its_size_and_three_titles_and_a_single_item_only_itself() -> None:
    items = tuple(Item(f"i{n}", f"Title <{n}>") for n in range(5))
    many = part_markup.part(PartView("Mud & fire", items))
    assert "<b>Mud &amp; fire</b><span>5 items</span>" in many
    assert many.count("<cite>") == 3
    assert "<cite>Title &lt;0&gt;</cite>" in many
    assert "<p>" not in part_markup.part(PartView("Title", items[:1]))
