"""Parquet: tables as data tools write them."""

from core.adapters.importers.lines.format import TableFormat
from core.adapters.importers.tables.parquet import is_parquet, open_parquet

FORMAT = TableFormat(
    name="Parquet",
    forms={"parquet": "a table (Parquet)"},
    how="Write one from pandas, DuckDB or any other data tool.",
    taken="Every row with a title (or an item id) and a time; you see and change what each column means.",
    endings=(".parquet",),
    recognise=is_parquet,
    open=open_parquet,
)
