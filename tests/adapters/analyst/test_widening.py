"""How wide a query may make what it starts from is told from its stars and rows, before it runs."""

import json

import duckdb
import pytest

from core.adapters.analyst.widening import widening


@pytest.mark.parametrize(
    ("sql", "times"),
    [
        ("SELECT 1", 1),
        ("SELECT * FROM people", 1),
        ("SELECT * FROM people, log", 2),
        ("WITH a AS (SELECT *, * FROM people) SELECT *, * FROM a", 4),
        ("SELECT row(a, b, a) FROM t", 3),
        ("SELECT t, t FROM people AS t", 2),
    ],
)
def test_what_a_query_repeats_is_multiplied(sql: str, times: int) -> None:
    (told,) = duckdb.connect().execute("SELECT json_serialize_sql(?)", [sql]).fetchall()[0]
    assert widening(json.loads(told)["statements"]) == times
