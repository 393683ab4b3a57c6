"""Which collections a person may choose from beside their own, as the owner of the app says."""

from collections.abc import Sequence

import duckdb

from core.adapters.store.database import Database

OWN_HISTORY = "own-"
"""What the id of one person's own history begins with: it is nobody else's catalogue unless it is offered to them."""
LISTED_PREFIX = "list-"
"""What the id of a list begins with that a person brought to choose from; its things are `list:id in their history`."""


def own_id(item_id: str) -> str:
    """Return the id that a thing of such a list has in the history of the person who brought the list."""
    return item_id.partition(":")[2] if item_id.startswith(LISTED_PREFIX) else item_id


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

        self._database.write(work)

    def offered(self, person_id: str) -> tuple[str, ...]:
        """Return the collections that are offered to a person and hold anything."""
        sql = (
            "SELECT collection_id FROM offers WHERE person_id = ? "
            "AND collection_id IN (SELECT collection_id FROM items) ORDER BY collection_id"
        )
        return tuple(row[0] for row in self._database.read(sql, [person_id]))

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
