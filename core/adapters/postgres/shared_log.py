"""The append-only log of every person on a server that several replicas of the app share."""

from collections.abc import Callable, Collection, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from core.adapters.postgres.connections import Server
from core.adapters.store.logbook import UTC_CLOCK, LogMoved, UnknownPerson
from core.adapters.store.packing import pack, readable
from core.extraction.tree import Extraction
from core.steering.log import LogEntry, Logged, edit_to_json, logged

if TYPE_CHECKING:
    from psycopg import Connection

_SCHEMA_LOCK = 1_907
"""The number of the lock under which replicas that start together make the tables once; by hand: any would do."""
_SCHEMA = """
    CREATE TABLE IF NOT EXISTS people (person_id TEXT PRIMARY KEY);
    CREATE TABLE IF NOT EXISTS log (
        person_id TEXT NOT NULL REFERENCES people ON DELETE CASCADE, seq BIGINT NOT NULL, moment TIMESTAMPTZ NOT NULL,
        actor TEXT NOT NULL, kind TEXT NOT NULL, payload TEXT NOT NULL, action_id TEXT NOT NULL,
        effect TEXT NOT NULL DEFAULT '', PRIMARY KEY (person_id, seq), UNIQUE (person_id, action_id)
    );
    CREATE TABLE IF NOT EXISTS extractions (
        extraction_id TEXT NOT NULL, person_id TEXT NOT NULL REFERENCES people ON DELETE CASCADE, method TEXT NOT NULL,
        encoder_id TEXT NOT NULL, payload BYTEA NOT NULL, PRIMARY KEY (extraction_id, person_id)
    );
"""
_FIELDS = "seq, person_id, moment, actor, kind, payload, action_id, effect"
_APPEND = f"""
    INSERT INTO log ({_FIELDS}) SELECT %(expected)s + 1, %(person_id)s, %(moment)s, %(actor)s, %(kind)s, %(payload)s,
        %(action_id)s, %(effect)s
    WHERE coalesce((SELECT max(seq) FROM log WHERE person_id = %(person_id)s), 0) = %(expected)s
    ON CONFLICT DO NOTHING RETURNING {_FIELDS}
"""
"""One row where the log still ends at the expected entry and knows no such action, else none. Of two that come together
the second waits for the first, and has none."""
_SNAPSHOT = "SELECT hashtextextended(pg_current_snapshot()::text, 0)"
"""A number of which transactions are over: as long as it is the same, so is everything that was read."""


