"""The ratings of a MovieLens data set in a passing DuckDB: tens of millions fit, Python sees the chosen."""

import re
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import duckdb

from core.adapters.importers.ground.reading import ImportRefused, Refusals
from core.adapters.importers.tables.sources import MOST_ROWS
from core.adapters.importers.texts.cells import clean
from core.adapters.importers.texts.encodings import encoding_of
from core.adapters.temporary import temporary_folder

MOST_TAGS = 20
"""Tags that are kept of a film, the most given first; chosen by hand."""
_MEMORY = "4GB"
_RATING = "{'user_id': 'INTEGER', 'movie_id': 'INTEGER', 'rating': 'FLOAT', 'seconds': 'BIGINT'}"
_TAG = "{'user_id': 'INTEGER', 'movie_id': 'INTEGER', 'tag': 'VARCHAR', 'seconds': 'BIGINT'}"
_REASONS = {
    "CAST": "a cell is no number",
    "MISSING COLUMNS": "it has too few cells",
    "TOO MANY COLUMNS": "it has too many cells",
    "UNQUOTED VALUE": "a quotation mark is opened and not closed as it should be",
}
# From 1970 to 2100.
_VALID = "rating IS NOT NULL AND user_id IS NOT NULL AND movie_id IS NOT NULL AND seconds BETWEEN 1 AND 4102444799"


_EVERYONE = (1 << 63) - 1
"""More people than there can be: the largest number of a BIGINT."""


@dataclass(frozen=True, slots=True)
class Ratings:
    """The tables of one data set, and what lies beside them on the disk while they are large; close it after use."""

    connection: duckdb.DuckDBPyConnection
    aside: ExitStack

    def close(self) -> None:
        """Let go of the tables, and of what was put aside."""
        self.connection.close()
        self.aside.close()

    def n_rows(self) -> int:
        """Return how many ratings the file has, with those that cannot be read."""
        sql = "SELECT (SELECT count(*) FROM ratings) + (SELECT count(*) FROM rejected)"
        return int(self.connection.execute(sql).fetchall()[0][0])

    def popularity(self) -> dict[int, int]:
        """Return the number of ratings by movie, over the whole file."""
        sql = f"SELECT movie_id, count(*) FROM ratings WHERE {_VALID} GROUP BY movie_id"
        return dict(self.connection.execute(sql).fetchall())

    def tags(self) -> dict[int, list[str]]:
        """Return every movie's most frequent free tags, at most twenty."""
        sql = (
            "SELECT movie_id, list(tag ORDER BY n DESC, tag)[1:?] FROM (SELECT movie_id, "
            "lower(trim(tag)) AS tag, count(*) AS n FROM tags GROUP BY ALL) GROUP BY movie_id"
        )
        return dict(self.connection.execute(sql, [MOST_TAGS]).fetchall())

    def chosen(self, most_people: int | None, min_rating: float) -> Iterator[tuple[int, int, float, int]]:
        """Yield user, movie, rating and seconds, by user and time, of the most active people."""
        sql = (
            f"WITH kept AS (SELECT * FROM ratings WHERE {_VALID} AND rating >= $least), active AS ("
            "SELECT user_id FROM kept GROUP BY user_id ORDER BY count(*) DESC, user_id LIMIT $most) "
            "SELECT user_id, movie_id, rating, seconds FROM kept JOIN active USING (user_id)"
        )
        choice = {"least": min_rating, "most": most_people if most_people is not None else _EVERYONE}
        number = int(self.connection.execute(f"SELECT count(*) FROM ({sql})", choice).fetchall()[0][0])
        if number > MOST_ROWS:
            advice = "Choose how many of the most active people to take."
            raise ImportRefused(f"That would be {number:,} ratings; at most {MOST_ROWS:,} can be read. {advice}")
        yield from self.connection.execute(f"{sql} ORDER BY user_id, seconds, movie_id, rating", choice).fetchall()

    def refusals(self) -> Refusals:
        """Return the ratings that cannot be read; row 0 stands for a row whose number is not known."""
        refusals = Refusals()
        for line, kind, text in self.connection.execute("SELECT * FROM rejected ORDER BY 1").fetchall():
            refusals.add(int(line), _REASONS.get(str(kind), "it cannot be read"), clean(text))
        wrong = f"SELECT user_id, movie_id, rating, seconds FROM ratings WHERE NOT coalesce({_VALID}, false)"
        for row in self.connection.execute(wrong).fetchall():
            refusals.add(0, "a cell is empty, or its time cannot be right", clean(", ".join(map(str, row))))
        return refusals


def open_ratings(ratings: Path, tags: Path | None) -> Ratings:
    """Read the ratings and tags into tables; raises duckdb.Error for files that are no tables at all."""
    aside = ExitStack()
    folder = aside.enter_context(temporary_folder())
    connection = duckdb.connect(":memory:", config={"memory_limit": _MEMORY, "temp_directory": str(folder)})
    try:
        connection.execute(f"CREATE TABLE ratings AS FROM {_scan(ratings, _RATING, 'store_rejects = true')}")
        connection.execute(
            "CREATE TABLE rejected AS SELECT line, any_value(error_type), any_value(csv_line) "
            "FROM reject_errors GROUP BY line"
        )
        empty = "(SELECT 0 AS movie_id, '' AS tag LIMIT 0)"
        source = _scan(tags, _TAG, "ignore_errors = true") if tags else empty
        connection.execute(f"CREATE TABLE tags AS SELECT movie_id, tag FROM {source} WHERE trim(tag) <> ''")
    except BaseException:
        connection.close()
        aside.close()
        raise
    return Ratings(connection, aside)


def _scan(path: Path, columns: str, errors: str) -> str:
    """Return the SQL that reads a file of either layout: with a header and commas, or with '::' or tabs."""
    with path.open("rb") as stream:
        first = stream.readline()
    mark = "\t" if b"\t" in first else "::"
    is_old = first[:1].isdigit()
    layout = f"delim = '{mark}', header = false, quote = ''" if is_old else "delim = ',', header = true, quote = '\"'"
    encoding = "utf-8" if encoding_of(path).startswith("utf-8") else "latin-1"
    # A path is a pattern to DuckDB.
    name = re.sub(r"([\[*?])", r"[\1]", str(path)).replace("'", "''")
    rules = f"auto_detect = false, columns = {columns}, {layout}, encoding = '{encoding}', {errors}"
    return f"read_csv('{name}', {rules})"
