"""Results as Parquet files, and rows as tables."""

import io
from datetime import datetime, timedelta

import pyarrow.parquet as pq

from core.adapters.analyst.confined_copy import ResultTable
from core.adapters.analyst.files import arrow_of, to_parquet
from core.adapters.analyst.schema import WORKED_OUT


def test_a_result_comes_back_from_parquet_as_it_was() -> None:
    when = datetime(2024, 2, 29, 12)
    table = ResultTable(columns=("n", "when", "who"), rows=((1, when, "=a"), (None, None, "b")))
    back = pq.read_table(io.BytesIO(to_parquet(table)))
    assert back.to_pydict() == {"n": [1, None], "when": [when, None], "who": ["=a", "b"]}


def test_cells_without_one_type_are_written_as_text() -> None:
    table = ResultTable(columns=("any",), rows=((1,), ("two",), (timedelta(days=3),), (None,)))
    assert pq.read_table(io.BytesIO(to_parquet(table))).column("any").to_pylist() == [
        "1",
        "two",
        "3 days, 0:00:00",
        None,
    ]


def test_nothing_has_its_columns_all_the_same() -> None:
    assert pq.read_table(io.BytesIO(to_parquet(ResultTable(columns=("a", "b"), rows=())))).column_names == ["a", "b"]
    assert arrow_of(WORKED_OUT["journey_items"], []).schema == WORKED_OUT["journey_items"]
    assert arrow_of(WORKED_OUT["journey_items"], [("p", "j", "i")]).to_pylist() == [
        {"person_id": "p", "journey_id": "j", "item_id": "i"}
    ]
