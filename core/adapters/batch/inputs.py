"""Read what a batch is made of: things as items, and what the queries of an engine read."""

from collections.abc import Sequence
from glob import escape
from pathlib import Path
from typing import Any

import duckdb

from core.adapters.batch.queries import DONE, DUCKDB, GIVEN, ITEM_ROWS, NEEDED, digests, histories, latest, news, took
from core.adapters.batch.results import done_files
from core.adapters.batch.schemas import ANSWERS
from core.adapters.importers.ground.reading import ImportRefused
from core.entities import Item

_FIELDS = {
    "creator": "STRING",
    "kind": "STRING",
    "length_minutes": "INTEGER",
    "published": "DATE",
    "popularity": "DOUBLE",
    "language": "STRING",
    "text": "STRING",
    "source": "STRING",
    "link": "STRING",
}
"""What a thing may have besides its id and title, by column, as the database's types."""

MOST_MEMORY = "1GB"
"""Memory that putting everybody's rows in order may take before they go to the disk, so that it is the workers' and
does not grow with the number of people; by measurement: 4 million rows of 100,000 people take 4.6 s, 4.5 without."""


def files_of(path: str) -> str:
    """Return the pattern of the Parquet files that a file, a folder or a pattern stands for."""
    return f"{escape(path)}/**/*.parquet" if Path(path).is_dir() else path


def side_database(folder: Path) -> duckdb.DuckDBPyConnection:
    """Return a database in memory that puts aside in a folder what does not fit."""
    connection = duckdb.connect(config={"temp_directory": str(folder / "tmp"), "memory_limit": MOST_MEMORY})
    connection.execute("SET TimeZone = 'UTC'")
    return connection


def parquet_columns(connection: duckdb.DuckDBPyConnection, path: str, needed: Sequence[str]) -> list[str]:
    """Return the columns of Parquet files; raise ImportRefused where they cannot be read or one is missing."""
    try:
        found = connection.execute(f"DESCRIBE FROM read_parquet({sql_text(files_of(path))})").fetchall()
    except duckdb.Error as error:
        raise ImportRefused(f"{path} cannot be read as Parquet: give a file, a folder of them or a pattern.") from error
    names = [str(row[0]) for row in found]
    if missing := [name for name in needed if name not in names]:
        raise ImportRefused(f"{path} has no column {', '.join(missing)}; it has {', '.join(names)}.")
    return names


def check_interactions(path: str) -> None:
    """Raise ImportRefused where Parquet files lack a column of interactions, or their times are no moments."""
    with duckdb.connect() as connection:
        parquet_columns(connection, path, NEEDED)
        kind = connection.execute(
            f"SELECT typeof(time) FROM read_parquet({sql_text(files_of(path))}) LIMIT 1"
        ).fetchall()
        if kind and not str(kind[0][0]).startswith(("TIMESTAMP", "DATE")):
            raise ImportRefused(f"The column time of {path} is {kind[0][0]}: write moments there (a timestamp in UTC).")


def read_things(path: str, folder: Path) -> list[Item]:
    """Return the things of Parquet files in order of their ids, each id once; raise ImportRefused."""
    with side_database(folder) as connection:
        return _read_things(connection, path)


def _read_things(connection: duckdb.DuckDBPyConnection, path: str) -> list[Item]:
    names = parquet_columns(connection, path, ("item_id", "title"))
    rest = "".join(f", TRY_CAST({name} AS {kind}) AS {name}" for name, kind in _FIELDS.items() if name in names)
    sql = (
        f"SELECT CAST(item_id AS STRING) AS item_id, coalesce(CAST(title AS STRING), '') AS title{rest} "
        f"FROM read_parquet({sql_text(files_of(path))}) WHERE item_id IS NOT NULL "
        "QUALIFY row_number() OVER (PARTITION BY CAST(item_id AS STRING) ORDER BY title) = 1 ORDER BY 1"
    )
    cursor = connection.execute(sql)
    fields = [column[0] for column in cursor.description or ()]
    return [_item(dict(zip(fields, row, strict=True))) for row in cursor.fetchall()]


def _item(row: dict[str, Any]) -> Item:
    """Return a thing of a row; what is empty there is not known."""
    return Item(**{name: value for name, value in row.items() if value is not None})


def prepare(connection: duckdb.DuckDBPyConnection, interactions: str, folder: Path, item_rows: Path) -> None:
    """Make the views that `queries` names, of the interactions and of what was answered in a folder before."""
    columns = parquet_columns(connection, interactions, NEEDED)
    connection.execute(f"CREATE VIEW {GIVEN} AS FROM read_parquet({sql_text(files_of(interactions))})")
    connection.execute(f"CREATE VIEW {ITEM_ROWS} AS FROM read_parquet({sql_text(str(item_rows))})")
    view_done(connection, folder)
    connection.execute(f"CREATE VIEW took AS {took(DUCKDB, columns)}")
    connection.execute(f"CREATE VIEW digests AS {digests(DUCKDB)}")
    connection.execute(f"CREATE TABLE news AS {news()}")
    connection.execute(f"CREATE VIEW histories AS {histories()}")


def view_done(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Make the views of all answers in a folder, and of everybody's latest."""
    if files := done_files(folder):
        connection.execute(f"CREATE VIEW {DONE} AS FROM read_parquet([{', '.join(map(sql_text, files))}])")
    else:
        connection.register("none_done", ANSWERS.empty_table())
        connection.execute(f"CREATE TABLE {DONE} AS FROM none_done")
    connection.execute(f"CREATE VIEW latest AS {latest()}")


def sql_text(text: str) -> str:
    """Return a text as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"
