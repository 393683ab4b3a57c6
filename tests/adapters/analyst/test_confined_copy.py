"""The copy that an analyst asks: nothing else is in it, nothing leaves or changes it, nothing runs for ever."""

from pathlib import Path

import duckdb
import pytest
from adapters.analyst.copies import JOURNEYS, copy_of

from core.adapters.analyst.allowed_sql import SqlRefused
from core.adapters.analyst.confined_copy import ConfinedCopy, ResultTable
from core.adapters.analyst.schema import TABLES


@pytest.fixture(scope="module")
def copy() -> ConfinedCopy:
    return copy_of()


@pytest.mark.parametrize("name", TABLES)
def test_every_documented_table_is_there_with_its_columns_in_order(copy: ConfinedCopy, name: str) -> None:
    assert copy.ask(f"SELECT * FROM {name}").columns == tuple(TABLES[name])


def test_a_journey_is_as_long_as_its_moments_say(copy: ConfinedCopy) -> None:
    rows = copy.ask("SELECT name, items, interactions, days FROM journeys WHERE person_id = 'p5' ORDER BY name").rows
    assert rows == (("bread", 3, 3, 3.0), ("chess", 3, 3, 50.0))


def test_a_chart_is_asked_once_and_by_its_parameters(copy: ConfinedCopy) -> None:
    sql = "SELECT random() AS drawn, $1 AS given"
    first = copy.chart(sql, (["a", "b"],))
    assert copy.chart(sql, (["a", "b"],)) is first
    assert copy.chart(sql, (["b", "a"],)).column("given") == [["b", "a"]]
    assert copy.chart_anew(sql, (["a", "b"],)).rows != first.rows


def test_a_result_is_cut_at_its_rows_and_says_so(copy: ConfinedCopy) -> None:
    result = copy.ask("SELECT i FROM range(1000) AS t(i) ORDER BY i DESC", rows=10)
    assert [row[0] for row in result.rows] == list(range(999, 989, -1))
    assert result.cut == "Cut after the first 10 rows: there are more."
    assert copy.ask("SELECT i FROM range(10) AS t(i)", rows=10).cut == ""


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT count(*) FROM range(10000000000) AS a, range(10000000000) AS b",
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n",
    ],
)
def test_a_query_that_never_ends_is_stopped_in_words_and_the_next_one_runs(copy: ConfinedCopy, sql: str) -> None:
    with pytest.raises(SqlRefused, match=r"Stopped after 0\.3 seconds"):
        copy.ask(sql, seconds=0.3)
    assert copy.ask("SELECT count(*) FROM people").rows == ((len(JOURNEYS),),)


def test_a_query_that_takes_too_much_memory_is_stopped_in_words(copy: ConfinedCopy) -> None:
    with pytest.raises(SqlRefused, match="memory"):
        copy.ask("SELECT list(i) FROM range(1000000000) AS t(i)", seconds=60)


def test_a_mistake_is_told_in_the_database_s_words(copy: ConfinedCopy) -> None:
    with pytest.raises(SqlRefused, match="nothing_of_the_kind"):
        copy.ask("SELECT nothing_of_the_kind FROM people")


HARM_BEHIND_THE_LIST = (
    "INSERT INTO people VALUES ('x', 1, now(), now(), 0.0, '')",
    "WITH x AS (DELETE FROM people RETURNING *) SELECT * FROM x",
    "DROP TABLE people",
    "SET memory_limit = '100GB'",
    "SET enable_external_access = true",
    "RESET lock_configuration",
    "INSTALL httpfs",
    "LOAD httpfs",
    "SELECT * FROM read_text('/etc/passwd')",
    "SELECT * FROM glob('/etc/*')",
    "ATTACH '/tmp/another.duckdb'",
    "COPY people TO '/tmp/stolen.csv'",
    "EXPORT DATABASE '/tmp/stolen'",
    "SELECT * FROM accounts",
)


@pytest.mark.parametrize("sql", HARM_BEHIND_THE_LIST)
def test_even_what_no_list_refused_finds_nothing_to_harm(copy: ConfinedCopy, sql: str, tmp_path: Path) -> None:
    with pytest.raises(duckdb.Error):
        copy.chart(sql.replace("/tmp", str(tmp_path)))
    assert copy.ask("SELECT count(*) FROM people").rows == ((len(JOURNEYS),),)
    assert list(tmp_path.iterdir()) == []


def test_no_variable_of_the_program_is_a_table(copy: ConfinedCopy) -> None:
    stolen = {"words": ["secret"]}
    with pytest.raises(duckdb.Error, match="stolen"):
        copy.chart("SELECT * FROM stolen")
    assert stolen


def test_a_result_gives_a_column_and_rows_by_name() -> None:
    table = ResultTable(columns=("a", "b"), rows=((1, 2), (3, 4)))
    assert table.column("b") == [2, 4]
    assert table.by_name() == [{"a": 1, "b": 2}, {"a": 3, "b": 4}]
    with pytest.raises(ValueError, match="tuple"):
        table.column("c")
