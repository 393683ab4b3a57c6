"""What each chart of the Analyst page takes of the processor in DuckDB, at ten thousand to a million moments.

Histories are made up with a seed: people with about fifty moments each, in journeys that begin at any time and are
taken up at random. Made in memory, so that it is the charts that are timed, not a disk. The most of some runs is
told, in seconds of the processor over all threads: other load on the machine does not count, and on an idle one no
chart takes longer.
"""

import argparse
import json
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import duckdb
import pyarrow as pa

from benchmarks.setup import print_setup
from core.adapters.analyst.chart_line import ChartLine, Per
from core.adapters.analyst.charts import CHARTS
from core.adapters.analyst.cohorts import Cohort, by_measure
from core.adapters.analyst.confined_copy import ConfinedCopy
from core.adapters.analyst.edit_charts import VERB_KINDS
from core.adapters.analyst.schema import TABLES, WORKED_OUT

SIZES = (10_000, 100_000, 1_000_000)
RUNS = 3
GOAL_S = 2.0
A_PERSON, A_JOURNEY, PLACES = 50, 10, 50
"""Moments of a person, moments of a journey, places of a list."""
HALF_SQL = "SELECT median(days) FROM people"
"""The days of history that half of the people have at least."""
ABOUT = {"around": ("interest 1",), "ways_of_one": ("p0000001",)}
"""What the charts that are about something are asked about."""
COPY = {
    "histories": """SELECT format('p{:07d}', (i // $a_person)::BIGINT) AS person_id,
        format('i{:06d}', (hash(i, $seed) % $items)::BIGINT) AS item_id,
        TIMESTAMP '2021-01-01' + to_seconds(((hash(i // $a_journey, $seed + 1) % 1000) * 86400
            + hash(i, $seed + 2) % 60000000)::BIGINT) AS moment, 'read' AS kind, i // $a_journey AS journey
        FROM range($n) AS t(i)""",
    "journey_items": """SELECT DISTINCT person_id, format('j{:07d}', journey::BIGINT) AS journey_id, item_id
        FROM histories""",
    "journeys_told": """SELECT DISTINCT person_id, journey_id, name, name AS interest,
        'open' AS state, 1.0::DOUBLE AS weight,
        false AS muted, hash(journey_id) % 20 = 0 AS adopted, hash(journey_id) % 100 / 100.0::DOUBLE AS density
        FROM (SELECT *, format('interest {}', (hash(journey_id, $seed) % 30)::BIGINT) AS name FROM journey_items)""",
    "people": """SELECT person_id, count(*) AS interactions, min(moment) AS first, max(moment) AS last,
        date_diff('second', min(moment), max(moment)) / 86400.0 AS days,
        ['en', 'de', 'fr'][(hash(person_id) % 3)::INTEGER + 1] AS language FROM histories GROUP BY person_id""",
    "items": """SELECT format('i{:06d}', i) AS item_id, 'Title' AS title, '' AS creator,
        ['video', 'book', 'song'][i % 3 + 1]
        AS kind, 'en' AS language, 'made up' AS collection, '' AS service,
        $n // $items AS takers FROM range($items) AS t(i)""",
    "log": """SELECT i AS seq, format('p{:07d}', (hash(i) % ($n // $a_person))::BIGINT) AS person_id,
        TIMESTAMP '2024-01-01' + to_seconds((i * 37)::BIGINT) AS moment, 'person' AS actor,
        $kinds[(hash(i, $seed) % len($kinds))::INTEGER + 1] AS kind, 1 AS journeys, 0.1::DOUBLE AS asked_change,
        0.08::DOUBLE AS got_change, 0.9::DOUBLE AS tau, (hash(i) % 9)::BIGINT AS furthest, 1 AS came, 1 AS gone,
        i % 7 = 0 AS undone, if(i % 7 = 0, (hash(i) % 200)::BIGINT, NULL) AS undone_after_s
        FROM range($n // 10) AS t(i)""",
    "slates": """SELECT person_id, place, format('i{:06d}', (hash(person_id, place) % $items)::BIGINT) AS item_id,
        'j' AS journey_id, ['backlog', 'catalogue', 'others'][place % 3 + 1] AS source, place % 5 = 0 AS new_ground,
        0.2::DOUBLE AS likeness, 0.8::DOUBLE AS unexpected FROM people, range(1, $places + 1) AS t(place)""",
    "methods": """SELECT person_id, method, 5 AS journeys, 8.0::DOUBLE AS length, 0.4::DOUBLE AS density
        FROM people, unnest(['personal', 'topics', 'cooccurrence']) AS t(method)""",
    "failures": """SELECT person_id, mode, (hash(person_id, mode) % 3)::BIGINT AS failures
        FROM people, unnest(['missed', 'one_sitting', 'outdated', 'same_meaning']) AS t(mode)""",
    "proposals": "SELECT person_id, 3 AS proposed FROM people",
    "agreements": """SELECT person_id, method, 20 AS items, 0.6::DOUBLE AS precision, 0.7::DOUBLE AS recall,
        hash(person_id, method) % 100 / 100.0::DOUBLE AS f1
        FROM people, unnest(['personal', 'topics', 'cooccurrence']) AS t(method)""",
}
"""How each table is made up, in order; every one may look at those before."""


