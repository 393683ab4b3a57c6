"""Bands keep their sums, lie on each other without a gap, never cross, and lead to as much as they hold of the list."""

import re

import numpy as np
import pytest
from drawing.rivers import END, START, band, river, rivers
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from strategies import LAWS

from core.desk.years.river import RIVER_STEPS, River
from ui.drawing.river_shape import NOW, SIDE, flowing, shape, stacked

tables = arrays(np.float64, st.tuples(st.integers(1, 6), st.just(RIVER_STEPS)), elements=st.integers(0, 200))
NUMBERS = re.compile(r"-?\d+")


def points(path: str) -> list[tuple[int, int]]:
    """Return the corners that a path goes through, the ends of its curves among them."""
    found, x, y = [], 0, 0
    for letter, said in re.findall(r"([MlVcz])([^MlVcz]*)", path):
        n = [int(number) for number in NUMBERS.findall(said)]
        if letter == "M":
            x, y = n
        steps = {"l": n, "c": n[4:6]}.get(letter, [])
        for dx, dy in zip(steps[::2], steps[1::2], strict=True):
            x, y = x + dx, y + dy
            found.append((x, y))
        if letter == "V":
            y = n[0]
        found.append((x, y))
    return found


def wide(path: str) -> dict[int, tuple[int, int]]:
    """Map where a band is wider than nothing, before now, to its two edges."""
    held: dict[int, list[int]] = {}
    for x, y in points(path):
        held.setdefault(x, []).append(y)
    return {x: (min(ys), max(ys)) for x, ys in held.items() if x < NOW and min(ys) < max(ys)}


@LAWS
@given(tables)
def test_spreading_moments_keeps_the_sum_of_every_band(counts: np.ndarray) -> None:
    flow = flowing(counts)
    assert flow.shape == counts.shape
    assert flow.min() >= 0
    np.testing.assert_allclose(flow.sum(axis=1), counts.sum(axis=1), rtol=1e-9)


@LAWS
@given(tables)
def test_bands_lie_on_each_other_around_the_middle_and_inside_the_square(counts: np.ndarray) -> None:
    edges = stacked(counts)
    assert (np.diff(edges, axis=0) >= -1e-9).all()
    assert edges.min() >= -1e-6
    assert edges.max() <= SIDE + 1e-6
    np.testing.assert_allclose(edges[0] + edges[-1], SIDE, atol=1e-6)
    if counts.any():
        assert np.diff(edges[[0, -1]], axis=0).max() == pytest.approx(SIDE)


@LAWS
@given(tables, st.integers(0, 5))
def test_each_band_takes_the_share_of_the_width_that_it_has_of_the_moments(counts: np.ndarray, at: int) -> None:
    flow, widths = flowing(counts), np.diff(stacked(counts), axis=0)
    at %= len(counts)
    total, width = flow.sum(axis=0), widths.sum(axis=0)
    busy = total > 1e-6
    np.testing.assert_allclose(widths[at][busy], (flow[at] / np.where(busy, total, 1) * width)[busy], atol=1e-6)


@LAWS
@given(rivers)
def test_the_mouths_are_the_shares_of_the_first_places(drawn: River) -> None:
    for made in shape(drawn):
        at_the_end = [y for x, y in points(made.path) if x == SIDE]
        if made.band.places:
            assert max(at_the_end) - min(at_the_end) == pytest.approx(made.band.places / drawn.n_places * SIDE, abs=1)
        elif at_the_end:
            assert max(at_the_end) == min(at_the_end)


@LAWS
@given(rivers)
def test_other_places_change_nothing_but_the_way_to_the_list(drawn: River) -> None:
    fewer = river(*(band(b.name, {i: n for i, n in enumerate(b.counts) if n}, 12 - b.places) for b in drawn.bands))
    for before, after in zip(shape(drawn), shape(fewer), strict=True):
        assert (before.birth, before.returns, before.label, before.room) == (
            after.birth,
            after.returns,
            after.label,
            after.room,
        )
        assert wide(before.path) == wide(after.path)


def test_more_places_widen_a_band_and_the_path_keeps_its_parts_so_that_it_can_move() -> None:
    quiet = river(band("a", {3: 2, 119: 1}, 2), band("b", {50: 4, 118: 2}, 10))
    loud = river(band("a", {3: 2, 119: 1}, 9), band("b", {50: 4, 118: 2}, 3))
    for before, after in zip(shape(quiet), shape(loud), strict=True):
        parts = [(re.sub("[^a-zA-Z]", "", each.path), len(NUMBERS.findall(each.path))) for each in (before, after)]
        assert parts[0] == parts[1]
        assert before.path != after.path


def test_a_band_begins_at_its_first_moment_and_is_marked_where_it_came_back() -> None:
    (made,) = shape(river(band("a", {0: 1, 60: 5, 119: 1}, 3, lulls=1)))
    assert made.birth is not None
    assert made.birth.x == pytest.approx(NOW * 0.5 / RIVER_STEPS)
    assert [spot.x for spot in made.returns] == [pytest.approx(made.birth.x + NOW / 10)]
    assert made.end is not None
    assert made.end.y == SIDE / 2


def test_what_ended_long_ago_does_not_reach_now() -> None:
    old, new = shape(river(band("old", {5: 3}), band("new", {110: 3, 119: 3}, 12)))
    assert max(x for x, _ in points(old.path)) < NOW / 2
    assert old.end is None
    assert max(x for x, _ in points(new.path)) == SIDE


def test_a_river_that_leads_nowhere_takes_the_whole_width() -> None:
    (made,) = shape(river(band("a", {0: 1, 119: 1}, 3)), SIDE)
    assert {x for x, _ in points(made.path)} >= {0, SIDE}
    assert made.end is None


def test_no_river_has_no_shape() -> None:
    assert shape(River()) == ()
    assert shape(River(start=START, end=END)) == ()


def test_twenty_journeys_of_twenty_years_are_drawn_in_few_signs() -> None:
    rng = np.random.default_rng(7)
    bands = [
        band(f"journey {n}", {int(i): int(rng.integers(1, 9)) for i in rng.integers(6 * n, 120, 30)}) for n in range(19)
    ]
    made = shape(river(*bands, band("last", {119: 4}, 12)))
    assert len(made) == 20
    assert sum(len(each.path) for each in made) < 40_000
