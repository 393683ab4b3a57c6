"""The cells of a JSON record: nested objects become columns, and an object that programs write for a value is that."""

from typing import Any

MOST_DEPTH = 4
"""Levels of nested objects that become columns; chosen by hand."""
_WRAPPERS = frozenset({"$date", "$numberLong", "$numberInt", "$numberDouble", "$numberDecimal", "$oid", "$uuid"})
"""Keys by which MongoDB's Extended JSON says of which type a value is (its specification, version 2)."""
_MOMENTS = ({"seconds", "nanoseconds"}, {"_seconds", "_nanoseconds"}, {"seconds", "nanos"})
"""Keys by which Firestore and Protocol Buffers write a moment: seconds since 1970, and what goes beyond them."""
_DAY_PARTS = ("year", "month", "day")
_DAY = frozenset(_DAY_PARTS)
"""Keys of a day that is written in its parts."""


def _unwrapped(value: object) -> object:
    """Return what an object stands for: of MongoDB's (Extended JSON v2, and v1's dates) the value, of a day its text.

    Of a moment that Firestore or Protocol Buffers wrote it is the seconds. A day comes in parts, of which only the
    year, or the year and the month, may be known: then those are the text.
    """
    while isinstance(value, dict) and len(value) == 1 and (inner := value.keys() & _WRAPPERS):
        value = value[inner.pop()]
    if isinstance(value, dict) and value.keys() in _MOMENTS:
        return value.get("seconds", value.get("_seconds"))
    if not (isinstance(value, dict) and value.keys() == _DAY):
        return value
    parts = [value[key] for key in _DAY_PARTS]
    whole = [part for part in parts if type(part) is int]
    if whole != parts[: len(whole)] or any(part is not None for part in parts[len(whole) :]):
        return value
    return "-".join(f"{part:02}" for part in whole) or None


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
