"""The charts of lists: what they are like, and which items and people they serve."""

from core.adapters.analyst.chart_line import ChartLine
from core.adapters.analyst.schema import LEAST_PEOPLE

_THIRDS = 3
"""Groups of people by the length of their histories, and of items by who takes them up; by hand."""
_GROUPED_ITEMS = f"""grouped AS (
    SELECT item_id, kind, takers, ntile({_THIRDS}) OVER (ORDER BY takers DESC, item_id) AS third FROM items)"""
_BITS = "-log2((takers + 1) / ((SELECT count(*) FROM main.people) + 1))"
"""An item's self-information in bits, of everybody's histories whichever cohort is looked at."""
_NORMAL_95 = 1.96
"""Standard errors on either side of a mean that hold 95 % of a normal distribution."""
_HALF = f"{_NORMAL_95} * stddev_samp({{0}}) / sqrt(count(*))"
"""Half of a mean's 95 % interval over people, by the central limit theorem."""
SLATES = ChartLine(
    name="slates",
    title="What the lists are like",
    meaning="Of all lists that were read: coverage of the catalogue, people who took an item up (popularity) and its "
    "self-information in bits (novelty), intra-list similarity, unexpectedness, and the share of new ground.",
    sql=f"""SELECT count(DISTINCT hash(person_id)) AS lists,
            count(DISTINCT hash(item_id)) / (SELECT count(*) FROM items) AS coverage,
            avg(takers) AS popularity, avg({_BITS}) AS novelty,
            avg(likeness) AS similarity, avg(unexpected) AS unexpectedness, avg(new_ground::INTEGER) AS new_ground
        FROM slates JOIN items USING (item_id)""",
)
EXPOSED_ITEMS = ChartLine(
    name="exposed_items",
    title="Exposure by group of items",
    meaning="Share of all places, of all that was taken up, and of the catalogue, by kind and by how many take an "
    "item up (thirds of the catalogue). Gap: how far a person's list lies above their own history, the mean of all "
    f"people with its 95 % interval; groups on the lists of fewer than {LEAST_PEOPLE} people are not told.",
    sql=f"""WITH {_GROUPED_ITEMS},
        named AS (SELECT item_id, unnest(['kind: ' || if(kind = '', 'unknown', kind),
            ['popular third', 'middle third', 'least popular third'][third]]) AS items FROM grouped),
        shown AS (SELECT items, person_id, count(*) AS n FROM slates JOIN named USING (item_id) GROUP BY ALL),
        took AS (SELECT items, person_id, sum(n)::BIGINT AS n
            FROM (SELECT person_id, item_id, count(*) AS n FROM histories GROUP BY ALL) JOIN named USING (item_id)
            GROUP BY ALL),
        held AS (SELECT items, count(*) AS n FROM named GROUP BY items),
        own AS (SELECT person_id, places, past FROM
            (SELECT person_id, count(*) AS places FROM slates GROUP BY person_id)
            JOIN (SELECT person_id, count(*) AS past FROM histories GROUP BY person_id) USING (person_id)),
        each AS (SELECT items, coalesce(shown.n, 0) / places - coalesce(took.n, 0) / past AS gap
            FROM held CROSS JOIN own LEFT JOIN shown USING (items, person_id) LEFT JOIN took USING (items, person_id)),
        gaps AS (SELECT items, avg(gap) AS gap, {_HALF.format("gap")} AS half FROM each GROUP BY items),
        told AS (SELECT items, sum(n) AS n, count(*) AS people FROM shown GROUP BY items
            HAVING count(*) >= {LEAST_PEOPLE}),
        past AS (SELECT items, sum(n) AS n FROM took GROUP BY items)
        SELECT items, told.n / (SELECT count(*) FROM slates) AS of_places,
            coalesce(past.n, 0) / (SELECT count(*) FROM histories) AS of_histories,
            held.n / (SELECT count(*) FROM items) AS of_catalogue, gap, gap - half AS gap_low, gap + half AS gap_high,
            people
        FROM told JOIN held USING (items) LEFT JOIN past USING (items) LEFT JOIN gaps USING (items) ORDER BY items""",
)
EXPOSED_SOURCES = ChartLine(
    name="exposed_sources",
    title="Exposure by source",
    meaning="Share of a list's places by where what is recommended comes from, the mean of all people with its 95 % "
    f"interval; sources on the lists of fewer than {LEAST_PEOPLE} people are not told.",
    sql=f"""WITH shown AS (SELECT if(source = '', 'one data set', source) AS source, person_id, count(*) AS n
            FROM slates GROUP BY ALL),
        own AS (SELECT person_id, count(*) AS places FROM slates GROUP BY person_id),
        told AS (SELECT source, count(*) AS people FROM shown GROUP BY source HAVING count(*) >= {LEAST_PEOPLE}),
        each AS (SELECT source, coalesce(n, 0) / places AS share, people
            FROM told CROSS JOIN own LEFT JOIN shown USING (source, person_id))
        SELECT source, avg(share) AS of_places, greatest(avg(share) - {_HALF.format("share")}, 0) AS low,
            least(avg(share) + {_HALF.format("share")}, 1) AS high, any_value(people) AS people
        FROM each GROUP BY source ORDER BY source""",
)
EXPOSED_PEOPLE = ChartLine(
    name="exposed_people",
    title="What groups of people are shown",
    meaning="Each person's list, by the length of their history (thirds) and by language: where groups differ, the "
    "gap to "
    f"all others is told with its 95 % interval; groups of fewer than {LEAST_PEOPLE} people are not told.",
    sql=f"""WITH lists AS (SELECT person_id, avg(likeness) AS similarity, avg(unexpected) AS unexpectedness,
            avg(new_ground::INTEGER) AS new_ground, avg(takers) AS popularity, avg(bits) AS novelty
            FROM slates JOIN (SELECT item_id, takers, {_BITS} AS bits FROM items) USING (item_id) GROUP BY person_id),
        whose AS (SELECT *, ntile({_THIRDS}) OVER (ORDER BY interactions, person_id) AS third
            FROM lists JOIN people USING (person_id)),
        named AS (SELECT *, unnest(['history: ' || ['short', 'middle', 'long'][third],
            'language: ' || if(language = '', 'unknown', language)]) AS who FROM whose)
        SELECT who, similarity, unexpectedness, novelty, popularity, new_ground FROM named
        WHERE who IN (SELECT who FROM named GROUP BY who HAVING count(*) >= {LEAST_PEOPLE}) ORDER BY who, person_id""",
)
