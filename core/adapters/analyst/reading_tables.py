"""Read from the database what the analyst's copy is made of; what a person wrote stays where it is."""

from collections.abc import Mapping

import pyarrow as pa

from core.adapters.store.database import Database

_PEOPLE = """
    WITH spoken AS (
        SELECT person_id, arg_max(language, n) AS language FROM (
            SELECT person_id, language, count(*) AS n FROM interactions JOIN items USING (item_id) GROUP BY ALL)
        GROUP BY person_id)
    SELECT person_id, count(moment) AS interactions, min(moment) AS first, max(moment) AS last,
        date_diff('second', min(moment), max(moment)) / 86400.0 AS days, coalesce(any_value(language), '') AS language
    FROM people LEFT JOIN interactions USING (person_id) LEFT JOIN spoken USING (person_id)
    GROUP BY person_id ORDER BY person_id"""
_ITEMS = """
    SELECT item_id, title, creator, kind, language, collections.name AS collection, coalesce(source, '') AS service,
        coalesce(n, 0) AS takers
    FROM items LEFT JOIN collections USING (collection_id) LEFT JOIN (
        SELECT item_id, count(DISTINCT person_id) AS n FROM interactions GROUP BY item_id) USING (item_id)
    ORDER BY item_id"""
_HISTORIES = "SELECT person_id, item_id, moment, kind FROM interactions"
_LOG = """
    WITH told AS (
        SELECT seq, person_id, moment, actor, kind, try_cast(nullif(effect, '') AS JSON) AS effect,
            CASE WHEN kind IN ('edit_undone', 'edit_redone')
                THEN try_cast(json_extract_string(payload, '$.seq') AS BIGINT) END AS target
        FROM log),
    turns AS (
        SELECT person_id, target AS seq, arg_max(kind, seq) = 'edit_undone' AS undone,
            min(moment) FILTER (kind = 'edit_undone') AS turned
        FROM told WHERE target IS NOT NULL GROUP BY person_id, target),
    aims AS (
        SELECT seq, person_id, json_extract(effect, '$.aimed_at.*[0]')::DOUBLE[] AS asked_before,
            json_extract(effect, '$.aimed_at.*[1]')::DOUBLE[] AS asked,
            json_extract(effect, '$.aimed_at.*[2]')::DOUBLE[] AS got_before,
            json_extract(effect, '$.aimed_at.*[3]')::DOUBLE[] AS got
        FROM told WHERE effect IS NOT NULL)
    SELECT told.seq, told.person_id, told.moment, actor, kind, len(asked) AS journeys,
        list_sum(asked) - list_sum(asked_before) AS asked_change, list_sum(got) - list_sum(got_before) AS got_change,
        try_cast(json_extract(effect, '$.tau') AS DOUBLE) AS tau,
        try_cast(json_extract(effect, '$.furthest') AS BIGINT) AS furthest,
        json_array_length(effect, '$.came')::BIGINT AS came, json_array_length(effect, '$.gone')::BIGINT AS gone,
        coalesce(undone, false) AS undone, date_diff('second', told.moment, turned) AS undone_after_s
    FROM told LEFT JOIN aims ON aims.seq = told.seq AND aims.person_id = told.person_id
    LEFT JOIN turns ON turns.seq = told.seq AND turns.person_id = told.person_id
    ORDER BY told.seq"""
QUERIES_OF_COPY: Mapping[str, str] = {"people": _PEOPLE, "items": _ITEMS, "histories": _HISTORIES, "log": _LOG}
"""What is copied as it stands, by table: no name, portrait, description, link, payload or account."""


def stored_tables(database: Database) -> dict[str, pa.Table]:
    """Return people, items, histories and the log's figures as Arrow tables, all of one moment."""
    return database.read_tables(QUERIES_OF_COPY)


def positions(database: Database) -> dict[str, int]:
    """Map everybody with a history to the number of the last entry of their log, 0 where it is empty."""
    sql = "SELECT person_id, coalesce(max(seq), 0) FROM people LEFT JOIN log USING (person_id) GROUP BY person_id"
    database.bring_logs()
    return {str(person): int(seq) for person, seq in database.read(sql)}
