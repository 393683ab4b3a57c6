"""What all replicas share, on a PostgreSQL server, and a replica's working copy of it in memory.

The server is the truth: a change is on it before anybody is told that it was made. The copy is an ordinary database of
this program, so that every query is the same one as on a file; it is filled when a replica starts, takes in what others
changed by the versions of rows, and is gone with the replica.
"""

import threading
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import duckdb
import pyarrow as pa

from core.adapters.postgres import log_copies
from core.adapters.postgres.connections import Server
from core.adapters.postgres.mirrored_tables import NAMESPACE, MirroredTable, tables_of
from core.adapters.store.database import Database
from core.adapters.store.faults import DatabaseError
from core.adapters.store.migrations import MIGRATIONS

if TYPE_CHECKING:
    from psycopg import Connection

T = TypeVar("T")
_Work = Callable[[duckdb.DuckDBPyConnection], T]
FOLLOWED_EVERY_S = 1.0
"""Seconds between two looks for what other replicas changed; by hand: one small question a second costs nothing."""
_TRIES = 5
"""Times that a change is tried while others append to the logs that it writes; by hand."""
_OF_HISTORIES = frozenset({"collections", "items", "people", "interactions", "saved", "offers", "accounts"})
"""Tables that more was worked out from than what is read again each time: where they change, that is dropped."""
_TABLES_LOCK = 1_908
"""The number of the lock under which replicas that start together make the tables once; by hand: any would do."""
_HEAD = f"""
    CREATE SCHEMA IF NOT EXISTS {NAMESPACE};
    CREATE TABLE IF NOT EXISTS {NAMESPACE}.head (version BIGINT NOT NULL, layout INTEGER NOT NULL);
    CREATE TABLE IF NOT EXISTS {NAMESPACE}.changes (
        table_name TEXT PRIMARY KEY, version BIGINT NOT NULL, deleted BIGINT NOT NULL DEFAULT 0
    );
    INSERT INTO {NAMESPACE}.head SELECT 0, 0 WHERE NOT EXISTS (SELECT 1 FROM {NAMESPACE}.head);
"""
"""The version that everything is of, the tables' own with that of their last deletion, and which program wrote it."""
_NEWER = "The PostgreSQL server was written by a newer version of this program. Update this one first."
_BUSY = "Many changes are coming in at once. Wait a moment and try again."
_MIGRATIONS_TABLE = "migrations"


@dataclass(frozen=True, slots=True)
class _Change:
    """What a transaction changed in a table: rows that are new or other by their keys, and keys that are gone."""

    keys: list[str]
    rows: pa.Table
    gone: list[str]


