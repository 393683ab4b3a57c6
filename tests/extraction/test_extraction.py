"""Journeys come from one tree that is cut, subdivided and grown without computing it again."""

import time
from collections.abc import Sequence

import numpy as np
import pytest
from blobs import blobs, ids, is_finer
from hypothesis import example, given, settings
from hypothesis import strategies as st

from core.adapters.encoders.encoder import HashingEncoder
from core.extraction.dendrogram import restricted_steps
from core.extraction.extraction import MAX_LEAVES, extract
from core.extraction.leaves import leaf_vectors
from core.extraction.tree import TOLD_APART, Extraction, build
from core.similarity import background_of, centred


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


def test_the_number_of_parts_follows_the_dial_from_two_upwards() -> None:
    extraction = extract(ids(40), blobs(4, 10))
    found = [len(extraction.subdivide(ids(40), granularity=dial)) for dial in (0.0, 0.25, 0.5, 0.75, 1.0)]
    assert found == [2, 2, 4, 8, 16]
    assert extraction.subdivide(ids(40)) == extraction.subdivide(ids(40), granularity=0.5)


def test_what_cannot_be_told_apart_is_one_part_at_every_dial() -> None:
    extraction = extract(ids(13), np.repeat(blobs(2, 1), (12, 1), axis=0))
    for dial in (0.0, 0.5, 1.0):
        assert extraction.subdivide(ids(12), granularity=dial) == [tuple(ids(12))]
        assert extraction.subdivide(ids(13), granularity=dial) == [tuple(ids(12)), ("item-12",)]


def parted(extraction: Extraction, item_ids: Sequence[str]) -> int:
    """Return how many joins between these items tell them apart."""
    row_of = {item_id: row for row, item_id in enumerate(extraction.item_ids)}
    leaves = {int(extraction.leaf[row_of[item_id]]) for item_id in item_ids if item_id in row_of}
    joins = extraction.heights[restricted_steps(extraction.merges, sorted(leaves))] if leaves else np.empty(0)
    return int(np.count_nonzero(joins > TOLD_APART))


def on_few_leaves(n: int, n_leaves: int, seed: int) -> Extraction:
    """Return an extraction whose items share leaves at random, as in a long history."""
    tree = extract(ids(n_leaves), blobs(n_leaves, 1, seed))
    leaf = np.random.default_rng(seed).permutation(np.arange(n) % n_leaves).astype(np.int32)
    return build(
        "by hand",
        "",
        ids(n),
        leaf=leaf,
        merges=tree.merges.copy(),
        heights=tree.heights.copy(),
        default_height=tree.default_height,
    )


@settings(deadline=None, max_examples=100)
@given(st.data(), st.tuples(st.floats(0, 1), st.floats(0, 1)).map(sorted))
def test_a_finer_dial_subdivides_the_parts_of_a_broader_one(data: st.DataObject, dial: list[float]) -> None:
    n = data.draw(st.integers(1, 40))
    extraction = on_few_leaves(n, data.draw(st.integers(1, n)), data.draw(st.integers(0, 1000)))
    chosen = data.draw(st.lists(st.sampled_from([*ids(n), "from elsewhere"]), min_size=1, unique=True))
    broad, fine = (extraction.subdivide(chosen, granularity=level) for level in dial)
    n_told_apart = 1 + parted(extraction, chosen)
    assert is_finer(fine, broad)
    assert sorted(sum(fine, ())) == sorted(sum(broad, ())) == sorted(chosen)
    assert min(n_told_apart, 2) <= len(broad) <= len(fine) <= n_told_apart


@settings(deadline=None, max_examples=40)
@given(st.integers(2, 40), st.integers(0, 1000), st.tuples(st.floats(0, 1), st.floats(0, 1)))
@example(3, 3, (0.0, 0.0))
def test_the_parts_of_a_part_lie_within_it(n: int, seed: int, dials: tuple[float, float]) -> None:
    extraction = extract(ids(n), blobs(n, 1, seed))
    for part in extraction.subdivide(ids(n), granularity=dials[0]):
        deeper = extraction.subdivide(part, granularity=dials[1])
        assert sorted(sum(deeper, ())) == sorted(part)
        assert (len(deeper) > 1) == (parted(extraction, part) > 0)


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
