"""The charts of journeys: how many, how long, how they last, and their life cycle."""

from dataclasses import replace
from math import isinf

from core.adapters.analyst.chart_line import OWN, ChartLine
from core.adapters.analyst.schema import LEAST_PEOPLE
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
            avg(journeys.interactions / greatest(journeys.days / 30.0, 1)) AS items_a_month,
            avg(density) AS mean_density
        FROM people JOIN (SELECT * FROM {OWN}) AS journeys USING (person_id)
        GROUP BY person_id, people.days, people.interactions ORDER BY hash(person_id) LIMIT {_POINTS}""",
)
DENSITIES = ChartLine(
    name="densities",
    title="Density of people's journeys",
    meaning="People by the mean density of their journeys, in tenths: the mean cosine of a journey's items to each "
    "other, the mean of all items taken off (1: all alike, 0: no more alike than any two); from the tenth that a bar "
    "is at to the next.",
    sql=f"""SELECT floor(density * 10)::INTEGER / 10 AS density_from, count(*) AS people, sum(n)::BIGINT AS journeys
        FROM (SELECT person_id, avg(density) AS density, count(*) AS n FROM {OWN} AND density IS NOT NULL
            GROUP BY person_id) GROUP BY density_from ORDER BY density_from""",
)
LASTING_BESIDE = ChartLine(
    name="lasting",
    title="How long journeys last",
    meaning="Share of journeys by the days from their first moment to their last, beside what people say in a survey.",
    sql=f"""WITH bins(number, lasting, below, surveyed) AS (VALUES {_lasting()}),
        told AS (SELECT person_id, (SELECT min(number) FROM bins WHERE days < below) AS number FROM {OWN})
        SELECT lasting, count(told.number) AS journeys, count(DISTINCT person_id) AS people,
            count(told.number) / greatest((SELECT count(*) FROM told), 1) AS share,
            any_value(surveyed)::DOUBLE AS surveyed
        FROM bins LEFT JOIN told USING (number) GROUP BY number, lasting ORDER BY number""",
)
LIVES_ONE_BY_ONE = f"""SELECT person_id, greatest(floor(journeys.days), 0)::DOUBLE AS days,
            date_diff('day', journeys.last, people.last) > {STILL_GOING_DAYS} OR state = 'finished' AS is_over
        FROM (SELECT * FROM {OWN}) AS journeys JOIN people USING (person_id)"""
"""Every journey that counts: whose, how many whole days it went on, and whether it is over."""
LIVES = ChartLine(
    name="survival",
    title="Survival of journeys",
    meaning="Share of journeys that go on for longer than so many days (Kaplan and Meier); one is over "
    f"{STILL_GOING_DAYS} days after it was last taken up, and counts as long as it was seen where its person's history "
    f"ends before. Of a cohort, or of a kind, days are taken together until they are of {LEAST_PEOPLE} people.",
    sql=f"SELECT days, is_over, count(*) AS journeys FROM ({LIVES_ONE_BY_ONE}) GROUP BY ALL ORDER BY days, is_over",
)
CYCLE = ChartLine(
    name="cycle",
    title="Life cycle",
    meaning="Journeys by span: new, current (taken up in the span before as well), resurrected (not in that, but "
    "earlier), "
    "and below zero dormant (in the span before, not now); ratio is (new + resurrected) / dormant; people are those "
    "whose journeys these are.",
    sql="""WITH spans AS (
            SELECT DISTINCT journey, date_diff('{per}', DATE '1970-01-05', date_trunc('{per}', day)) AS nth
            FROM activity),
        keyed AS (SELECT nth, journey * 1000000::BIGINT + nth AS own FROM spans),
        actives AS (SELECT nth, count(*) AS active FROM spans GROUP BY nth),
        news AS (SELECT nth, count(*) AS new FROM (SELECT min(nth) AS nth FROM spans GROUP BY journey) GROUP BY nth),
        whose AS (SELECT nth, count(DISTINCT hash(person_id)) AS people FROM
            (SELECT journey, nth FROM spans UNION ALL SELECT journey, nth + 1 FROM spans) JOIN numbered USING (journey)
            GROUP BY nth),
        stays AS (SELECT now.nth, count(*) AS current
            FROM keyed AS now JOIN keyed AS before ON now.own = before.own + 1 GROUP BY now.nth),
        told AS (
            SELECT nth, coalesce(now.active, 0) AS active, coalesce(new, 0) AS new, coalesce(current, 0) AS current,
                coalesce(before.active, 0) AS active_before
            FROM (SELECT nth FROM actives UNION SELECT nth + 1 FROM actives WHERE nth < (SELECT max(nth) FROM actives))
            LEFT JOIN actives AS now USING (nth) LEFT JOIN news USING (nth) LEFT JOIN stays USING (nth)
            LEFT JOIN (SELECT nth + 1 AS nth, active FROM actives) AS before USING (nth))
        SELECT date_trunc('{per}', DATE '1970-01-05' + nth::INTEGER * INTERVAL 1 {per}) AS span,
            new, current, active - new - current AS resurrected, current - active_before AS dormant,
            (active - current) / nullif(active_before - current, 0) AS ratio, people
        FROM told JOIN whose USING (nth) ORDER BY nth""",
)
RATIO = replace(
    CYCLE,
    name="ratio",
    title="(New + resurrected) / dormant",
    meaning="Above 1 more journeys begin or come back than fall silent; by the same spans as the life cycle.",
)
