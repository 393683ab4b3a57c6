"""Ask what is asked of everything of the things of a kind or of a service instead: each table of them alone."""

from dataclasses import dataclass

ALONE = "items_alone"
"""The name by which the ids of those things are laid beside the copy, for the one who asks and nobody else."""
THINGS_ALONE_SQL = "SELECT item_id FROM items WHERE $1 IN ('', service) AND $2 IN ('', kind)"
_MOMENTS = f"main.histories SEMI JOIN {ALONE} USING (item_id)"
_ENDS = "count(*) AS interactions, min(moment) AS first, max(moment) AS last"
_DAYS = "date_diff('second', n.first, n.last) / 86400.0 AS days"
TABLES_ALONE = {
    "items": f"SELECT * FROM main.items SEMI JOIN {ALONE} USING (item_id)",
    "histories": f"SELECT * FROM {_MOMENTS}",
    "journey_items": f"SELECT * FROM main.journey_items SEMI JOIN {ALONE} USING (item_id)",
    "slates": f"SELECT * FROM main.slates SEMI JOIN {ALONE} USING (item_id)",
    "people": f"""SELECT whole.* REPLACE (n.interactions AS interactions, n.first AS first, n.last AS last, {_DAYS})
        FROM main.people AS whole
        JOIN (SELECT person_id, {_ENDS} FROM {_MOMENTS} GROUP BY person_id) AS n USING (person_id)""",
    "journeys": f"""SELECT whole.* REPLACE (n.items AS items, n.interactions AS interactions, n.first AS first,
            n.last AS last, {_DAYS}, if(n.items = whole.items, density, NULL) AS density)
        FROM main.journeys AS whole JOIN (
            SELECT person_id, journey_id, count(DISTINCT item_id) AS items, {_ENDS}
            FROM main.journey_items JOIN (SELECT * FROM {_MOMENTS}) AS moments USING (person_id, item_id) GROUP BY ALL
        ) AS n USING (person_id, journey_id)""",
    "activity": f"""SELECT DISTINCT journey, moment::DATE AS day FROM main.journey_items
        JOIN main.numbered USING (person_id, journey_id)
        JOIN (SELECT * FROM {_MOMENTS}) AS moments USING (person_id, item_id)""",
}
"""What stands for each table: its rows of those things, and people and journeys as those things alone make them.

A journey's density is not known of a part of it. What people changed, and what is counted by person alone, stays whole.
"""


@dataclass(frozen=True, slots=True)
class ThingsAlone:
    """Things of a service and of a kind; '' stands for every one, and none of both for everything."""

    service: str = ""
    kind: str = ""


EVERY_THING = ThingsAlone()
"""Everything."""
