"""The drawing says what each band is, can be chosen from by key, and no name breaks out of it."""

from xml.etree import ElementTree

import pytest
from drawing.rivers import END, START, band, river, rivers
from hypothesis import given
from strategies import LAWS

from core.desk.years.river import NoRiver, River
from ui.drawing.river import LEGEND, WHY_NONE, band_in_words, drawing, how_to_read

SVG = "{http://www.w3.org/2000/svg}"
SAMPLE = river(
    band("Surfing", {10: 9, 40: 20, 119: 3}, 9, lulls=1), band("Bread", {30: 4}), band("x", {5: 1}, 3, is_rest=True)
)


def options(svg: str) -> list[ElementTree.Element]:
    return [path for path in ElementTree.fromstring(svg).iter(f"{SVG}path") if path.get("role") == "option"]


@LAWS
@given(rivers)
def test_the_drawing_is_whole_and_has_an_option_for_every_journey(drawn: River) -> None:
    found = options(drawing(drawn))
    assert [path.get("data-key") for path in found] == [each.journey_id for each in drawn.bands]
    assert all(path.get("aria-label") and path.get("tabindex") == "-1" for path in found)


def test_a_band_says_its_life_its_years_its_rest_and_its_places() -> None:
    assert band_in_words(SAMPLE.bands[0], SAMPLE) == (
        "Surfing, active: 32 items, Apr 2024 to Apr 2027, rested Apr 2024 to Aug 2024, 9 of your first 12 places"
    )
    assert band_in_words(SAMPLE.bands[1], river(SAMPLE.bands[1])) == "Bread, active: 4 items, Nov 2024 to Nov 2024"


def test_the_open_journey_is_selected_and_a_folded_one_is_marked() -> None:
    surfing, bread = options(drawing(SAMPLE, SAMPLE.bands[0].journey_id, [SAMPLE.bands[1].journey_id]))
    assert [path.get("aria-selected") for path in (surfing, bread)] == ["true", "false"]
    assert [path.get("data-folded") for path in (surfing, bread)] == [None, ""]


def test_everything_else_can_not_be_chosen() -> None:
    paths = list(ElementTree.fromstring(drawing(SAMPLE)).iter(f"{SVG}path"))
    (rest,) = (path for path in paths if path.get("data-key") == "rest")
    assert (rest.get("role"), rest.get("tabindex"), rest.get("aria-hidden")) == (None, None, "true")


def test_names_stay_text() -> None:
    name = '"><script>alert(1)</script>‮'
    svg = drawing(river(band(name, {3: 40, 4: 40, 5: 40, 119: 2}, 12)))
    assert "<script" not in svg
    (path,) = options(svg)
    assert (path.get("aria-label") or "").startswith('"><script>alert(1)</script> , active')


def test_the_mark_of_a_beginning_is_full_and_that_of_a_return_hollow() -> None:
    svg = drawing(SAMPLE)
    assert svg.count('class="mark birth') == 2
    assert svg.count('class="mark return') == 1


def test_what_the_bands_lead_to_is_said_and_nothing_where_there_is_no_list() -> None:
    assert ">of your first 12<" in drawing(SAMPLE)
    assert "of your first" not in drawing(river(SAMPLE.bands[1]))


def test_where_nothing_is_listed_the_years_take_the_whole_width_and_end_there() -> None:
    svg = drawing(river(band("Surfing", {10: 9, 119: 3})))
    (path,) = options(svg)
    assert "c" not in (path.get("d") or "")
    assert ">now</text>" not in svg


def test_years_stand_under_it() -> None:
    svg = drawing(SAMPLE)
    assert all(f">{said}</text>" in svg for said in ("2025", "2026", "now"))


@pytest.mark.parametrize("missing", NoRiver)
def test_it_is_said_why_there_is_no_river(missing: NoRiver) -> None:
    assert WHY_NONE[missing].endswith(".")
    assert options(drawing(River(missing=missing))) == []


def test_a_span_of_bands_without_names_is_drawn_all_the_same() -> None:
    assert options(drawing(River(bands=(band("", {2: 1}),), start=START, end=END)))
    assert "journey" in LEGEND
    assert how_to_read(River()) == LEGEND
    assert how_to_read(River(n_before=1)).endswith("1 moment lies long before the rest and is not drawn.")
    assert how_to_read(River(n_before=2)).endswith("2 moments lie long before the rest and are not drawn.")
