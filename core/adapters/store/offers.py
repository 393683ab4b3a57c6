"""Which collections a person may choose from beside their own, as the owner of the app says."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import duckdb

from core.adapters.store.database import Database
from core.adapters.store.orphans import USED, delete_orphans

OWN_HISTORY = "own-"
"""What the id of one person's own history begins with: it is nobody else's catalogue unless it is offered to them."""
LISTED_PREFIX = "list-"
"""What the id of a list begins with that a person brought to choose from; its things are `list:id in their history`."""


def own_id(item_id: str) -> str:
    """Return the id that a thing of such a list has in the history of the person who brought the list."""
    return item_id.partition(":")[2] if item_id.startswith(LISTED_PREFIX) else item_id


@dataclass(frozen=True, slots=True)
class OfferedList:
    """A collection that a person may choose from: its id, its name, and how many things it holds."""

    collection_id: str
    name: str
    n_items: int


class Offers:
    """The table of collections that are offered to people, and what those hold."""

    def __init__(self, database: Database) -> None:
        """Use an open database."""
        self._database = database

    def offer(self, collection_id: str, person_id: str, on: bool = True) -> None:
        """Let a person choose from a collection, or no more."""

        def work(cursor: duckdb.DuckDBPyConnection) -> None:
            row = [collection_id, person_id]
            if on:
                cursor.execute("INSERT OR IGNORE INTO offers VALUES (?, ?)", row)
            else:
                cursor.execute("DELETE FROM offers WHERE collection_id = ? AND person_id = ?", row)

        self._database.write(work, ["offers"])

    def offered(self, person_id: str) -> tuple[str, ...]:
        """Return the collections that are offered to a person and hold anything."""
        sql = (
            "SELECT collection_id FROM offers WHERE person_id = ? "
            "AND collection_id IN (SELECT collection_id FROM items) ORDER BY collection_id"
        )
        return tuple(row[0] for row in self._database.read(sql, [person_id]))

    def lists(self, person_id: str) -> tuple[OfferedList, ...]:
        """Return what is offered to a person but others' own histories, by name."""
        sql = (
            "SELECT collection_id, any_value(name), count(*) FROM offers JOIN collections USING (collection_id) "
            "JOIN items USING (collection_id) WHERE person_id = ? AND NOT starts_with(collection_id, ?) "
            "GROUP BY collection_id ORDER BY 2, 1"
        )
        return tuple(OfferedList(*row) for row in self._database.read(sql, [person_id, OWN_HISTORY]))

    def withdraw(self, collection_id: str, person_id: str, held: Collection[str] = ()) -> int:
        """Offer a collection to a person no more, delete what nobody uses of it, and return how many things are gone.

        What anybody took up or saved stays, and all of it where others may choose from it or took anything up. The
        things in `held` stay, and stay offered.
        """

        def work(cursor: duckdb.DuckDBPyConnection) -> int:
            count = "SELECT count(*) FROM items WHERE collection_id = ?"
            before = cursor.execute(count, [collection_id]).fetchall()[0][0]
            there = "EXISTS (SELECT 1 FROM items WHERE collection_id = $1 AND list_contains($3, item_id))"
            shared = (
                f"SELECT 1 FROM offers WHERE collection_id = $1 AND person_id <> $2 UNION ALL SELECT 1 FROM items "
                f"WHERE collection_id = $1 AND item_id IN ({USED.format('WHERE person_id <> $2')})"
            )
            values = [collection_id, person_id]
            if not cursor.execute(f"{shared} LIMIT 1", values).fetchall():
                cursor.execute(
                    "DELETE FROM items WHERE collection_id = $1 AND NOT list_contains($2, item_id) "
                    f"AND item_id NOT IN ({USED.format('')})",
                    [collection_id, list(held)],
                )
            cursor.execute(
                f"DELETE FROM offers WHERE collection_id = $1 AND person_id = $2 AND NOT {there}", [*values, list(held)]
            )
            delete_orphans(cursor)
            return int(before - cursor.execute(count, [collection_id]).fetchall()[0][0])

        return self._database.write(work)

    def item_ids(self, collection_ids: Sequence[str]) -> dict[str, list[str]]:
        """Map collections to the ids of their items, in order."""
        sql = "SELECT collection_id, item_id FROM items WHERE list_contains(?, collection_id) ORDER BY item_id"
        found: dict[str, list[str]] = {}
        for collection_id, item_id in self._database.read(sql, [list(collection_ids)]):
            found.setdefault(collection_id, []).append(item_id)
        return found

    def n_people(self, collection_ids: Sequence[str]) -> int:
        """Return how many people took up anything of some collections."""
        sql = (
            "SELECT count(DISTINCT person_id) FROM interactions JOIN items USING (item_id) "
            "WHERE list_contains(?, collection_id)"
        )
        return int(self._database.read(sql, [list(collection_ids)])[0][0])
