"""Journeys come from one tree that is cut, subdivided and grown without computing it again."""

import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from core.adapters.encoder import HashingEncoder
from core.extraction import MAX_LEAVES, Extraction, extend, extract
from core.gathering import leaf_vectors
from core.similarity import background_of, centred

Floats = NDArray[np.float32]


def blobs(n_groups: int, size: int, seed: int = 0, spread: float = 0.4, dim: int = 32) -> Floats:
    """Return `n_groups * size` unit vectors around directions as apart as can be, group after group."""
    rng = np.random.default_rng(seed)
    centres = np.linalg.qr(rng.normal(size=(dim, max(dim, n_groups))))[0][:, :n_groups].T
    centres = np.resize(centres, (n_groups, dim)).repeat(size, axis=0)
    vectors = centres + rng.normal(size=centres.shape) * spread / np.sqrt(dim)
    unit: Floats = (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)
    return unit


def ids(n: int) -> list[str]:
    return [f"item-{row}" for row in range(n)]


def test_separate_groups_become_separate_journeys() -> None:
    found = extract(ids(40), blobs(4, 10)).cut()
    assert found == [tuple(ids(40)[start : start + 10]) for start in range(0, 40, 10)]


def test_the_same_history_gives_the_same_extraction() -> None:
    vectors = blobs(5, 8)
    first, second = extract(ids(40), vectors, seed=3), extract(ids(40), vectors, seed=3)
    assert first.extraction_id == second.extraction_id
    assert first.cut(0.7) == second.cut(0.7)


def test_another_history_has_another_id() -> None:
    assert extract(ids(40), blobs(5, 8)).extraction_id != extract(ids(40), blobs(5, 8, seed=1)).extraction_id


@pytest.mark.parametrize("n", [0, 1, 2, 3])
def test_a_tiny_history_keeps_every_item(n: int) -> None:
    extraction = extract(ids(n), blobs(max(n, 1), 1)[:n])
    for granularity in (0.0, 0.5, 1.0):
        assert sorted(sum(extraction.cut(granularity), ())) == ids(n)


def test_identical_items_are_one_journey() -> None:
    extraction = extract(ids(12), np.repeat(blobs(1, 1), 12, axis=0))
    assert [extraction.cut(granularity) for granularity in (0.0, 0.5, 1.0)] == [[tuple(ids(12))]] * 3


def test_items_without_text_are_placed_like_any_other() -> None:
    vectors = HashingEncoder().encode(["", "", "balcony herbs", "herbs on a balcony", "", "tax return"])
    extraction = extract(ids(6), vectors, background=background_of(vectors))
    assert sorted(sum(extraction.cut(), ())) == ids(6)


def test_the_catalogues_mean_is_taken_out() -> None:
    mean = np.zeros(32, np.float32)
    mean[0] = 3.0
    vectors = blobs(4, 10) + mean
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    assert len(extract(ids(40), vectors, background=background_of(vectors)).cut()) == 4


def test_lengths_that_differ_and_ids_that_repeat_are_refused() -> None:
    with pytest.raises(ValueError, match="one vector an item"):
        extract(ids(2), blobs(3, 1))
    with pytest.raises(ValueError, match="twice"):
        extract(["a", "a"], blobs(2, 1))


def test_an_extraction_cannot_be_changed() -> None:
    extraction = extract(ids(6), blobs(2, 3))
    with pytest.raises(ValueError, match="read-only"):
        extraction.heights[0] = 0.0


def is_finer(fine: list[tuple[str, ...]], broad: list[tuple[str, ...]]) -> bool:
    return all(any(set(part) <= set(whole) for whole in broad) for part in fine)


@settings(deadline=None, max_examples=60)
@given(
    n=st.integers(1, 40),
    seed=st.integers(0, 1000),
    dial=st.tuples(st.floats(0, 1), st.floats(0, 1)).map(sorted),
)
def test_a_finer_cut_subdivides_a_broader_one(n: int, seed: int, dial: list[float]) -> None:
    extraction = extract(ids(n), blobs(n, 1, seed))
    broad, fine = extraction.cut(dial[0]), extraction.cut(dial[1])
    assert is_finer(fine, broad)
    assert sorted(sum(fine, ())) == sorted(ids(n))


