"""Texts that a query joins cannot grow until no memory is left; what joins within bounds answers as it would have."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import psutil
import pytest
from adapters.analyst.copies import copy_of

from core.adapters.analyst.allowed_sql import SqlRefused
from core.adapters.analyst.confined_copy import ConfinedCopy
from core.adapters.analyst.growth import longest_text
from core.adapters.analyst.watching import ANSWER_MEMORY_MB

SECONDS = 20.0
DOUBLED = 34
GROWING = {
    "doubled again and again": "WITH RECURSIVE n(i, s) AS (SELECT 1, 'xxxxxxxx' UNION ALL "
    f"SELECT i + 1, s || s FROM n WHERE i < {DOUBLED}) SELECT max(length(s)) FROM n",
    "doubled in a chain": "WITH a0 AS (SELECT 'xxxxxxxx' AS s), "
    + ", ".join(f"a{n + 1} AS (SELECT s || s AS s FROM a{n})" for n in range(DOUBLED))
    + f" SELECT length(s) FROM a{DOUBLED}",
    "eightfold": "WITH RECURSIVE n(i, s) AS (SELECT 1, 'x' UNION ALL "
    "SELECT i + 1, concat(s, s, s, s, s, s, s, s) FROM n WHERE i < 12) SELECT max(length(s)) FROM n",
    "gathered from rows": "WITH a0 AS (SELECT 'xxxxxxxx' AS s), "
    + ", ".join(f"a{n + 1} AS (SELECT string_agg(s, '') AS s FROM a{n}, range(2))" for n in range(DOUBLED))
    + f" SELECT length(s) FROM a{DOUBLED}",
    "a long one in every row": "WITH RECURSIVE n(i, s) AS (SELECT 1, 'x' UNION ALL "
    "SELECT i + 1, s || s FROM n WHERE i < 17) SELECT max(length(s || k)) FROM n, range(1000000) AS t(k)",
    "three hundred at a time": "SELECT "
    + ", ".join(f"s || s || '{n}' AS c{n}" for n in range(300))
    + " FROM (SELECT title || title || title AS s FROM items, range(1000000))",
    "a list joined to itself": "WITH RECURSIVE n(i, s) AS (SELECT 1, [1, 2, 3] UNION ALL "
    f"SELECT i + 1, s || s FROM n WHERE i < {DOUBLED}) SELECT max(len(s)) FROM n",
}


@pytest.fixture(scope="module")
def copy() -> ConfinedCopy:
    return copy_of()


@contextmanager
def peak() -> Iterator[list[int]]:
    """Yield the most bytes of memory that this process takes more than before, looked at every two milliseconds."""
    process, over, most = psutil.Process(), threading.Event(), [0]
    before = process.memory_info().rss

    def look() -> None:
        while not over.wait(0.002):
            most[0] = max(most[0], process.memory_info().rss - before)

    thread = threading.Thread(target=look)
    thread.start()
    try:
        yield most
    finally:
        over.set()
        thread.join()


@pytest.mark.parametrize("sql", GROWING.values(), ids=GROWING.keys())
def test_a_text_that_grows_is_refused_long_before_the_memory_is_full(copy: ConfinedCopy, sql: str) -> None:
    with peak() as most, pytest.raises(SqlRefused, match=r"grows longer than [\d,]+ signs"):
        copy.ask(sql, seconds=SECONDS)
    assert most[0] < ANSWER_MEMORY_MB * 1_000_000
    assert copy.ask("SELECT 1 AS n").rows == ((1,),)


def test_what_is_joined_within_bounds_is_what_it_would_be(copy: ConfinedCopy) -> None:
    sql = """SELECT 'a ' || name AS said, concat(name, 1, NULL), concat_ws('-', name, 2) AS c, [1] || [2] AS l,
        string_agg(person_id, ' ' ORDER BY person_id DESC) FILTER (person_id <> 'p0') AS who, NULL || name AS none
        FROM journeys WHERE name = 'cheese' GROUP BY ALL ORDER BY 'a ' || name"""
    answer = copy.ask(sql)
    assert answer.columns == ("said", "joined", "c", "l", "who", "none")
    assert answer.rows == (("a cheese", "cheese1", "cheese-2", [1, 2], "p4 p3 p2 p1", None),)


def test_joining_in_a_window_a_join_and_a_subquery_is_bounded_too(copy: ConfinedCopy) -> None:
    sql = """SELECT DISTINCT string_agg(name, '+') OVER (PARTITION BY person_id ORDER BY name) AS two FROM journeys
        WHERE person_id || '!' IN (SELECT 'p' || 5 || '!') ORDER BY two"""
    assert copy.ask(sql).rows == (("bread",), ("bread+chess",))


def test_the_more_is_joined_the_shorter_it_has_to_be() -> None:
    assert longest_text(3, 2) > longest_text(30, 2) > longest_text(30, 8)
    assert 3 * 2 * 2_048 * 4 * longest_text(3, 2) <= ANSWER_MEMORY_MB * 1_000_000
