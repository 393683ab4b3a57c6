"""Products that follow from others choose the same candidates as products worked out anew, and little is kept."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import LAWS, NOW

from core.catalogue import Catalogue, build_catalogue
from core.entities import Item
from core.ranking.nearest import nearest_rows, top_rows
from core.ranking.products import MOST_ERROR, MOST_KEPT_BYTES, Products
from core.ranking.retrieval import Query, journey_query
from core.similarity import Floats, unit

NOTHING = np.empty(0, np.int64)


def catalogue(seed: int, n: int = 400, dim: int = 24) -> Catalogue:
    rng = np.random.default_rng(seed)
    topics = rng.normal(size=(8, dim))
    raw = unit((topics[rng.integers(8, size=n)] + 0.7 * rng.normal(size=(n, dim))).astype(np.float32))
    return build_catalogue([Item(str(row), str(row)) for row in range(n)], raw, NOW.date())


def asked(held: Catalogue, rows: list[int], strength: Floats) -> Query:
    members = np.array(rows, np.int64)
    return journey_query(held, members, strength[members])


def chosen(held: Catalogue, query: Query, scores: Floats, k: int) -> list[int]:
    rows: list[int] = top_rows(held.vectors, query.vector, scores.copy(), NOTHING, k).tolist()
    return rows


@LAWS
@given(st.integers(0, 99), st.data())
def test_after_any_splits_moves_and_merges_the_same_rows_are_chosen_as_anew(seed: int, data: st.DataObject) -> None:
    held = catalogue(seed)
    strength = np.random.default_rng(seed).random(400).astype(np.float32) + np.float32(0.01)
    order = np.random.default_rng(seed + 1).permutation(400).tolist()
    groups = [order[start : start + 25] for start in range(0, 150, 25)]
    kept = Products(held.vectors)
    kept.of([asked(held, group, strength) for group in groups])
    for _ in range(data.draw(st.integers(1, 5))):
        one, other = data.draw(st.permutations(range(len(groups))))[:2]
        act = data.draw(st.sampled_from(["split", "move", "merge"]))
        n = data.draw(st.integers(1, max(len(groups[one]) - 1, 1)))
        if act == "split" and len(groups[one]) > 1:
            groups.append(groups[one][:n])
            groups[one], new = groups[one][n:], [one, len(groups) - 1]
        elif act == "move" and len(groups[one]) > 1:
            groups[other] = groups[other] + groups[one][:n]
            groups[one], new = groups[one][n:], [one, other]
        elif len(groups) > 2:
            groups[other] = groups[other] + groups[one]
            del groups[one]
            new = [other - (one < other)]
        else:
            continue
        queries = [asked(held, groups[at], strength) for at in new]
        for query, scores in zip(queries, kept.of(queries), strict=True):
            exact = held.vectors.astype(np.float64) @ query.vector.astype(np.float64)
            assert np.abs(scores - exact).max() <= MOST_ERROR
            assert (
                chosen(held, query, scores, 60) == nearest_rows(held.vectors, [query.vector], NOTHING, 60)[0].tolist()
            )


@pytest.mark.parametrize("n_first", [8, 17, 24])
def test_merging_back_what_was_split_reads_no_matrix(n_first: int) -> None:
    held, strength = catalogue(3), np.ones(400, np.float32)
    vectors, rows = held.vectors.copy(), list(range(25))
    kept = Products(vectors)
    first, second = (asked(held, part, strength) for part in (rows[:n_first], rows[n_first:]))
    kept.of([first])
    kept.of([second])
    vectors[:] = 0.0
    (scores,) = kept.of([asked(held, rows, strength)])
    assert np.abs(scores - held.vectors @ asked(held, rows, strength).vector).max() <= MOST_ERROR


def test_a_name_leans_a_query_so_that_nothing_follows_from_it_or_to_it() -> None:
    held, strength = catalogue(3), np.ones(400, np.float32)
    members = np.arange(25)
    named = journey_query(held, members, strength[members], held.vectors[300])
    kept = Products(held.vectors)
    kept.of([asked(held, list(range(25)), strength)])
    (scores,) = kept.of([named])
    assert np.abs(scores - held.vectors @ named.vector).max() <= MOST_ERROR
    assert named.pull == 0.0


def test_of_a_catalogue_so_large_that_one_product_fills_the_room_nothing_is_kept() -> None:
    assert MOST_KEPT_BYTES == 8_000_000
    vectors = np.ones((2_000_001, 1), np.float32)
    kept, whole = Products(vectors), Query(vectors[0].copy(), np.arange(2), np.ones(2, np.float32), pull=2.0)
    kept.of([whole])
    vectors[:] = 0.5
    assert kept.of([whole])[0].max() == 0.5
    vectors = np.ones((2_000_000, 1), np.float32)
    kept = Products(vectors)
    kept.of([asking([0], 1.0)])
    kept.of([asking([1], 1.0)])
    vectors[:] = 0.5
    assert [kept.of([asking([row], 1.0)])[0][0] for row in (1, 0)] == [1.0, 0.5]


def test_of_no_items_there_are_no_products() -> None:
    assert [scores.tolist() for scores in Products(np.zeros((0, 1), np.float32)).of([asking([0], 1.0)])] == [[]]


NOTHING_NEARER = np.array([[1.0], [0.0]], np.float32)


def asking(rows: list[int], pull: float) -> Query:
    """Return a query of members with a pull as given; its direction is along the one axis there is."""
    return Query(np.ones(1, np.float32), np.array(rows, np.int64), np.ones(len(rows), np.float32), pull=pull)


@pytest.mark.parametrize(("parts", "is_summed"), [(10.1, True), (10.13, False)])
def test_parts_that_all_but_cancel_out_are_read_anew_for_their_rounding_would_tell(
    parts: float, is_summed: bool
) -> None:
    vectors = NOTHING_NEARER.copy()
    kept = Products(vectors)
    for part in ([0], [1]):
        kept.of([asking(part, parts / 2)])
    vectors[:] = 0.0
    assert bool(kept.of([asking([0, 1], 1.0)])[0].any()) is is_summed


@pytest.mark.parametrize(("first", "is_summed"), [(4.9, True), (5.2, False)])
def test_what_a_sum_is_off_by_counts_for_all_that_follows_from_the_sum(first: float, is_summed: bool) -> None:
    vectors = NOTHING_NEARER.copy()
    kept = Products(vectors)
    for part in ([0], [1]):
        kept.of([asking(part, first / 2)])
    kept.of([asking([2], 0.001)])
    vectors[:] = 0.0
    assert kept.of([asking([0, 1], first)])[0].any()
    assert bool(kept.of([asking([0, 1, 2], 1.0)])[0].any()) is is_summed


def test_of_two_parts_of_what_is_known_only_the_smaller_is_read() -> None:
    vectors = NOTHING_NEARER.copy()
    kept = Products(vectors)
    kept.of([asking([0, 1], 3.0)])
    vectors[:] = 0.5
    larger, smaller = kept.of([asking([0], 2.0), asking([1], 1.0)])
    assert smaller.tolist() == [0.5, 0.5]
    assert larger.tolist() == [(3.0 * 1.0 - 0.5) / 2.0, (3.0 * 0.0 - 0.5) / 2.0]


@pytest.mark.parametrize(
    "queries",
    [
        [([0], 1.0), ([0, 1], 2.0)],
        [([0], 1.0), ([2], 2.0)],
        [([0], 1.0), ([1], 0.0)],
        [([0], 1.0), ([1], 1.0), ([2], 1.0)],
    ],
    ids=["they overlap", "their whole is unknown", "one has no pull", "three"],
)
def test_what_makes_up_nothing_that_is_known_is_read(queries: list[tuple[list[int], float]]) -> None:
    vectors = NOTHING_NEARER.copy()
    kept = Products(vectors)
    kept.of([asking([0, 1], 3.0)])
    kept.of([asking([0, 1, 2], 4.0), asking([3], 1.0), asking([4], 1.0)])
    vectors[:] = 0.5
    assert [scores.tolist() for scores in kept.of([asking(rows, pull) for rows, pull in queries])] == [
        [0.5, 0.5] for _ in queries
    ]


def test_the_latest_are_kept_and_what_a_caller_does_to_its_own_changes_nothing_of_them() -> None:
    vectors = np.ones((MOST_KEPT_BYTES // 8, 1), np.float32)
    kept = Products(vectors)
    kept.of([asking([0], 1.0)])
    kept.of([asking([1], 1.0)])[0][:] = 7.0
    kept.of([asking([0], 1.0)])
    kept.of([asking([2], 1.0)])
    vectors[:] = 0.5
    assert [kept.of([asking([row], 1.0)])[0][0] for row in (2, 0)] == [1.0, 1.0]
    assert kept.of([asking([1], 1.0)])[0][0] == 0.5
