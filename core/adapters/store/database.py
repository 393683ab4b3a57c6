"""One DuckDB file: a cursor for every call, a transaction for every write, plain words for every failure."""

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import duckdb
import pyarrow as pa

from core.adapters.store.migrations import MIGRATIONS

T = TypeVar("T")
_TRIES = 8
"""Times that a write is tried while others write; chosen by hand."""
FIRST_PAUSE_S = 0.005
"""Seconds of the first pause between two tries, doubled each time; chosen by hand."""
_NO_DOWNLOADS: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}
_STRANGERS = (
    "SELECT table_name FROM duckdb_tables() WHERE table_name <> 'migrations' "
    "UNION ALL SELECT view_name FROM duckdb_views() WHERE NOT internal"
)


class DatabaseError(RuntimeError):
    """The database cannot be used; the message says why and what to do next."""


class Database:
    """An open database file, or one in memory; safe to use from many threads.

    Raises DatabaseError when another process holds the file, when the file is damaged or is no database, and
    when it was written by a newer version of this program.
    """

    def __init__(self, path: str | Path = ":memory:") -> None:
        """Open the file, make it where there is none, and bring it up to date."""
        self.path = str(path)
        if self.path != ":memory:":
            Path(self.path).parent.mkdir(parents=True, exist_ok=True)
        self._connection = _connect(self.path)
        self._writing = threading.RLock()
        self._migrate()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def read(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Return every row of a query; the result is fetched whole."""
        with self._cursor() as cursor:
            return cursor.execute(sql, list(parameters)).fetchall()

    def read_table(self, sql: str, parameters: Sequence[Any] = ()) -> pa.Table:
        """Return every row of a query as an Arrow table."""
        with self._cursor() as cursor:
            return cursor.sql(sql, params=list(parameters)).to_arrow_table()

    @contextmanager
    def _cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """Yield a cursor of its own; raise DatabaseError where the file turns out to be damaged."""
        cursor = self._connection.cursor()
        try:
            yield cursor
        except duckdb.Error as error:
            if "checksum" in str(error):
                raise DatabaseError(_damaged(self.path)) from error
            raise
        finally:
            cursor.close()

    @contextmanager
    def _transaction(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """Yield a cursor inside a transaction; roll back on any error, so that nothing is half-written."""
        with self._cursor() as cursor:
            try:
                cursor.execute("BEGIN")
                yield cursor
                cursor.execute("SELECT 1")  # raises after an error that the work swallowed, where COMMIT would not
                cursor.execute("COMMIT")
            except BaseException:
                _roll_back(cursor)
                raise

    def write(self, work: Callable[[duckdb.DuckDBPyConnection], T]) -> T:
        """Run the work in one transaction and return its answer; try again when another write got in between.

        The work may run more than once, each time on a clean transaction, so it must do nothing but SQL.
        """
        pause = FIRST_PAUSE_S
        for attempt in range(_TRIES):
            try:
                with self._writing, self._transaction() as cursor:
                    return work(cursor)
            except (duckdb.TransactionException, duckdb.ConstraintException) as error:
                if attempt == _TRIES - 1 or not _is_conflict(error):
                    raise
                time.sleep(pause)
                pause *= 2
        raise AssertionError("unreachable")

    def _migrate(self) -> None:
        """Apply the migrations that this file has not seen."""

        def work(cursor: duckdb.DuckDBPyConnection) -> None:
            cursor.execute("CREATE TABLE IF NOT EXISTS migrations (version INTEGER PRIMARY KEY)")
            (done,) = cursor.execute("SELECT coalesce(max(version), 0) FROM migrations").fetchall()[0]
            if not done and cursor.execute(_STRANGERS).fetchall():
                raise DatabaseError(
                    f"{self.path} holds something else than this program's database. Choose another path for this one."
                )
            if done > len(MIGRATIONS):
                raise DatabaseError(f"{self.path} was written by a newer version of this program. Update it first.")
            for version, script in enumerate(MIGRATIONS[done:], start=done + 1):
                cursor.execute(script)
                cursor.execute("INSERT INTO migrations VALUES (?)", [version])

        try:
            self.write(work)
        except BaseException:
            self.close()
            raise


def _connect(path: str) -> duckdb.DuckDBPyConnection:
    """Open the file; raise DatabaseError in the reader's words."""
    try:
        connection = duckdb.connect(path, config=_NO_DOWNLOADS)
        connection.execute("SET GLOBAL TimeZone = 'UTC'")
        return connection
    except duckdb.IOException as error:
        if "set lock" in str(error).replace(path, "").lower():
            raise DatabaseError(
                f"{path} is open in another process. Stop the running app first, or use its Data page instead; "
                "one process at a time can open the file."
            ) from error
        raise DatabaseError(_damaged(path)) from error
    except duckdb.Error as error:
        raise DatabaseError(_damaged(path)) from error


def _damaged(path: str) -> str:
    """Return the message for a file that cannot be read."""
    return f"{path} cannot be read as a database: it is damaged or something else. Move it away to start afresh."


def _roll_back(cursor: duckdb.DuckDBPyConnection) -> None:
    """End the transaction without keeping anything, whatever state it is in."""
    try:
        cursor.execute("ROLLBACK")
    except duckdb.Error:
        return


def _is_conflict(error: duckdb.Error) -> bool:
    """Tell whether the error is a write conflict that another try may pass."""
    words = str(error).lower()
    return "conflict" in words or (isinstance(error, duckdb.TransactionException) and "aborted" not in words)
