"""Take a batch into the database: people, things, interactions, vectors, and logs with the extractions they name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC
from functools import partial
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from core.adapters.batch.ground import FOLDER, ROWS_OF_ITEMS, open_ground
from core.adapters.batch.inputs import files_of, parquet_columns, side_database, sql_text, view_done
from core.adapters.batch.queries import ITEM_ROWS, NEEDED
from core.adapters.batch.results import THINGS_READ, about_of
from core.adapters.store.backups import POINTING, pointed
from core.adapters.store.database import Database
from core.adapters.store.histories import insert_missing, item_table
from core.entities import Item
from core.progress import Stages

PEOPLE_AT_ONCE = 1_000
"""People whose logs are taken in by one transaction; by hand: some megabytes of extractions."""
THINGS_AT_ONCE = 10_000
"""Things that are made into rows at a time; by hand."""
INTERACTIONS_AT_ONCE = 100_000
"""Interactions that are taken in by one transaction; by hand."""
_LOG = pa.schema(
    [("seq", pa.int64()), ("person_id", pa.string()), ("moment", pa.timestamp("us")), ("actor", pa.string())]
    + [(name, pa.string()) for name in ("kind", "payload", "action_id")]
)
_SHARDS = "0123456789abcdef"
"""First letters of texts' hashes: vectors are copied a sixteenth at a time, so that no second copy of all is made."""
_EXTRACTIONS = (
    "SELECT person_id, unnest(extractions, recursive := true) FROM latest WHERE list_contains(?::TEXT[], person_id)"
)
_ENTRIES = f"FROM ({_EXTRACTIONS.replace('extractions', 'log')}) ORDER BY person_id, seq"


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenIn:
    """What is new in the database: people, things, interactions, and entries of logs."""

    people: int
    items: int
    interactions: int
    entries: int


class TakingIn:
    """The folder of a batch, open to be taken into a database; what is there already stays, and nothing comes twice."""

    def __init__(self, database: Database, folder: Path) -> None:
        """Use an open database; raise DatabaseError for a folder that holds no batch."""
        self._database, self._folder, self._about = database, folder, about_of(folder)
        self._source = side_database(folder)
        view_done(self._source, folder)
        rows = sql_text(str(folder / FOLDER / ROWS_OF_ITEMS))
        self._source.execute(f"CREATE VIEW {ITEM_ROWS} AS FROM read_parquet({rows})")

    def run(self, collection_id: str, name: str, progress: Stages | None = None) -> TakenIn:
        """Take everything in, as one collection; cut off, it goes on from there the next time. Raises ImportRefused."""
        person_ids = [str(row[0]) for row in self._source.execute("SELECT person_id FROM latest ORDER BY 1").fetchall()]
        items = self._items(collection_id, name)
        people = self._database.write(lambda cursor: _people(cursor, person_ids), ["people"])
        interactions = self._interactions()
        self._vectors()
        entries = 0
        for start in range(0, len(person_ids), PEOPLE_AT_ONCE):
            if progress:
                progress("Taking in journeys", start, len(person_ids))
            entries += self._logs(person_ids[start : start + PEOPLE_AT_ONCE])
        return TakenIn(people=people, items=items, interactions=interactions, entries=entries)

    def _items(self, collection_id: str, name: str) -> int:
        """Take in the things, in pieces; return how many are new."""
        items, new = open_ground(self._folder).items, 0
        known = "INSERT OR IGNORE INTO collections (collection_id, name) VALUES (?, ?)"
        self._database.write(lambda cursor: cursor.execute(known, [collection_id, name]) and None, ["collections"])
        for start in range(0, items.num_rows, THINGS_AT_ONCE):
            rows = item_table(collection_id, [Item(**row) for row in items.slice(start, THINGS_AT_ONCE).to_pylist()])
            new += self._database.write(partial(_inserted, "items", rows), ["items"])
        return new

    def _interactions(self) -> int:
        """Take in the interactions of everybody who was answered for; return how many are new."""
        path = self._about.interactions
        columns = parquet_columns(self._source, path, NEEDED)
        kind = "coalesce(CAST(kind AS STRING), '')" if "kind" in columns else "''"
        value = "TRY_CAST(value AS DOUBLE)" if "value" in columns else "NULL"
        rows = self._source.sql(
            f"SELECT CAST(person_id AS STRING) AS person_id, CAST(item_id AS STRING) AS item_id, "
            f"CAST(time AS TIMESTAMP) AS moment, {kind} AS kind, any_value({value}) AS value "
            f"FROM read_parquet({sql_text(files_of(path))}) WHERE time IS NOT NULL AND CAST(person_id AS STRING) IN "
            f"(SELECT person_id FROM latest) AND CAST(item_id AS STRING) IN (SELECT item_id FROM {ITEM_ROWS}) "
            "GROUP BY ALL"
        )
        pieces = map(pa.Table.from_batches, ([batch] for batch in rows.to_arrow_reader(INTERACTIONS_AT_ONCE)))
        return sum(
            self._database.write(partial(_inserted, "interactions", piece), ["interactions"]) for piece in pieces
        )

    def _vectors(self) -> None:
        """Take in what the things mean, so that none is read again."""
        read = Database(self._folder / THINGS_READ)
        try:
            for first in _SHARDS:
                rows = read.read_table("FROM vectors WHERE starts_with(text_hash, ?)", [first])
                self._database.write(partial(_inserted, "vectors", rows), ["vectors"])
        finally:
            read.close()

    def _logs(self, person_ids: list[str]) -> int:
        """Take in the entries that are new to some people's logs, and what they name; return how many entries."""
        entries = self._source.sql(_ENTRIES, params=[person_ids]).to_arrow_table()
        extractions = self._source.sql(_EXTRACTIONS, params=[person_ids]).to_arrow_table()

        def work(cursor: duckdb.DuckDBPyConnection) -> int:
            insert_missing(cursor, "extractions", extractions)
            return insert_missing(cursor, "log", _numbered(cursor, person_ids, entries))

        return self._database.write(work, ["log", "extractions"])


