"""People, items and interactions: read whole, written in one transaction, deleted without a trace."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

import duckdb
import pyarrow as pa

from core.adapters.store.database import Database
from core.catalogue import text_of
from core.entities import Interaction, Item, Person

_FIELDS = ("item_id", "title", "creator", "kind", "length_minutes", "published", "popularity", "language", "text")
_ITEM = ", ".join(_FIELDS).replace("text", "body")
_HASH_LETTERS = 32
"""Hexadecimal letters of a text's hash: 128 bits, which no two texts of a catalogue share by chance."""


def text_hash(text: str) -> str:
    """Return the hash by which a text's vector is stored."""
    return sha256(text.encode("utf-8", "replace")).hexdigest()[:_HASH_LETTERS]


@dataclass(frozen=True, slots=True)
class Written:
    """How many rows a history added, and how many interactions it held twice or the store had already."""

    items: int
    interactions: int
    duplicates: int


class Histories:
    """The tables of people, items and interactions."""

    def __init__(self, database: Database) -> None:
        """Use an open database."""
        self._database = database

    def add(
        self,
        collection_id: str,
        name: str,
        people: Sequence[Person],
        items: Sequence[Item],
        interactions: Sequence[Interaction],
    ) -> Written:
        """Add a collection with its people, items and interactions in one transaction; known rows stay as they are."""
        item_rows = _item_table(collection_id, items)
        interaction_rows = _interaction_table(interactions)

        def work(cursor: duckdb.DuckDBPyConnection) -> Written:
            known = "INSERT OR IGNORE INTO collections (collection_id, name) VALUES (?, ?)"
            cursor.execute(known, [collection_id, name])
            new_items = _insert(cursor, "items", item_rows)
            _insert(cursor, "people", _person_table(cursor, people))
            new = _insert(cursor, "interactions", interaction_rows)
            return Written(new_items, new, len(interactions) - new)

        return self._database.write(work)

    def people(self) -> list[Person]:
        """Return everyone with a history, in the order they came."""
        sql = "SELECT person_id, name, portrait FROM people ORDER BY position, person_id"
        return [Person(*row) for row in self._database.read(sql)]

    def interactions(self, person_id: str) -> list[Interaction]:
        """Return a person's interactions in order of time."""
        sql = (
            "SELECT person_id, item_id, moment, kind, value FROM interactions WHERE person_id = ? "
            "ORDER BY moment, item_id, kind"
        )
        rows = self._database.read(sql, [person_id])
        return [
            Interaction(p, i, moment.replace(tzinfo=UTC), kind=kind, value=value) for p, i, moment, kind, value in rows
        ]

    def firsts(self, collection_ids: Sequence[str]) -> list[tuple[str, str, datetime]]:
        """Return everyone's first encounters over some collections, (person, item, UTC moment) in order of time."""
        sql = (
            "SELECT person_id, item_id, min(moment) AS met FROM interactions JOIN items USING (item_id) "
            "WHERE list_contains(?, collection_id) GROUP BY person_id, item_id ORDER BY met, person_id, item_id"
        )
        rows = self._database.read(sql, [list(collection_ids)])
        return [(person_id, item_id, met.replace(tzinfo=UTC)) for person_id, item_id, met in rows]

    def collections_of(self, person_id: str) -> tuple[str, ...]:
        """Return the collections that a person's items belong to."""
        sql = (
            "SELECT DISTINCT collection_id FROM interactions JOIN items USING (item_id) "
            "WHERE person_id = ? ORDER BY collection_id"
        )
        return tuple(row[0] for row in self._database.read(sql, [person_id]))

    def unseen(self, person_id: str, collection_ids: Sequence[str]) -> int:
        """Return how many items of some collections a person has not consumed."""
        sql = (
            "SELECT count(*) FROM items WHERE list_contains(?, collection_id) "
            "AND item_id NOT IN (SELECT item_id FROM interactions WHERE person_id = ?)"
        )
        return int(self._database.read(sql, [list(collection_ids), person_id])[0][0])

    def items(self, collection_ids: Sequence[str]) -> list[Item]:
        """Return the items of some collections, ordered by id."""
        sql = f"SELECT {_ITEM} FROM items WHERE list_contains(?, collection_id) ORDER BY item_id"
        return [
            Item(**dict(zip(_FIELDS, row, strict=True))) for row in self._database.read(sql, [list(collection_ids)])
        ]

    def counts(self) -> dict[str, int]:
        """Return how many rows each table holds."""
        tables = ("people", "items", "interactions", "log")
        return {table: int(self._database.read(f"SELECT count(*) FROM {table}")[0][0]) for table in tables}

    def delete_person(self, person_id: str) -> None:
        """Delete a person, their history, log and extractions, and imported items that nobody else holds.

        Cached answers of models go too: they do not tell whose titles they speak of.
        """

        def work(cursor: duckdb.DuckDBPyConnection) -> None:
            cursor.execute(
                "DELETE FROM items WHERE collection_id <> 'demo' "
                "AND item_id IN (SELECT item_id FROM interactions WHERE person_id = $1) "
                "AND item_id NOT IN (SELECT item_id FROM interactions WHERE person_id <> $1)",
                [person_id],
            )
            for table in ("interactions", "log", "extractions", "people"):
                cursor.execute(f"DELETE FROM {table} WHERE person_id = ?", [person_id])
            _delete_orphans(cursor)

        self._database.write(work)

    def delete_everything(self) -> None:
        """Delete every row of every table but the migrations'."""

        def work(cursor: duckdb.DuckDBPyConnection) -> None:
            for (table,) in cursor.execute("SELECT table_name FROM duckdb_tables()").fetchall():
                if table != "migrations":
                    cursor.execute(f'DELETE FROM "{table}"')

        self._database.write(work)


