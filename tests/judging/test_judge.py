"""The judge gives a better grade to what is more like the journey, and none but the five."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from core.judging.guidelines import Grade
from core.judging.judge import CUTS, by_cuts, grades, points_of
from core.judging.signs import JUDGED_BY
from core.similarity import Floats

points = st.lists(st.floats(-1.0, 1.0), min_size=1, max_size=20)


def with_likeness(values: list[float]) -> Floats:
    found = np.zeros((len(values), len(JUDGED_BY)), np.float32)
    for name in ("heart", "near"):
        found[:, JUDGED_BY.index(name)] = values
    return found


@given(points)
def test_what_is_more_like_the_journey_never_has_the_lower_grade(values: list[float]) -> None:
    told = grades(with_likeness(sorted(values)))
    assert (np.diff(told) >= 0).all()
    assert set(told.tolist()) <= {grade.value for grade in Grade}


def test_every_grade_can_be_given_and_a_cut_is_where_the_better_one_begins() -> None:
    cuts = np.array(CUTS)
    assert by_cuts(np.append(cuts - 0.001, 1.0), CUTS).tolist() == [1, 2, 3, 4, 5]
    assert by_cuts(cuts, CUTS).tolist() == [2, 3, 4, 5]


def test_heart_and_neighbours_both_count() -> None:
    found = np.zeros((3, len(JUDGED_BY)), np.float32)
    found[1, JUDGED_BY.index("heart")] = found[2, JUDGED_BY.index("near")] = 0.5
    assert (points_of(found)[1:] > points_of(found)[0]).all()
    assert points_of(found, heart=1.0).tolist() == [0.0, 0.5, 0.0]
