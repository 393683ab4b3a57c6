"""One person's rows of every table as Arrow tables, and back: the same history and the same log, bit for bit."""

import io
import json
from collections.abc import Mapping, Sequence

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from core.adapters.store.database import Database
from core.adapters.store.migrations import MIGRATIONS

_OFFERED = "SELECT * FROM offers WHERE person_id = $1 AND NOT starts_with(collection_id, 'own-') ORDER BY collection_id"
_THEIRS = (
    "SELECT item_id FROM interactions WHERE person_id = $1 UNION SELECT item_id FROM saved WHERE person_id = $1 "
    "UNION SELECT item_id FROM items WHERE collection_id = concat('own-', $1) "
    f"UNION SELECT item_id FROM items WHERE collection_id IN (SELECT collection_id FROM ({_OFFERED}))"
)
QUERIES = {
    "people": "SELECT person_id, name, portrait FROM people WHERE person_id = $1",
    "collections": "SELECT collection_id, name FROM collections WHERE collection_id IN "
    f"(SELECT collection_id FROM items WHERE item_id IN ({_THEIRS})) ORDER BY collection_id",
    "items": f"SELECT * FROM items WHERE item_id IN ({_THEIRS}) ORDER BY item_id",
    "interactions": "SELECT * FROM interactions WHERE person_id = $1 ORDER BY moment, item_id, kind",
    "saved": "SELECT * FROM saved WHERE person_id = $1 ORDER BY item_id",
    "offers": _OFFERED,
    "extractions": "SELECT extraction_id, person_id, method, encoder_id, payload FROM extractions WHERE person_id = $1 "
    "ORDER BY extraction_id",
    "log": "SELECT * FROM log WHERE person_id = $1 ORDER BY seq",
    "departures": "SELECT * FROM departures WHERE person_id = $1 ORDER BY moment",
}
"""What is a person's, by table; of items those they took up or saved, and all they brought, also to choose from."""
_OF_PERSON = ("people", "interactions", "saved", "offers", "extractions", "log", "departures")
TABLES_SINCE = {
    "saved": pa.schema([("person_id", pa.string()), ("item_id", pa.string()), ("moment", pa.timestamp("us"))]),
    "offers": pa.schema([("collection_id", pa.string()), ("person_id", pa.string())]),
    "departures": pa.schema(
        [
            ("moment", pa.timestamp("us")),
            ("host", pa.string()),
            ("model", pa.string()),
            ("purpose", pa.string()),
            ("texts", pa.int32()),
            ("tokens", pa.int32()),
            ("person_id", pa.string()),
            ("tokens_in", pa.int32()),
            ("tokens_out", pa.int32()),
            ("cost", pa.float64()),
            ("cached", pa.bool_()),
        ]
    ),
}
"""Tables that came with later versions, with their columns: an older backup lacks them, and they are empty then."""
_WITHOUT_KEY = ("departures",)
"""Tables of which two rows may be the same."""
SCHEMA = len(MIGRATIONS)
"""The version of the tables; one that is newer is refused, as it may hold what would be lost."""
POINTING = ("edit_undone", "edit_redone", "end_set", "journeys_named")
"""Kinds of entries that point at other entries by their numbers: what they undo or end, or what called for them."""
_POINTERS = ("seq", "cause")
"""Fields of those that hold the number of one entry."""


_SHOWN = 200
"""Signs that are shown of what is wrong with a table; by eye."""


class AlreadyHere(ValueError):
    """Somebody with this id has a history here."""


class Backups:
    """The rows of one person, out of a database and into another."""

    def __init__(self, database: Database) -> None:
        """Use an open database."""
        self._database = database

    def rows(self, person_id: str) -> dict[str, bytes]:
        """Return every row that is a person's, by the name of its table, each table as a Parquet file."""
        self._database.bring_logs()
        return {table: _as_file(self._database.read_table(sql, [person_id])) for table, sql in QUERIES.items()}

    def restore(self, files: Mapping[str, bytes], person_id: str, name: str) -> None:
        """Write the rows of a backup as somebody's, in one transaction; entries get new numbers in the same order.

        A table that came later may be missing. Raises AlreadyHere for a person who has a history here, ValueError for
        rows that are no backup.
        """
        if missing := QUERIES.keys() - files.keys() - TABLES_SINCE.keys():
            raise ValueError(f"it lacks {', '.join(sorted(missing))}")
        tables = {
            table: _of_file(files[table]) if table in files else TABLES_SINCE[table].empty_table() for table in QUERIES
        }
        theirs = {
            table: _given_to(tables[table], person_id) if table in _OF_PERSON else tables[table] for table in QUERIES
        }

        def work(cursor: duckdb.DuckDBPyConnection) -> None:
            if cursor.execute("SELECT 1 FROM people WHERE person_id = ?", [person_id]).fetchall():
                raise AlreadyHere(person_id)
            portrait = theirs["people"].column("portrait")[0].as_py() if theirs["people"].num_rows else ""
            cursor.execute(
                "INSERT INTO people SELECT ?, ?, ?, coalesce(max(position) + 1, 0) FROM people",
                [person_id, name, portrait],
            )
            for table in ("collections", "items", "interactions", "saved", "offers", "extractions", "departures"):
                _add(cursor, table, theirs[table])
            _add(cursor, "log", _renumbered(cursor, theirs["log"]))

        try:
            self._database.write(work)
        except (duckdb.Error, pa.ArrowException) as error:
            raise ValueError(str(error)[:_SHOWN]) from error