class SharedLog:
    """A person's log, read whole and appended to, one transaction an edit, from as many processes as there are.

    Entries are numbered for each person alone, from 1 without gaps: transactions end in another order than they begin,
    so that one sequence for all would show gaps that fill up later. Safe to use from many threads.
    """

    def __init__(self, server: Server, clock: Callable[[], datetime] = UTC_CLOCK) -> None:
        """Use an open server, whose tables are made where they are not, and a clock that tells UTC."""
        self._server, self.now = server, clock
        server.run(_make_tables)

    def admit(self, person_id: str) -> None:
        """Let a person have a log; nothing happens for one who has."""
        sql = "INSERT INTO people VALUES (%s) ON CONFLICT DO NOTHING"
        self._server.run(lambda connection: connection.execute(sql, [person_id]) and None)

    def forget(self, person_id: str) -> None:
        """Delete a person with their log and extractions; an edit of theirs that is under way fails."""
        sql = "DELETE FROM people WHERE person_id = %s"
        self._server.run(lambda connection: connection.execute(sql, [person_id]) and None)

    @property
    def version(self) -> int:
        """Return a number that is the same as long as no log has changed, whoever changes it."""
        return int(self._rows(_SNAPSHOT)[0][0])

    def entries(self, person_id: str, after: int = 0) -> list[LogEntry]:
        """Return a person's entries in order, those after a number only."""
        sql = f"SELECT {_FIELDS} FROM log WHERE person_id = %s AND seq > %s ORDER BY seq"
        return [_entry(row) for row in self._rows(sql, person_id, after)]

    def entries_of(self, person_ids: Collection[str]) -> dict[str, list[LogEntry]]:
        """Map some people to their entries in order, read together; who has none is left out."""
        sql = f"SELECT {_FIELDS} FROM log WHERE person_id = ANY(%s) ORDER BY person_id, seq"
        found: dict[str, list[LogEntry]] = {}
        for entry in map(_entry, self._rows(sql, list(person_ids))):
            found.setdefault(entry.person_id, []).append(entry)
        return found

    def position(self, person_id: str) -> int:
        """Return the number of a person's last entry; 0 for an empty log."""
        return int(self._rows("SELECT coalesce(max(seq), 0) FROM log WHERE person_id = %s", person_id)[0][0])

    def append(
        self,
        person_id: str,
        edit: Logged,
        *,
        actor: str,
        action_id: str,
        expected: int,
        extraction: Extraction | None = None,
        effect: str = "",
    ) -> LogEntry:
        """Append an edit, with the extraction it refers to, if the log still ends at the expected entry.

        An action id that the log holds already gives the entry it made: a second click does nothing, nor does a second
        try after the connection was lost. Raises LogMoved when another edit came first, and UnknownPerson for someone
        who has no log (any more).
        """
        row = {
            "expected": expected,
            "person_id": person_id,
            "moment": self.now(),
            "actor": actor,
            "kind": edit.kind,
            "payload": edit_to_json(edit),
            "action_id": action_id,
            "effect": effect,
        }
        return self._server.run(lambda connection: _appended(connection, row, extraction))

    def extraction(self, extraction_id: str) -> Extraction | None:
        """Return a stored extraction; None where there is none, or where it is damaged: then it is found anew."""
        return self.extractions([extraction_id]).get(extraction_id)

    def extractions(self, extraction_ids: Collection[str]) -> dict[str, Extraction]:
        """Map ids to stored extractions, read together; one that is not there or is damaged is left out."""
        sql = (
            "SELECT DISTINCT ON (extraction_id) extraction_id, method, encoder_id, payload FROM extractions "
            "WHERE extraction_id = ANY(%s) ORDER BY extraction_id, person_id"
        )
        found = (readable(*row) for row in self._rows(sql, list(extraction_ids)))
        return {extraction.extraction_id: extraction for extraction in found if extraction is not None}

    def has_extractions(self, extraction_ids: Collection[str], beside: str) -> bool:
        """Tell whether any of some extractions is here already for anybody beside one person."""
        sql = "SELECT 1 FROM extractions WHERE extraction_id = ANY(%s) AND person_id <> %s LIMIT 1"
        return bool(self._rows(sql, list(extraction_ids), beside))

    def _rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """Return every row of a query."""
        return self._server.run(lambda connection: connection.execute(sql, values).fetchall())


def _make_tables(connection: "Connection") -> None:
    connection.execute("SELECT pg_advisory_xact_lock(%s)", [_SCHEMA_LOCK])
    connection.execute(_SCHEMA)


def _appended(connection: "Connection", row: dict[str, Any], extraction: Extraction | None) -> LogEntry:
    """Append a row and return its entry, or the one that its action made before; raise LogMoved and UnknownPerson."""
    from psycopg.errors import ForeignKeyViolation

    same = f"SELECT {_FIELDS} FROM log WHERE person_id = %(person_id)s AND action_id = %(action_id)s"
    if known := connection.execute(same, row).fetchone():
        return _entry(known)
    try:
        made = connection.execute(_APPEND, row).fetchone()
    except ForeignKeyViolation as error:
        raise UnknownPerson(row["person_id"]) from error
    if made is None:
        if known := connection.execute(same, row).fetchone():
            return _entry(known)
        if connection.execute("SELECT 1 FROM people WHERE person_id = %(person_id)s", row).fetchone() is None:
            raise UnknownPerson(row["person_id"])
        raise LogMoved
    if extraction is not None:
        connection.execute(
            "INSERT INTO extractions VALUES (%s, %s, %s, %s, %s) ON CONFLICT DO NOTHING",
            [extraction.extraction_id, row["person_id"], extraction.method, extraction.encoder_id, pack(extraction)],
        )
    return _entry(made)


def _entry(row: Sequence[Any]) -> LogEntry:
    """Read a row of the log."""
    seq, person_id, moment, actor, kind, payload, action_id, effect = row
    return LogEntry(
        seq=int(seq),
        person_id=person_id,
        time=moment.astimezone(UTC),
        actor=actor,
        edit=logged(kind, payload),
        action_id=action_id,
        effect=effect,
    )
