"""Interests that are defined for all alike come behind the same interface."""

import numpy as np

from core.extraction import baselines


def test_global_topics_group_what_is_alike() -> None:
    vectors = np.repeat(np.eye(3, dtype=np.float32), 5, axis=0)
    topics = baselines.global_topics(vectors, 3)
    found = baselines.topics_extraction([f"i{row}" for row in range(15)], topics).cut()
    assert [len(group) for group in found] == [5, 5, 5]


def test_items_that_persons_share_are_one_cluster() -> None:
    histories = [["a", "b", "x"], ["a", "b", "y"], ["c", "d"], ["d", "c"]]
    clusters = baselines.cooccurrence_clusters(histories)
    assert clusters["a"] == clusters["b"]
    assert clusters["c"] == clusters["d"]
    assert len(set(clusters.values())) == 4


def test_an_item_that_nobody_else_has_stands_alone() -> None:
    extraction = baselines.cooccurrence_extraction(["a", "new", "b"], {"a": 0, "b": 0})
    assert extraction.method == "cooccurrence"
    assert extraction.cut() == [("a", "b"), ("new",)]


def test_a_history_without_items_has_no_groups() -> None:
    assert baselines.topics_extraction([], np.empty(0, np.int32)).cut() == []


def test_the_dial_broadens_fixed_groups_but_cannot_divide_them() -> None:
    extraction = baselines.grouped_extraction("topics", list("abcdef"), np.asarray([0, 0, 1, 1, 2, 2], np.int32), "")
    assert len(extraction.cut(0.0)) == 1
    assert len(extraction.cut(1.0)) == 3