class SharedDatabase(Database):
    """A replica's database. Safe to use from many threads; raises DatabaseError where the server cannot be reached."""

    is_shared = True
    _server: Server | None = None

    def __init__(self, server: Server, when_news: Callable[[], None] = lambda: None) -> None:
        """Use an open server whose log was made already, and fill the copy; `when_news` follows others' changes.

        Raises DatabaseError where a newer version of this program wrote there.
        """
        super().__init__()
        self.when_news = when_news
        self._seen, self._logs_seen, self._has_news = 0, "", False
        self._stopped = threading.Event()
        self._follower: threading.Thread | None = None
        self._connection.execute(log_copies.NUMBERED_BY_PERSON)
        self._tables = tables_of(self._connection, without=(_MIGRATIONS_TABLE, *log_copies.OF_LOGS))
        server.run(self._make_tables)
        self._server = server
        self._catch_up()
        self._has_news = False

    def close(self) -> None:
        """Stop following, and let the copy and the connections go."""
        self._stopped.set()
        if self._follower is not None:
            self._follower.join()
        super().close()
        if self._server is not None:
            self._server.close()

    def _make_tables(self, connection: "Connection") -> None:
        connection.execute("SELECT pg_advisory_xact_lock(%s)", [_TABLES_LOCK])
        connection.execute(_HEAD)
        (layout,) = connection.execute(f"SELECT layout FROM {NAMESPACE}.head").fetchall()[0]
        if layout > len(MIGRATIONS):
            raise DatabaseError(_NEWER)
        if layout < len(MIGRATIONS):
            for table in self._tables.values():
                for statement in table.is_made_by:
                    connection.execute(statement)
            connection.execute(f"UPDATE {NAMESPACE}.head SET layout = %s", [len(MIGRATIONS)])

    # What others changed

    def keep_following(self) -> None:
        """Take in what others change from now on, within moments, also while nobody asks for anything."""
        self._follower = threading.Thread(target=self._keep_following, name="following", daemon=True)
        self._follower.start()

    def _keep_following(self) -> None:
        while not self._stopped.wait(FOLLOWED_EVERY_S):
            with suppress(DatabaseError):
                self.follow()

    def follow(self) -> None:
        """Take in what others changed since the last time, and tell of what more was worked out from."""
        self._catch_up()
        if self._has_news:
            self._has_news = False
            self.when_news()

    def _catch_up(self) -> None:
        """Take in what others changed; who holds locks may call this, for it waits for nothing but the server."""
        assert self._server is not None
        if self._server.run(_version) != self._seen:
            with self._writing:
                self._server.run(self._followed)

    def _followed(self, connection: "Connection") -> None:
        """Take in all rows that are newer than what was seen, and be rid of those that are gone, all of one moment."""
        connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        self._caught_up(connection)

    def _caught_up(self, connection: "Connection") -> None:
        since, version = self._seen, _version(connection)
        changes = connection.execute(
            f"SELECT table_name, deleted FROM {NAMESPACE}.changes WHERE version > %s", [since]
        ).fetchall()
        with self._counted(), self._transaction() as cursor:
            for name, deleted in changes:
                if (table := self._tables.get(name)) is not None:
                    _take_in(connection, cursor, table, since, has_gone=deleted > since > 0)
            if any(name == "people" for name, _ in changes):
                log_copies.drop_all(cursor)  # somebody may have gone and come back
                self._logs_seen = ""
        self._seen = version
        self._has_news = self._has_news or any(name in _OF_HISTORIES for name, _ in changes)

    def bring_logs(self) -> None:
        """Bring the entries that the server has and the copy has not."""
        assert self._server is not None
        self._catch_up()
        with self._writing:
            self._server.run(self._bring_logs)

    def _bring_logs(self, connection: "Connection") -> None:
        (now,) = connection.execute("SELECT pg_current_snapshot()::text").fetchall()[0]
        if now != self._logs_seen:
            with self._counted(), self._transaction() as cursor:
                log_copies.bring(connection, cursor)
            self._logs_seen = now

    # What this replica changes

    def _written(self, work: _Work[T], touches: Collection[str]) -> T:
        """Run the work once, on the copy as all changes left it; what it changed is on the server before it is told."""
        if self._server is None:
            return super()._written(work, touches)
        from psycopg.errors import UniqueViolation

        for _ in range(_TRIES):
            with self._writing, suppress(UniqueViolation):
                return self._server.run(lambda connection: self._published(connection, work, touches))
            self._logs_seen = ""
        raise DatabaseError(_BUSY)

    def _published(self, connection: "Connection", work: _Work[T], touches: Collection[str]) -> T:
        connection.execute(f"SELECT version FROM {NAMESPACE}.head FOR UPDATE")
        self._caught_up(connection)
        tables = [t for t in self._tables.values() if not touches or t.name in touches]
        of_logs = not touches or bool(set(touches) & set(log_copies.OF_LOGS))
        if of_logs:
            self._bring_logs(connection)
        with self._counted(), self._cursor() as before, self._transaction() as cursor:
            before.execute("BEGIN")
            known = {t.name: _keys(before, t) for t in tables}
            answer = work(cursor)
            changes = {t.name: change for t in tables if (change := _changed(cursor, t, known[t.name])) is not None}
            logs = log_copies.written_since(cursor, before) if of_logs else None
            version = self._seen
            if changes:
                version += 1
                _send(connection, self._tables, changes, version)
            if logs is not None:
                log_copies.send(connection, *logs)
            before.execute("ROLLBACK")
            connection.commit()
        self._seen = version
        return answer

    def forget_deleted(self) -> None:
        """Let the server use the room of what was deleted for other rows: the copy itself keeps nothing of it."""
        assert self._server is not None
        places = [t.place for t in self._tables.values()]
        self._server.alone(f"VACUUM {', '.join((*places, *log_copies.OF_LOGS))}")


