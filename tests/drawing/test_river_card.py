"""The card holds the journeys that it is to show, and nothing of any other."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest
from drawing.rivers import START, band, river

from core.desk.years.river import only
from ui.drawing.river_card import card_title, river_card

SECRET = band("Bereavement group", {50: 30, 60: 20}, 3, lulls=1)
SHOWN = band("Bread", {40: 30, 41: 30, 42: 30, 80: 9}, 9)
THIN = band("A rather long name of something small", {79: 1}, 0)
WHOLE = river(SHOWN, SECRET, THIN, band("rest", {1: 5}, is_rest=True))


def test_what_is_not_ticked_is_nowhere_in_the_file() -> None:
    ids = [SHOWN.journey_id, THIN.journey_id]
    svg = river_card(only(WHOLE, ids), "My three years")
    assert "Bread" in svg
    assert "A rather long name" in svg
    for gone in (SECRET.name, SECRET.journey_id, "rest<", "places", *ids):
        assert gone not in svg
    assert svg == river_card(only(river(SHOWN, THIN), ids), "My three years")


@pytest.mark.parametrize("is_dark", [False, True])
def test_the_card_stands_by_itself(is_dark: bool) -> None:
    svg = river_card(only(WHOLE, [SHOWN.journey_id]), "My <three> years", is_dark)
    root = ElementTree.fromstring(svg)
    assert (root.get("width"), root.get("height"), root.get("role")) == ("1200", "630", "img")
    assert root.get("aria-label") == "My <three> years: Bread"
    assert "var(" not in svg
    assert "http" not in svg.replace("http://www.w3.org/2000/svg", "")


@pytest.mark.parametrize(
    ("days", "title"),
    [
        (20, "My month"),
        (150, "My five months"),
        (365, "My twelve months"),
        (3 * 365, "My three years"),
        (20 * 365.25, "My 20 years"),
    ],
)
def test_a_card_is_called_by_its_time(days: float, title: str) -> None:
    assert card_title(START, START + timedelta(days=days)) == title