def made_up(n: int, seed: int) -> dict[str, pa.Table]:
    """Return the tables of a copy with so many moments."""
    connection, told = duckdb.connect(), {}
    given = {
        "n": n,
        "seed": seed,
        "items": max(n // 20, 100),
        "a_person": A_PERSON,
        "a_journey": A_JOURNEY,
        "places": PLACES,
        "kinds": list(VERB_KINDS),
    }
    for name, sql in COPY.items():
        used = {key: value for key, value in given.items() if f"${key}" in sql}
        connection.execute("CREATE TABLE " + name + " AS " + sql, used)
        columns = ", ".join(WORKED_OUT[name].names if name in WORKED_OUT else TABLES[name])
        table = connection.sql(f"SELECT {columns} FROM {name}").to_arrow_table()
        told[name] = table.cast(WORKED_OUT[name]) if name in WORKED_OUT else table
    return told


def seconds_of_charts(copy: ConfinedCopy, runs: int, among: Cohort | None = None) -> dict[str, float]:
    """Return the most processor seconds that each chart took in some runs, over all spans, of all or of a cohort."""
    return {line.name: max(seconds_of(copy, line, per, among) for per in Per for _ in range(runs)) for line in CHARTS}


def seconds_of(copy: ConfinedCopy, line: ChartLine, per: Per, among: Cohort | None = None) -> float:
    """Return the processor seconds that a chart takes, past what the copy remembers of it."""
    started = time.process_time()
    copy.chart_anew(line.select(per), ABOUT.get(line.name, line.parameters), among)
    return time.process_time() - started


def main() -> None:
    """Time every chart at every size, and print the table and the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--seed", type=int, default=20_261_126)
    told = parser.parse_args()
    print_setup(told.seed)
    found: dict[str, dict[str, float]] = {}
    for n in told.sizes:
        tables, started = made_up(n, told.seed), time.process_time()
        copy = ConfinedCopy(tables)
        made = time.process_time() - started
        found[str(n)] = {name: round(seconds, 3) for name, seconds in seconds_of_charts(copy, told.runs).items()}
        print(
            f"{n:,} moments of {tables['people'].num_rows:,} people: copied in {made:.2f} processor seconds",
            file=sys.stderr,
        )
        picked = by_measure("half", "days of history", float(copy.chart(HALF_SQL).rows[0][0]))
        among = seconds_of_charts(copy, 1, picked)
        longest = max(among, key=among.__getitem__)
        print(
            f"Of a cohort of half of them: {among[longest]:.2f} processor seconds at most ({longest})", file=sys.stderr
        )
        copy.close()
    print(f"| chart | {' | '.join(f'{int(n):,}' for n in found)} |\n|---|{'---|' * len(found)}")
    for line in CHARTS:
        print(f"| {line.title} | {' | '.join(f'{seconds[line.name]:.3f}' for seconds in found.values())} |")
    slowest = max(max(seconds.values()) for seconds in found.values())
    print(f"The slowest chart takes {slowest:.2f} processor seconds; the goal is {GOAL_S:g} s.")
    print(json.dumps(found))


if __name__ == "__main__":
    main()