def _version(connection: "Connection") -> int:
    return int(connection.execute(f"SELECT version FROM {NAMESPACE}.head").fetchall()[0][0])


def _take_in(
    connection: "Connection", cursor: duckdb.DuckDBPyConnection, table: MirroredTable, since: int, *, has_gone: bool
) -> None:
    """Bring a table of the copy to what the server holds."""
    if has_gone:
        # a row of a table without a key that was deleted and came again is told by its version alone
        stays = "" if table.has_key else f" WHERE row_version <= {int(since)}"
        keys = [row[0] for row in connection.execute(f"SELECT row_key FROM {table.place}{stays}")]
        cursor.register("keys_there", pa.table({"row_key": pa.array(keys, pa.string())}))
        keyed = f'SELECT rowid, {table.row_key} AS row_key FROM "{table.name}"'
        gone = f"SELECT rowid FROM ({keyed}) ANTI JOIN keys_there USING (row_key)"
        cursor.execute(f'DELETE FROM "{table.name}" WHERE rowid IN ({gone})')
        cursor.unregister("keys_there")
    insert = "INSERT OR REPLACE" if table.has_key else "INSERT"
    for rows in table.arriving(connection, since):
        cursor.register("arrived", rows)
        cursor.execute(f'{insert} INTO "{table.name}" ({table.listed}) SELECT {table.listed} FROM arrived')
        cursor.unregister("arrived")


def _keys(cursor: duckdb.DuckDBPyConnection, table: MirroredTable) -> pa.Table:
    """Return the key and digest of every row."""
    return cursor.sql(
        f'SELECT {table.row_key} AS row_key, {table.row_digest} AS row_digest FROM "{table.name}"'
    ).to_arrow_table()


def _changed(cursor: duckdb.DuckDBPyConnection, table: MirroredTable, known: pa.Table) -> _Change | None:
    """Return what a transaction changed in a table; None for nothing."""
    cursor.register("known_rows", known)
    keyed = f'SELECT {table.row_key} AS row_key, {table.row_digest} AS row_digest, {table.listed} FROM "{table.name}"'
    rows = cursor.sql(f"FROM ({keyed}) ANTI JOIN known_rows USING (row_key, row_digest)").to_arrow_table()
    now = f'SELECT {table.row_key} AS row_key FROM "{table.name}"'
    gone = cursor.execute(f"SELECT row_key FROM known_rows ANTI JOIN ({now}) USING (row_key)").fetchall()
    cursor.unregister("known_rows")
    if not rows.num_rows and not gone:
        return None
    return _Change(rows.column("row_key").to_pylist(), rows.select(list(table.columns)), [row[0] for row in gone])


def _send(
    connection: "Connection", tables: Mapping[str, MirroredTable], changes: Mapping[str, _Change], version: int
) -> None:
    """Write what changed on the server as one version, and let people have a log or none."""
    for name, change in changes.items():
        table = tables[name]
        if change.gone:
            connection.execute(f"DELETE FROM {table.place} WHERE row_key = ANY(%s)", [change.gone])
        if change.keys:
            table.publish(connection, change.keys, change.rows, version)
        connection.execute(
            f"INSERT INTO {NAMESPACE}.changes VALUES (%s, %s, %s) ON CONFLICT (table_name) DO UPDATE SET "
            "version = excluded.version, deleted = greatest(changes.deleted, excluded.deleted)",
            [name, version, version if change.gone else 0],
        )
    if "people" in changes:
        there = f'SELECT person_id FROM {NAMESPACE}."people"'
        connection.execute(f"INSERT INTO people {there} ON CONFLICT DO NOTHING")
        connection.execute(f"DELETE FROM people WHERE person_id NOT IN ({there})")
    connection.execute(f"UPDATE {NAMESPACE}.head SET version = %s", [version])
