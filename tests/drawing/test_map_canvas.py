"""The window holds every spot of one's own whatever strays around it; from places to pixels there is a way back."""

from datetime import UTC, datetime

import numpy as np
import pytest

from core.desk.atlas import Box, Spot
from ui.drawing.map_canvas import HEIGHT, WIDTH, window_of

WHEN = datetime(2025, 1, 1, tzinfo=UTC)


def spot(x: float, y: float) -> Spot:
    return Spot("i", "Item", creator="", x=x, y=y, first=WHEN, last=WHEN, times=1)


def test_every_spot_is_inside_and_far_dust_is_not() -> None:
    dust = [(float(n % 10), float(n // 10)) for n in range(100)] + [(1000.0, 1000.0)]
    window = window_of([spot(-30, 5), spot(4, 40)], dust)
    pixels = window.pixels(np.array([(-30.0, 5.0), (4.0, 40.0)]))
    assert ((pixels > 0) & (pixels < [WIDTH, HEIGHT])).all()
    assert window.high[0] < 1000


@pytest.mark.parametrize("spots", [[], [spot(3, 3)]])
def test_a_map_of_one_place_or_none_has_a_window(spots: list[Spot]) -> None:
    window = window_of(spots, [])
    assert (window.high > window.low).all()


def test_a_box_lies_where_its_pixels_say() -> None:
    window = window_of([spot(0, 0), spot(10, 10)], [])
    x, y = window.place(Box(120.0, 80.0, 10.0, 10.0))
    assert window.pixels(np.array([(x, y)]))[0] == pytest.approx([120.0, 80.0])
