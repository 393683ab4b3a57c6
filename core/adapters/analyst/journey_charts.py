"""The charts of journeys: how many, how long, how they last, and their life cycle."""

from math import isinf

from core.adapters.analyst.chart_line import OWN, ChartLine
from core.metrics.lives import SURVEYED

STILL_GOING_DAYS = 90
"""Days before the end of a person's history within which a journey was last touched that may go on; by hand: a quarter,
the shortest that the survey calls a long time."""
_ITEM_BINS = (1, 3, 5, 10, 20, 40, 80, 160)
"""Items from which a bar of the lengths begins; by eye, each about twice the last."""
_POINTS = 5_000
"""People of whom a chart draws a point each at most, drawn by a hash of their ids; by eye, and for the browser."""


def _bins(edges: tuple[int, ...], column: str) -> str:
    """Return a CASE that says which bin a number is in, by its lower edge."""
    whens = " ".join(f"WHEN {column} >= {edge} THEN {edge}" for edge in reversed(edges))
    return f"CASE {whens} ELSE 0 END"


def _lasting() -> str:
    """Return the rows of the survey: position, words, days below, share."""
    rows = (
        f"({at}, '{words}', {'1e18' if isinf(days) else days}, {share})"
        for at, (words, days, share) in enumerate(SURVEYED)
    )
    return ", ".join(rows)


JOURNEYS_A_PERSON = ChartLine(
    name="numbers",
    title="Journeys per person",
    meaning="How many people have how many journeys, those that they removed left out.",
    sql=f"""SELECT journeys, count(*) AS people FROM (
        SELECT person_id, count(*) AS journeys FROM {OWN} GROUP BY person_id) GROUP BY journeys ORDER BY journeys""",
)
LENGTHS = ChartLine(
    name="lengths",
    title="Length of journeys",
    meaning="How many journeys hold at least so many different items, and fewer than the next bar's.",
    sql=f"""SELECT {_bins(_ITEM_BINS, "items")} AS items_from, count(*) AS journeys, count(DISTINCT person_id) AS people
        FROM {OWN} GROUP BY items_from ORDER BY items_from""",
)
LIFE = ChartLine(
    name="life",
    title="Journeys of a person over time",
    meaning="People by how many days their history spans, with their journeys and how many items a month each takes.",
    sql=f"""SELECT person_id, people.days AS days_of_history, people.interactions, count(journey_id) AS journeys,
            avg(items) AS mean_items, avg(journeys.days) AS mean_days,
            avg(journeys.interactions / greatest(journeys.days / 30.0, 1)) AS items_a_month
        FROM people JOIN (SELECT * FROM {OWN}) AS journeys USING (person_id)
        GROUP BY person_id, people.days, people.interactions ORDER BY hash(person_id) LIMIT {_POINTS}""",
)
LASTING_BESIDE = ChartLine(
    name="lasting",
    title="How long journeys last",
    meaning="Share of journeys by the days from their first moment to their last, beside what people say in a survey.",
    sql=f"""WITH bins(number, lasting, below, surveyed) AS (VALUES {_lasting()}),
        told AS (SELECT (SELECT min(number) FROM bins WHERE days < below) AS number FROM {OWN})
        SELECT lasting, count(told.number) AS journeys,
            count(told.number) / greatest((SELECT count(*) FROM told), 1) AS share,
            any_value(surveyed)::DOUBLE AS surveyed
        FROM bins LEFT JOIN told USING (number) GROUP BY number, lasting ORDER BY number""",
)
LIVES = ChartLine(
    name="survival",
    title="Survival of journeys",
    meaning="Share of journeys that go on for longer than so many days (Kaplan and Meier); one is over "
    f"{STILL_GOING_DAYS} days after it was last taken up, and counts as long as it was seen where its person's history "
    "ends before.",
    sql=f"""SELECT greatest(floor(journeys.days), 0)::DOUBLE AS days,
            date_diff('day', journeys.last, people.last) > {STILL_GOING_DAYS} OR state = 'finished' AS is_over,
            count(*) AS journeys
        FROM (SELECT * FROM {OWN}) AS journeys JOIN people USING (person_id) GROUP BY ALL ORDER BY days""",
)
CYCLE = ChartLine(
    name="cycle",
    title="Life cycle",
    meaning="Journeys by span: new, current (taken up in the span before as well), resurrected (not in that, but "
    "earlier), "
    "and below zero dormant (in the span before, not now); ratio is (new + resurrected) / dormant.",
    sql="""WITH spans AS (SELECT DISTINCT person_id, journey_id, date_trunc('{per}', day) AS span FROM activity),
        beside AS (SELECT *, lag(span) OVER own AS before, lead(span) OVER own AS after FROM spans
            WINDOW own AS (PARTITION BY person_id, journey_id ORDER BY span)),
        states AS (
            SELECT span, CASE WHEN before IS NULL THEN 'new' WHEN before = span - INTERVAL 1 {per} THEN 'current'
                ELSE 'resurrected' END AS state FROM beside
            UNION ALL SELECT span + INTERVAL 1 {per}, 'dormant' FROM beside
                WHERE (after IS NULL OR after > span + INTERVAL 1 {per}) AND span < (SELECT max(span) FROM spans))
        SELECT span, count(*) FILTER (state = 'new') AS new, count(*) FILTER (state = 'current') AS current,
            count(*) FILTER (state = 'resurrected') AS resurrected, -count(*) FILTER (state = 'dormant') AS dormant,
            count(*) FILTER (state IN ('new', 'resurrected')) / nullif(count(*) FILTER (state = 'dormant'), 0) AS ratio
        FROM states GROUP BY span ORDER BY span""",
)
