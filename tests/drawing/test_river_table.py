"""The table holds what the river shows, in the same order."""

from drawing.rivers import band, river

from ui.drawing.river_table import river_table


def test_a_row_for_every_band_with_what_it_shows() -> None:
    drawn = river_table(
        river(
            band("Surfing", {10: 9, 119: 3}, 9, lulls=1), band("Bread", {30: 4}), band("rest", {5: 1}, 3, is_rest=True)
        )
    )
    assert drawn.count('<th scope="row">') == 3
    assert drawn.index("Surfing") < drawn.index("Bread") < drawn.index("rest")
    for said in ("Apr 2024 to Aug 2024", "9 places", "3 places", ">12<"):
        assert said in drawn
    assert drawn.count("marker") == 2


def test_names_in_the_table_stay_text() -> None:
    assert "<img" not in river_table(river(band("<img src=x>", {1: 1})))
