"""What a list is like place by place."""

import numpy as np
import pytest

from core.metrics.lists import likeness_to_rest, unexpectedness
from core.metrics.ranking import intra_list_similarity

ACROSS = np.eye(3, dtype=np.float32)


def test_likeness_is_none_of_what_lies_across_and_whole_of_what_is_the_same() -> None:
    assert likeness_to_rest(ACROSS).tolist() == [0, 0, 0]
    assert likeness_to_rest(ACROSS[[0, 0]]).tolist() == [1, 1]
    assert likeness_to_rest(ACROSS[[0, 0, 1]]).tolist() == [0.5, 0.5, 0]
    assert likeness_to_rest(ACROSS[:1]).tolist() == [0]
    assert likeness_to_rest(ACROSS[:0]).tolist() == []


def test_the_mean_likeness_is_the_list_s_own() -> None:
    drawn = np.random.default_rng(7).normal(size=(9, 5)).astype(np.float32)
    drawn /= np.linalg.norm(drawn, axis=1, keepdims=True)
    assert likeness_to_rest(drawn).mean() == pytest.approx(intra_list_similarity(drawn), abs=1e-6)


def test_what_is_known_is_expected_and_what_lies_across_is_not() -> None:
    assert unexpectedness(ACROSS[:1], ACROSS[:1]).tolist() == [0]
    assert unexpectedness(ACROSS[:2], ACROSS[:1]).tolist() == [0, 1]
    assert unexpectedness(ACROSS[:1], ACROSS[:2]).tolist() == [0.5]
    assert unexpectedness(ACROSS[:2], ACROSS[:0]).tolist() == [1, 1]
