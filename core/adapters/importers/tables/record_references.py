"""Records that only point at things of another list - a play at its game - are given what that list says of them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from core.adapters.importers.tables.record_groups import SAMPLED, is_titled
from core.adapters.importers.texts.headers import likeness, normalised

_FOUND = 0.9
"""Share of the references of a list that another has to hold to be the one they point at; chosen by hand."""
_POINTING = frozenset({"id", "ref", "uuid", "guid", "key", "fk"})
"""Words at the end of a column by which it points at a record: `gameRefId`, `book_id`."""
_OWN = ("id", "uuid", "guid", "_id", "key")
"""Columns in which a record has its own id."""

_Records = Sequence[object]


def with_what_they_point_at(lists: Mapping[str, _Records]) -> dict[str, _Records]:
    """Return lists by name, those without titles with the columns of the things that their records point at.

    A column points at a list by its name ('gameRefId' at 'games') and by its values, which are ids of that list. What
    a record says itself stays; what it points at adds to it, without times, which are not when it was taken up.
    """
    return {name: _told(records, name, lists) for name, records in lists.items()}


def _told(records: _Records, name: str, lists: Mapping[str, _Records]) -> _Records:
    sample = [record for record in records[:SAMPLED] if isinstance(record, dict)]
    if any(map(is_titled, sample)):
        return records
    for column in dict.fromkeys(key for record in sample for key in record):
        for other, things in lists.items():
            if other != name and _names(column, other) and (by_id := _by_id(things)):
                ids = [_id(record.get(column)) for record in records if isinstance(record, dict)]
                if sum(each in by_id for each in ids) >= _FOUND * len(ids):
                    return list(_joined(records, column, by_id))
    return records


def _names(column: str, other: str) -> bool:
    """Tell whether a column's name is that of another list with a word behind it that says that it points there."""
    words = normalised(column).split()
    stem = list(words)
    while stem and stem[-1] in _POINTING:
        stem.pop()
    last = normalised(other.rpartition(".")[2]).split()[-1:]
    return 0 < len(stem) < len(words) and last in ([stem[-1]], [f"{stem[-1]}s"], [f"{stem[-1]}es"])


def _id(value: object) -> str:
    """Return an id as text; '' for what is none, as a number and its text are the same id."""
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _by_id(things: _Records) -> dict[str, dict[str, Any]]:
    """Return things by their ids; empty where they have no titles, or where two have the same id."""
    named = [thing for thing in things if isinstance(thing, dict)]
    if not any(map(is_titled, named[:SAMPLED])):
        return {}
    for own in _OWN:
        found = {key: thing for thing in named if (key := _id(thing.get(own)))}
        if len(found) == len(named):
            return found
    return {}


def _joined(records: _Records, column: str, by_id: Mapping[str, dict[str, Any]]) -> Iterator[object]:
    for record in records:
        if isinstance(record, dict):
            thing = by_id.get(_id(record.get(column)), {})
            yield {**{key: value for key, value in thing.items() if not _is_its_own(key)}, **record}
        else:
            yield record


def _is_its_own(key: str) -> bool:
    """Tell whether a column of a thing says nothing of those who point at it: its id, or when it was made."""
    return key in _OWN or likeness(key, "time") > 0
