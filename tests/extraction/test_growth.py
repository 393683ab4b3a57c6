"""New items join what was found before, which stays as it was."""

import numpy as np
import pytest
from blobs import blobs, ids, is_finer
from hypothesis import given, settings
from hypothesis import strategies as st

from core.adapters.shipped.models import extraction_model
from core.extraction.extraction import MAX_LEAVES, extract
from core.extraction.growth import extend, may_grow
from core.extraction.tree import Extraction
from core.similarity import Background, Floats


def grown(known: int, vectors: Floats) -> Extraction:
    """Return the extraction of the first items, with the others added one by one."""
    return extend(extract(ids(known), vectors[:known]), ids(len(vectors)), vectors)


def test_a_new_item_joins_the_journey_that_it_belongs_to() -> None:
    order = np.argsort(np.tile(np.arange(10), 4), kind="stable")
    vectors = blobs(4, 10)[order]
    whole, extended = extract(ids(40), vectors), grown(32, vectors)
    assert extended.cut() == whole.cut()
    assert extended.item_ids == whole.item_ids


def grown_with_the_model(known: int, vectors: Floats) -> Extraction:
    """Return what `grown` returns, under the trained model and with titles."""
    item_ids, titles = ids(len(vectors)), [f"part {row}" for row in range(len(vectors))]
    background = Background(mean=np.zeros(vectors.shape[1], np.float32), sample=vectors)
    model = extraction_model()
    before = extract(item_ids[:known], vectors[:known], titles=titles[:known], background=background, model=model)
    return extend(before, item_ids, vectors, titles=titles, background=background, model=model)


def test_a_new_item_joins_its_journey_with_the_model_too() -> None:
    order = np.argsort(np.tile(np.arange(13), 4), kind="stable")
    longer = grown_with_the_model(48, blobs(4, 13, spread=0.05, dim=64)[order])
    assert longer.cut() == [tuple(ids(52)[group::4]) for group in range(4)]
    assert longer.n_founders == 48


def test_a_new_item_of_a_new_interest_opens_a_journey() -> None:
    vectors = np.concatenate([blobs(4, 13, spread=0.05, dim=64), blobs(5, 1, spread=0.05, dim=64)[4:]])
    assert grown_with_the_model(52, vectors).cut()[-1] == ("item-52",)


@settings(deadline=None, max_examples=40)
@given(n=st.integers(0, 25), more=st.integers(1, 15), seed=st.integers(0, 1000))
def test_an_extended_tree_is_still_a_tree(n: int, more: int, seed: int) -> None:
    extraction = grown(n, blobs(n + more, 1, seed))
    nodes = sorted(extraction.merges.ravel().tolist())
    assert nodes == list(range(2 * (n + more) - 2))
    assert (np.diff(extraction.heights) >= 0).all()
    assert (extraction.merges < n + more + np.arange(n + more - 1)[:, None]).all()
    assert is_finer(extraction.cut(0.8), extraction.cut(0.2))


@settings(deadline=None, max_examples=40)
@given(n=st.integers(1, 40), more=st.integers(1, 15), seed=st.integers(0, 1000))
def test_items_that_were_together_stay_together(n: int, more: int, seed: int) -> None:
    vectors = blobs((n + more + 2) // 3, 3, seed, spread=1.5)[: n + more]
    before = extract(ids(n), vectors[:n])
    after = extend(before, ids(len(vectors)), vectors)
    known = set(ids(n))
    still = [tuple(i for i in cluster if i in known) for cluster in after.cut()]
    assert [cluster for cluster in still if cluster] == before.cut()


def test_nothing_new_changes_nothing() -> None:
    vectors = blobs(2, 5)
    extraction = extract(ids(10), vectors)
    assert extend(extraction, ids(10), vectors).extraction_id == extraction.extraction_id


def test_the_same_item_under_another_id_joins_its_leaf() -> None:
    vectors = blobs(2, 5)
    extraction = extract(ids(10), vectors)
    longer = extend(extraction, ids(11), np.concatenate([vectors, vectors[:1]]))
    assert longer.n_leaves == extraction.n_leaves
    assert longer.leaf[-1] == longer.leaf[0]


def test_a_long_history_grows_no_leaves() -> None:
    n = MAX_LEAVES + 100
    vectors = blobs(20, n // 20, spread=0.6)
    extraction = extract(ids(n - 50), vectors[: n - 50])
    longer = extend(extraction, ids(n), vectors)
    assert longer.n_leaves <= MAX_LEAVES
    assert longer.item_ids == tuple(ids(n))


@pytest.mark.parametrize("item_ids", [["item-1", "item-0", "item-2"], ["item-0"], ["other", "item-1", "item-2"]])
def test_another_beginning_is_refused(item_ids: list[str]) -> None:
    vectors = blobs(3, 1)
    with pytest.raises(ValueError, match="extract it anew"):
        extend(extract(ids(2), vectors[:2]), item_ids, vectors[: len(item_ids)])


def test_only_a_tenth_is_added_before_everything_is_read_together_again() -> None:
    vectors = blobs(8, 10)
    extraction = extract(ids(40), vectors[:40])
    assert may_grow(extraction, ids(44))
    assert not may_grow(extraction, ids(45))
    longer = extend(extraction, ids(42), vectors[:42])
    assert may_grow(longer, ids(44))
    assert not may_grow(longer, ids(45))


def test_a_history_with_another_beginning_does_not_grow() -> None:
    extraction = extract(ids(40), blobs(4, 10))
    assert not may_grow(extraction, ids(41)[1:])
    assert not may_grow(extraction, ["older", *ids(40)])
