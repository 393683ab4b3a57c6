"""Records that only group others - a shelf with its books, a show with its episodes - give way to what they hold."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from core.adapters.importers.tables.mapping import ROW_ORDER, ColumnMapping, guessed
from core.adapters.importers.tables.record_cells import MOST_DEPTH, flat
from core.adapters.importers.tables.sources import LIST
from core.adapters.importers.texts.headers import likeness, normalised

SAMPLED = 100
"""Records by which it is told what a level holds; chosen by hand."""
_MANY = 3
"""Things that a record with any holds on average from which it is their group, though it has a time itself; by hand."""
_NAMES = frozenset({"name", "title", "label"})


@dataclass(frozen=True, slots=True)
class _Level:
    """What the columns of one level of records seem to mean."""

    mapping: ColumnMapping

    @classmethod
    def of(cls, records: Sequence[dict[str, Any]]) -> "_Level":
        """Return what some records of a level say."""
        cells = [flat(record) for record in records[:SAMPLED]]
        columns = tuple(dict.fromkeys(key for each in cells for key in each))
        return cls(guessed(columns, [[each.get(column) for column in columns] for each in cells]))

    @property
    def has_time(self) -> bool:
        """Tell whether a column says when things were done."""
        return self.mapping.time not in (None, ROW_ORDER)

    @property
    def has_title(self) -> bool:
        """Tell whether a column is named for a title, and does not only look like one."""
        return self.mapping.title is not None and likeness(self.mapping.title, "title") > 0

    @property
    def is_thing(self) -> bool:
        """Tell whether it is said of the records who made them, or how good they are: a thing's, and no group's."""
        return bool(self.mapping.creator or self.mapping.value)


def opened_groups(records: Sequence[object]) -> Sequence[object]:
    """Return what groups hold in the place of the groups, at any depth that becomes columns; other records stay.

    What a group says of itself is said of each of its things, its name as their list. A thing with the times at which
    it was played becomes one record for each of them.
    """
    keys = group_keys(records)
    return [inner for record in records for inner in opened_by(record, keys)] if keys else records


def group_keys(records: Sequence[object]) -> tuple[str, ...]:
    """Return under which keys groups hold their things, from the outermost to the innermost; none for no groups."""
    keys: list[str] = []
    inside = list(records[:SAMPLED])
    while len(keys) < MOST_DEPTH and (key := _key_of_things(inside)) is not None:
        keys.append(key)
        inside = [inner for record in inside for inner in _opened(record, key)]
    return tuple(keys)


def opened_by(record: object, keys: Sequence[str]) -> list[object]:
    """Return the things that a record holds under some keys, each inside the one before; itself where it has none."""
    found = [record]
    for key in keys:
        found = [inner for outer in found for inner in _opened(outer, key)]
    return found


def _key_of_things(records: Sequence[object]) -> str | None:
    """Return under which key groups hold their things; None for records that are no groups."""
    sample = [record for record in records[:SAMPLED] if isinstance(record, dict)]
    found: Counter[str] = Counter()
    for record in sample:
        found.update({key: len(_things(record, key)) for key in record})
    for key, n in found.most_common():
        if n and not _is_said_of_things(key) and _is_group(sample, key, n):
            return key
    return None


def _is_said_of_things(key: str) -> bool:
    """Tell whether a list holds makers or words of a thing."""
    return likeness(key, "creator") > 0 or likeness(key, "tags") > 0


def _things(record: dict[str, Any], key: str) -> list[dict[str, Any]]:
    """Return the objects of a list, or of an object in which they stand by numbers, as tabs do by their windows."""
    value = record.get(key)
    return [inner for inner in value if isinstance(inner, dict)] if isinstance(value, list) else _by_number(value)


def _by_number(value: object, depth: int = 1) -> list[dict[str, Any]]:
    """Return the objects that stand in an object by numbers; none where anything else does."""
    if not isinstance(value, dict) or depth > MOST_DEPTH:
        return []
    if not all(str(name).isdecimal() and isinstance(inner, dict) for name, inner in value.items()):
        return []
    return [each for inner in value.values() for each in _by_number(inner, depth + 1) or [inner]]


def _is_group(records: Sequence[dict[str, Any]], key: str, n: int) -> bool:
    """Tell whether what lies under a key are the things, and what is around them only their group."""
    held = [_things(record, key) for record in records]
    things, n_holding = _Level.of([inner for each in held for inner in each]), sum(map(bool, held))
    around = _Level.of([{k: v for k, v in record.items() if k != key} for record in records])
    if things.has_time and not around.has_time:
        return things.has_title or around.has_title
    if things.mapping.url and things.has_title and not around.mapping.url and not around.is_thing:
        return True  # pages of a folder or of a window
    if things.has_time:
        return things.has_title and not around.is_thing and (things.is_thing or n >= _MANY * n_holding)
    return around.has_time and things.has_title and not around.has_title


def _opened(record: object, key: str) -> list[object]:
    """Return the things of a group, each with what the group says of itself; what holds none stays as it is."""
    if not isinstance(record, dict) or not (things := _things(record, key)):
        return [record]
    around = {k: v for k, v in record.items() if k != key}
    if any(map(is_titled, things)):
        around = {LIST if normalised(k).rpartition(" ")[2] in _NAMES else k: v for k, v in around.items()}
    return [{**inner, **{k: v for k, v in around.items() if k not in inner}} for inner in things]


def is_titled(record: dict[str, Any]) -> bool:
    """Tell whether a column of a record is named for a title."""
    return any(likeness(key, "title") > 0 for key in flat(record))
