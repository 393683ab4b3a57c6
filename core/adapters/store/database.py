"""One DuckDB file: a cursor for every call, a transaction for every write, plain words for every failure."""

import os
import threading
import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import rmtree
from typing import Any, TypeVar

import duckdb
import pyarrow as pa

from core.adapters.private_files import OWN_FILE, OWN_FOLDER
from core.adapters.store.faults import (
    DatabaseError,
    DiskFull,
    at_opening,
    fault_in_words,
    is_broken,
    is_disk_full,
)
from core.adapters.store.gate import Gate
from core.adapters.store.migrations import MIGRATIONS
from core.adapters.store.place import FileNumber, check_place, not_in_place, place_of

T = TypeVar("T")
_TRIES = 8
"""Times that a write is tried while others write; chosen by hand."""
FIRST_PAUSE_S = 0.005
"""Seconds of the first pause between two tries, doubled each time; chosen by hand."""
_LEAST_MEMORY = "64MB"
"""What the database is left with for a moment when it gives back what it keeps of its file; by hand."""
_NO_DOWNLOADS: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}
_STRANGERS = (
    "SELECT table_name FROM duckdb_tables() WHERE table_name <> 'migrations' "
    "UNION ALL SELECT view_name FROM duckdb_views() WHERE NOT internal"
)


