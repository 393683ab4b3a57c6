"""The nearest rows are exact, and a query's do not depend on the queries beside it."""

import numpy as np
import pytest

from core.ranking.nearest import nearest_rows
from core.similarity import unit

VECTORS = unit(np.random.default_rng(3).normal(size=(700, 16)).astype(np.float32))
NONE = np.empty(0, np.int64)


@pytest.mark.parametrize("k", [1, 10, 700, 900])
def test_the_nearest_are_those_that_sorting_finds(k: int) -> None:
    excluded = np.array([3, 5])
    found = nearest_rows(VECTORS, [VECTORS[3]], excluded, k)[0]
    scores = VECTORS.astype(np.float64) @ VECTORS[3].astype(np.float64)
    scores[excluded] = -np.inf
    expected = [row for row in np.argsort(-scores, kind="stable")[:k].tolist() if row not in excluded]
    assert found.tolist() == sorted(expected)


def test_a_query_finds_the_same_alone_and_in_company() -> None:
    queries = [VECTORS[row] for row in range(12)]
    alone = [nearest_rows(VECTORS, [query], NONE, 20)[0].tolist() for query in queries]
    for size in (2, 3, 12):
        beside = [rows.tolist() for rows in nearest_rows(VECTORS, queries[:size], NONE, 20)]
        assert beside == alone[:size]


def test_of_equal_items_the_first_are_found() -> None:
    same = np.tile(VECTORS[:1], (50, 1))
    assert nearest_rows(same, [VECTORS[0]], NONE, 7)[0].tolist() == list(range(7))


def test_of_equal_items_the_first_fill_what_nearer_ones_leave() -> None:
    ties = np.tile(VECTORS[:1], (50, 1))
    ties[[20, 30]] = VECTORS[1]
    query = unit(VECTORS[1] + 0.5 * VECTORS[0])
    assert nearest_rows(ties, [query], NONE, 5)[0].tolist() == [0, 1, 2, 20, 30]
    assert nearest_rows(ties, [query], NONE, 2)[0].tolist() == [20, 30]
    assert nearest_rows(ties, [query], np.array([0, 30]), 2)[0].tolist() == [1, 20]


def test_a_query_without_direction_finds_nothing() -> None:
    assert [len(rows) for rows in nearest_rows(VECTORS, [np.zeros(16, np.float32), VECTORS[0]], NONE, 5)] == [0, 5]
    assert nearest_rows(VECTORS[:0], [VECTORS[0]], NONE, 5)[0].tolist() == []
    assert nearest_rows(VECTORS, [], NONE, 5) == []


@pytest.mark.parametrize("n_queries", [1, 2, 3, 4, 5])
@pytest.mark.parametrize("n_items", [1, 255, 256, 257, 512, 513])
def test_every_query_finds_its_nearest_however_the_rows_fall_into_blocks(n_queries: int, n_items: int) -> None:
    vectors, queries = VECTORS[:n_items], [VECTORS[-1 - q] for q in range(n_queries)]
    k = min(9, n_items)
    for query, found in zip(queries, nearest_rows(vectors, queries, NONE, k), strict=True):
        expected = np.argsort(-(vectors.astype(np.float64) @ query.astype(np.float64)), kind="stable")[:k]
        assert found.tolist() == sorted(expected.tolist())


@pytest.mark.parametrize("k", [96, 97, 98, 99, 100, 101])
def test_when_fewer_are_left_than_asked_for_all_that_are_left_are_found(k: int) -> None:
    found = nearest_rows(VECTORS[:100], [VECTORS[200]], np.array([3, 5]), k)[0].tolist()
    assert len(found) == min(k, 98)
    assert not {3, 5} & set(found)
    assert found == sorted(found)


def test_rows_that_single_precision_cannot_tell_apart_are_told_apart_by_their_exact_product() -> None:
    rng = np.random.default_rng(1)
    query = unit(rng.normal(size=384).astype(np.float32))
    near = unit(query + 1e-4 * rng.normal(size=(60, 384)).astype(np.float32))
    exact = np.einsum("ij,j->i", near, query)
    for k in (1, 7, 30, 59):
        best = np.lexsort((np.arange(60), -exact))[:k]
        for company in (0, 1, 6):
            found = nearest_rows(near, [query, *[near[0]] * company], NONE, k)[0]
            assert found.tolist() == sorted(best.tolist())
