"""Of what rests mostly on what is not the person's nothing is said, and all else is said as before."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.ranking.collaboration import Neighbours
from core.ranking.own_voice import LEAST_OWN, said_to


def links(strengths: list[list[float]]) -> Neighbours:
    """Return links from every item to every item, as in a square of strengths."""
    n = len(strengths)
    everyone = np.tile(np.arange(n, dtype=np.int32), n)
    return Neighbours(np.arange(n + 1) * n, everyone, np.array(strengths, np.float32).ravel())


SQUARE = links([[0, 0, 4, 1, 0], [0, 0, 1, 4, 2], [0] * 5, [0] * 5, [0] * 5])
"""Item 0 speaks for 2, a little for 3; item 1 for 3, for 4 and a little for 2."""
BOTH, ALIKE = np.array([0, 1]), np.ones(2, np.float32)


def test_what_rests_mostly_on_the_removed_is_not_said_and_the_rest_is_said_as_it_was() -> None:
    whole = said_to(SQUARE, BOTH, ALIKE, np.array([True, True]))
    assert whole == pytest.approx([0, 0, 1, 1, 0.4])
    without = said_to(SQUARE, BOTH, ALIKE, np.array([True, False]))
    assert without == pytest.approx([0, 0, 1, 0, 0])


def test_what_rests_on_both_alike_stays() -> None:
    even = links([[0, 0, 1], [0, 0, 1], [0, 0, 0]])
    assert LEAST_OWN == 0.5
    assert said_to(even, BOTH, ALIKE, np.array([True, False])) == pytest.approx([0, 0, 1])


def test_what_spoke_against_a_thing_brings_it_up_no_further_when_it_is_removed() -> None:
    against = links([[0, 0, 1, 1], [0, 0, -2, 0], [0] * 4, [0] * 4])
    assert said_to(against, BOTH, ALIKE, np.array([True, False])) == pytest.approx([0, 0, 0, 1])


def test_of_someone_of_whom_nothing_is_left_nothing_is_said() -> None:
    assert not said_to(SQUARE, BOTH, ALIKE, np.array([False, False])).any()


def test_of_no_things_nothing_is_said() -> None:
    nobody = said_to(links([]), np.zeros(0, np.int64), np.zeros(0, np.float32), np.zeros(0, np.bool_))
    assert nobody.shape == (0,)


@given(
    st.lists(st.lists(st.floats(0, 8, width=16), min_size=5, max_size=5), min_size=5, max_size=5),
    st.lists(st.booleans(), min_size=5, max_size=5),
)
def test_things_of_which_something_is_still_said_keep_their_order(square: list[list[float]], own: list[bool]) -> None:
    everything, is_own = np.arange(5), np.array(own)
    weights = np.exp(-np.arange(5) / 5.0).astype(np.float32)
    before = said_to(links(square), everything, weights, np.ones(5, np.bool_))
    after = said_to(links(square), everything, weights, is_own)
    kept = np.flatnonzero(after)
    order = np.argsort(before[kept], kind="stable")
    assert (np.diff(after[kept][order]) >= 0.0).all()
    assert (before[kept] > 0.0).all()
