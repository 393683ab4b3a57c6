"""The charts of interests: which ones people share, where they go on from one, and what becomes of proposals."""

from core.adapters.analyst.chart_line import OWN, ChartLine
from core.adapters.analyst.schema import LEAST_PEOPLE

ALIVE_DAYS = 30
"""Days after which an adopted interest counts as alive where it is still taken up; as the exploration study reports."""
MOST_STEPS = 40
"""Steps from interest to interest that are drawn at most; by eye."""
_MOST_INTERESTS = 100
"""Interests that are drawn at most; by eye."""
_NEXTS = f"""began AS (
            SELECT person_id, interest, min(first) AS first FROM {OWN} AND interest <> '' GROUP BY ALL),
        nexts AS (SELECT person_id, interest,
            lead(interest) OVER (PARTITION BY person_id ORDER BY first, interest) AS next_interest FROM began)"""
"""Each person's interests in the order in which they began, each with the one that began next."""
STEPS_ON = ChartLine(
    name="steps",
    title="Where people go on from an interest",
    meaning="People whose next new journey after one of an interest is of another, names that mean much the same "
    "taken as "
    f"one interest and sensitive ones left out; steps of fewer than {LEAST_PEOPLE} people are not told.",
    sql=f"""WITH {_NEXTS}
        SELECT interest, next_interest, count(*) AS people FROM nexts WHERE next_interest IS NOT NULL
        GROUP BY ALL HAVING count(*) >= {LEAST_PEOPLE}
        ORDER BY people DESC, interest, next_interest LIMIT {MOST_STEPS}""",
)
STEPS_AROUND = ChartLine(
    name="around",
    title="Before and after it",
    meaning="People whose new journey before one of this interest, and after it, is of another; steps of fewer than "
    f"{LEAST_PEOPLE} people are not told.",
    sql=f"""WITH {_NEXTS}
        SELECT interest, next_interest, count(*) AS people FROM nexts
        WHERE next_interest IS NOT NULL AND $1 IN (interest, next_interest)
        GROUP BY ALL HAVING count(*) >= {LEAST_PEOPLE}
        ORDER BY people DESC, interest, next_interest LIMIT {MOST_STEPS}""",
    parameters=("",),
)
INTERESTS = ChartLine(
    name="interests",
    title="Interests that people share",
    meaning=f"People with a journey of an interest; interests of fewer than {LEAST_PEOPLE} people are not told.",
    sql=f"""SELECT interest, count(DISTINCT person_id) AS people, median(days) AS median_days,
            median(items) AS median_items FROM {OWN} AND interest <> ''
        GROUP BY interest HAVING count(DISTINCT person_id) >= {LEAST_PEOPLE}
        ORDER BY people DESC, interest LIMIT {_MOST_INTERESTS}""",
)
FUNNEL = ChartLine(
    is_whole=True,
    name="funnel",
    title="What becomes of proposals",
    meaning="Interests that were proposed: those answered, and those that Explore now proposes to whoever's list was "
    "read; then those answered, adopted, those of which anything was taken up since, and those still taken up "
    f"{ALIVE_DAYS} days after they began.",
    sql=f"""SELECT unnest(['proposed', 'answered', 'adopted', 'taken up', 'alive after {ALIVE_DAYS} days']) AS stage,
        unnest([
            (SELECT count(*) FROM log WHERE kind IN ('interest_adopted', 'interest_declined'))
                + (SELECT coalesce(sum(proposed), 0)::BIGINT FROM proposals),
            (SELECT count(*) FROM log WHERE kind IN ('interest_adopted', 'interest_declined')),
            (SELECT count(*) FROM log WHERE kind = 'interest_adopted'),
            (SELECT count(*) FROM journeys WHERE adopted AND items > 0),
            (SELECT count(*) FROM journeys WHERE adopted AND days >= {ALIVE_DAYS})]) AS n
        WHERE EXISTS (SELECT 1 FROM log WHERE kind IN ('interest_adopted', 'interest_declined'))
            OR EXISTS (SELECT 1 FROM proposals)""",
)
