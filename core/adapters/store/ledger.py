"""What left this machine: when, to whom, for what and whom, how much, at what cost; never the texts."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import UTC, datetime

import duckdb

from core.adapters.store.allowance import Allowance, bounds_of_day
from core.adapters.store.database import Database
from core.adapters.store.logbook import UTC_CLOCK


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """One question to a machine elsewhere, or one whose answer was kept: then `cached`, and nothing left.

    `texts` is how many were sent. `person_id` is whose they are, '' where it is nobody's alone. `tokens_in` and
    `tokens_out` are what the server counted, None where it told nothing; `cost` is in the currency of the prices, None
    where it is not known.
    """

    host: str
    model: str
    purpose: str
    texts: int
    person_id: str = ""
    tokens_in: int | None = None
    tokens_out: int | None = None
    cost: float | None = None
    cached: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Departure(Sending):
    """A sending as it is kept; `moment` is UTC, `tokens` are those in and out, in all."""

    moment: datetime
    tokens: int = 0


_USED = (
    "SELECT coalesce(sum(greatest(tokens, 0)), 0) FROM departures WHERE person_id = ? AND moment >= ? AND moment < ?"
)
"""The tokens of a person within some time; a line that a backup brought may say anything, so none gives tokens back."""
_SENT = ", ".join(field.name for field in fields(Sending))


class Ledger:
    """The list of what left, newest first; safe to use from many threads.

    `clock` tells UTC; `day_tokens` are those of language models that a person may use a day, None for no limit.
    """

    def __init__(
        self, database: Database, clock: Callable[[], datetime] = UTC_CLOCK, day_tokens: int | None = None
    ) -> None:
        """Use an open database."""
        self._database, self._clock, self._day_tokens = database, clock, day_tokens

    def note(self, sending: Sending) -> None:
        """Write down a sending."""
        tokens = (sending.tokens_in or 0) + (sending.tokens_out or 0)
        row = [_stored(self._clock()), tokens, *(getattr(sending, field.name) for field in fields(Sending))]

        def work(cursor: duckdb.DuckDBPyConnection) -> None:
            marks = ", ".join("?" * len(row))
            cursor.execute(f"INSERT INTO departures (moment, tokens, {_SENT}) VALUES ({marks})", row)

        self._database.write(work, ["departures"])

    def allowance(self, person_id: str) -> Allowance:
        """Return what a person used today, by the clock, and may use; what is nobody's has no limit."""
        if not person_id:
            return Allowance(0)
        start, end = bounds_of_day(_stored(self._clock()))
        used = self._database.read(_USED, [person_id, start, end])[0][0]
        return Allowance(int(used), self._day_tokens)

    def how_many(self) -> int:
        """Return how many sendings there were, without those whose answer was kept."""
        return int(self._database.read("SELECT count(*) FROM departures WHERE NOT cached")[0][0])

    def how_many_kept(self) -> int:
        """Return how many questions were answered by what was kept."""
        return int(self._database.read("SELECT count(*) FROM departures WHERE cached")[0][0])

    def newest(self, most: int) -> list[Departure]:
        """Return the newest sendings, so many at most; those with a kept answer stand among them."""
        sql = f"SELECT moment, tokens, {_SENT} FROM departures ORDER BY moment DESC LIMIT ?"
        names = [field.name for field in fields(Sending)]
        return [
            Departure(moment=moment.replace(tzinfo=UTC), tokens=tokens, **dict(zip(names, sent, strict=True)))
            for moment, tokens, *sent in self._database.read(sql, [most])
        ]


def _stored(moment: datetime) -> datetime:
    """Return a moment as the database keeps it: UTC without saying so."""
    return moment.astimezone(UTC).replace(tzinfo=None)
