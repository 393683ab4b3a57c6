"""What titles are about is told by meaning: the titles of a journey bear one another out, and no share is made up."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from core.subjects import NEAR_DEVIATIONS, Subjects, sureness

AXES = np.eye(6, dtype=np.float32)
DEVIATIONS = arrays(np.float32, (5, 4), elements=st.floats(-5, 8, width=32))


def test_what_a_title_may_be_about_as_well_follows_the_others() -> None:
    deviations = np.array([[3, 0], [3, 0], [3, 0], [2.6, 2.7]], np.float32)
    sure = sureness(deviations)
    assert sure[3, 0] > 0.9
    assert sureness(deviations[3:])[0, 1] > sure[3, 1]


def test_titles_that_lie_far_from_everything_are_about_nothing() -> None:
    assert not sureness(np.full((4, 3), NEAR_DEVIATIONS - 1, np.float32)).any()
    assert sureness(np.zeros((4, 0), np.float32)).shape == (4, 0)


@given(DEVIATIONS)
def test_shares_are_shares(deviations: np.ndarray) -> None:
    sure = sureness(deviations)
    assert sure.shape == deviations.shape
    assert (sure >= 0).all()
    assert (sure.sum(axis=1) <= 1 + 1e-4).all()


@given(DEVIATIONS)
def test_the_order_of_titles_tells_nothing(deviations: np.ndarray) -> None:
    np.testing.assert_allclose(sureness(deviations[::-1])[::-1], sureness(deviations), atol=1e-3)


def test_nearness_is_held_against_ordinary_texts() -> None:
    subjects = Subjects.beside({"en": ("One", "Two")}, np.eye(2, dtype=bool), AXES[:2], AXES[1:])
    deviations = subjects.deviations(AXES[:2])
    assert deviations[0, 0] > deviations[1, 1] > deviations[1, 0]
    np.testing.assert_allclose(subjects.nearness(AXES[:2], AXES[1:2]), deviations[:, 1], rtol=1e-5)
    np.testing.assert_allclose(subjects.deviations(AXES[:2], [1]), deviations[:, 1:], rtol=1e-5)
