"""The append-only edit log and the extractions that it refers to."""

from collections.abc import Callable, Collection, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import Any

import duckdb

from core.adapters.store.database import Database
from core.adapters.store.packing import pack, readable
from core.adapters.store.seal import Seal
from core.extraction.tree import Extraction
from core.steering.log import LogEntry, Logged, edit_to_json, logged

UTC_CLOCK = partial(datetime.now, UTC)
"""What tells the time where no other clock is handed in."""

_FIELDS = "seq, person_id, moment, actor, kind, payload, action_id, effect"
_LAST = "SELECT seq FROM log WHERE person_id = ? ORDER BY seq DESC LIMIT 1"
"""The last entry as a row: `max(seq)` comes from statistics, in which a commit that found no room still counts."""


class UnknownPerson(KeyError):
    """Nobody with this id has a history here."""


class LogMoved(RuntimeError):
    """Another edit came first: read the log again and decide again."""


class Logbook:
    """A person's log, read whole and appended to, one transaction an edit."""

    def __init__(self, database: Database, seal: Seal | None = None, clock: Callable[[], datetime] = UTC_CLOCK) -> None:
        """Use an open database, the seal that counts its entries, if any, and a clock that tells UTC."""
        self._database, self._seal, self.now = database, seal, clock

    @property
    def version(self) -> int:
        """Return a number that is the same as long as no log has changed."""
        return self._database.n_writes

    def entries(self, person_id: str, after: int = 0) -> list[LogEntry]:
        """Return a person's entries in order, those after a number only."""
        sql = f"SELECT {_FIELDS} FROM log WHERE person_id = ? AND seq > ? ORDER BY seq"
        return [_entry(row) for row in self._database.read(sql, [person_id, after])]

    def entries_of(self, person_ids: Collection[str]) -> dict[str, list[LogEntry]]:
        """Map some people to their entries in order, read together; who has none is left out."""
        sql = f"SELECT {_FIELDS} FROM log WHERE list_contains(?::TEXT[], person_id) ORDER BY seq"
        found: dict[str, list[LogEntry]] = {}
        for entry in map(_entry, self._database.read(sql, [list(person_ids)])):
            found.setdefault(entry.person_id, []).append(entry)
        return found

    def position(self, person_id: str) -> int:
        """Return the number of a person's last entry; 0 for an empty log."""
        rows = self._database.read(_LAST, [person_id])
        return int(rows[0][0]) if rows else 0

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

        An action id that the log holds already gives the entry it made: a second click does nothing.
        Raises LogMoved when another edit came first, and UnknownPerson for someone who has no history (any more).
        """
        moment = self.now()

        def work(cursor: duckdb.DuckDBPyConnection) -> tuple[LogEntry, bool]:
            same = f"SELECT {_FIELDS} FROM log WHERE person_id = ? AND action_id = ?"
            known = cursor.execute(same, [person_id, action_id]).fetchall()
            if known:
                return _entry(known[0]), False
            if not cursor.execute("SELECT 1 FROM people WHERE person_id = ?", [person_id]).fetchall():
                raise UnknownPerson(person_id)
            last = cursor.execute(_LAST, [person_id]).fetchall()
            if (last[0][0] if last else 0) != expected:
                raise LogMoved
            if extraction is not None:
                cursor.execute(
                    "INSERT OR REPLACE INTO extractions (extraction_id, person_id, method, encoder_id, payload) "
                    "VALUES (?, ?, ?, ?, ?)",
                    [extraction.extraction_id, person_id, extraction.method, extraction.encoder_id, pack(extraction)],
                )
            values = [person_id, moment.replace(tzinfo=None), actor, edit.kind, edit_to_json(edit), action_id, effect]
            columns = "person_id, moment, actor, kind, payload, action_id, effect"
            insert = f"INSERT INTO log ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING {_FIELDS}"
            return _entry(cursor.execute(insert, values).fetchall()[0]), True

        entry, is_new = self._database.write(work)
        if is_new and self._seal is not None:
            self._seal.note(entry.seq)
        return entry

    def extraction(self, extraction_id: str) -> Extraction | None:
        """Return a stored extraction; None where there is none, or where it is damaged: then it is found anew."""
        sql = "SELECT method, encoder_id, payload FROM extractions WHERE extraction_id = ? LIMIT 1"
        rows = self._database.read(sql, [extraction_id])
        return readable(extraction_id, *rows[0]) if rows else None

    def extractions(self, extraction_ids: Collection[str]) -> dict[str, Extraction]:
        """Map ids to stored extractions, read together; one that is not there or is damaged is left out."""
        sql = (
            "SELECT extraction_id, any_value(method), any_value(encoder_id), any_value(payload) FROM extractions "
            "WHERE list_contains(?::TEXT[], extraction_id) GROUP BY extraction_id"
        )
        found = (readable(*row) for row in self._database.read(sql, [list(extraction_ids)]))
        return {extraction.extraction_id: extraction for extraction in found if extraction is not None}

    def has_extractions(self, extraction_ids: Collection[str], beside: str) -> bool:
        """Tell whether any of some extractions is here already for anybody beside one person."""
        sql = "SELECT 1 FROM extractions WHERE list_contains(?::TEXT[], extraction_id) AND person_id <> ? LIMIT 1"
        return bool(self._database.read(sql, [list(extraction_ids), beside]))


def _entry(row: Sequence[Any]) -> LogEntry:
    """Read a row of the log."""
    seq, person_id, moment, actor, kind, payload, action_id, effect = row
    time = moment.replace(tzinfo=UTC)
    return LogEntry(
        seq=int(seq),
        person_id=person_id,
        time=time,
        actor=actor,
        edit=logged(kind, payload),
        action_id=action_id,
        effect=effect,
    )
