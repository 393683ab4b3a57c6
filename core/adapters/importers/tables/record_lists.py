"""What stands in a JSON value as rows: lists of objects, objects by name, rows of cells; and the cells of each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from core.adapters.importers.ground.reading import ImportRefused
from core.adapters.importers.tables.delimited import is_header
from core.adapters.importers.tables.record_cells import MOST_DEPTH, flat
from core.adapters.importers.tables.record_groups import opened_groups
from core.adapters.importers.tables.record_references import with_what_they_point_at
from core.adapters.importers.tables.sources import LIST
from core.adapters.importers.texts.still_to_come import is_planned

_KEY = "key"
"""The column that holds the name under which a record stands, or the day of its list."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_NUMBERS = re.compile(r"\d+")
_SAMPLED = 50
"""Records by which the columns of a list are told from those of another; chosen by hand."""
_ALIKE = 0.8
"""Share of the columns of two lists from which they are one table, as records lack a few; chosen by hand."""
_LEAST_NAMED = 2
"""Objects under a name each from which they are taken for rows: one alone is a part of its object; by hand."""


@dataclass(frozen=True, slots=True)
class RecordTable:
    """Records that stand in one list of a JSON value, or in several of the same columns: what these are called."""

    names: tuple[str, ...]
    records: Sequence[object]


def tables_in(path: Path, value: object) -> list[RecordTable]:
    """Return the tables that a JSON value holds, the one with most rows first.

    It is a list of objects, or an object that holds such lists, or objects by name. Lists by year or by page are one
    table; a list whose name says that its things are still to come says so in a column of its own, as a shelf does;
    records without a title are given what they point at in another list.
    Raises ImportRefused where there is none.
    """
    lists = dict(_lists_in(value))
    if isinstance(value, dict) and not lists:
        lists = {"": _by_name(value)}
    elif isinstance(value, list):
        is_table = len(value) > 1 and all(isinstance(row, list) for row in value)
        lists = {"": _of_rows(value) if is_table else value}
    opened = with_what_they_point_at({name: opened_groups(records) for name, records in lists.items()})
    found = [RecordTable((name,), _told_of_list(name, records)) for name, records in opened.items()]
    found = [table for table in found if any(isinstance(record, dict) for record in table.records)]
    if not found:
        raise ImportRefused(f"{path.name} holds no list of objects, so there are no rows. Choose another file.")
    return sorted(_joined(found), key=lambda table: -len(table.records))


def _lists_in(value: object, depth: int = 1, before: str = "") -> Iterator[tuple[str, list[object]]]:
    """Yield the lists of objects inside an object by their dotted names, at any depth that becomes columns."""
    for key, part in value.items() if isinstance(value, dict) else ():
        if isinstance(part, list) and any(isinstance(record, dict) for record in part):
            yield before + key, part
        elif depth < MOST_DEPTH:
            yield from _lists_in(part, depth + 1, f"{before}{key}.")


def _told_of_list(name: str, records: Sequence[object]) -> Sequence[object]:
    """Return the records of a list with its name, where that says that they are still to come, or of which day."""
    last = name.rpartition(".")[2]
    column = LIST if is_planned(last) else _KEY if _DAY.fullmatch(last) else ""
    if not column:
        return records
    return [{column: last, **record} if isinstance(record, dict) else record for record in records]


def _joined(found: Sequence[RecordTable]) -> list[RecordTable]:
    """Return tables of which those are one that have the same columns, and names that differ by a number alone."""
    together: dict[str, list[RecordTable]] = {}
    for table in found:
        (name,) = table.names
        others = together.setdefault(_NUMBERS.sub("#", name), [])
        if not others or _are_alike(_columns(others[0].records), _columns(table.records)):
            others.append(table)
        else:
            together[name] = [table]
    return [_as_one(tables) for tables in together.values()]


def _as_one(tables: Sequence[RecordTable]) -> RecordTable:
    """Return the records of several tables as one."""
    names = tuple(name for table in tables for name in table.names)
    return RecordTable(names, [record for table in tables for record in table.records])


def _columns(records: Sequence[object]) -> frozenset[str]:
    """Return the columns of a table, by its first records."""
    return frozenset(key for record in records[:_SAMPLED] if isinstance(record, dict) for key in flat(record)) - {LIST}


def _are_alike(some: frozenset[str], others: frozenset[str]) -> bool:
    """Tell whether two tables have the same columns, of which records may lack a few."""
    return len(some & others) >= _ALIKE * max(len(some), len(others), 1)


def _by_name(value: dict[str, object]) -> list[object]:
    """Return the objects that stand in an object under a name each and look alike; else that object alone."""
    inner = [record for record in value.values() if isinstance(record, dict)]
    if len(inner) < _LEAST_NAMED or len(inner) < len(value):
        found = [records for part in value.values() if isinstance(part, dict) and len(records := _by_name(part)) > 1]
        return max(found, key=len, default=[value])
    shared = set.intersection(*(set(record) for record in inner))
    is_alike = len(shared) * 2 >= max(len(record) for record in inner)
    if is_alike and any(not isinstance(inner[0][key], dict) for key in shared):
        return [{_KEY: name, **record} for name, record in value.items() if isinstance(record, dict)]
    return [value]


def _of_rows(rows: list[list[object]]) -> list[object]:
    """Return rows of cells as objects; where the first row names no columns, these go by their places."""
    header, *others = rows
    if not (all(isinstance(name, str) for name in header) and is_header(list(map(str, header)))):
        header, others = [f"Column {place}" for place in range(1, len(header) + 1)], rows
    if len(set(map(str, header))) < len(header):
        return list(rows)
    return [dict(zip(map(str, header), row, strict=True)) if len(row) == len(header) else row for row in others]
