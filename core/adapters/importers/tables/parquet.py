"""Parquet files, read in batches; times come as UTC whatever zone they were written in."""

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from core.adapters.importers.ground.reading import GB, ImportRefused, Refusal
from core.adapters.importers.tables.record_cells import MOST_DEPTH
from core.adapters.importers.tables.sources import Row, Source, named_columns
from core.progress import Progress

_BATCH = 10_000
"""Rows that are read at a time; chosen by hand, not tuned."""
# What a damaged file raises, whether its frame, its names or its pages are hit.
_BROKEN = (pa.ArrowException, OSError, ValueError, OverflowError, MemoryError)
_MOST_INFLATED = 8 << 30
"""Bytes that a file may unpack to: 8 GB, chosen by hand against files made to fill memory."""


def is_parquet(head: bytes) -> bool:
    """Tell by its first bytes whether a file is a Parquet file."""
    return head.startswith(b"PAR1")


def open_parquet(path: Path) -> Source:
    """Return a Parquet file as a source; raises ImportRefused with advice."""
    try:
        with pq.ParquetFile(path) as file:
            metadata, schema = file.metadata, file.schema_arrow
            inflated = sum(metadata.row_group(i).total_byte_size for i in range(metadata.num_row_groups))
    except _BROKEN as error:
        raise ImportRefused(_damaged(path)) from error
    if inflated > _MOST_INFLATED:
        raise ImportRefused(
            f"{path.name} unpacks to more than {_MOST_INFLATED // GB} GB. Split it and import the parts."
        )
    if metadata.num_rows == 0:
        raise ImportRefused(f"{path.name} has columns but no rows. Export it again, or choose another file.")

    def rows(progress: Progress) -> Iterator[Row | Refusal]:
        return _rows(path, metadata.num_rows, progress)

    names = [name for field in schema for name in _names(field.name, field.type)]
    return Source(format="parquet", columns=named_columns(path, names), rows=rows, n_rows=metadata.num_rows)


def _damaged(path: Path) -> str:
    return f"{path.name} is a damaged or cut-off Parquet file. Export it again."


def _rows(path: Path, total: int, progress: Progress) -> Iterator[Row | Refusal]:
    done = 0
    try:
        with pq.ParquetFile(path) as file:
            for batch in file.iter_batches(batch_size=_BATCH):
                columns = [part for column in batch.columns for part in _parts(column)]
                yield from enumerate(zip(*map(_cells, columns), strict=True), done + 1)
                done += batch.num_rows
                progress(done, total)
    except _BROKEN as error:
        raise ImportRefused(_damaged(path)) from error


def _names(name: str, kind: pa.DataType, depth: int = 1) -> list[str]:
    """Return the names of a column's cells: a nested one has one for each of its parts, as 'show.title'."""
    if not pa.types.is_struct(kind) or depth >= MOST_DEPTH or not kind.num_fields:
        return [name]
    parts = [kind.field(n) for n in range(kind.num_fields)]
    return [found for part in parts for found in _names(f"{name}.{part.name}", part.type, depth + 1)]


def _parts(column: pa.Array, depth: int = 1) -> list[pa.Array]:
    """Return a column's parts in the order of `_names`; where the whole is empty, so is every part."""
    if not pa.types.is_struct(column.type) or depth >= MOST_DEPTH or not column.type.num_fields:
        return [column]
    return [part for child in column.flatten() for part in _parts(child, depth + 1)]


def _cells(column: pa.Array) -> list[object]:
    """Return a column's cells; Arrow turns a time with a zone into UTC when the zone is cast away."""
    if pa.types.is_timestamp(column.type):
        column = column.cast(pa.timestamp("us"), safe=False)
    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    try:
        cells: list[object] = column.to_pylist()
    except (ValueError, OverflowError):
        return [_cell(scalar) for scalar in column]
    return cells


def _cell(scalar: pa.Scalar) -> object:
    """Return one cell; what Python cannot hold, such as the year 300000, is empty."""
    try:
        value: object = scalar.as_py()
    except (ValueError, OverflowError):
        return None
    return value
