"""Who has news, and their rows: one SQL for both engines, but for what they call differently."""

from collections.abc import Collection
from dataclasses import dataclass

GIVEN, ITEM_ROWS, DONE = "given", "item_rows", "done"
"""Names of what the queries read: interactions as they came, every thing's row of the catalogue, earlier answers."""
NEEDED, OPTIONAL = ("person_id", "item_id", "time"), ("kind",)


@dataclass(frozen=True, slots=True)
class SqlDialect:
    """What an engine calls differently: microseconds of a moment, and the number that hexadecimal letters are."""

    micros: str
    number: str


DUCKDB = SqlDialect("epoch_us(CAST({} AS TIMESTAMP))", "CAST(('0x' || {}) AS BIGINT)")
SPARK = SqlDialect("unix_micros(CAST({} AS TIMESTAMP))", "CAST(conv({}, 16, 10) AS BIGINT)")


def took(dialect: SqlDialect, columns: Collection[str]) -> str:
    """Return the query for what was taken up, each once: who, which thing, when, and what was done.

    A row that lacks one of these, or names a thing that is not in the catalogue, is left out.
    """
    kind = "coalesce(CAST(kind AS STRING), '')" if "kind" in columns else "''"
    return (
        f"SELECT DISTINCT person_id, item_id, item_row, micros, kind FROM (SELECT CAST(person_id AS STRING) AS "
        f"person_id, CAST(item_id AS STRING) AS item_id, {dialect.micros.format('time')} AS micros, {kind} AS kind "
        f"FROM {GIVEN}) AS given_rows JOIN {ITEM_ROWS} USING (item_id) "
        "WHERE person_id IS NOT NULL AND person_id <> '' AND micros IS NOT NULL"
    )


def digests(dialect: SqlDialect) -> str:
    """Return the query for how many rows of `took` everybody has, and a digest of them that no order changes.

    Moments, things and kinds: their number, the latest moment, and the exclusive or of 60 bits of each one's MD5.
    """
    row = "concat_ws('|', item_id, CAST(micros AS STRING), kind)"
    bits = dialect.number.format(f"left(md5({row}), 15)")
    parts = ", ".join(f"CAST({part} AS STRING)" for part in ("count(*)", "max(micros)", f"bit_xor({bits})"))
    return f"SELECT person_id, count(*) AS n, concat_ws('-', {parts}) AS digest FROM took GROUP BY person_id"


def latest() -> str:
    """Return the query for everybody's latest answer without a fault, else their latest."""
    order = "CASE WHEN fault = '' THEN 0 ELSE 1 END, run DESC"
    places = f"row_number() OVER (PARTITION BY person_id ORDER BY {order}) AS place"
    return f"SELECT * FROM (SELECT *, {places} FROM {DONE}) AS placed WHERE place = 1"


def news() -> str:
    """Return the query for who has news: nobody has answered for them, their rows are others, or it went wrong."""
    return (
        "SELECT digests.person_id, digests.n, digests.digest FROM digests LEFT JOIN (SELECT person_id, digest AS "
        "known, fault FROM latest) AS before ON digests.person_id = before.person_id "
        "WHERE known IS NULL OR known <> digests.digest OR fault <> ''"
    )


def histories() -> str:
    """Return the query for the rows of everybody with news, and what was found for them before in a row of its own."""
    return (
        "SELECT news.person_id, news.digest, news.n, item_row, micros, kind, NULL AS log, NULL AS extractions "
        "FROM took JOIN news ON took.person_id = news.person_id UNION ALL "
        "SELECT news.person_id, news.digest, news.n, NULL, NULL, NULL, log, extractions "
        "FROM latest JOIN news ON latest.person_id = news.person_id"
    )
