"""What is of nobody any more goes: collections without anyone who uses or may use them, and what is of no item."""

import duckdb

USED = "SELECT item_id FROM interactions {0} UNION ALL SELECT item_id FROM saved {0}"
"""The ids of what people took up or saved, of those whom a condition picks."""


def delete_orphans(cursor: duckdb.DuckDBPyConnection) -> None:
    """Delete imported collections of which nobody took up or saved anything, or may; then what is of no item."""
    cursor.execute(
        "DELETE FROM items WHERE collection_id <> 'demo' AND collection_id NOT IN "
        f"(SELECT collection_id FROM items WHERE item_id IN ({USED.format('')}) "
        "UNION ALL SELECT collection_id FROM offers)"
    )
    cursor.execute("DELETE FROM offers WHERE collection_id NOT IN (SELECT collection_id FROM items)")
    cursor.execute("DELETE FROM collections WHERE collection_id NOT IN (SELECT collection_id FROM items)")
    cursor.execute("DELETE FROM vectors WHERE text_hash NOT IN (SELECT text_hash FROM items)")
    cursor.execute("DELETE FROM coordinates WHERE item_id NOT IN (SELECT item_id FROM items)")
    cursor.execute("DELETE FROM maps WHERE map_id NOT IN (SELECT map_id FROM coordinates)")
    cursor.execute("DELETE FROM answers")
