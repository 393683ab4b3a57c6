"""What stands in a JSON value as rows: lists of objects, objects by name, rows of cells; and the cells of each."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from core.adapters.importers.ground.reading import ImportRefused
from core.adapters.importers.tables.delimited import is_header

MOST_DEPTH = 4
"""Levels of nested objects that become columns; chosen by hand."""
_WRAPPERS = frozenset({"$date", "$numberLong", "$numberInt", "$numberDouble", "$numberDecimal", "$oid", "$uuid"})
"""Keys by which MongoDB's Extended JSON says of which type a value is (its specification, version 2)."""
_LEAST_NAMED = 2
"""Objects under a name each from which they are taken for rows: one alone is a part of its object; by hand."""


def lists_in(value: object, depth: int = 1, before: str = "") -> Iterator[tuple[str, list[object]]]:
    """Yield the lists of objects inside an object by their dotted names, at any depth that becomes columns."""
    for key, part in value.items() if isinstance(value, dict) else ():
        if isinstance(part, list) and any(isinstance(record, dict) for record in part):
            yield before + key, part
        elif depth < MOST_DEPTH:
            yield from lists_in(part, depth + 1, f"{before}{key}.")


def list_in(path: Path, value: object) -> list[object]:
    """Return the list of records: the value itself, the longest list of objects inside an object, or those by name."""
    if isinstance(value, dict):
        value = max((records for _, records in lists_in(value)), key=len, default=_by_name(value))
    if isinstance(value, list) and len(value) > 1 and all(isinstance(row, list) for row in value):
        value = _of_rows(value)
    if not isinstance(value, list) or not any(isinstance(record, dict) for record in value):
        raise ImportRefused(f"{path.name} holds no list of objects, so there are no rows. Choose another file.")
    return value


def _by_name(value: dict[str, object]) -> list[object]:
    """Return the objects that stand in an object under a name each and look alike; else that object alone."""
    inner = [record for record in value.values() if isinstance(record, dict)]
    if len(inner) < _LEAST_NAMED or len(inner) < len(value):
        found = [records for part in value.values() if isinstance(part, dict) and len(records := _by_name(part)) > 1]
        return max(found, key=len, default=[value])
    shared = set.intersection(*(set(record) for record in inner))
    is_alike = len(shared) * 2 >= max(len(record) for record in inner)
    if is_alike and any(not isinstance(inner[0][key], dict) for key in shared):
        return [{"key": name, **record} for name, record in value.items() if isinstance(record, dict)]
    return [value]


def _of_rows(rows: list[list[object]]) -> list[object]:
    """Return rows of cells as objects; where the first row names no columns, these go by their places."""
    header, *others = rows
    if not (all(isinstance(name, str) for name in header) and is_header(list(map(str, header)))):
        header, others = [f"Column {place}" for place in range(1, len(header) + 1)], rows
    if len(set(map(str, header))) < len(header):
        return list(rows)
    return [dict(zip(map(str, header), row, strict=True)) if len(row) == len(header) else row for row in others]


def _unwrapped(value: object) -> object:
    """Return what stands in an object of MongoDB's Extended JSON (v2, and v1's dates): {"$date": ...} is its time."""
    while isinstance(value, dict) and len(value) == 1 and (inner := value.keys() & _WRAPPERS):
        value = value[inner.pop()]
    return value


def flat(record: dict[str, Any], prefix: str = "", depth: int = 1) -> dict[str, object]:
    """Return a record's cells by dotted names; of a list of objects the first one counts."""
    cells: dict[str, object] = {}
    for key, value in record.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            value = value[0]
        value = _unwrapped(value)
        if isinstance(value, dict) and depth < MOST_DEPTH:
            cells.update(flat(value, f"{prefix}{key}.", depth + 1))
        else:
            cells[prefix + key] = value
    return cells
