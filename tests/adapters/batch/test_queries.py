"""Who has news is told by what they took up, and by nothing else."""

from random import Random

import duckdb
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.adapters.batch.queries import DUCKDB, digests, took

Row = tuple[str, int, str]
ROWS = st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 3), st.sampled_from(["", "read"])), min_size=1)


def digest(rows: list[Row]) -> str:
    """Return the digest of one person's rows: a thing, a second, what was done."""
    with duckdb.connect() as connection:
        item_ids, seconds, kinds = zip(*rows, strict=True)
        moments = pa.array([1_000_000 * each for each in seconds], pa.timestamp("us"))
        connection.register(
            "given", pa.table({"person_id": ["p"] * len(rows), "item_id": item_ids, "time": moments, "kind": kinds})
        )
        connection.register("item_rows", pa.table({"item_id": list("abc"), "item_row": [0, 1, 2]}))
        connection.execute(f"CREATE VIEW took AS {took(DUCKDB, ['kind'])}")
        return str(connection.execute(digests(DUCKDB)).fetchall()[0][2])


@settings(max_examples=15, deadline=None)
@given(ROWS, st.randoms(use_true_random=False))
def test_neither_order_nor_a_row_that_comes_twice_changes_a_digest(rows: list[Row], random: Random) -> None:
    again = [*rows, *rows[:2]]
    random.shuffle(again)
    assert digest(again) == digest(rows)


@settings(max_examples=15, deadline=None)
@given(ROWS, ROWS)
def test_other_rows_have_another_digest(rows: list[Row], others: list[Row]) -> None:
    assert (digest(rows) == digest(others)) == (set(rows) == set(others))


@pytest.mark.parametrize("columns", [["kind"], []])
def test_what_was_done_counts_where_it_is_told(columns: list[str]) -> None:
    assert ("coalesce(CAST(kind" in took(DUCKDB, columns)) == bool(columns)
