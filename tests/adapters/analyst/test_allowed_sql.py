"""What a query may be: one SELECT over the documented tables, by functions that only compute."""

import duckdb
import pytest

from core.adapters.analyst.allowed_sql import LONGEST_SQL, SqlRefused, check_select

HARM = {
    "insert": "INSERT INTO people VALUES ('x')",
    "update": "UPDATE people SET person_id = 'x'",
    "delete": "DELETE FROM people",
    "insert in a WITH": "WITH x AS (INSERT INTO people VALUES ('x') RETURNING *) SELECT * FROM x",
    "delete in a WITH": "WITH x AS (DELETE FROM people RETURNING *) SELECT 1",
    "drop": "DROP TABLE people",
    "create": "CREATE TABLE mine AS SELECT 1",
    "create temporary": "CREATE TEMP TABLE mine AS SELECT 1",
    "macro": "CREATE MACRO f(x) AS x",
    "copy out": "COPY people TO 'stolen.csv'",
    "copy in": "COPY people FROM 'mine.csv'",
    "export": "EXPORT DATABASE 'stolen'",
    "attach": "ATTACH 'journeys.duckdb' AS other",
    "pragma": "PRAGMA database_list",
    "call": "CALL pragma_version()",
    "set": "SET enable_external_access = true",
    "reset": "RESET lock_configuration",
    "secret": "CREATE SECRET s (TYPE s3)",
    "install": "INSTALL httpfs",
    "load": "LOAD httpfs",
    "checkpoint": "CHECKPOINT",
    "transaction": "COMMIT",
    "two statements": "SELECT 1; SELECT 2",
    "a change behind a SELECT": "SELECT 1; DROP TABLE people",
    "explain analyze": "EXPLAIN ANALYZE INSERT INTO people VALUES ('x')",
    "prepare": "PREPARE a AS SELECT 1",
    "file": "SELECT * FROM '/etc/passwd'",
    "file by function": "SELECT * FROM read_csv('/etc/passwd')",
    "text of a file": "SELECT * FROM read_text('/etc/passwd')",
    "names of files": "SELECT * FROM glob('/etc/*')",
    "parquet": "SELECT * FROM 'x.parquet'",
    "network": "SELECT * FROM 'https://example.org/x.csv'",
    "accounts": "SELECT * FROM accounts",
    "accounts in a subquery": "SELECT EXISTS (SELECT 1 FROM account_people)",
    "accounts in a union": "SELECT person_id FROM people UNION SELECT email FROM accounts",
    "accounts behind a name": "WITH a AS (SELECT * FROM accounts) SELECT * FROM a",
    "another database": "SELECT * FROM other.main.people",
    "settings": "SELECT * FROM duckdb_settings()",
    "settings as a view": "SELECT * FROM duckdb_secrets",
    "a view behind a name of one's own": "WITH duckdb_secrets AS (SELECT 1) SELECT * FROM duckdb_secrets",
    "catalogue": "SELECT * FROM information_schema.tables",
    "old catalogue": "SELECT * FROM sqlite_master",
    "one setting": "SELECT current_setting('temp_directory')",
    "variable": "SELECT getvariable('x')",
    "a query as text": "SELECT * FROM query('SELECT 1')",
    "a table as text": "SELECT * FROM query_table('people')",
    "log": "SELECT write_log('x')",
    "sleep": "SELECT sleep_ms(100000)",
    "a long text": "SELECT repeat('x', 1000000000)",
    "a long text by width": "SELECT format('{:1000000000}', 1)",
    "a long list": "SELECT range(1000000000)",
    "a function of another schema": "SELECT system.main.getvariable('x')",
    "show": "SHOW TABLES",
    "describe": "DESCRIBE people",
    "nothing": "   ",
    "no SQL": "give me everything",
    "too long": f"SELECT {'1 + ' * (LONGEST_SQL // 4)} 1",
    "a comment alone": "-- SELECT 1",
    "too deep": f"SELECT {'1 + ' * 900} 1",
    "columns without end": "WITH a0 AS (SELECT * FROM people), "
    + ", ".join(f"a{n + 1} AS (SELECT *, * FROM a{n})" for n in range(30))
    + " SELECT count(*) FROM a30",
    "columns of a table beside itself": "WITH a0 AS (SELECT * FROM people), "
    + ", ".join(f"a{n + 1} AS (SELECT * FROM a{n} AS l, a{n} AS r)" for n in range(30))
    + " SELECT count(*) FROM a30",
    "rows of rows": "WITH a0 AS (SELECT 1 AS s), "
    + ", ".join(f"a{n + 1} AS (SELECT row(s, s) AS s FROM a{n})" for n in range(30))
    + " SELECT count(s) FROM a30",
    "rows of whole rows": "WITH a0 AS (SELECT 1 AS s), "
    + ", ".join(f"a{n + 1} AS (SELECT t AS x, t AS y FROM a{n} AS t)" for n in range(30))
    + " SELECT count(*) FROM a30",
}
FINE = (
    "SELECT 1",
    "FROM histories",
    "SELECT count(*) AS n, kind FROM log WHERE actor = 'person' AND kind LIKE 'j%' GROUP BY kind ORDER BY n DESC;",
    "WITH a AS (SELECT person_id, min(first) AS first FROM journeys GROUP BY ALL) SELECT * FROM a JOIN people USING (person_id)",  # noqa: E501
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5) SELECT * FROM n",
    "SELECT *, row_number() OVER (PARTITION BY person_id ORDER BY moment) FROM main.histories QUALIFY row_number() OVER () < 9",  # noqa: E501
    "SELECT date_trunc('week', moment)::DATE AS week, count(DISTINCT person_id) FILTER (kind <> '') FROM histories GROUP BY 1",  # noqa: E501
    "SELECT CASE WHEN items > 3 THEN 'long' ELSE 'short' END, [1, 2][1], extract(year FROM first), 'a' || name FROM journeys",  # noqa: E501
    "SELECT i FROM range(3) AS t(i) UNION SELECT unnest([4, 5])",
    "SELECT 1 -- and no more",
    "SELECT * FROM people JOIN histories USING (person_id) JOIN items USING (item_id) WHERE (kind, language) IN (SELECT kind, language FROM items)",  # noqa: E501
    "SELECT * FROM (PIVOT log ON kind IN ('journey_muted') USING count(*))",
)  # fmt: skip


@pytest.mark.parametrize("sql", HARM.values(), ids=HARM.keys())
def test_what_writes_reads_elsewhere_or_swells_is_refused_in_words(sql: str) -> None:
    with pytest.raises(SqlRefused, match=r"\w+ \w+"):
        check_select(duckdb.connect(), sql)


@pytest.mark.parametrize("sql", FINE)
def test_what_only_reads_the_documented_tables_passes_as_it_stands(sql: str) -> None:
    assert check_select(duckdb.connect(), sql) == sql.rstrip(";")
