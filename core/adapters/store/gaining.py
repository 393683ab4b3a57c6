"""What known items gain from a file that tells more of them: only what was missing, never something else instead."""

from collections.abc import Sequence

import duckdb
import pyarrow as pa

from core.adapters.store.text_hashes import text_hash
from core.catalogue import text_of
from core.entities import Item
from core.wording import amount

GAINS = {"link": "a link", "source": "a source", "creator": "a creator", "body": "a description"}
"""What an item may gain, by its column, and what that is called."""
_TEXT_BEARING = ("creator", "body")
"""Columns that are part of the text by which an item's meaning is read."""


def gain(cursor: duckdb.DuckDBPyConnection, told_again: pa.Table) -> tuple[tuple[str, int], ...]:
    """Fill what known items lack from rows that tell of them; return how many gained each column, none left out.

    Nothing that is there is overwritten, and what ships with the app stays as it ships.
    """
    if told_again.num_rows == 0:
        return ()
    # DuckDB finds the table by the parameter's name: one that is registered is held until the transaction ends.
    new = ", ".join(f"any_value(nullif({column}, '')) AS {column}" for column in GAINS)
    filled = ", ".join(f"coalesce(nullif(known.{column}, ''), told.{column}, '') AS {column}" for column in GAINS)
    lacks = {column: f"coalesce(known.{column}, '') = '' AND told.{column} IS NOT NULL" for column in GAINS}
    cursor.execute(
        f"CREATE OR REPLACE TEMP TABLE gaining AS SELECT known.item_id, known.title, known.text_hash, {filled}, "
        f"{', '.join(f'{test} AS gains_{column}' for column, test in lacks.items())} FROM items AS known "
        f"JOIN (SELECT item_id, {new} FROM told_again GROUP BY item_id) AS told USING (item_id) "
        f"WHERE known.collection_id <> 'demo' AND ({' OR '.join(f'({test})' for test in lacks.values())})"
    )
    _hash_anew(cursor)
    cursor.execute(
        f"UPDATE items SET {', '.join(f'{column} = gaining.{column}' for column in (*GAINS, 'text_hash'))} "
        "FROM gaining WHERE items.item_id = gaining.item_id"
    )
    sums = ", ".join(f"count(*) FILTER (gains_{column})" for column in GAINS)
    counts = cursor.execute(f"SELECT {sums} FROM gaining").fetchall()[0]
    cursor.execute("DROP TABLE gaining")
    return tuple((column, int(n)) for column, n in zip(GAINS, counts, strict=True) if n)


def _hash_anew(cursor: duckdb.DuckDBPyConnection) -> None:
    """Give items whose text changes the hash of the new one, so that their meaning is read anew."""
    changed = " OR ".join(f"gains_{column}" for column in _TEXT_BEARING)
    found = cursor.execute(f"SELECT item_id, title, creator, body FROM gaining WHERE {changed}").fetchall()
    hashes = [(item_id, text_hash(text_of(_named(item_id, *rest)))) for item_id, *rest in found]
    ids, new = (pa.array([row[at] for row in hashes], pa.string()) for at in (0, 1))
    cursor.register("hashed_anew", pa.table({"id": ids, "hash": new}))
    cursor.execute("UPDATE gaining SET text_hash = hash FROM hashed_anew WHERE item_id = id")


def _named(item_id: str, title: str, creator: str, text: str) -> Item:
    """Return as much of an item as its text is made of."""
    return Item(item_id, title, creator=creator, text=text)


def gained_in_words(gained: Sequence[tuple[str, int]]) -> str:
    """Say how many known things gained what: '3 known things gained a link, 1 a source.'; '' for none."""
    if not gained:
        return ""
    (first, n), *others = gained
    more = "".join(f", {count:,} {GAINS[column]}" for column, count in others)
    return f"{amount(n, 'known thing')} gained {GAINS[first]}{more}."
