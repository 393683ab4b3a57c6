"""What a JSON record holds at a place, as text or as a number, whatever a program wrote there instead."""

from core.adapters.importers.texts.cells import clean, number_of


def inner(record: object, *keys: str) -> object:
    """Return the value that a chain of keys leads to; None where it breaks off."""
    for key in keys:
        if not isinstance(record, dict):
            return None
        record = record.get(key)
    return record


def words(record: object, *keys: str) -> str:
    """Return a text as one clean line; '' where there is a number, a list, nothing, or no such place."""
    found = inner(record, *keys)
    return clean(found) if isinstance(found, str) else ""


def number(record: object, *keys: str) -> float | None:
    """Return a number, written as one or as text; None where there is none."""
    found = inner(record, *keys)
    return number_of(found) if isinstance(found, int | float | str) else None


def values(record: object, *keys: str) -> list[object]:
    """Return a list's values; none where there is no list."""
    found = inner(record, *keys)
    return found if isinstance(found, list) else []