def _inserted(table: str, rows: pa.Table, cursor: duckdb.DuckDBPyConnection) -> int:
    return insert_missing(cursor, table, rows)


def _people(cursor: duckdb.DuckDBPyConnection, person_ids: Sequence[str]) -> int:
    """Insert people, called by their ids, after those who are there; return how many are new."""
    first = cursor.execute("SELECT coalesce(max(position) + 1, 0) FROM people").fetchall()[0][0]
    names = pa.array(person_ids, pa.string())
    nothing = pa.array([""] * len(person_ids), pa.string())
    positions = pa.array(range(first, first + len(person_ids)), pa.int32())
    columns = {"person_id": names, "name": names, "portrait": nothing, "position": positions}
    return insert_missing(cursor, "people", pa.table(columns))


def _numbered(cursor: duckdb.DuckDBPyConnection, person_ids: Sequence[str], entries: pa.Table) -> pa.Table:
    """Return the entries that people's logs lack, with the next free numbers; what points at one points at its new."""
    sql = "SELECT person_id, action_id, seq FROM log WHERE list_contains(?::TEXT[], person_id)"
    there = {(p, action): int(seq) for p, action, seq in cursor.execute(sql, [list(person_ids)]).fetchall()}
    rows = entries.to_pylist()
    lacking = [row for row in rows if (row["person_id"], row["action_id"]) not in there]
    numbers = cursor.execute("SELECT nextval('log_seq') FROM range(?)", [len(lacking)]).fetchall()
    there |= {(row["person_id"], row["action_id"]): int(n) for row, (n,) in zip(lacking, sorted(numbers), strict=True)}
    new: dict[str, dict[int, int]] = {}
    for row in rows:
        new.setdefault(row["person_id"], {})[row["seq"]] = there[row["person_id"], row["action_id"]]
    return pa.Table.from_pylist([_renumbered(row, new[row["person_id"]]) for row in lacking], schema=_LOG)


def _renumbered(row: Mapping[str, Any], new: Mapping[int, int]) -> dict[str, Any]:
    """Return an entry under its new number, its moment as the database keeps it."""
    payload = pointed(row["payload"], new) if row["kind"] in POINTING else row["payload"]
    moment = row["moment"].astimezone(UTC).replace(tzinfo=None)
    return {**row, "seq": new[row["seq"]], "moment": moment, "payload": payload}
