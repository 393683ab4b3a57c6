"""A path stays on the edges that it stands for, in few corners, and keeps its parts when only its mouth is another."""

import re

import numpy as np
from drawing.test_river_shape import points
from hypothesis import given
from hypothesis import strategies as st
from strategies import LAWS

from ui.drawing.river_paths import UNSEEN, band_path

X = np.linspace(0, 860, 120)
edges = st.lists(st.floats(0, 1000), min_size=120, max_size=120).map(np.array)


@LAWS
@given(edges, edges)
def test_the_corners_are_on_the_edges_and_the_lines_between_them_near(one: np.ndarray, other: np.ndarray) -> None:
    upper, lower = np.minimum(one, other), np.maximum(one, other)
    found = points(band_path(X, np.stack([upper, lower]), 1000, None))
    top = found[: [x for x, _ in found].index(860) + 1]
    drawn = np.interp(X, [x for x, _ in top], [y for _, y in top])
    assert np.abs(drawn - upper).max() <= UNSEEN + 1 + np.abs(np.diff(upper)).max() * 0.5 / 7
    assert found[-1][0] == 0


def test_a_straight_band_has_four_corners() -> None:
    assert band_path(X, np.stack([np.full(120, 10.0), np.full(120, 20.0)]), 1000, None) == "M0 10l860 0V20l-860 0z"


def test_the_mouth_is_level_at_both_ends() -> None:
    drawn = band_path(X, np.stack([np.full(120, 10.0), np.full(120, 20.0)]), 1000, (100.0, 300.0))
    assert drawn == "M0 10l860 0c70 0 70 90 140 90V300c-70 0-70-280-140-280l-860 0z"


@LAWS
@given(edges, st.tuples(st.integers(0, 1000), st.integers(0, 1000)))
def test_another_mouth_changes_numbers_and_no_part(edge: np.ndarray, mouth: tuple[int, int]) -> None:
    both = np.stack([edge, edge + 30])
    one, other = (band_path(X, both, 1000, m) for m in ((0.0, 1000.0), mouth))
    assert re.sub("[^a-zA-Z]", "", one) == re.sub("[^a-zA-Z]", "", other)
    assert one.split("c")[0] == other.split("c")[0]


def test_a_smooth_band_takes_few_signs() -> None:
    wave = 500 + 200 * np.sin(X / 60)
    assert len(band_path(X, np.stack([wave, wave + 80]), 1000, (0.0, 90.0))) < 1000
