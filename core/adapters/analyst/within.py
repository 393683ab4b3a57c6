"""Ask what is asked of everybody of a cohort instead: the tables of people stand for those of its people alone."""

import re

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
_SHADOWS = {name: f"{name} AS (SELECT * FROM main.{name} SEMI JOIN {AMONG} USING (person_id))" for name in _OF_PEOPLE}
_SHADOWS["activity"] = (
    "activity AS (SELECT * FROM main.activity SEMI JOIN "
    f"(SELECT journey FROM main.numbered SEMI JOIN {AMONG} USING (person_id)) USING (journey))"
)


def asked_within(sql: str) -> str:
    """Return a SELECT of ours as it is asked of a cohort; what it asks of `main.` it asks of everybody.

    Items are the same for everybody and stay.
    """
    used = [shadow for name, shadow in _SHADOWS.items() if re.search(rf"(?<!\.)\b{name}\b", sql)]
    if not used:
        return sql
    told = sql.lstrip()
    rest = f", {told[len('WITH ') :]}" if told.startswith("WITH ") else f" {told}"
    return f"WITH {', '.join(used)}{rest}"