def everything(database: Database) -> dict[str, bytes]:
    """Return every row of every table by the table's name, all of one moment, each table as a Parquet file."""
    database.bring_logs()
    tables = [name for (name,) in database.read("SELECT table_name FROM duckdb_tables() ORDER BY table_name")]
    return {table: _as_file(rows) for table, rows in database.read_tables({t: f'FROM "{t}"' for t in tables}).items()}


def as_database(files: Mapping[str, bytes]) -> Database:
    """Return what `everything` gave as a database in memory; raises ValueError for what is no backup.

    Tables that a newer version of this program added are not known here and left out; rows of known ones are not.
    """
    if missing := {"people", "items", "interactions", "log", "extractions"} - files.keys():
        raise ValueError(f"it lacks {', '.join(sorted(missing))}")
    database = Database()

    def work(cursor: duckdb.DuckDBPyConnection) -> None:
        known = [name for (name,) in cursor.execute("SELECT table_name FROM duckdb_tables()").fetchall()]
        for table in sorted(set(known) & files.keys() - {"migrations"}):
            _add(cursor, table, _of_file(files[table]))

    try:
        database.write(work)
    except (duckdb.Error, pa.ArrowException, ValueError) as error:
        database.close()
        raise ValueError(str(error)[:_SHOWN]) from error
    return database


def copy_shared(source: Database, target: Database) -> None:
    """Write what belongs to nobody alone - catalogues, vectors, maps - from one database into another."""
    shared = ("collections", "items", "vectors", "maps", "coordinates")
    tables = source.read_tables({table: f"FROM {table}" for table in shared})

    def work(cursor: duckdb.DuckDBPyConnection) -> None:
        for table, rows in tables.items():
            _add(cursor, table, rows)

    target.write(work)


def copy_accounts(source: Database, target: Database, person_ids: Sequence[str]) -> None:
    """Give people who came back to the accounts that they had; no role comes back, lest a zip make an administrator."""
    ids = "(SELECT account_id FROM account_people WHERE list_contains(?, person_id))"
    people = source.read_table("FROM account_people WHERE list_contains(?, person_id)", [list(person_ids)])
    named = f"SELECT account_id, issuer, subject, email FROM accounts WHERE account_id IN {ids}"
    accounts = source.read_table(named, [list(person_ids)])

    def work(cursor: duckdb.DuckDBPyConnection) -> None:
        _add(cursor, "accounts", accounts)
        _add(cursor, "account_people", people)

    target.write(work)


def _as_file(rows: pa.Table) -> bytes:
    out = io.BytesIO()
    pq.write_table(rows, out, compression="zstd")
    return out.getvalue()


def _of_file(content: bytes) -> pa.Table:
    """Read a table; raises ValueError for what is none."""
    try:
        return pq.read_table(io.BytesIO(content))
    except pa.ArrowException as error:
        raise ValueError(str(error)[:_SHOWN]) from error


def _given_to(rows: pa.Table, person_id: str) -> pa.Table:
    """Return rows whose owner is another person."""
    at = rows.column_names.index("person_id")
    return rows.set_column(at, "person_id", pa.array([person_id] * rows.num_rows, pa.string()))


def _add(cursor: duckdb.DuckDBPyConnection, table: str, rows: pa.Table) -> None:
    """Add rows; those that are there already stay as they are, and where two may be the same each is added."""
    if rows.num_rows:
        columns = ", ".join(_quoted(name) for name in rows.column_names)
        cursor.register("restored", rows)
        insert = "INSERT" if table in _WITHOUT_KEY else "INSERT OR IGNORE"
        cursor.execute(f"{insert} INTO {table} ({columns}) SELECT {columns} FROM restored")
        cursor.unregister("restored")


def _quoted(name: str) -> str:
    """Return a column's name so that it is never more than a name: a file may hold any."""
    return '"' + name.replace('"', '""') + '"'


def _renumbered(cursor: duckdb.DuckDBPyConnection, log: pa.Table) -> pa.Table:
    """Return a log with the next free numbers in the same order; what points at an entry points at its new number."""
    old = [int(seq) for seq in log.column("seq").to_pylist()]
    new = {seq: int(cursor.execute("SELECT nextval('log_seq')").fetchall()[0][0]) for seq in old}
    payloads = [
        pointed(payload, new) if kind in POINTING else payload
        for kind, payload in zip(log.column("kind").to_pylist(), log.column("payload").to_pylist(), strict=True)
    ]
    log = log.set_column(log.column_names.index("seq"), "seq", pa.array([new[seq] for seq in old], pa.int64()))
    return log.set_column(log.column_names.index("payload"), "payload", pa.array(payloads, pa.string()))


def pointed(payload: str, new: Mapping[int, int]) -> str:
    """Return an edit about other entries that points at their new numbers."""
    edit = json.loads(payload)
    for name in _POINTERS:
        if name in edit:
            edit[name] = new.get(edit[name], edit[name])
    if "seqs" in edit:
        edit["seqs"] = [new.get(seq, seq) for seq in edit["seqs"]]
    return json.dumps(edit, separators=(",", ":"), ensure_ascii=False)
