"""Ask what is asked of everybody and everything of a cohort or of some things: tables of these stand for the whole."""

import re

from core.adapters.analyst.sifting import TABLES_ALONE

AMONG = "among"
"""The name by which a cohort's people are laid beside the copy, for the one who asks and nobody else."""
_OF_PEOPLE = (
    "people",
    "histories",
    "journeys",
    "journey_items",
    "log",
    "slates",
    "methods",
    "failures",
    "agreements",
    "proposals",
)
_AMONG_JOURNEYS = f"(SELECT journey FROM main.numbered SEMI JOIN {AMONG} USING (person_id))"


def asked_within(sql: str, *, of_cohort: bool = True, of_things: bool = False) -> str:
    """Return a SELECT of ours as it is asked of a cohort, of some things, or of both; `main.` stays the whole.

    Of a cohort alone items are the same as for everybody and stay.
    """
    shadows = {}
    for name in dict.fromkeys((*_OF_PEOPLE, "activity", "items")):
        rows = TABLES_ALONE.get(name, "") if of_things else ""
        kept = _kept(name) if of_cohort else ""
        if (rows or kept) and re.search(rf"(?<!\.)\b{name}\b", sql):
            shadows[name] = f"{name} AS (SELECT * FROM {f'({rows})' if rows else f'main.{name}'}{kept})"
    if not shadows:
        return sql
    told = sql.lstrip()
    rest = f", {told[len('WITH ') :]}" if told.startswith("WITH ") else f" {told}"
    return f"WITH {', '.join(shadows.values())}{rest}"


def _kept(name: str) -> str:
    """Return what keeps the rows of a cohort's people of a table; '' where it is of no people."""
    if name == "activity":
        return f" SEMI JOIN {_AMONG_JOURNEYS} USING (journey)"
    return f" SEMI JOIN {AMONG} USING (person_id)" if name in _OF_PEOPLE else ""
