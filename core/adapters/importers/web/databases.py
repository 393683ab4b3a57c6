"""A SQLite file that a program keeps: opened to be read only, and left as it is."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from core.adapters.importers.ground.reading import ImportRefused, short_fault
from core.adapters.importers.lines.entries import Note
from core.adapters.importers.lines.format import Member

ReadOnly = sqlite3.Connection
"""An open database."""

MAGIC = b"SQLite format 3\x00"
"""How every SQLite file begins (sqlite.org/fileformat)."""


@contextmanager
def opened_database(path: Path) -> Iterator[ReadOnly]:
    """Open a database to read only, without locks and without a file beside it; raises ImportRefused with advice."""
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
            connection.text_factory = lambda content: content.decode("utf-8", "replace")
            connection.row_factory = sqlite3.Row
            yield connection
    except (sqlite3.Error, UnicodeDecodeError) as error:
        # The words of an error about a damaged table quote its bytes, which may be no text.
        raise ImportRefused(
            f"{path.name} is cut off, damaged, or was copied while its program wrote to it. Close the program, copy "
            f"the file again and import the copy. ({short_fault(error)})"
        ) from None


def columns_of(connection: ReadOnly, table: str) -> frozenset[str]:
    """Return the names of a table's columns, in small letters; none where there is no such table."""
    found = connection.execute("SELECT name FROM pragma_table_info(?)", (table,))
    return frozenset(str(row[0]).lower() for row in found)


def has_tables(member: Member, tables: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether a file is a SQLite database with these columns in these tables."""
    if not member.head().startswith(MAGIC):
        return False
    try:
        with opened_database(member.on_disk()) as connection:
            return all(columns_of(connection, table) >= columns for table, columns in tables.items())
    except ImportRefused:
        return False


def rows_of(connection: ReadOnly, query: str) -> Iterator[tuple[int, Any]]:
    """Yield the rows of a query with their numbers, from 1."""
    yield from enumerate(connection.execute(query), 1)


def unsaved(path: Path) -> Iterator[Note]:
    """Yield a note where the newest rows of a database lie in a file beside it, which is not read."""
    beside = path.with_name(f"{path.name}-wal")
    if beside.is_file() and beside.stat().st_size > 0:
        yield Note(
            f"The browser was open: its newest visits lie in {beside.name} and are not read. Close the browser, then "
            f"copy {path.name} again."
        )
