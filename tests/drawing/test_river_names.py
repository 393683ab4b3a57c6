"""A name stands inside its band, beside its marks, or nowhere."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import LAWS

from ui.drawing.river_names import BESIDE_MARK, LEAST_ROOM, LINE_HIGH, room_for_name

X = np.linspace(0, 1000, 101)


def test_a_wide_band_has_room_from_end_to_end() -> None:
    assert room_for_name(X, np.stack([np.full(101, 100.0), np.full(101, 300.0)]), []) == (500.0, 200.0, 1000.0)


def test_a_thin_or_a_short_band_has_none() -> None:
    thin = np.stack([np.full(101, 100.0), np.full(101, 100.0 + LINE_HIGH - 1)])
    assert room_for_name(X, thin, []) is None
    short = np.stack([np.full(101, 0.0), np.where(np.abs(X - 500) < LEAST_ROOM / 3, 200.0, 0.0)])
    assert room_for_name(X, short, []) is None


def test_a_name_keeps_away_from_marks() -> None:
    found = room_for_name(X, np.stack([np.zeros(101), np.full(101, 200.0)]), [300.0])
    assert found is not None
    x, _, width = found
    assert abs(x - 300) - width / 2 >= BESIDE_MARK


@LAWS
@given(st.lists(st.floats(0, 900), min_size=101, max_size=101), st.lists(st.floats(0, 400), min_size=101, max_size=101))
def test_the_line_lies_between_the_edges_over_its_whole_width(upper: list[float], thick: list[float]) -> None:
    edges = np.stack([np.array(upper), np.array(upper) + np.array(thick)])
    found = room_for_name(X, edges, [])
    if found is None:
        return
    x, y, width = found
    under = np.abs(X - x) <= width / 2 + 1e-6
    assert width >= LEAST_ROOM
    assert edges[0][under].max() <= y - LINE_HIGH / 2 + 1e-6
    assert edges[1][under].min() >= y + LINE_HIGH / 2 - 1e-6


def test_room_is_measured_in_the_units_of_the_place() -> None:
    assert room_for_name(X / 2, np.stack([np.zeros(101), np.full(101, 90.0)]), []) == pytest.approx(
        (250.0, 45.0, 500.0)
    )
