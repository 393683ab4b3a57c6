"""People, items, interactions and what is saved: read whole, written in one transaction, deleted without a trace."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeVar

import duckdb
import pyarrow as pa

from core.adapters.store.accounts import unbind
from core.adapters.store.database import Database
from core.adapters.store.gaining import GAINS, gain
from core.adapters.store.offers import OWN_HISTORY
from core.adapters.store.orphans import USED, delete_orphans
from core.adapters.store.text_hashes import text_hash
from core.catalogue import text_of
from core.entities import Interaction, Item, Person, Saved

_COLUMNS = {
    "item_id": pa.string(),
    "title": pa.string(),
    "creator": pa.string(),
    "kind": pa.string(),
    "length_minutes": pa.int32(),
    "published": pa.date32(),
    "popularity": pa.float64(),
    "language": pa.string(),
    "text": pa.string(),
    "source": pa.string(),
    "link": pa.string(),
}
_ITEM = ", ".join(_COLUMNS).replace("text", "body")
_Row = TypeVar("_Row")
_WRITTEN = 10_000
"""Rows that are made into a table at a time, so that no second copy of a long history is in memory; by hand."""
_NO_DEMO = "no demo"
"""The mark that says that somebody deleted everything, the demo too."""


@dataclass(frozen=True, slots=True)
class Written:
    """How many rows a history added, and how many interactions it held twice or the store had already.

    `saved` counts what is newly put aside for later, whether or not the person took it up in the meantime; `gained` how
    many known items have a link, a source, a creator or a text now that was missing, by which of these.
    """

    items: int
    interactions: int
    duplicates: int
    saved: int = 0
    gained: tuple[tuple[str, int], ...] = ()


class Histories:
    """The tables of people, items, interactions and what people saved for later."""

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
        *,
        saved: Sequence[Saved] = (),
    ) -> Written:
        """Add a collection with its people, items and interactions in one transaction; known rows keep what they say.

        An item that is known gains what it lacked: a link, a source, a creator, a text.

        What was `saved` more than once keeps the earliest moment that is known, in whatever order it came.
        """

        def work(cursor: duckdb.DuckDBPyConnection) -> Written:
            known = "INSERT OR IGNORE INTO collections (collection_id, name) VALUES (?, ?)"
            cursor.execute(known, [collection_id, name])
            gained: Counter[str] = Counter()
            for some in _batches(items):
                gained.update(dict(gain(cursor, item_table(collection_id, some))))
            new_items = sum(
                insert_missing(cursor, "items", item_table(collection_id, some)) for some in _batches(items)
            )
            insert_missing(cursor, "people", _person_table(cursor, people))
            new = sum(
                insert_missing(cursor, "interactions", _interaction_table(some)) for some in _batches(interactions)
            )
            in_order = tuple((column, gained[column]) for column in GAINS if gained[column])
            return Written(new_items, new, len(interactions) - new, _save(cursor, _saved_table(saved)), in_order)

        return self._database.write(work, ["collections", "items", "people", "interactions", "saved"])

    def people(self) -> list[Person]:
        """Return everyone with a history, in the order they came."""
        sql = "SELECT person_id, name, portrait FROM people ORDER BY position, person_id"
        return [Person(*row) for row in self._database.read(sql)]

    def person(self, person_id: str) -> Person | None:
        """Return a person with a history; None for nobody."""
        rows = self._database.read("SELECT person_id, name, portrait FROM people WHERE person_id = ?", [person_id])
        return Person(*rows[0]) if rows else None

    def how_many_people(self) -> int:
        """Return how many people have a history."""
        return int(self._database.read("SELECT count(*) FROM people")[0][0])

    def people_like(self, words: str, most: int, among: Sequence[str] | None = None) -> list[Person]:
        """Return people whose name, portrait or id holds the words, in the order they came, so many at most.

        With `among` they are of those ids alone.
        """
        sql = (
            "SELECT person_id, name, portrait FROM people WHERE contains(lower(concat_ws(' ', person_id, name, "
            "portrait)), lower(?)) AND (? OR list_contains(?::TEXT[], person_id)) ORDER BY position, person_id LIMIT ?"
        )
        return [Person(*row) for row in self._database.read(sql, [words, among is None, list(among or ()), most])]

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

    def saved(self, person_id: str) -> list[Saved]:
        """Return what a person saved for later and has not taken up, earliest first, what has no moment last."""
        sql = (
            "SELECT person_id, item_id, moment FROM saved WHERE person_id = $1 AND item_id NOT IN "
            "(SELECT item_id FROM interactions WHERE person_id = $1) ORDER BY moment NULLS LAST, item_id"
        )
        rows = self._database.read(sql, [person_id])
        return [Saved(p, i, moment.replace(tzinfo=UTC) if moment else None) for p, i, moment in rows]

    def firsts(self, collection_ids: Sequence[str]) -> list[tuple[str, str, datetime]]:
        """Return everyone's first encounters over some collections, (person, item, UTC moment) in order of time."""
        sql = (
            "SELECT person_id, item_id, min(moment) AS met FROM interactions JOIN items USING (item_id) "
            "WHERE list_contains(?, collection_id) GROUP BY person_id, item_id ORDER BY met, person_id, item_id"
        )
        rows = self._database.read(sql, [list(collection_ids)])
        return [(person_id, item_id, met.replace(tzinfo=UTC)) for person_id, item_id, met in rows]

    def collections_of(self, person_id: str) -> tuple[str, ...]:
        """Return the collections that a person's items belong to: those they took up and those they saved."""
        sql = (
            f"SELECT DISTINCT collection_id FROM items WHERE item_id IN ({USED.format('WHERE person_id = $1')}) "
            "ORDER BY collection_id"
        )
        return tuple(row[0] for row in self._database.read(sql, [person_id]))

    def n_beyond(self, item_ids: Sequence[str], collection_ids: Sequence[str]) -> int:
        """Return how many of some items are here already and lie in other collections than these."""
        sql = (
            "SELECT count(*) FROM items WHERE list_contains(?::TEXT[], item_id) AND NOT list_contains(?, collection_id)"
        )
        return int(self._database.read(sql, [list(item_ids), list(collection_ids)])[0][0])

    def has_items(self, collection_id: str) -> bool:
        """Tell whether a collection holds anything."""
        return bool(self._database.read("SELECT 1 FROM items WHERE collection_id = ? LIMIT 1", [collection_id]))

    def items(self, collection_ids: Sequence[str]) -> list[Item]:
        """Return the items of some collections, ordered by id."""
        sql = f"SELECT {_ITEM} FROM items WHERE list_contains(?, collection_id) ORDER BY item_id"
        return [
            Item(**dict(zip(_COLUMNS, row, strict=True))) for row in self._database.read(sql, [list(collection_ids)])
        ]

    def is_demo_unwanted(self) -> bool:
        """Tell whether everything was deleted here, so that the demo comes back only when asked for."""
        return bool(self._database.read("SELECT 1 FROM marks WHERE mark = ?", [_NO_DEMO]))

    def forgo_demo(self) -> None:
        """Remember that the demo is not to come by itself."""
        self._database.write(
            lambda cursor: cursor.execute("INSERT OR IGNORE INTO marks VALUES (?)", [_NO_DEMO]) and None
        )

    def want_demo(self) -> None:
        """Forget that the demo was deleted with everything."""
        self._database.write(lambda cursor: cursor.execute("DELETE FROM marks WHERE mark = ?", [_NO_DEMO]) and None)

    def counts(self, among: Sequence[str] | None = None) -> dict[str, int]:
        """Return how many rows each table holds, with `among` of the people of those ids alone."""
        whose = "WHERE $1 OR list_contains($2::TEXT[], person_id)"
        self._database.bring_logs()
        used = f"WHERE $1 OR item_id IN ({USED.format(whose)})"
        tables = {"people": whose, "items": used, "interactions": whose, "saved": whose, "log": whose}
        values = [among is None, list(among or ())]
        return {
            table: int(self._database.read(f"SELECT count(*) FROM {table} {condition}", values)[0][0])
            for table, condition in tables.items()
        }

    def delete_person(self, person_id: str) -> None:
        """Delete a person, their history, log and extractions, and imported items that nobody else took up or saved.

        Cached answers of models go too: they do not tell whose titles they speak of.
        """

        def work(cursor: duckdb.DuckDBPyConnection) -> None:
            cursor.execute(
                "DELETE FROM items WHERE collection_id <> 'demo' "
                f"AND item_id IN ({USED.format('WHERE person_id = $1')}) "
                f"AND item_id NOT IN ({USED.format('WHERE person_id <> $1')}) "
                "AND (starts_with(collection_id, $2) "
                "OR collection_id NOT IN (SELECT collection_id FROM offers WHERE person_id <> $1))",
                [person_id, OWN_HISTORY],
            )
            for table in ("interactions", "saved", "offers", "log", "extractions", "departures", "people"):
                cursor.execute(f"DELETE FROM {table} WHERE person_id = ?", [person_id])
            unbind(cursor, person_id)
            delete_orphans(cursor)

        self._database.write(work)

    def delete_everything(self) -> None:
        """Delete every row of every table that holds anything of anybody; a login that has ended stays ended."""

        def work(cursor: duckdb.DuckDBPyConnection) -> None:
            for (table,) in cursor.execute("SELECT table_name FROM duckdb_tables()").fetchall():
                if table not in ("migrations", "marks", "ended_logins"):
                    cursor.execute(f'DELETE FROM "{table}"')

        self._database.write(work)


