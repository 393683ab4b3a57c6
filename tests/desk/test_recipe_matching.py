"""Journeys are matched by meaning, one to one, and only where they are like enough."""

import numpy as np
import pytest

from core.desk.recipe_matching import one_to_one

NOBODY = np.zeros((2, 2), np.bool_)


@pytest.mark.parametrize(
    ("likeness", "least", "found"),
    [
        ([[0.9, 0.1], [0.2, 0.8]], 0.6, [0, 1]),
        ([[0.9, 0.8], [0.85, 0.1]], 0.6, [1, 0]),
        ([[0.9, 0.1], [0.8, 0.2]], 0.6, [0, -1]),
        ([[0.5, 0.1], [0.2, 0.59]], 0.6, [-1, -1]),
        ([[0.6, 0.1], [0.2, 0.6]], 0.6, [0, 1]),
    ],
    ids=["each its own", "the best for both", "one is taken", "none like enough", "just like enough"],
)
def test_each_is_matched_with_the_most_alike_that_no_other_is_more_like(
    likeness: list[list[float]], least: float, found: list[int]
) -> None:
    assert one_to_one(np.array(likeness, np.float32), NOBODY, least).tolist() == found


def test_between_two_that_are_as_like_the_same_name_decides() -> None:
    likeness = np.full((2, 2), 0.9, np.float32)
    crosswise = np.array([[False, True], [True, False]])
    assert one_to_one(likeness, crosswise, 0.6).tolist() == [1, 0]
    assert one_to_one(likeness, np.logical_not(crosswise), 0.6).tolist() == [0, 1]


def test_more_of_them_than_there_are_journeys_leaves_some_without() -> None:
    likeness = np.array([[0.9], [0.95], [0.7]], np.float32)
    assert one_to_one(likeness, np.zeros((3, 1), np.bool_), 0.6).tolist() == [-1, 0, -1]
