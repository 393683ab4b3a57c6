"""What left this machine: when, to whom, which model, what for, how many texts and tokens; never the texts."""

from dataclasses import dataclass
from datetime import UTC, datetime

import duckdb

from core.adapters.store.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class Departure:
    """One sending; `moment` is UTC, `texts` how many were sent, `tokens` what the answer says was used in all."""

    moment: datetime
    host: str
    model: str
    purpose: str
    texts: int
    tokens: int = 0


class Ledger:
    """The list of what left, newest first; safe to use from many threads."""

    def __init__(self, database: Database) -> None:
        """Use an open database."""
        self._database = database

    def note(self, host: str, model: str, purpose: str, texts: int, tokens: int = 0) -> None:
        """Write down a sending."""
        row = [datetime.now(UTC).replace(tzinfo=None), host, model, purpose, texts, tokens]

        def work(cursor: duckdb.DuckDBPyConnection) -> None:
            cursor.execute("INSERT INTO departures VALUES (?, ?, ?, ?, ?, ?)", row)

        self._database.write(work)

    def how_many(self) -> int:
        """Return how many sendings there were."""
        return int(self._database.read("SELECT count(*) FROM departures")[0][0])

    def newest(self, most: int) -> list[Departure]:
        """Return the newest sendings, so many at most."""
        sql = "SELECT moment, host, model, purpose, texts, tokens FROM departures ORDER BY moment DESC LIMIT ?"
        return [
            Departure(moment=at.replace(tzinfo=UTC), host=host, model=model, purpose=what, texts=texts, tokens=tokens)
            for at, host, model, what, texts, tokens in self._database.read(sql, [most])
        ]
