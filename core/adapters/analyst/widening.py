"""Tell how wide a query makes what it starts from: a row that is put into itself thirty times is never read to an end.

That happens before a query runs, while its columns are told, and nothing stops it there; so it is refused as written.
"""

from collections.abc import Mapping
from math import prod
from typing import Any

from core.adapters.analyst.parsed_sql import objects_of, path_of

WIDEST = 10_000
"""Times that a query may repeat the columns that it starts from, at most; by hand: more than anybody reads."""
_ROW_MAKING = frozenset({"row", "struct_pack"})


def widening(tree: Any) -> int:
    """Return how many times over a parsed query may repeat columns at most: what its SELECTs repeat, multiplied."""
    return prod(_repeats(node) for node in objects_of(tree) if node.get("type") == "SELECT_NODE")


def _repeats(select: Mapping[str, Any]) -> int:
    """Count how often one SELECT may repeat its tables' columns: by stars, by whole rows, by rows that it makes."""
    tables = [each for each in objects_of(select.get("from_table")) if each.get("type") in ("BASE_TABLE", "SUBQUERY")]
    names = {str(each.get("alias") or "".join(path_of(each)[-1:])).casefold() for each in tables}
    told = list(objects_of(select.get("select_list")))
    stars = sum(each.get("class") == "STAR" for each in told)
    whole = sum(_is_whole(each, names) for each in told)
    packed = sum(
        inside.get("class") == "COLUMN_REF"
        for each in told
        if each.get("class") == "FUNCTION" and str(each.get("function_name")).casefold() in _ROW_MAKING
        for inside in objects_of(each.get("arguments"))
    )
    times: int = max(stars * max(len(tables), 1) + whole + packed, 1)
    return times


def _is_whole(node: Mapping[str, Any], names: set[str]) -> bool:
    """Tell whether an expression is a table's row as one value."""
    path = [str(each).casefold() for each in node.get("column_names") or ()]
    return node.get("class") == "COLUMN_REF" and len(path) == 1 and path[0] in names