def _delete_orphans(cursor: duckdb.DuckDBPyConnection) -> None:
    """Delete imported items without interactions, then vectors and coordinates without items."""
    cursor.execute(
        "DELETE FROM items WHERE collection_id <> 'demo' AND collection_id NOT IN "
        "(SELECT DISTINCT collection_id FROM items JOIN interactions USING (item_id))"
    )
    cursor.execute("DELETE FROM collections WHERE collection_id NOT IN (SELECT collection_id FROM items)")
    cursor.execute("DELETE FROM vectors WHERE text_hash NOT IN (SELECT text_hash FROM items)")
    cursor.execute("DELETE FROM coordinates WHERE item_id NOT IN (SELECT item_id FROM items)")
    cursor.execute("DELETE FROM maps WHERE map_id NOT IN (SELECT map_id FROM coordinates)")
    cursor.execute("DELETE FROM answers")


def _insert(cursor: duckdb.DuckDBPyConnection, table: str, rows: pa.Table) -> int:
    """Insert the rows that are not there yet and return how many that were."""
    if rows.num_rows == 0:
        return 0
    columns = ", ".join(rows.column_names)
    cursor.register("new_rows", rows)
    sql = f"INSERT OR IGNORE INTO {table} ({columns}) SELECT {columns} FROM new_rows"
    return int(cursor.execute(sql).fetchall()[0][0])


def _item_table(collection_id: str, items: Sequence[Item]) -> pa.Table:
    """Return items as an Arrow table with the columns of the database."""
    columns: dict[str, Any] = {
        "item_id": pa.array([item.item_id for item in items], pa.string()),
        "collection_id": pa.array([collection_id] * len(items), pa.string()),
        "title": pa.array([item.title for item in items], pa.string()),
        "creator": pa.array([item.creator for item in items], pa.string()),
        "kind": pa.array([item.kind for item in items], pa.string()),
        "length_minutes": pa.array([item.length_minutes for item in items], pa.int32()),
        "published": pa.array([item.published for item in items], pa.date32()),
        "popularity": pa.array([item.popularity for item in items], pa.float64()),
        "language": pa.array([item.language for item in items], pa.string()),
        "body": pa.array([item.text for item in items], pa.string()),
        "text_hash": pa.array([text_hash(text_of(item)) for item in items], pa.string()),
    }
    return pa.table(columns)


def _person_table(cursor: duckdb.DuckDBPyConnection, people: Sequence[Person]) -> pa.Table:
    """Return people as an Arrow table with the columns of the database, to stand after those already there."""
    first = cursor.execute("SELECT coalesce(max(position) + 1, 0) FROM people").fetchall()[0][0]
    return pa.table(
        {
            "person_id": pa.array([p.person_id for p in people], pa.string()),
            "name": pa.array([p.name for p in people], pa.string()),
            "portrait": pa.array([p.portrait for p in people], pa.string()),
            "position": pa.array(range(first, first + len(people)), pa.int32()),
        }
    )


def _interaction_table(interactions: Sequence[Interaction]) -> pa.Table:
    """Return interactions as an Arrow table with the columns of the database."""
    moments = [x.time.astimezone(UTC).replace(tzinfo=None) for x in interactions]
    return pa.table(
        {
            "person_id": pa.array([x.person_id for x in interactions], pa.string()),
            "item_id": pa.array([x.item_id for x in interactions], pa.string()),
            "moment": pa.array(moments, pa.timestamp("us")),
            "kind": pa.array([x.kind for x in interactions], pa.string()),
            "value": pa.array([x.value for x in interactions], pa.float64()),
        }
    )