@settings(deadline=None, max_examples=60)
@given(n=st.integers(2, 40), seed=st.integers(0, 1000))
def test_heights_rise_and_merges_name_earlier_nodes(n: int, seed: int) -> None:
    extraction = extract(ids(n), blobs(n, 1, seed))
    assert (np.diff(extraction.heights) >= 0).all()
    assert (extraction.merges < n + np.arange(n - 1)[:, None]).all()
    assert extraction.heights.min() >= 0
    assert extraction.heights.max() <= 1


def test_a_journey_is_subdivided_along_its_groups() -> None:
    extraction = extract(ids(40), blobs(4, 10))
    assert extraction.subdivide(ids(20)) == [tuple(ids(20)[:10]), tuple(ids(20)[10:])]


def test_subdividing_gives_the_parts_that_were_asked_for() -> None:
    extraction = extract(ids(30), blobs(3, 10))
    for parts in (1, 2, 5, 30):
        found = extraction.subdivide(ids(30), parts)
        assert len(found) == parts
        assert sorted(sum(found, ())) == sorted(ids(30))


def test_subdividing_keeps_items_from_elsewhere() -> None:
    extraction = extract(ids(20), blobs(2, 10))
    found = extraction.subdivide([*ids(20), "moved-here"])
    assert sorted(sum(found, ())) == sorted([*ids(20), "moved-here"])
    assert extraction.subdivide(["moved-here"]) == [("moved-here",)]
    assert extraction.subdivide([]) == []


def grown(known: int, vectors: Floats) -> Extraction:
    extraction = extract(ids(known), vectors[:known])
    new = ids(len(vectors))[known:]
    return extend(extraction, new, vectors[known:], leaf_vectors(extraction.leaf, vectors[:known]))


def test_a_new_item_joins_the_journey_that_it_belongs_to() -> None:
    order = np.argsort(np.tile(np.arange(10), 4), kind="stable")
    vectors = blobs(4, 10)[order]
    whole, extended = extract(ids(40), vectors), grown(32, vectors)
    assert extended.cut() == whole.cut()
    assert extended.item_ids == whole.item_ids


def test_a_new_item_of_a_new_interest_opens_a_journey() -> None:
    assert grown(30, blobs(4, 10)[:31]).cut()[-1] == ("item-30",)


@settings(deadline=None, max_examples=40)
@given(n=st.integers(0, 25), more=st.integers(1, 15), seed=st.integers(0, 1000))
def test_an_extended_tree_is_still_a_tree(n: int, more: int, seed: int) -> None:
    extraction = grown(n, blobs(n + more, 1, seed))
    nodes = sorted(extraction.merges.ravel().tolist())
    assert nodes == list(range(2 * (n + more) - 2))
    assert (np.diff(extraction.heights) >= 0).all()
    assert (extraction.merges < n + more + np.arange(n + more - 1)[:, None]).all()
    assert is_finer(extraction.cut(0.8), extraction.cut(0.2))


def test_a_known_item_is_not_added_again() -> None:
    vectors = blobs(2, 5)
    extraction = extract(ids(10), vectors)
    again = extend(extraction, ids(10), vectors, leaf_vectors(extraction.leaf, vectors))
    assert again.extraction_id == extraction.extraction_id


def test_a_long_history_is_gathered_into_micro_clusters() -> None:
    n = 2 * MAX_LEAVES
    vectors = blobs(20, n // 20, spread=0.6)
    extraction = extract(ids(n), vectors)
    assert extraction.n_leaves <= MAX_LEAVES
    assert sorted(sum(extraction.cut(), ())) == sorted(ids(n))
    assert len(extraction.cut()) == 20


def test_leaf_means_are_centred_as_the_items_are() -> None:
    vectors = blobs(2, 5)
    background = background_of(vectors)
    means = leaf_vectors(np.arange(10, dtype=np.int32), centred(vectors, background))
    assert np.allclose(means, centred(vectors, background))


def test_re_cutting_costs_little() -> None:
    n = 2 * MAX_LEAVES
    extraction = extract(ids(n), blobs(20, n // 20))
    started = time.perf_counter()
    for _ in range(5):
        extraction.cut(0.6)
    assert time.perf_counter() - started < 5 * 0.5
