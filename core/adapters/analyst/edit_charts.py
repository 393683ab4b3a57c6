"""The charts of edits: which verbs are used, and what they did."""

from typing import get_args

from core.adapters.analyst.chart_line import ChartLine
from core.steering import edits as e

AT_ONCE_SECONDS = 60
"""Seconds within which an undo says that an edit was a mistake: the issue's own minute, by hand."""
_BY_THE_APP = (e.JourneysExtracted, e.JourneysNamed)
VERB_KINDS = tuple(
    str(kind.__dataclass_fields__["kind"].default) for kind in get_args(e.Edit) if kind not in _BY_THE_APP
)
"""Every verb that a log may hold of a person, whether anybody used it or not."""
VERBS_USED = ChartLine(
    is_whole=True,
    name="verbs",
    title="Which verbs are used",
    meaning="Edits that people made, longest unused verb first; 'at once undone' is the share undone within "
    f"{AT_ONCE_SECONDS} seconds.",
    sql=f"""SELECT replace(verb, '_', ' ') AS verb, count(seq) AS edits, count(DISTINCT person_id) AS people,
            max(moment) AS last_used, avg((undone_after_s <= {AT_ONCE_SECONDS})::INTEGER)
                FILTER (undone_after_s IS NOT NULL) * count(undone_after_s) / nullif(count(seq), 0) AS at_once_undone,
            avg(undone::INTEGER) AS undone
        FROM (SELECT unnest($1::TEXT[]) AS verb) LEFT JOIN (SELECT * FROM log WHERE actor = 'person') ON kind = verb
        GROUP BY verb ORDER BY last_used NULLS FIRST, verb""",
    parameters=(list(VERB_KINDS),),
)
EFFECTS = ChartLine(
    is_whole=True,
    name="effects",
    title="What verbs did: asked, got, collateral",
    meaning="Means over measured edits: share of the list asked for and got (change, either way), Kendall's tau of "
    "all else "
    "(1: untouched), and the most places by which anything else moved.",
    sql="""SELECT replace(kind, '_', ' ') AS verb, count(*) AS edits, avg(abs(asked_change)) AS asked,
            avg(got_change * sign(asked_change)) AS got, avg(tau) AS tau, median(furthest) AS furthest,
            avg(came + gone) AS came_or_gone
        FROM log WHERE actor = 'person' AND furthest IS NOT NULL GROUP BY kind ORDER BY edits DESC, verb""",
)
EDITS = ChartLine(
    is_whole=True,
    name="edits",
    title="Edits over time",
    meaning="Edits that people made by span, those undone since told apart.",
    sql="""SELECT date_trunc('{per}', moment) AS span, count(*) FILTER (NOT undone) AS kept,
            count(*) FILTER (undone) AS undone, count(DISTINCT person_id) AS people
        FROM log WHERE actor = 'person' GROUP BY span ORDER BY span""",
)
