"""Make the copy: what is stored, and beside it what was worked out of everybody's logs and lists."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from core.adapters.analyst.confined_copy import ConfinedCopy
from core.adapters.analyst.files import arrow_of
from core.adapters.analyst.reading_tables import stored_tables
from core.adapters.analyst.schema import (
    AGREEMENT_ROWS,
    FAILURE_ROWS,
    JOURNEY_ROWS,
    MEMBER_ROWS,
    METHOD_ROWS,
    PROPOSAL_ROWS,
    SLATE_ROWS,
)
from core.adapters.store.database import Database

SchemaRows = Sequence[Sequence[Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkedOut:
    """Rows that no table of the database holds, with their cells in the order of the schema's columns."""

    journeys: SchemaRows = ()
    members: SchemaRows = ()
    slates: SchemaRows = ()
    methods: SchemaRows = ()
    failures: SchemaRows = ()
    agreements: SchemaRows = ()
    proposals: SchemaRows = ()


def copy_everybody(database: Database, rows: WorkedOut) -> ConfinedCopy:
    """Return a copy of what the database holds now, with rows that were worked out."""
    worked_out = {
        "journeys_told": arrow_of(JOURNEY_ROWS, rows.journeys),
        "journey_items": arrow_of(MEMBER_ROWS, rows.members),
        "slates": arrow_of(SLATE_ROWS, rows.slates),
        "methods": arrow_of(METHOD_ROWS, rows.methods),
        "failures": arrow_of(FAILURE_ROWS, rows.failures),
        "agreements": arrow_of(AGREEMENT_ROWS, rows.agreements),
        "proposals": arrow_of(PROPOSAL_ROWS, rows.proposals),
    }
    return ConfinedCopy(stored_tables(database) | worked_out)
