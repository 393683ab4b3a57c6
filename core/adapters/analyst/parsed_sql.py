"""A query as DuckDB's own parser tells it: what is read of it before it runs."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

import duckdb


def parsed(cursor: duckdb.DuckDBPyConnection, query: str) -> dict[str, Any]:
    """Return a query as a tree; the cursor runs nothing of it. Raises RecursionError for one that is too deep."""
    (told,) = cursor.execute("SELECT json_serialize_sql(?)", [query]).fetchall()[0]
    found: dict[str, Any] = json.loads(told)
    return found


def objects_of(tree: Any) -> Iterator[dict[str, Any]]:
    """Yield every object of a parsed query, below another SELECT too."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            yield node
            waiting.extend(node.values())
        elif isinstance(node, list):
            waiting.extend(node)


def path_of(node: Mapping[str, Any]) -> list[str]:
    """Return the parts of the name that a node has; none for one without."""
    return [str(each) for each in (node.get("qualified_name") or {}).get("path", ())]