def _batches(rows: Sequence[_Row]) -> Iterator[Sequence[_Row]]:
    """Yield rows in pieces that are written at a time."""
    return (rows[start : start + _WRITTEN] for start in range(0, len(rows), _WRITTEN))


def insert_missing(cursor: duckdb.DuckDBPyConnection, table: str, new_rows: pa.Table) -> int:
    """Insert the rows that are not there yet and return how many that were."""
    if new_rows.num_rows == 0:
        return 0
    columns = ", ".join(new_rows.column_names)
    # DuckDB finds the table by the parameter's name: one that is registered is held until the transaction ends.
    sql = f"INSERT OR IGNORE INTO {table} ({columns}) SELECT {columns} FROM new_rows"
    return int(cursor.execute(sql).fetchall()[0][0])


def _save(cursor: duckdb.DuckDBPyConnection, rows: pa.Table) -> int:
    """Keep what was saved, each thing once with its earliest known moment; return how many things are new."""
    if rows.num_rows == 0:
        return 0
    cursor.register("new_saved", rows)
    there = "SELECT count(*) FROM saved"
    before = cursor.execute(there).fetchall()[0][0]
    cursor.execute(
        "INSERT INTO saved SELECT person_id, item_id, min(moment) FROM new_saved GROUP BY person_id, item_id "
        "ON CONFLICT DO UPDATE SET moment = least(moment, excluded.moment)"
    )
    return int(cursor.execute(there).fetchall()[0][0] - before)


