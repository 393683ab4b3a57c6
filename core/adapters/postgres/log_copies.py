"""Logs beside the tables of a replica's copy: brought from the server where all are asked for, or sent there."""

from typing import TYPE_CHECKING

import duckdb
import pyarrow as pa

if TYPE_CHECKING:
    from psycopg import Connection

OF_LOGS = ("log", "extractions")
"""The tables of the log, which the server has under the same names and to which every replica appends directly."""
NUMBERED_BY_PERSON = """
    DROP TABLE log;
    CREATE TABLE log (
        seq BIGINT NOT NULL, person_id TEXT NOT NULL, moment TIMESTAMP NOT NULL, actor TEXT NOT NULL,
        kind TEXT NOT NULL, payload TEXT NOT NULL, action_id TEXT NOT NULL, effect TEXT NOT NULL DEFAULT '',
        PRIMARY KEY (person_id, seq)
    );
"""
"""The log as it is where entries are numbered for each person alone."""
_FIELDS = "seq, person_id, moment, actor, kind, payload, action_id, effect"
_FOUND = "extraction_id, person_id, method, encoder_id, payload"
_LOG = pa.schema(
    [("seq", pa.int64()), ("person_id", pa.string()), ("moment", pa.timestamp("us"))]
    + [(name, pa.string()) for name in ("actor", "kind", "payload", "action_id", "effect")]
)
_EXTRACTIONS = pa.schema(
    [(name, pa.string()) for name in ("extraction_id", "person_id", "method", "encoder_id")]
    + [("payload", pa.binary())]
)


def bring(connection: "Connection", cursor: duckdb.DuckDBPyConnection) -> None:
    """Bring the entries and extractions that the copy lacks, and let the numbers that it gives begin after all."""
    known = cursor.execute("SELECT person_id, max(seq) FROM log GROUP BY person_id").fetchall()
    connection.execute("CREATE TEMP TABLE known (person_id TEXT, seq BIGINT) ON COMMIT DROP")
    with connection.cursor() as asking, asking.copy("COPY known FROM STDIN") as copy:
        for row in known:
            copy.write_row(row)
    fields = _FIELDS.replace("moment", "moment AT TIME ZONE 'UTC'").replace("seq, person_id", "log.seq, person_id")
    newer = f"SELECT {fields} FROM log LEFT JOIN known USING (person_id) WHERE log.seq > coalesce(known.seq, 0)"
    _insert(cursor, "log", _FIELDS, connection.execute(newer).fetchall(), _LOG)
    connection.execute("DROP TABLE known")
    there = set(cursor.execute("SELECT extraction_id, person_id FROM extractions").fetchall())
    lacking = [
        row for row in connection.execute("SELECT extraction_id, person_id FROM extractions") if row not in there
    ]
    found = connection.execute(
        f"SELECT {_FOUND} FROM extractions WHERE extraction_id = ANY(%s)", [sorted({row[0] for row in lacking})]
    ).fetchall()
    _insert(cursor, "extractions", _FOUND, [row for row in found if tuple(row[:2]) not in there], _EXTRACTIONS)
    (last,) = cursor.execute("SELECT coalesce(max(seq), 0) + 1 FROM log").fetchall()[0]
    cursor.execute(f"CREATE OR REPLACE SEQUENCE log_seq START {int(last)}")


def drop_all(cursor: duckdb.DuckDBPyConnection) -> None:
    """Let go of every log in the copy; who asks for them has them brought anew."""
    for table in OF_LOGS:
        cursor.execute(f"DELETE FROM {table}")


def written_since(cursor: duckdb.DuckDBPyConnection, before: duckdb.DuckDBPyConnection) -> tuple[pa.Table, pa.Table]:
    """Return the entries and extractions of a transaction that were not there before it."""
    return (
        _lacking(cursor, before, "log", _FIELDS, "seq, person_id"),
        _lacking(cursor, before, "extractions", _FOUND, "extraction_id, person_id"),
    )


def send(connection: "Connection", entries: pa.Table, extractions: pa.Table) -> None:
    """Write entries and extractions on the server; raises UniqueViolation where another entry has that number."""
    told = entries.to_pylist()
    if told:
        with connection.cursor() as cursor, cursor.copy(f"COPY log ({_FIELDS}) FROM STDIN") as copy:
            for row in told:
                copy.write_row([f"{v.isoformat()}+00:00" if k == "moment" else v for k, v in row.items()])
    if extractions.num_rows:
        sql = f"INSERT INTO extractions ({_FOUND}) VALUES (%s, %s, %s, %s, %s) ON CONFLICT DO NOTHING"
        with connection.cursor() as cursor:
            cursor.executemany(sql, [list(row.values()) for row in extractions.to_pylist()])


def _lacking(
    cursor: duckdb.DuckDBPyConnection, before: duckdb.DuckDBPyConnection, table: str, fields: str, key: str
) -> pa.Table:
    """Return the rows of a table whose key was not there before."""
    cursor.register("keys_before", before.sql(f"SELECT {key} FROM {table}").to_arrow_table())
    rows = cursor.sql(f"SELECT {fields} FROM {table} ANTI JOIN keys_before USING ({key}) ORDER BY {key}")
    found = rows.to_arrow_table()
    cursor.unregister("keys_before")
    return found


def _insert(
    cursor: duckdb.DuckDBPyConnection, table: str, fields: str, rows: list[tuple[object, ...]], schema: pa.Schema
) -> None:
    """Add rows of the server to the copy."""
    if rows:
        columns = [pa.array(values, kind) for values, kind in zip(zip(*rows, strict=True), schema.types, strict=True)]
        cursor.register("brought", pa.table(columns, schema=schema))
        cursor.execute(f"INSERT OR IGNORE INTO {table} ({fields}) SELECT {fields} FROM brought")
        cursor.unregister("brought")
