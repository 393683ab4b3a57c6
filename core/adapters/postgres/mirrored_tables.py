"""The tables of the database as PostgreSQL holds them: the same columns, and for each row a key and a version."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import duckdb
import numpy as np
import pyarrow as pa

if TYPE_CHECKING:
    from psycopg import Connection

NAMESPACE = "histories"
"""Where they lie on the server; the log and its extractions lie beside."""
_ARRIVING_AT_ONCE = 10_000
"""Rows that are read from the server at a time, so that no second copy of all is made; by hand: some 40 MB."""
_TYPES: Mapping[str, tuple[str, pa.DataType]] = {
    "VARCHAR": ("TEXT", pa.string()),
    "INTEGER": ("INTEGER", pa.int32()),
    "BIGINT": ("BIGINT", pa.int64()),
    "FLOAT": ("REAL", pa.float32()),
    "DOUBLE": ("DOUBLE PRECISION", pa.float64()),
    "BOOLEAN": ("BOOLEAN", pa.bool_()),
    "DATE": ("DATE", pa.date32()),
    "TIMESTAMP": ("TIMESTAMP", pa.timestamp("us")),
    "BLOB": ("BYTEA", pa.binary()),
    "FLOAT[]": ("BYTEA", pa.list_(pa.float32())),
}
"""What a type of DuckDB is there, and as an Arrow column; vectors are their bytes, 32-bit floats, lowest byte first."""
_FLOAT_BYTES = np.dtype("<f4").itemsize
_NO_NUL, _ESCAPE = "\uf8ff0", "\uf8ff"
"""A text of PostgreSQL holds no NUL sign: it is written as two others, of which the first is for private use."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MirroredTable:
    """A table by its columns and their types in DuckDB; `key` are the columns that tell its rows apart."""

    name: str
    columns: tuple[str, ...]
    types: tuple[str, ...]
    key: tuple[str, ...]
    has_key: bool

    @property
    def place(self) -> str:
        """Return its name on the server."""
        return f'{NAMESPACE}."{self.name}"'

    @property
    def listed(self) -> str:
        """Return its columns for a query."""
        return ", ".join(f'"{name}"' for name in self.columns)

    @property
    def row_key(self) -> str:
        """Return what DuckDB makes a row's key of: the same text in every replica.

        Rows that say the same, which a table without a key may hold, are numbered, so that none stands for two.
        """
        told = [f'coalesce(CAST("{name}" AS VARCHAR), chr(30))' for name in self.key]
        if not self.has_key:
            told.append(f"row_number() OVER (PARTITION BY {self.listed})")
        return f"md5(concat_ws(chr(31), {', '.join(told)}))"

    @property
    def row_digest(self) -> str:
        """Return what DuckDB tells by whether a row changed; of vectors the length, which its text decides."""
        told = (f'len("{n}")' if t == "FLOAT[]" else f'"{n}"' for n, t in zip(self.columns, self.types, strict=True))
        return f"hash({', '.join(told)})"

    @property
    def is_made_by(self) -> Iterator[str]:
        """Yield what makes it on the server, or brings an older one up to date."""
        yield f"CREATE TABLE IF NOT EXISTS {self.place} (row_key TEXT PRIMARY KEY, row_version BIGINT NOT NULL)"
        for name, kind in zip(self.columns, self.types, strict=True):
            yield f'ALTER TABLE {self.place} ADD COLUMN IF NOT EXISTS "{name}" {_TYPES[kind][0]}'
        yield f'CREATE INDEX IF NOT EXISTS "{self.name}_by_version" ON {self.place} (row_version)'

    def given(self, rows: pa.Table) -> Iterator[list[Any]]:
        """Yield rows with these columns as the server takes them."""
        columns = [_given(rows.column(n), t) for n, t in zip(self.columns, self.types, strict=True)]
        return (list(row) for row in zip(*columns, strict=True))

    def taken(self, rows: Sequence[Sequence[Any]]) -> pa.Table:
        """Return rows of the server as an Arrow table."""
        columns = zip(*rows, strict=True)
        return pa.table({n: _taken(v, t) for n, t, v in zip(self.columns, self.types, columns, strict=True)})

    def arriving(self, connection: "Connection", since: int) -> Iterator[pa.Table]:
        """Yield what changed on the server since a version, in pieces."""
        with connection.cursor("arriving", binary=True) as cursor:
            cursor.execute(f"SELECT {self.listed} FROM {self.place} WHERE row_version > %s", [since])
            while rows := cursor.fetchmany(_ARRIVING_AT_ONCE):
                yield self.taken(rows)

    def publish(self, connection: "Connection", keys: Sequence[str], rows: pa.Table, version: int) -> None:
        """Write rows under their keys; those that are there already are replaced."""
        listed = f"row_key, row_version, {self.listed}"
        told = ", ".join(f'"{name}" = excluded."{name}"' for name in ("row_version", *self.columns))
        connection.execute(f"CREATE TEMP TABLE departing (LIKE {self.place}) ON COMMIT DROP")
        with connection.cursor() as cursor, cursor.copy(f"COPY departing ({listed}) FROM STDIN") as copy:
            for key, row in zip(keys, self.given(rows), strict=True):
                copy.write_row([key, version, *row])
        connection.execute(
            f"INSERT INTO {self.place} ({listed}) SELECT {listed} FROM departing ON CONFLICT (row_key) DO UPDATE "
            f"SET {told}"
        )
        connection.execute("DROP TABLE departing")


