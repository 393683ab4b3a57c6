"""The person's own name for a journey tells which of its things are meant."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.ranking.renamed import NOT_OUT_OF_QUESTION, under_name

ITEMS = np.array([0.0, 0.1, 0.2, 0.3, 0.4], np.float32)
"""Three in four of these are at .3 or below."""


def test_a_thing_as_near_to_the_name_as_the_nearest_quarter_of_the_items_keeps_its_probability() -> None:
    likely = under_name(np.array([0.2, 0.5, 0.9], np.float32), np.full(3, 0.3, np.float32), ITEMS)
    assert likely == pytest.approx([0.2, 0.5, 0.9], abs=1e-5)


def test_what_the_name_says_rises_and_what_it_does_not_say_falls() -> None:
    near, far = under_name(np.array([0.5, 0.5], np.float32), np.array([0.4, 0.1], np.float32), ITEMS).tolist()
    assert near == pytest.approx(1 / (1 + np.exp(-1.2)), abs=1e-4)
    assert far == pytest.approx(1 / (1 + np.exp(2.4)), abs=1e-4)


def test_where_others_count_a_name_counts_for_the_rest() -> None:
    said, chances = np.array([0.4], np.float32), np.array([0.5], np.float32)
    alone, among, many = (float(under_name(chances, said, ITEMS, part)[0]) for part in (0.0, 0.5, 1.0))
    assert alone > among > many == pytest.approx(0.5)


def test_even_what_was_out_of_question_can_be_meant() -> None:
    (likely,) = under_name(np.zeros(1, np.float32), np.ones(1, np.float32), ITEMS).tolist()
    assert 0.0 < NOT_OUT_OF_QUESTION < likely < 1.0


def test_even_what_was_beyond_question_can_be_left_out() -> None:
    (likely,) = under_name(np.ones(1, np.float32), np.full(1, -1.0, np.float32), ITEMS).tolist()
    assert 0.0 < likely < 0.01


@given(
    st.lists(st.floats(0, 1, width=32), min_size=1, max_size=8),
    st.floats(-1, 1, width=32),
    st.lists(st.floats(-1, 1, width=32), min_size=1, max_size=8),
)
def test_of_things_as_near_to_the_name_the_likelier_stay_the_likelier(
    chances: list[float], said: float, of_items: list[float]
) -> None:
    before = np.sort(np.array(chances, np.float32))
    after = under_name(before, np.full(len(before), said, np.float32), np.array(of_items, np.float32))
    assert np.isfinite(after).all()
    assert ((after >= 0.0) & (after <= 1.0)).all()
    assert (np.diff(after) >= 0.0).all()
