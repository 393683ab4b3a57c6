"""Fits of a softmax find what made the numbers."""

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from benchmarks.softmax import Readings, Rows, fitted, fitted_to_readings, fitted_with_hidden


def test_classes_are_told_by_what_makes_them_and_a_source_can_be_left_out() -> None:
    chance = np.random.default_rng(3)
    dense = chance.normal(size=(300, 2)).astype(np.float32)
    sparse = csr_matrix(chance.integers(0, 2, size=(300, 1)).astype(np.float32))
    classes = (dense[:, 0] + 3 * sparse.toarray()[:, 0] > 1).astype(int)
    rows = Rows(dense, sparse, classes, np.ones(300, np.float32), np.repeat(["a", "b"], 150))
    weights = fitted(rows, 2, 10.0, 100)
    scores = dense @ weights[:2] + sparse @ weights[2:3] + weights[-1]
    assert (scores.argmax(axis=1) == classes).mean() > 0.97
    assert len(rows.but({"a"}).classes) == 150
    again = fitted(rows, 2, 10.0, 5, start=weights)
    assert again == pytest.approx(weights, abs=0.1)


def test_of_readings_that_which_is_right_is_found_and_nothing_where_none_is() -> None:
    chance = np.random.default_rng(5)
    signs = chance.normal(size=(400, 2)).astype(np.float32)
    sentences = np.repeat(np.arange(200), 2)
    right = (signs[:, 0] > 0.5).astype(np.float32)
    nothing = np.array([float(not right[2 * at : 2 * at + 2].any()) for at in range(200)], np.float32)
    weights, bias = fitted_to_readings(Readings(signs, right, sentences, np.ones(200, np.float32), nothing), 0.1, 200)
    assert weights[0] > 10 * abs(weights[1])
    assert -bias / weights[0] == pytest.approx(0.5, abs=0.15)


def test_hidden_units_find_what_two_signs_tell_only_together() -> None:
    chance = np.random.default_rng(7)
    signs = chance.choice([-1.0, 1.0], size=(2000, 3)).astype(np.float32)
    sentences = np.repeat(np.arange(1000), 2)
    right = (signs[:, 0] == signs[:, 1]).astype(np.float32)
    nothing = np.array([float(not right[2 * at : 2 * at + 2].any()) for at in range(1000)], np.float32)
    told = Readings(signs, right, sentences, np.ones(1000, np.float32), nothing)
    plain, off = fitted_to_readings(told, 0.1, 100)
    found = fitted_with_hidden(told, 0.1, 100, seed=1)
    assert ((found.scores(signs) > 0) == right).mean() > 0.97
    assert ((signs @ plain + off > 0) == right).mean() < 0.8
