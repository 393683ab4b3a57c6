"""Make the copy: what is stored, and beside it what was worked out of everybody's logs and lists."""

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa

from core.adapters.analyst.confined_copy import ConfinedCopy
from core.adapters.analyst.files import arrow_of
from core.adapters.analyst.reading_tables import stored_tables
from core.adapters.analyst.schema import WORKED_OUT
from core.adapters.store.database import Database

SchemaRows = Sequence[Sequence[Any]]


def copy_everybody(database: Database, rows: Mapping[str, SchemaRows]) -> ConfinedCopy:
    """Return a copy of what the database holds now, with rows that were worked out, by the names of their tables."""
    return ConfinedCopy(stored_tables(database) | worked_out_tables(rows))


def worked_out_tables(rows: Mapping[str, SchemaRows]) -> dict[str, pa.Table]:
    """Return every table of `WORKED_OUT` with its rows, their cells in the order of its columns."""
    return {name: arrow_of(schema, rows.get(name, ())) for name, schema in WORKED_OUT.items()}
