"""Codes go from broad to fine, are the same every time, and tell kin from strangers."""

import numpy as np

from core.ranking.semantic_ids import semantic_ids
from core.similarity import unit

RNG = np.random.default_rng(2)
CENTRES = unit(RNG.normal(size=(4, 16)).astype(np.float32))
VECTORS = unit(np.repeat(CENTRES, 60, axis=0) + 0.1 * RNG.normal(size=(240, 16)).astype(np.float32))


def test_the_same_vectors_have_the_same_codes() -> None:
    assert semantic_ids(VECTORS).codes.tobytes() == semantic_ids(VECTORS).codes.tobytes()


def test_equal_items_have_equal_codes() -> None:
    doubled = semantic_ids(np.repeat(VECTORS, 2, axis=0)).codes
    assert (doubled[::2] == doubled[1::2]).all()


def test_each_prefix_subdivides_the_one_before() -> None:
    prefixes = semantic_ids(VECTORS).prefixes
    for level in (1, 2):
        pairs = {(int(p[level]), int(p[level - 1])) for p in prefixes}
        assert len(pairs) == len({fine for fine, _ in pairs})


def test_items_of_one_subject_are_kin_and_others_are_not() -> None:
    ids = semantic_ids(VECTORS)
    members, weights = np.arange(10), np.full(10, 0.1, np.float32)
    kinship = ids.kinship(members, weights, np.array([30, 150]))
    assert 1.0 >= kinship[0] > kinship[1] == 0.0


def test_an_empty_catalogue_has_no_codes() -> None:
    assert semantic_ids(VECTORS[:0]).codes.shape == (0, 3)
    assert semantic_ids(VECTORS[:1]).codes.tolist() == [[0, 0, 0]]
