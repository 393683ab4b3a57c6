"""A crowd for tests: many people in the small world, their journeys written as rows and not found one by one.

A hundred and twenty people have three of its six topics each, in every order; the others repeat them, each with days of
their own. So a database of twenty thousand is made in seconds.
"""

from datetime import timedelta
from itertools import permutations

import duckdb
from small_world import START, TAKEN, TOPICS, by_topic, items, named

from core.entities import Interaction, Person
from core.steering.edits import Edit, JourneyMuted, JourneysExtracted, JourneysNamed
from core.workspace.workspace import Workspace

_EFFECT = '{"tau": 0.9, "furthest": 2, "came": ["a"], "gone": [], "aimed_at": {"j": [0.3, 0.1, 0.3, 0.12]}}'
_DAYS_APART, _SPREAD_DAYS = 90, 700
"""Days from one topic to the next, and days over which the others begin."""
_REPEATED = (
    """CREATE TEMP TABLE others AS SELECT format('n{:06d}', i) AS person_id, own.person_id AS like_whom,
        (hash(i) % $days)::INTEGER AS later
        FROM range($first, $n) AS t(i) JOIN (
            SELECT person_id, row_number() OVER (ORDER BY person_id) - 1 AS at FROM people) AS own
        ON own.at = i % $first""",
    "INSERT INTO people SELECT person_id, person_id, '', NULL FROM others",
    """INSERT INTO interactions SELECT others.person_id, item_id, moment + to_days(later), kind, value
        FROM interactions JOIN others ON interactions.person_id = like_whom""",
    """INSERT INTO log (person_id, moment, actor, kind, payload, action_id, effect)
        SELECT others.person_id, moment + to_days(later), actor, kind, payload, action_id, effect
        FROM log JOIN others ON log.person_id = like_whom ORDER BY seq, others.person_id""",
)


def crowd(workspace: Workspace, n: int) -> None:
    """Fill a workspace with n people, 120 at least."""
    paths = {f"n{at:06d}": topics for at, topics in enumerate(permutations(TOPICS, 3))}
    people = [Person(person_id, person_id, "") for person_id in paths]
    took = [took_up(person_id, topics) for person_id, topics in paths.items()]
    workspace.histories.add("small", "Small world", people, items(), [x for own in took for x in own])
    for person_id, topics in paths.items():
        found, names = by_topic(person_id, topics), tuple(named(topic) for topic in topics)
        facts: tuple[Edit, ...] = (
            JourneysExtracted(found.extraction_id),
            JourneysNamed(names),
            JourneyMuted(names[0][0]),
        )
        for expected, fact in enumerate(facts):
            before = 0 if not expected else workspace.logbook.position(person_id)
            workspace.logbook.append(
                person_id,
                fact,
                actor="person" if isinstance(fact, JourneyMuted) else "rules",
                action_id=fact.kind,
                expected=before,
                extraction=found if not expected else None,
            )
    workspace.database.write(lambda cursor: _repeat(cursor, len(paths), n))
    workspace.forget()


def took_up(person_id: str, topics: tuple[str, ...]) -> list[Interaction]:
    """Return a history: three topics one after the other, each a little longer than the last."""
    return [
        Interaction(
            person_id, f"{topic}-{at:02d}", START + timedelta(days=_DAYS_APART * number + (2 + 5 * number) * at)
        )
        for number, topic in enumerate(topics)
        for at in range(TAKEN)
    ]


def _repeat(cursor: duckdb.DuckDBPyConnection, first: int, n: int) -> None:
    """Write the others as those before them."""
    cursor.execute("UPDATE log SET effect = ? WHERE actor = 'person'", [_EFFECT])
    for sql in _REPEATED:
        given = {"first": first, "n": n, "days": _SPREAD_DAYS}
        cursor.execute(sql, {name: each for name, each in given.items() if f"${name}" in sql})
    cursor.execute("DROP TABLE others")
