"""A copy of what an analyst may ask, in a database of its own in memory that can open nothing else.

What is not copied cannot be read, whatever a query says: accounts, keys, maps, the words of the log. The copy may
reach no file, no network and no extension, and its settings are locked before anybody asks it anything.
"""

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from typing import Any

import duckdb
import pyarrow as pa

from core.adapters.analyst.allowed_sql import check_select
from core.adapters.analyst.cohorts import Cohort
from core.adapters.analyst.growth import bounded
from core.adapters.analyst.schema import LEAST_PEOPLE
from core.adapters.analyst.sifting import ALONE, EVERY_THING, THINGS_ALONE_SQL, ThingsAlone
from core.adapters.analyst.watching import ANSWER_MEMORY_MB, watched
from core.adapters.analyst.within import AMONG, asked_within

ANSWER_ROWS = 10_000
"""Rows that a query returns at most; by hand: more than anybody reads, and a few megabytes as a file."""
ANSWER_SECONDS = 10.0
"""Seconds that a query may take; by hand: five times what the slowest chart may."""
KEPT_ANSWERS = 400
"""Answers to charts that the copy remembers at most; by hand: every chart of some ten cohorts."""
_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
    "python_enable_replacements": False,
    "temp_directory": "",
    "memory_limit": f"{ANSWER_MEMORY_MB}MB",
}
_MADE = {
    "journeys": """
        CREATE TABLE journeys AS SELECT told.*, coalesce(n.items, 0) AS items, coalesce(n.interactions, 0)
            AS interactions, n.first, n.last, date_diff('second', n.first, n.last) / 86400.0 AS days
        FROM journeys_told AS told LEFT JOIN (
            SELECT person_id, journey_id, count(DISTINCT item_id) AS items, count(*) AS interactions,
                min(moment) AS first, max(moment) AS last
            FROM journey_items JOIN histories USING (person_id, item_id) GROUP BY ALL
        ) AS n USING (person_id, journey_id)""",
    "numbered": """
        CREATE TABLE numbered AS
        SELECT person_id, journey_id, row_number() OVER ()::INTEGER AS journey FROM journeys""",
    "activity": """
        CREATE TABLE activity AS SELECT DISTINCT journey, moment::DATE AS day FROM journey_items
        JOIN numbered USING (person_id, journey_id) JOIN histories USING (person_id, item_id)""",
}
"""Tables that are worked out in the copy; `activity` and `numbered` serve the charts alone: journeys by number, for
speed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultTable:
    """What a query came to: columns, rows, the seconds it took, and in words where it was cut short, else ''."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    seconds: float = 0.0
    cut: str = ""

    def column(self, name: str) -> list[Any]:
        """Return the cells of a column from the top; raises ValueError for one that there is not."""
        at = self.columns.index(name)
        return [row[at] for row in self.rows]

    def without_few(self) -> "ResultTable":
        """Return the table without the rows of fewer than `LEAST_PEOPLE`, as its column `people` tells them.

        Rows of nobody stay, and so does a table that counts no people.
        """
        if "people" not in self.columns:
            return self
        rows = tuple(row for row, n in zip(self.rows, self.column("people"), strict=True) if not 0 < n < LEAST_PEOPLE)
        left_out = len(self.rows) - len(rows)
        return replace(
            self, rows=rows, cut=f"Left out: {left_out} of fewer than {LEAST_PEOPLE} people." if left_out else ""
        )

    def by_name(self) -> list[dict[str, Any]]:
        """Return the rows as mappings of column to cell."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


class ConfinedCopy:
    """The documented tables and nothing else; safe to ask from many threads, and never changed once it is made."""

    def __init__(self, tables: Mapping[str, pa.Table]) -> None:
        """Copy Arrow tables, those of `TABLES` and `journeys_told` for journeys, then lock the door."""
        self._connection = duckdb.connect(":memory:", config=_CONFIG)
        self._connection.execute("SET GLOBAL TimeZone = 'UTC'")
        for name, rows in tables.items():
            self._connection.register("arriving", rows)
            self._connection.execute(f"CREATE TABLE {name} AS SELECT * FROM arriving")
            self._connection.unregister("arriving")
        for made in _MADE.values():
            self._connection.execute(made)
        self._connection.execute("DROP TABLE journeys_told")
        self._connection.execute("SET enable_external_access = false")
        self._connection.execute("SET lock_configuration = true")
        self._charts: dict[tuple[str, str, Cohort | None, ThingsAlone], ResultTable] = {}
        self._people: dict[Cohort, pa.Table] = {}
        self._alone: dict[ThingsAlone, pa.Table] = {}

    def close(self) -> None:
        """Let go of the memory."""
        self._connection.close()

    def chart(
        self,
        sql: str,
        parameters: Sequence[Any] = (),
        among: Cohort | None = None,
        alone: ThingsAlone = EVERY_THING,
    ) -> ResultTable:
        """Return the rows of a query of ours, of everybody or of a cohort, asked once: the copy does not change.

        They are of everything, or of some things alone. Raises SqlRefused where nobody can be picked by the cohort's
        rule.
        """
        asked = sql, repr(list(parameters)), among, alone
        if asked not in self._charts:
            self._charts[asked] = self.chart_anew(sql, parameters, among, alone)
            while len(self._charts) > KEPT_ANSWERS:
                self._charts.pop(next(iter(self._charts)), None)
        return self._charts[asked]

    def chart_anew(
        self,
        sql: str,
        parameters: Sequence[Any] = (),
        among: Cohort | None = None,
        alone: ThingsAlone = EVERY_THING,
    ) -> ResultTable:
        """Return the rows of a query of ours, whatever was asked before."""
        laid = {} if among is None else {AMONG: self.people_of(among)}
        if alone != EVERY_THING:
            laid[ALONE] = self._things(alone)
        with self._reading() as cursor:
            for name, ids in laid.items():
                cursor.register(name, ids)
            started = time.perf_counter()
            asked = asked_within(sql, of_cohort=AMONG in laid, of_things=ALONE in laid)
            columns, rows = _rows(cursor, asked, parameters)
            return ResultTable(columns=columns, rows=tuple(rows), seconds=time.perf_counter() - started)

    def _things(self, alone: ThingsAlone) -> pa.Table:
        """Return the ids of some things as a table with the one column `item_id`, picked once."""
        if alone not in self._alone:
            with self._reading() as cursor:
                _, ids = _rows(cursor, THINGS_ALONE_SQL, (alone.service, alone.kind))
            self._alone[alone] = pa.table({"item_id": pa.array([row[0] for row in ids], pa.string())})
            while len(self._alone) > KEPT_ANSWERS:
                self._alone.pop(next(iter(self._alone)), None)
        return self._alone[alone]

    def people_of(self, cohort: Cohort) -> pa.Table:
        """Return the ids of a cohort's people as a table with the one column `person_id`, picked once.

        Raises SqlRefused, in words, for a SELECT of an analyst's that may not run, or that returns no `person_id`.
        """
        if cohort not in self._people:
            self._people[cohort] = self._picked(cohort)
        return self._people[cohort]

    def _picked(self, cohort: Cohort) -> pa.Table:
        """Pick a cohort's people among all."""
        with self._reading() as cursor:
            rule = bounded(cursor, check_select(cursor, cohort.sql)) if cohort.is_own else cohort.sql
            sql = f"SELECT person_id FROM people WHERE person_id IN (SELECT rule.person_id FROM (\n{rule}\n) AS rule)"
            with watched(cursor, ANSWER_SECONDS):
                _, ids = _rows(cursor, sql, cohort.parameters)
        return pa.table({"person_id": pa.array([row[0] for row in ids], pa.string())})

    def ask(self, sql: str, rows: int = ANSWER_ROWS, seconds: float = ANSWER_SECONDS) -> ResultTable:
        """Return the first rows of somebody's SELECT, and say where it was cut.

        Raises SqlRefused, in words, for what may not be run, what cannot be, and what takes too long or too much.
        """
        with self._reading() as cursor:
            query = bounded(cursor, check_select(cursor, sql))
            started = time.perf_counter()
            with watched(cursor, seconds):
                columns, got = _rows(cursor, f"SELECT * FROM (\n{query}\n) LIMIT {rows + 1}")
            took = time.perf_counter() - started
        cut = f"Cut after the first {rows:,} rows: there are more." if len(got) > rows else ""
        return ResultTable(columns=columns, rows=tuple(got[:rows]), seconds=took, cut=cut)

    @contextmanager
    def _reading(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """Yield a cursor in a transaction that only reads."""
        cursor = self._connection.cursor()
        try:
            cursor.execute("BEGIN TRANSACTION READ ONLY")
            yield cursor
        finally:
            with suppress(duckdb.Error):
                cursor.execute("ROLLBACK")
            cursor.close()


def _rows(
    cursor: duckdb.DuckDBPyConnection, sql: str, parameters: Sequence[Any] = ()
) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
    """Run a query; return its columns and its rows."""
    found = cursor.execute(sql, list(parameters))
    columns = tuple(str(each[0]) for each in found.description or ())
    return columns, found.fetchall()
