"""What is answered about a doubtful join holds at the default cut, and nothing else there changes."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import LAWS

from core.extraction.dendrogram import leaf_sums
from core.extraction.doubts import Doubt, doubts, settled
from core.extraction.tree import Extraction, build

Answered = tuple[Extraction, tuple[Doubt, ...], dict[int, bool]]


def tree(seed: int, n_leaves: int, n_more: int, levels: int, cut: float) -> Extraction:
    """Return a tree at random over leaves of one item or more; with few levels many heights are equal."""
    rng = np.random.default_rng(seed)
    tops, merges = list(range(n_leaves)), []
    for node in range(n_leaves, 2 * n_leaves - 1):
        left, right = sorted(tops.pop(int(rng.integers(len(tops)))) for _ in range(2))
        merges.append((left, right))
        tops.append(node)
    heights = np.sort(rng.integers(0, levels, n_leaves - 1) / levels).astype(np.float32)
    leaf = rng.permutation(np.append(np.arange(n_leaves), rng.integers(n_leaves, size=n_more))).astype(np.int32)
    steps = np.asarray(merges, np.int32).reshape(-1, 2)
    return build(
        "personal",
        "none",
        [f"i{row:03d}" for row in range(len(leaf))],
        leaf=leaf,
        merges=steps,
        heights=heights,
        default_height=cut,
    )


trees = st.builds(
    tree, st.integers(0, 9999), st.integers(1, 40), st.integers(0, 60), st.sampled_from([7, 10**6]), st.floats(0, 0.99)
)


@st.composite
def answered(draw: st.DrawFn) -> Answered:
    """Draw a tree, its doubts, and answers to some of them."""
    extraction = draw(trees)
    found = doubts(extraction, draw(st.integers(0, 20)))
    answers = {doubt.step: draw(st.sampled_from([True, False, None])) for doubt in found}
    return extraction, found, {step: same for step, same in answers.items() if same is not None}


def items_under(extraction: Extraction) -> list[frozenset[str]]:
    """Return the items under every node."""
    under = [set[str]() for _ in range(extraction.n_leaves)]
    for item_id, leaf in zip(extraction.item_ids, extraction.leaf.tolist(), strict=True):
        under[leaf].add(item_id)
    for left, right in extraction.merges.tolist():
        under.append(under[left] | under[right])
    return [frozenset(items) for items in under]


@LAWS
@given(answered())
def test_what_was_confirmed_is_one_cluster_and_what_was_refused_is_in_two(case: Answered) -> None:
    extraction, found, answers = case
    clusters = [set(cluster) for cluster in settled(extraction, answers).cut()]
    for doubt in found:
        one, other = (set(side) for side in doubt.sides)
        same = answers.get(doubt.step, doubt.is_joined)
        assert any(one | other <= cluster for cluster in clusters) == same
        assert any(one <= cluster for cluster in clusters)


@LAWS
@given(answered())
def test_every_cluster_that_no_answer_is_about_stays_as_it_was(case: Answered) -> None:
    extraction, found, answers = case
    about = {item_id for d in found if d.step in answers for side in d.sides for item_id in side}
    before, after = (
        {cluster for cluster in found_then.cut() if about.isdisjoint(cluster)}
        for found_then in (extraction, settled(extraction, answers))
    )
    assert after == before


@LAWS
@given(answered())
def test_it_stays_the_same_tree_with_rising_heights_and_the_same_cut(case: Answered) -> None:
    extraction, found, answers = case
    after = settled(extraction, answers)
    assert sorted(map(sorted, items_under(after))) == sorted(map(sorted, items_under(extraction)))
    assert (np.diff(after.heights) >= 0).all()
    assert after.heights.size == 0 or (after.heights.min() >= 0 and after.heights.max() <= 1)
    assert (after.merges < after.n_leaves + np.arange(len(after.merges))[:, None]).all()
    assert after.default_height == extraction.default_height
    joined = sum(answers.get(d.step, d.is_joined) - d.is_joined for d in found)
    assert len(after.cut()) == len(extraction.cut()) - joined


@LAWS
@given(answered())
def test_joins_that_nobody_answered_keep_their_height(case: Answered) -> None:
    extraction, _, answers = case
    after = settled(extraction, answers)
    height_of = dict(zip(items_under(after)[after.n_leaves :], after.heights.tolist(), strict=True))
    under = items_under(extraction)[extraction.n_leaves :]
    for step, height in enumerate(extraction.heights.tolist()):
        assert step in answers or height_of[under[step]] == height


@LAWS
@given(answered(), st.lists(st.floats(0, 1), min_size=2, max_size=4).map(sorted))
def test_a_finer_cut_still_subdivides_a_broader_one(case: Answered, dial: list[float]) -> None:
    extraction, _, answers = case
    after = settled(extraction, answers)
    for broad, fine in pairwise(after.cut(granularity) for granularity in dial):
        assert all(any(set(part) <= set(whole) for whole in broad) for part in fine)


@LAWS
@given(trees)
def test_without_answers_the_extraction_is_the_same(extraction: Extraction) -> None:
    assert settled(extraction, {}).extraction_id == extraction.extraction_id


@LAWS
@given(answered())
def test_the_order_of_the_answers_does_not_matter(case: Answered) -> None:
    extraction, _, answers = case
    turned = dict(reversed(answers.items()))
    assert settled(extraction, turned).extraction_id == settled(extraction, answers).extraction_id


@LAWS
@given(trees)
def test_no_cluster_is_in_two_doubts_so_that_no_answers_contradict_each_other(extraction: Extraction) -> None:
    found = doubts(extraction, 100)
    cluster_of = {item_id: number for number, cluster in enumerate(extraction.cut()) for item_id in cluster}
    about = [{cluster_of[item_id] for side in doubt.sides for item_id in side} for doubt in found]
    assert [len(clusters) for clusters in about] == [1 if doubt.is_joined else 2 for doubt in found]
    assert len(set().union(*about)) == sum(len(clusters) for clusters in about)


@LAWS
@given(trees, st.integers(0, 9))
def test_what_was_answered_is_not_asked_again_and_asking_comes_to_an_end(extraction: Extraction, seed: int) -> None:
    rng = np.random.default_rng(seed)
    seen = set[tuple[tuple[str, ...], ...]]()
    for _ in range(len(extraction.item_ids) + 1):
        found = doubts(extraction)
        assert seen.isdisjoint(doubt.sides for doubt in found)
        seen.update(doubt.sides for doubt in found)
        extraction = settled(extraction, {doubt.step: bool(rng.random() < 0.5) for doubt in found})
    assert doubts(extraction) == ()


@LAWS
@given(trees, st.integers(0, 8))
def test_the_nearest_doubts_come_first_and_asking_for_fewer_leaves_out_the_last(extraction: Extraction, n: int) -> None:
    found = doubts(extraction, 100)
    away = [abs(float(extraction.heights[doubt.step]) - np.float32(extraction.default_height)) for doubt in found]
    assert away == sorted(away)
    assert doubts(extraction, n) == found[:n]


@pytest.mark.parametrize(("n_items", "fewest"), [(8, 2), (40, 2), (100, 3), (300, 4)])
def test_nobody_is_asked_about_sides_too_small_for_a_journey(n_items: int, fewest: int) -> None:
    extraction = tree(1, n_items // 2, n_items - n_items // 2, 10**6, 0.8)
    found = doubts(extraction, 100)
    assert found
    assert min(len(side) for doubt in found for side in doubt.sides) >= fewest


def test_what_the_person_placed_does_not_count_towards_a_side() -> None:
    extraction = tree(1, 20, 20, 10**6, 0.7)
    first = doubts(extraction)[0]
    assert first not in doubts(extraction, placed=set(first.sides[0]))
    assert doubts(extraction, placed=set(extraction.item_ids)) == ()


def test_the_same_trees_for_everyone_are_not_asked_about() -> None:
    assert doubts(replace(tree(1, 20, 20, 10**6, 0.7), method="topics")) == ()


def test_a_history_without_items_has_no_doubts() -> None:
    nothing = build(
        "personal",
        "",
        [],
        leaf=np.empty(0, np.int32),
        merges=np.empty((0, 2), np.int32),
        heights=np.empty(0, np.float32),
        default_height=0.3,
    )
    assert doubts(nothing) == ()
    assert settled(nothing, {}).extraction_id == nothing.extraction_id


def test_a_side_names_its_items_in_the_order_of_the_history() -> None:
    extraction = tree(3, 20, 40, 10**6, 0.7)
    position = {item_id: at for at, item_id in enumerate(extraction.item_ids)}
    for doubt in doubts(extraction):
        for side in doubt.sides:
            assert list(side) == sorted(side, key=position.__getitem__)


def test_a_side_holds_all_the_items_under_it() -> None:
    extraction = tree(4, 20, 40, 10**6, 0.7)
    per_leaf = np.bincount(extraction.leaf, minlength=extraction.n_leaves).astype(np.float64)
    n_items = leaf_sums(extraction.merges, per_leaf)
    for doubt in doubts(extraction):
        assert [len(side) for side in doubt.sides] == [n_items[node] for node in extraction.merges[doubt.step]]
