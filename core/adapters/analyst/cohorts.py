"""Pick people for a cohort: by a measure of theirs, by a word that is theirs, or by a SELECT of their ids."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import inf, isfinite, isnan
from types import MappingProxyType
from typing import Any

from core.adapters.analyst.chart_line import OWN
from core.adapters.analyst.edit_charts import VERB_KINDS

MEASURES: Mapping[str, str] = MappingProxyType(
    {
        "journeys": f"SELECT person_id, count(journey_id) AS value FROM people LEFT JOIN (SELECT * FROM {OWN}) AS own "
        "USING (person_id) GROUP BY person_id",
        "items a journey": f"SELECT person_id, avg(items) AS value FROM {OWN} GROUP BY person_id",
        "days a journey": f"SELECT person_id, avg(days) AS value FROM {OWN} GROUP BY person_id",
        "items a month": f"SELECT person_id, avg(interactions / greatest(days / 30.0, 1)) AS value FROM {OWN} "
        "GROUP BY person_id",
        "density of journeys": f"SELECT person_id, avg(density) AS value FROM {OWN} GROUP BY person_id",
        "interactions": "SELECT person_id, interactions AS value FROM people",
        "days of history": "SELECT person_id, days AS value FROM people",
        "edits": "SELECT person_id, count(seq) AS value FROM people LEFT JOIN (SELECT * FROM log WHERE actor = "
        "'person') AS own USING (person_id) GROUP BY person_id",
        "edits undone": "SELECT person_id, count(seq) AS value FROM people LEFT JOIN (SELECT * FROM log WHERE actor = "
        "'person' AND undone) AS own USING (person_id) GROUP BY person_id",
        "failures": "SELECT person_id, sum(failures) AS value FROM failures GROUP BY person_id",
        "agreement with labels": "SELECT person_id, f1 AS value FROM agreements WHERE method = 'personal'",
        "likeness within the list": "SELECT person_id, avg(likeness) AS value FROM slates GROUP BY person_id",
        "unexpectedness of the list": "SELECT person_id, avg(unexpected) AS value FROM slates GROUP BY person_id",
        "new ground in the list": "SELECT person_id, avg(new_ground::INTEGER) AS value FROM slates GROUP BY person_id",
    }
)
"""What people can be picked by, from one number to another: a SELECT of each person's id and value, of who has one."""
SHARED_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "interest": f"SELECT person_id FROM {OWN} AND interest = $1",
        "language": "SELECT person_id FROM people WHERE language = $1",
        "verb used": "SELECT person_id FROM log WHERE actor = 'person' AND kind = $1",
    }
)
"""What people can be picked by where it is a word: a SELECT of the ids of those whose it is."""
LONGEST_COHORT_NAME = 40
"""Signs of a cohort's name at most; by eye: two stand side by side above a chart."""
_BETWEEN = "|"
"""What stands between the parts of a cohort in an address; no name holds it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cohort:
    """People by a rule, not by their ids: who comes or goes is in or out of it as soon as the copy is made anew.

    `sql` is a SELECT with a column `person_id`; `is_own` says that an analyst wrote it, so that it is read before it
    runs; `about` is the rule in words.
    """

    name: str
    sql: str
    parameters: tuple[Any, ...] = ()
    about: str = ""
    is_own: bool = False
    address: str = ""


def by_measure(name: str, measure: str, low: float | None = None, high: float | None = None) -> Cohort:
    """Return those whose measure is from one number to another, both within; raises ValueError for what is no rule."""
    if measure not in MEASURES:
        raise ValueError(f"There is no measure “{measure}”.")
    low, high = -inf if low is None else low, inf if high is None else high
    if isnan(low) or isnan(high) or low > high:
        raise ValueError("The first number has to be the smaller one.")
    at_least, at_most = (f"{edge:g}" if isfinite(edge) else "" for edge in (low, high))
    words = {"": "any"}
    return Cohort(
        name=_named(name),
        sql=f"SELECT person_id FROM ({MEASURES[measure]}) WHERE value BETWEEN $1 AND $2",
        parameters=(low, high),
        about=f"{measure}: {words.get(at_least, at_least)} to {words.get(at_most, at_most)}",
        address=_BETWEEN.join((_named(name), measure, at_least, at_most)),
    )


def by_word(name: str, kind: str, word: str) -> Cohort:
    """Return those of an interest, a language, or who used a verb; raises ValueError for another kind, or no word."""
    if kind not in SHARED_WORDS or not word or (kind == "verb used" and word not in VERB_KINDS):
        raise ValueError("Choose what they have in common.")
    return Cohort(
        name=_named(name),
        sql=SHARED_WORDS[kind],
        parameters=(word,),
        about=f"{kind}: {word}",
        address=_BETWEEN.join((_named(name), kind, word.replace(_BETWEEN, " "))),
    )


def by_select(name: str, sql: str) -> Cohort:
    """Return those whose ids a SELECT of an analyst's returns; raises ValueError for no name."""
    return Cohort(name=_named(name), sql=sql, about=" ".join(sql.split()), is_own=True)


def from_address(told: str) -> Cohort | None:
    """Return the cohort of an address; None for one that says none.

    A SELECT of an analyst's own stands in no address, so that a link runs nothing.
    """
    name, kind, *rest = [*told.split(_BETWEEN), ""]
    rest = rest[:-1]
    try:
        if kind in SHARED_WORDS and len(rest) == 1:
            return by_word(name, kind, rest[0])
        if kind in MEASURES and len(rest) == 2:
            low, high = (float(edge) if edge else None for edge in rest)
            return by_measure(name, kind, low, high)
    except ValueError:
        pass
    return None


def _named(name: str) -> str:
    """Return a name on one line; raises ValueError where nothing is left of it."""
    told = " ".join(name.replace(_BETWEEN, " ").split())[:LONGEST_COHORT_NAME].strip()
    if not told:
        raise ValueError("Give the cohort a name.")
    return told
