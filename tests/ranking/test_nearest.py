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


def test_a_query_without_direction_finds_nothing() -> None:
    assert [len(rows) for rows in nearest_rows(VECTORS, [np.zeros(16, np.float32), VECTORS[0]], NONE, 5)] == [0, 5]
    assert nearest_rows(VECTORS[:0], [VECTORS[0]], NONE, 5)[0].tolist() == []
    assert nearest_rows(VECTORS, [], NONE, 5) == []