def item_columns(items: Sequence[Item]) -> dict[str, pa.Array]:
    """Return items as Arrow columns by the names of their fields."""
    return {name: pa.array([getattr(item, name) for item in items], kind) for name, kind in _COLUMNS.items()}


def item_table(collection_id: str, items: Sequence[Item]) -> pa.Table:
    """Return items as an Arrow table with the columns of the database."""
    columns = {name.replace("text", "body"): column for name, column in item_columns(items).items()}
    columns["collection_id"] = pa.array([collection_id] * len(items), pa.string())
    columns["text_hash"] = pa.array([text_hash(text_of(item)) for item in items], pa.string())
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
    moments = [_stored(x.time) for x in interactions]
    return pa.table(
        {
            "person_id": pa.array([x.person_id for x in interactions], pa.string()),
            "item_id": pa.array([x.item_id for x in interactions], pa.string()),
            "moment": pa.array(moments, pa.timestamp("us")),
            "kind": pa.array([x.kind for x in interactions], pa.string()),
            "value": pa.array([x.value for x in interactions], pa.float64()),
        }
    )


def _saved_table(saved: Sequence[Saved]) -> pa.Table:
    """Return what was saved as an Arrow table with the columns of the database."""
    return pa.table(
        {
            "person_id": pa.array([x.person_id for x in saved], pa.string()),
            "item_id": pa.array([x.item_id for x in saved], pa.string()),
            "moment": pa.array([_stored(x.time) if x.time else None for x in saved], pa.timestamp("us")),
        }
    )


def _stored(moment: datetime) -> datetime:
    """Return a moment as the database keeps it: UTC without saying so."""
    return moment.astimezone(UTC).replace(tzinfo=None)
