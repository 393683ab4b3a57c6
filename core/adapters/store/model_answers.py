"""Answers of language models in DuckDB, by the hash of what was asked."""

import duckdb

from core.adapters.store.database import Database


class StoredAnswers:
    """Model answers by the hash of their prompt."""

    def __init__(self, database: Database) -> None:
        """Use an open database."""
        self._database = database

    def get(self, key: str) -> str | None:
        """Return a stored answer."""
        rows = self._database.read("SELECT payload FROM answers WHERE answer_key = ?", [key])
        return str(rows[0][0]) if rows else None

    def put(self, key: str, payload: str) -> None:
        """Store an answer."""

        def work(cursor: duckdb.DuckDBPyConnection) -> None:
            cursor.execute("INSERT OR REPLACE INTO answers VALUES (?, ?)", [key, payload])

        self._database.write(work, ["answers"])
