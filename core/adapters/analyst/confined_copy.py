"""A copy of what an analyst may ask, in a database of its own in memory that can open nothing else.

What is not copied cannot be read, whatever a query says: accounts, keys, maps, the words of the log. The copy may
reach no file, no network and no extension, and its settings are locked before anybody asks it anything.
"""

import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

import duckdb
import psutil
import pyarrow as pa

from core.adapters.analyst.allowed_sql import SqlRefused, check_select

ANSWER_ROWS = 10_000
"""Rows that a query returns at most; by hand: more than anybody reads, and a few megabytes as a file."""
ANSWER_SECONDS = 10.0
"""Seconds that a query may take; by hand: five times what the slowest chart may."""
ANSWER_MEMORY_MB = 1_024
"""Megabytes that the copy and its queries may use: by hand, some eight times the copy of a million interactions."""
_LOOKS_A_SECOND = 20
"""Looks a second at how much memory a query takes; by hand."""
_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
    "python_enable_replacements": False,
    "temp_directory": "",
    "memory_limit": f"{ANSWER_MEMORY_MB}MB",
}
_MADE = {
    "journeys": """
        CREATE TABLE journeys AS SELECT told.*, coalesce(n.items, 0) AS items, coalesce(n.interactions, 0)
            AS interactions, n.first, n.last, date_diff('second', n.first, n.last) / 86400.0 AS days
        FROM journeys_told AS told LEFT JOIN (
            SELECT person_id, journey_id, count(DISTINCT item_id) AS items, count(*) AS interactions,
                min(moment) AS first, max(moment) AS last
            FROM journey_items JOIN histories USING (person_id, item_id) GROUP BY ALL
        ) AS n USING (person_id, journey_id)""",
    "activity": """
        CREATE TABLE activity AS WITH numbered AS (
            SELECT person_id, journey_id, row_number() OVER ()::INTEGER AS journey FROM journeys)
        SELECT DISTINCT journey, moment::DATE AS day FROM journey_items JOIN numbered USING (person_id, journey_id)
        JOIN histories USING (person_id, item_id)""",
}
"""Tables that are worked out in the copy; `activity` serves the charts alone, with journeys by number for speed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultTable:
    """What a query came to: columns, rows, the seconds it took, and in words where it was cut short, else ''."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    seconds: float = 0.0
    cut: str = ""

    def column(self, name: str) -> list[Any]:
        """Return the cells of a column from the top; raises ValueError for one that there is not."""
        at = self.columns.index(name)
        return [row[at] for row in self.rows]

    def by_name(self) -> list[dict[str, Any]]:
        """Return the rows as mappings of column to cell."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


class ConfinedCopy:
    """The documented tables and nothing else; safe to ask from many threads, and never changed once it is made."""

    def __init__(self, tables: Mapping[str, pa.Table]) -> None:
        """Copy Arrow tables, those of `TABLES` and `journeys_told` for journeys, then lock the door."""
        self._connection = duckdb.connect(":memory:", config=_CONFIG)
        self._connection.execute("SET GLOBAL TimeZone = 'UTC'")
        for name, rows in tables.items():
            self._connection.register("arriving", rows)
            self._connection.execute(f"CREATE TABLE {name} AS SELECT * FROM arriving")
            self._connection.unregister("arriving")
        for made in _MADE.values():
            self._connection.execute(made)
        self._connection.execute("DROP TABLE journeys_told")
        self._connection.execute("SET enable_external_access = false")
        self._connection.execute("SET lock_configuration = true")
        self._charts: dict[tuple[str, str], ResultTable] = {}

    def close(self) -> None:
        """Let go of the memory."""
        self._connection.close()

    def chart(self, sql: str, parameters: Sequence[Any] = ()) -> ResultTable:
        """Return the rows of a query of ours, asked once: the copy does not change."""
        asked = sql, repr(list(parameters))
        if asked not in self._charts:
            self._charts[asked] = self.chart_anew(sql, parameters)
        return self._charts[asked]

    def chart_anew(self, sql: str, parameters: Sequence[Any] = ()) -> ResultTable:
        """Return the rows of a query of ours, whatever was asked before."""
        with self._reading() as cursor:
            started = time.perf_counter()
            columns, rows = _rows(cursor, sql, parameters)
            return ResultTable(columns=columns, rows=tuple(rows), seconds=time.perf_counter() - started)

    def ask(self, sql: str, rows: int = ANSWER_ROWS, seconds: float = ANSWER_SECONDS) -> ResultTable:
        """Return the first rows of somebody's SELECT, and say where it was cut.

        Raises SqlRefused, in words, for what may not be run, what cannot be, and what takes too long or too much.
        """
        with self._reading() as cursor:
            query = check_select(cursor, sql)
            watch = _Watch(cursor, seconds)
            started = time.perf_counter()
            try:
                with watch:
                    columns, got = _rows(cursor, f"SELECT * FROM (\n{query}\n) LIMIT {rows + 1}")
            except duckdb.Error as error:
                raise SqlRefused(watch.why or _in_words(error)) from error
            took = time.perf_counter() - started
        cut = f"Cut after the first {rows:,} rows: there are more." if len(got) > rows else ""
        return ResultTable(columns=columns, rows=tuple(got[:rows]), seconds=took, cut=cut)

    @contextmanager
    def _reading(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """Yield a cursor in a transaction that only reads."""
        cursor = self._connection.cursor()
        try:
            cursor.execute("BEGIN TRANSACTION READ ONLY")
            yield cursor
        finally:
            with suppress(duckdb.Error):
                cursor.execute("ROLLBACK")
            cursor.close()


class _Watch:
    """Interrupt a cursor that takes too long or too much memory; `why` says which in words, '' for neither."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection, seconds: float) -> None:
        self._cursor, self._seconds, self.why = cursor, seconds, ""
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> "_Watch":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        """Look again and again until the query is over or has to be."""
        process = psutil.Process()
        start, before = time.monotonic(), process.memory_info().rss
        while not self._over.wait(1 / _LOOKS_A_SECOND):
            if time.monotonic() - start > self._seconds:
                self.why = f"Stopped after {self._seconds:g} seconds. Ask about fewer rows, or group them."
            elif process.memory_info().rss - before > ANSWER_MEMORY_MB * 1_000_000:
                self.why = f"Stopped: it took more than {ANSWER_MEMORY_MB:,} MB of memory. Ask about fewer rows."
            if self.why:
                self._cursor.interrupt()


def _rows(
    cursor: duckdb.DuckDBPyConnection, sql: str, parameters: Sequence[Any] = ()
) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
    """Run a query; return its columns and its rows."""
    found = cursor.execute(sql, list(parameters))
    columns = tuple(str(each[0]) for each in found.description or ())
    return columns, found.fetchall()


def _in_words(error: duckdb.Error) -> str:
    """Say what DuckDB said, without the place in the text that we put around it."""
    if isinstance(error, duckdb.OutOfMemoryException):
        return f"Stopped: it needs more than {ANSWER_MEMORY_MB:,} MB of memory. Ask about fewer rows, or group them."
    return str(error).partition("\n\nLINE")[0].strip()
