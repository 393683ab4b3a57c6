"""Keep the texts that a query joins from growing without end: one that is doubled thirty times would fill any memory.

DuckDB's limit of memory does not count texts that an expression makes. So every expression that makes a longer text
than it was given is put into one that fails where the text is longer than so many signs: short enough that all such
expressions of a query together, over the rows that DuckDB works on at a time, stay within the limit.
"""

import json
from collections.abc import Mapping
from typing import Any

import duckdb

from core.adapters.analyst.parsed_sql import objects_of, parsed
from core.adapters.analyst.watching import ANSWER_MEMORY_MB

_JOINING = frozenset({"||", "concat", "concat_ws", "string_agg"})
_ROWS_AT_A_TIME = 2_048
"""Rows that DuckDB works on at a time: the size of its vectors."""
_BYTES_A_SIGN = 4
"""Bytes of a sign in UTF-8 at most."""
_SLOT = "slot"
"""The column of the pattern that stands for what it is put around."""
_CALLED = "joined"
"""What a column is called that is joined and was given no name."""


def bounded(cursor: duckdb.DuckDBPyConnection, query: str) -> str:
    """Return a SELECT in which no text grows longer than `longest_text`; one that joins nothing as it stands."""
    tree = parsed(cursor, query)
    parts = _parts(tree)
    if not parts:
        return query
    (threads,) = cursor.execute("SELECT current_setting('threads')").fetchall()[0]
    guard = parsed(cursor, _pattern(longest_text(parts, int(threads))))["statements"][0]["node"]["select_list"][0]
    told = json.dumps(_guarded(tree, guard))
    (sql,) = cursor.execute("SELECT json_deserialize_sql(?)", [told]).fetchall()[0]
    return str(sql)


def longest_text(parts: int, threads: int) -> int:
    """Return the signs that a joined text may have in a query that joins so many parts, on so many threads."""
    return ANSWER_MEMORY_MB * 1_000_000 // (parts * threads * _ROWS_AT_A_TIME * _BYTES_A_SIGN)


def _pattern(longest: int) -> str:
    """Return what is put around an expression: it is worked out once, whatever it is, a text or a list."""
    words = f"A text that is joined grows longer than {longest:,} signs. Join fewer, or shorter ones."
    return (
        f"SELECT list_transform([{_SLOT}], lambda t: CASE WHEN len(t) > {longest} THEN error('{words}') ELSE t END)[1]"
    )


def _joins(node: Mapping[str, Any]) -> bool:
    """Tell whether an expression joins texts."""
    return node.get("class") in ("FUNCTION", "WINDOW") and str(node.get("function_name")).casefold() in _JOINING


def _parts(tree: Any) -> int:
    """Count what is joined in a parsed query: each expression's arguments and what they become."""
    joined = filter(_joins, objects_of(tree))
    return sum(1 + len(node.get("arguments") or node.get("children") or ()) for node in joined)


def _guarded(tree: Any, guard: Any) -> Any:
    """Return a parsed query with the guard around every expression that joins."""
    if isinstance(tree, list):
        return [_guarded(each, guard) for each in tree]
    if not isinstance(tree, dict):
        return tree
    inside = {key: _guarded(each, guard) for key, each in tree.items()}
    if "select_list" in inside:
        told = zip(inside["select_list"], tree["select_list"], strict=True)
        inside["select_list"] = [
            {**new, "alias": _CALLED} if _joins(old) and not old.get("alias") else new for new, old in told
        ]
    if not _joins(tree):
        return inside
    return {**_filled(guard, {**inside, "alias": ""}), "alias": tree.get("alias", "")}


def _filled(guard: Any, expression: Any) -> Any:
    """Return the guard with an expression in its slot."""
    if isinstance(guard, list):
        return [_filled(each, expression) for each in guard]
    if not isinstance(guard, dict):
        return guard
    if guard.get("column_names") == [_SLOT]:
        return expression
    return {key: _filled(each, expression) for key, each in guard.items()}
