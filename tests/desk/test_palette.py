"""Forty-two looks, each with a colour for either ground, an outline and a sign."""

from itertools import pairwise

import pytest

from core.desk.palette import DARK, GLYPHS, LIGHT, PATHS, SHAPES, Look, look_of


def test_a_look_has_one_colour_on_a_light_ground_and_another_on_a_dark_one() -> None:
    look = Look("#111111", "#eeeeee", "square")
    assert (look.colour(), look.colour(is_dark=False), look.colour(is_dark=True)) == ("#111111", "#111111", "#eeeeee")
    assert look.path == PATHS["square"]


@pytest.mark.parametrize("style", [0, 6, 7, 41, 42])
def test_a_style_number_takes_its_colour_and_its_shape_in_turn(style: int) -> None:
    assert look_of(style) == Look(LIGHT[style % 7], DARK[style % 7], SHAPES[style % 6])


def test_forty_two_looks_differ_and_neighbours_in_both_colour_and_shape() -> None:
    looks = [look_of(style) for style in range(42)]
    assert len(set(looks)) == 42
    assert all(a.light != b.light and a.shape != b.shape for a, b in pairwise(looks))
    assert set(PATHS) == set(GLYPHS) == set(SHAPES)
