"""Codes go from broad to fine, are the same every time, and tell kin from strangers."""

import numpy as np
import pytest

from core.ranking.semantic_ids import MOST_CODES, SemanticIds, _centres, semantic_ids
from core.similarity import Floats, unit

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


def by_sign() -> Floats:
    """Return sixteen vectors that differ most along the first axis, less along the second, least along the third."""
    signs = np.array([(a, b, c) for a in (-1, 1) for b in (-1, 1) for c in (-1, 1)], np.float32)
    return np.repeat(signs * np.array([1.0, 0.3, 0.1], np.float32), 2, axis=0)


def test_each_level_codes_what_the_levels_before_it_left_over() -> None:
    vectors = by_sign()
    codes = semantic_ids(vectors, seed=2).codes  # k-means finds the widest split from two starts in five: one of them
    for level in range(3):
        low, high = codes[vectors[:, level] < 0, level], codes[vectors[:, level] > 0, level]
        assert len(set(low.tolist())) == len(set(high.tolist())) == 1
        assert low[0] != high[0]


def test_prefixes_tell_apart_just_what_the_codes_tell_apart() -> None:
    ids = semantic_ids(VECTORS)
    for level in range(3):
        codes = {tuple(row[: level + 1]) for row in ids.codes.tolist()}
        both = {
            (tuple(row[: level + 1]), prefix[level])
            for row, prefix in zip(ids.codes.tolist(), ids.prefixes.tolist(), strict=True)
        }
        assert len(codes) == len(both) == len({prefix for _, prefix in both})


def test_a_shared_code_a_shared_pair_and_a_shared_triple_are_a_third_each_of_the_weight() -> None:
    prefixes = np.array([[0, 0, 0], [1, 5, 9], [1, 5, 8], [1, 4, 7], [2, 3, 6]], np.int32)
    ids = SemanticIds(prefixes, prefixes)
    kin = ids.kinship(np.array([0, 1]), np.array([0.25, 0.75], np.float32), np.arange(5))
    assert kin == pytest.approx([0.25, 0.75, 0.5, 0.25, 0.0])
    assert kin.dtype == np.float32
    assert ids.kinship(np.array([], np.int64), np.array([], np.float32), np.arange(2)).tolist() == [0.0, 0.0]
    assert ids.kinship(np.array([4]), np.array([1.0], np.float32), np.array([0])).tolist() == [0.0]


@pytest.mark.parametrize(("n_items", "n_codes"), [(1, 1), (15, 1), (16, 2), (35, 2), (36, 3), (4095, 31), (5000, 32)])
def test_a_level_has_half_the_root_of_the_items_in_codes_and_thirty_two_at_most(n_items: int, n_codes: int) -> None:
    codes = semantic_ids(np.random.default_rng(1).normal(size=(n_items, 2)).astype(np.float32)).codes
    assert codes[:, 0].min() == 0
    assert codes[:, 0].max() + 1 == n_codes
    assert MOST_CODES == 32


def test_the_most_codes_can_be_told_and_another_seed_may_give_other_codes() -> None:
    assert semantic_ids(VECTORS, most=2).codes.max() == 1
    assert semantic_ids(VECTORS).codes.tolist() == semantic_ids(VECTORS, seed=0).codes.tolist()
    assert semantic_ids(VECTORS, seed=1).codes.tolist() != semantic_ids(VECTORS, seed=0).codes.tolist()


def test_an_item_belongs_to_the_nearest_centre_however_long_that_is() -> None:
    line = np.array([[1.0], [1.1], [0.9], [1.0], [1.1], [0.9], [1.0], [1.0]] * 2, np.float32)
    line[8:] += 2.0
    codes = semantic_ids(line).codes[:, 0]
    assert codes[0] != codes[8]
    assert len(set(codes[:8].tolist())) == len(set(codes[8:].tolist())) == 1


def test_nothing_is_kin_to_nothing() -> None:
    ids = semantic_ids(VECTORS)
    assert ids.kinship(np.arange(3), np.ones(3, np.float32), np.array([], np.int64)).tolist() == []


@pytest.mark.parametrize("seed", range(12))
def test_an_item_far_from_all_others_has_a_code_of_its_own_from_any_start(seed: int) -> None:
    line = np.append(np.linspace(0.0, 1.0, 15), 100.0)[:, None].astype(np.float32)
    codes = semantic_ids(line, seed=seed).codes[:, 0].tolist()
    assert codes.count(codes[-1]) == 1


@pytest.mark.parametrize("seed", range(4))
def test_where_there_are_as_many_codes_as_items_each_item_is_a_centre(seed: int) -> None:
    points = unit(np.random.default_rng(9).normal(size=(12, 4)).astype(np.float32))
    centres = _centres(points, 12, np.random.default_rng(seed))
    assert np.array(sorted(centres.tolist())) == pytest.approx(np.array(sorted(points.tolist())))


def test_what_one_level_told_apart_no_later_level_tells_apart_again() -> None:
    vectors, mirror, split = by_sign(), np.array([-1, 1, 1], np.float32), 0
    mirrored = [int(np.argmin(np.abs(vectors - row * mirror).sum(axis=1))) for row in vectors]
    for seed in range(20):
        codes = semantic_ids(vectors, seed=seed).codes
        if (codes[:, 0] != codes[mirrored, 0]).all() and len(set(codes[vectors[:, 0] > 0, 0].tolist())) == 1:
            split += 1
            assert codes[:, 1:].tolist() == codes[mirrored, 1:].tolist()
    assert split > 2
