"""Titles of one subject lie nearer together than their words say, in a short history and nowhere else."""

import numpy as np
import pytest
from blobs import blobs, ids
from hypothesis import given
from hypothesis import strategies as st

from core.extraction.common_ground import MOST_LEAVES_ASKED, shared_subjects, with_common_ground
from core.extraction.extraction import extract
from core.similarity import Floats, unit
from core.subjects import Subjects

DIM = 24


def listed(n: int = 4, seed: int = 0) -> Subjects:
    rng = np.random.default_rng(seed)
    ordinary = unit(rng.normal(size=(300, DIM)).astype(np.float32))
    return Subjects.beside({"en": ("",) * n}, np.eye(n, dtype=bool), np.eye(n, DIM, dtype=np.float32), ordinary)


def titles_about(subject: int, n: int, seed: int = 1) -> Floats:
    rng = np.random.default_rng([seed, subject])
    return unit(np.eye(4, DIM, dtype=np.float32)[[subject] * n] + 0.2 * rng.normal(size=(n, DIM)).astype(np.float32))


def unsure(n: int) -> Floats:
    probability = np.full((n, n), 0.5, np.float32)
    np.fill_diagonal(probability, 1.0)
    return probability


def test_two_titles_about_one_subject_are_likelier_together_and_two_about_others_less() -> None:
    points = np.concatenate([titles_about(0, 5), titles_about(1, 5)])
    told = with_common_ground(unsure(10), slice(None), points, listed())
    assert told[:5, :5].min() > 0.55
    assert told[:5, 5:].max() < 0.45


def test_what_speaks_against_two_titles_weighs_less_than_what_speaks_for_them() -> None:
    points = np.concatenate([titles_about(subject, 4) for subject in range(4)])
    weighed = shared_subjects(points, listed())
    assert weighed[0, 4] < 0 < weighed[0, 1]


def test_titles_about_nothing_listed_are_left_to_their_words() -> None:
    far = np.eye(DIM, dtype=np.float32)[10:20]
    np.testing.assert_allclose(with_common_ground(unsure(10), slice(None), far, listed()), unsure(10), atol=1e-3)


@pytest.mark.parametrize("n", [0, 1, MOST_LEAVES_ASKED + 1])
def test_a_long_history_and_a_single_title_are_left_as_they_are(n: int) -> None:
    probability = unsure(n)
    assert with_common_ground(probability, slice(None), titles_about(0, n), listed()) is probability


def test_without_a_list_nothing_changes() -> None:
    probability = unsure(3)
    assert with_common_ground(probability, slice(None), titles_about(0, 3), None) is probability


def test_newcomers_are_told_as_they_would_be_with_all() -> None:
    points = np.concatenate([titles_about(0, 5), titles_about(1, 5)])
    every = with_common_ground(unsure(10), slice(None), points, listed())
    np.testing.assert_allclose(with_common_ground(unsure(10)[7:], slice(7, None), points, listed()), every[7:])


@given(st.integers(2, 20), st.integers(0, 50))
def test_probabilities_stay_probabilities_whatever_the_titles(n: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    given_ = np.triu(rng.choice([0.0, 0.2, 1.0], (n, n)), 1).astype(np.float32)
    given_ += given_.T + np.eye(n, dtype=np.float32)
    points = unit(rng.normal(size=(n, DIM)).astype(np.float32)) * (rng.random((n, 1)) > 0.2)
    told = with_common_ground(given_, slice(None), points.astype(np.float32), listed(seed=seed))
    assert told.dtype == np.float32
    assert np.isfinite(told).all()
    assert ((told >= 0) & (told <= 1)).all()
    np.testing.assert_allclose(told, told.T, atol=1e-6)
    np.testing.assert_array_equal(told.diagonal(), 1.0)


def test_without_titles_to_read_subjects_are_not_asked() -> None:
    assert extract(ids(40), blobs(4, 10), subjects=listed()).cut() == extract(ids(40), blobs(4, 10)).cut()
