"""Rows as Arrow tables and as Parquet files."""

import io
from collections.abc import Sequence
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from core.adapters.analyst.confined_copy import ResultTable


def arrow_of(schema: pa.Schema, rows: Sequence[Sequence[Any]]) -> pa.Table:
    """Return rows as a table of a schema, columns in its order."""
    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    return pa.table([pa.array(column, each.type) for column, each in zip(columns, schema, strict=True)], schema=schema)


def to_parquet(table: ResultTable) -> bytes:
    """Return a result as a Parquet file; cells of a column that Arrow has no one type for are written as text."""
    cells = list(zip(*table.rows, strict=True)) or [()] * len(table.columns)
    out = io.BytesIO()
    pq.write_table(pa.table([_array(column) for column in cells], names=list(table.columns)), out)
    return out.getvalue()


def _array(cells: Sequence[Any]) -> pa.Array:
    """Return cells as an Arrow array."""
    try:
        return pa.array(list(cells))
    except (pa.ArrowInvalid, pa.ArrowTypeError, pa.ArrowNotImplementedError):
        return pa.array([None if cell is None else str(cell) for cell in cells])