class Database:
    """An open database file, or one in memory; safe to use from many threads.

    `n_writes` counts the writes so far: as long as it is the same, everything that was read is as it was, since no
    other process can open the file.

    Raises DatabaseError when another process holds the file, when the file is damaged or is no database, when it may
    not be read or written, and when it was written by a newer version of this program; and at a write when the file no
    longer lies where it was opened.
    """

    is_shared = False
    """Whether it is the copy of what a server holds for several replicas."""

    def __init__(self, path: str | Path = ":memory:") -> None:
        """Open the file, make it where there is none, for its owner alone, and bring it up to date."""
        self.path = str(path)
        self.in_memory = self.path == ":memory:"
        if not self.in_memory:
            check_place(self.path)
        self._connection = _connect(self.path) if self.in_memory else _connect_privately(self.path)
        self._place: FileNumber | None = place_of(self.path)
        self._writing, self._gate = threading.RLock(), Gate()
        self._broken, self.n_writes = False, 0
        self._migrate()
        if not self.in_memory and self._to_forget.exists():
            with suppress(DiskFull):
                self.forget_deleted()

    def close(self) -> None:
        """Close the file; what stands in its write-ahead log is folded in."""
        self._connection.close()

    @property
    def _to_forget(self) -> Path:
        """Return the file that stands while something deleted may still have its bytes in the database file."""
        return Path(f"{self.path}.forget")

    def forget_deleted(self) -> None:
        """Write the file anew without what was deleted: DuckDB keeps those bytes, also after CHECKPOINT and VACUUM.

        A process that dies in between does it when it opens the file again. Raises DatabaseError; where there is no
        room for a second file (DiskFull), the rows are gone and their bytes go the next time that this is called.
        """
        if self.in_memory:
            return
        fresh = Path(f"{self.path}.fresh")
        if self._broken:
            self._open_anew()
        with self._writing, self._gate.alone():
            self._check_still_there()
            self._to_forget.touch()
            fresh.unlink(missing_ok=True)
            try:
                _copy_to(self._connection, fresh)
            except duckdb.Error as error:
                self._broken = self._broken or is_broken(error)
                fresh.unlink(missing_ok=True)
                told = _still_there(self.path) if is_disk_full(error) else fault_in_words(error, self.path)
                raise told or error from error
            self._connection.close()
            _make_private(fresh)
            os.replace(fresh, self.path)
            Path(f"{self.path}.wal").unlink(missing_ok=True)
            self._connection, self._place = _connect(self.path), place_of(self.path)
            self._to_forget.unlink(missing_ok=True)

    def give_back(self) -> None:
        """Give back the memory in which blocks of the file are kept; what is asked for again is read again."""
        if self.in_memory or self._broken:
            return
        with self._writing, self._gate.alone(), suppress(duckdb.OutOfMemoryException):
            try:
                self._connection.execute(f"SET memory_limit = '{_LEAST_MEMORY}'")
            finally:
                self._connection.execute("RESET memory_limit")

    def read(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Return every row of a query; the result is fetched whole."""
        with self._cursor() as cursor:
            return cursor.execute(sql, list(parameters)).fetchall()

    def read_table(self, sql: str, parameters: Sequence[Any] = ()) -> pa.Table:
        """Return every row of a query as an Arrow table."""
        with self._cursor() as cursor:
            return cursor.sql(sql, params=list(parameters)).to_arrow_table()

    def read_tables(self, queries: Mapping[str, str]) -> dict[str, pa.Table]:
        """Return the rows of several queries as Arrow tables, all of one moment."""
        with self._transaction() as cursor:
            return {name: cursor.sql(sql).to_arrow_table() for name, sql in queries.items()}

    @contextmanager
    def _cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """Yield a cursor of its own; raise DatabaseError where the file, its folder or the disk is to blame."""
        if self._broken:
            self._open_anew()
        with self._gate.together(), self._plainly():
            cursor = self._connection.cursor()
            try:
                yield cursor
            finally:
                cursor.close()

    @contextmanager
    def _plainly(self) -> Iterator[None]:
        """Turn errors that are of nobody's query into words, and remember when the connection takes no more."""
        try:
            yield
        except duckdb.Error as error:
            self._broken = self._broken or (is_broken(error) and not self.in_memory)
            told = fault_in_words(error, self.path)
            if told is None:
                raise
            raise told from error

    def _open_anew(self) -> None:
        """Open the file again after a failure that left the connection useless."""
        with self._writing, self._gate.alone():
            if self._broken:
                self._check_still_there()
                self._connection.close()
                self._connection = _connect(self.path)
                self._broken = False
                self.n_writes += 1

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

    def look(self, work: Callable[[duckdb.DuckDBPyConnection], T]) -> T:
        """Run work that reads alone, all of one moment, and return its answer."""
        with self._transaction() as cursor:
            return work(cursor)

    def bring_logs(self) -> None:
        """Make sure that the tables of the log hold everybody's entries: here they always do."""

    def write(self, work: Callable[[duckdb.DuckDBPyConnection], T], touches: Collection[str] = ()) -> T:
        """Run the work in one transaction and return its answer; try again when another write got in between.

        The work may run more than once, each time on a clean transaction, so it must do nothing but SQL. `touches` are
        the tables that it may change, none for any: where others are told of the change, fewer are looked through.
        """
        pause = FIRST_PAUSE_S
        for attempt in range(_TRIES):
            try:
                return self._written(work, touches)
            except (duckdb.TransactionException, duckdb.ConstraintException) as error:
                if attempt == _TRIES - 1 or not _is_conflict(error):
                    raise
                time.sleep(pause)
                pause *= 2
        raise AssertionError("unreachable")

    def _written(self, work: Callable[[duckdb.DuckDBPyConnection], T], touches: Collection[str]) -> T:  # noqa: ARG002
        """Run the work once, in one transaction."""
        with self._writing, self._counted(), self._transaction() as cursor:
            self._check_still_there()
            return work(cursor)

    def _check_still_there(self) -> None:
        """Raise DatabaseError where another file lies in the place of the open one, or none: that is opened next."""
        if not self.in_memory and place_of(self.path) != self._place:
            raise not_in_place(self.path)

    @contextmanager
    def _counted(self) -> Iterator[None]:
        """Count a write once it is over, whatever came of it."""
        try:
            yield
        finally:
            self.n_writes += 1

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
    except duckdb.Error as error:
        raise at_opening(error, path) from error


def _connect_privately(path: str) -> duckdb.DuckDBPyConnection:
    """Open a file that nobody but its owner can read, in a folder of which that is true where it is made here."""
    file = Path(path)
    try:
        file.parent.mkdir(mode=OWN_FOLDER, parents=True, exist_ok=True)
    except OSError as error:
        raise DatabaseError(
            f"The folder {file.parent} cannot be made: {error.strerror}. Choose another path for the database."
        ) from error
    connection = _connect(path)
    Path(f"{path}.fresh").unlink(missing_ok=True)
    rmtree(f"{path}.tmp", ignore_errors=True)  # what DuckDB put aside in a process that died
    _make_private(file)
    return connection


def _make_private(file: Path) -> None:
    """Keep everybody but the owner out of a file; where the file is another's, it stays as it is."""
    with suppress(OSError):
        file.chmod(OWN_FILE)


def _still_there(path: str) -> DiskFull:
    """Return what is said where there is no room for the second file that forgetting takes."""
    return DiskFull(
        f"It is deleted and no page shows it any more, but there is no room to write {path} anew without it. Make room "
        "on that disk: the next start takes the last traces away."
    )


def _copy_to(connection: duckdb.DuckDBPyConnection, fresh: Path) -> None:
    """Write every table, index and sequence into a new file."""
    (name,) = connection.execute("SELECT current_database()").fetchall()[0]
    place = str(fresh).replace("'", "''")
    connection.execute("CHECKPOINT")
    connection.execute(f"ATTACH '{place}' AS fresh")
    try:
        connection.execute(f'COPY FROM DATABASE "{name}" TO fresh')
    finally:
        with suppress(duckdb.FatalException):  # what made the copying fail is what is told
            connection.execute("DETACH fresh")


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