def tables_of(cursor: duckdb.DuckDBPyConnection, without: Sequence[str]) -> dict[str, MirroredTable]:
    """Return the tables of a database by name, as its migrations made them."""
    columns: dict[str, list[tuple[str, str]]] = {}
    for table, column, kind in cursor.execute(
        "SELECT table_name, column_name, data_type FROM duckdb_columns() WHERE NOT internal ORDER BY 1, column_index"
    ).fetchall():
        columns.setdefault(table, []).append((column, kind))
    keys = dict(
        cursor.execute(
            "SELECT table_name, constraint_column_names FROM duckdb_constraints() WHERE constraint_type = 'PRIMARY KEY'"
        ).fetchall()
    )
    return {
        table: MirroredTable(
            name=table,
            columns=tuple(name for name, _ in told),
            types=tuple(kind for _, kind in told),
            key=tuple(keys.get(table) or (name for name, _ in told)),
            has_key=table in keys,
        )
        for table, told in columns.items()
        if table not in without
    }


def _given(column: pa.ChunkedArray, kind: str) -> list[Any]:
    """Return a column as values that the server takes."""
    if kind == "FLOAT[]":
        return [None if row is None else np.asarray(row, "<f4").tobytes() for row in _vectors(column)]
    values: list[Any] = column.to_pylist()
    return [_escaped(value) for value in values] if kind == "VARCHAR" else values


def _vectors(column: pa.ChunkedArray) -> Iterator[Any]:
    """Yield the vectors of a column, None where there is none."""
    for chunk in column.chunks:
        flat, ends = chunk.values.to_numpy(), chunk.offsets.to_numpy()
        for at, there in enumerate(chunk.is_valid().to_pylist()):
            yield flat[ends[at] : ends[at + 1]] if there else None


def _taken(values: Sequence[Any], kind: str) -> pa.Array:
    """Return values of the server as an Arrow column."""
    if kind == "FLOAT[]":
        ends = np.cumsum([0, *(len(value) // _FLOAT_BYTES for value in values)]).astype(np.int32)
        return pa.ListArray.from_arrays(pa.array(ends), pa.array(np.frombuffer(b"".join(values), "<f4")))
    if kind == "VARCHAR":
        values = [_plain_again(value) for value in values]
    return pa.array(values, _TYPES[kind][1])


def _escaped(text: str | None) -> str | None:
    """Write a NUL sign, and what stands for one, with signs that a text of PostgreSQL may hold."""
    if text is None or ("\x00" not in text and _ESCAPE not in text):
        return text
    return text.replace(_ESCAPE, f"{_ESCAPE}1").replace("\x00", _NO_NUL)


def _plain_again(text: str | None) -> str | None:
    """Return what was escaped as it was."""
    if text is None or _ESCAPE not in text:
        return text
    return text.replace(_NO_NUL, "\x00").replace(f"{_ESCAPE}1", _ESCAPE)
