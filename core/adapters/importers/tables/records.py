"""JSON Lines and lists: nested objects become columns such as 'show.title'; a bad line costs that line."""

import io
import json
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from core.adapters.importers.ground.reading import MB, MOST_LINE, ImportRefused, Refusal
from core.adapters.importers.tables.delimited import is_header
from core.adapters.importers.tables.sources import (
    MOST_COLUMNS,
    REPORT_EVERY,
    Row,
    Source,
    named_columns,
    no_progress,
)
from core.adapters.importers.texts.cells import clean
from core.adapters.importers.texts.encodings import encoding_of, start_of, why_no_text
from core.progress import Progress

MOST_JSON_BYTES = 512 << 20
"""Bytes of a file that is one JSON value: 512 MB, as it is read whole; chosen by hand."""
_MOST_LINE = 16 << 20
"""Bytes that a line may have: 16 MB, chosen by hand."""
MOST_DEPTH = 4
"""Levels of nested objects that become columns; chosen by hand."""
_SNIFFED = 2_000
"""Records from which the columns are told; chosen by hand."""
_FIRST_LINES = 50
"""Lines among which an object is looked for; chosen by hand."""
_WRAPPERS = frozenset({"$date", "$numberLong", "$numberInt", "$numberDouble", "$numberDecimal", "$oid", "$uuid"})
"""Keys by which MongoDB's Extended JSON says of which type a value is (its specification, version 2)."""
_LIST = re.compile(r'\[\s*(?:[{\["\]]|$|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?\s*(?:[,\]]|$))')
"""How a JSON list begins; '[13.01.24, 20:00:00] Noor:' is a line of a chat."""
_BLANK = re.compile(r"\s*")
_LEAST_NAMED = 2
"""Objects under a name each from which they are taken for rows: one alone is a part of its object; by hand."""
_MOST_LISTS = 5
"""Lists that a note names at the most; by eye."""
_COUNTED_BYTES = 32 << 20
"""Bytes up to which records are counted for the progress bar: 32 MB, chosen by hand."""
# What json raises for bad text, numbers of thousands of digits, and brackets nested without end.
_BAD_JSON = (ValueError, RecursionError)


def is_records(head: bytes) -> bool:
    """Tell by its first bytes whether a file is JSON, not a CSV whose first column is called '[Something]'."""
    start = "" if why_no_text(head) else start_of(head).lstrip()
    return start.startswith("{") or _LIST.match(start) is not None


def open_records(path: Path) -> Source:
    """Return a JSON Lines or JSON file as a source; raises ImportRefused with advice."""
    encoding = encoding_of(path)
    try:
        return _open_lines(path, encoding) if _is_lines(path, encoding) else _open_list(path, encoding)
    except UnicodeError:
        raise ImportRefused(f"{path.name} is cut off or damaged. Export it again.") from None


def _is_lines(path: Path, encoding: str) -> bool:
    """Tell whether any of the first lines is an object of its own and there is more than one line."""
    with path.open(encoding=encoding) as stream:
        lines = [line for line in islice(_long_lines(stream), _FIRST_LINES) if line.strip()]
    return path.suffix.lower() in (".jsonl", ".ndjson") or (
        len(lines) > 1 and any(isinstance(_loaded(line), dict) for line in lines)
    )


def _long_lines(stream: Any) -> Iterator[str]:
    while line := stream.readline(_MOST_LINE):
        yield line


def _loaded(text: str) -> object:
    try:
        return json.loads(text)
    except _BAD_JSON:
        return None


def _open_lines(path: Path, encoding: str) -> Source:
    def records(progress: Progress) -> Iterator[tuple[int, object, str]]:
        total = path.stat().st_size
        with path.open("rb") as raw, io.TextIOWrapper(raw, encoding) as stream:
            for number, line in enumerate(_long_lines(stream), 1):
                if number % REPORT_EVERY == 0:
                    progress(min(raw.tell(), total), total)
                if line.strip():
                    yield number, _loaded(line), line
        progress(total, total)

    n_rows = None
    if path.stat().st_size <= _COUNTED_BYTES:
        with path.open(encoding=encoding) as stream:
            n_rows = sum(1 for line in _long_lines(stream) if line.strip())
    return _source(path, "jsonl", encoding, records, n_rows)


def _open_list(path: Path, encoding: str) -> Source:
    if path.stat().st_size > MOST_JSON_BYTES:
        advice = "Split it, or write one object per line (JSON Lines)."
        raise ImportRefused(f"{path.name} is larger than {MOST_JSON_BYTES // MB} MB for one JSON value. {advice}")
    whole = _whole(path, encoding)
    found, notes = _list_in(path, whole), _unread(whole)

    def records(progress: Progress) -> Iterator[tuple[int, object, str]]:
        for number, record in enumerate(found, 1):
            if number % REPORT_EVERY == 0:
                progress(number, len(found))
            yield number, record, ""
        progress(len(found), len(found))

    return _source(path, "json", encoding, records, len(found), notes)


def _unread(whole: object) -> tuple[str, ...]:
    """Say which lists of objects are not read, where an object holds several: the longest is."""
    lists = dict(_lists_in(whole))
    longest = max(lists, key=lambda name: len(lists[name]), default="")
    told = [f"{clean(name)} ({len(records):,})" for name, records in lists.items() if name != longest]
    if not told:
        return ()
    more = f" and {len(told) - _MOST_LISTS} more" if len(told) > _MOST_LISTS else ""
    held = f"The file holds several lists; '{clean(longest)}' is read. Not read: {', '.join(told[:_MOST_LISTS])}{more}."
    return (f"{held} Bring these as files of their own if they are history.",)


def _whole(path: Path, encoding: str) -> object:
    try:
        return json.loads(path.read_text(encoding=encoding))
    except json.JSONDecodeError as error:
        if values := _concatenated(path.read_text(encoding=encoding)):
            return values
        where = f"at line {error.lineno}, column {error.colno}"
        raise ImportRefused(f"{path.name} is cut off or no proper JSON ({where}). Export it again.") from None
    except RecursionError:
        raise ImportRefused(f"{path.name} is nested too deeply. Export it as a plain list of objects.") from None
    except UnicodeError:
        raise
    except ValueError:
        raise ImportRefused(f"{path.name} holds a number too long to read. Correct it and import again.") from None


def _concatenated(text: str) -> list[object]:
    """Return objects that follow each other without a comma or a line; none where anything else does."""
    decoder, values, at = json.JSONDecoder(), list[object](), 0
    text = text.strip()
    while at < len(text):
        try:
            value, at = decoder.raw_decode(text, at)
        except _BAD_JSON:
            return []
        if not isinstance(value, dict):
            return []
        values.append(value)
        at = match.end() if (match := _BLANK.match(text, at)) else at
    return values


def _lists_in(value: object, depth: int = 1, before: str = "") -> Iterator[tuple[str, list[object]]]:
    """Yield the lists of objects inside an object by their dotted names, at any depth that becomes columns."""
    for key, part in value.items() if isinstance(value, dict) else ():
        if isinstance(part, list) and any(isinstance(record, dict) for record in part):
            yield before + key, part
        elif depth < MOST_DEPTH:
            yield from _lists_in(part, depth + 1, f"{before}{key}.")


def _list_in(path: Path, value: object) -> list[object]:
    """Return the list of records: the value itself, the longest list of objects inside an object, or those by name."""
    if isinstance(value, dict):
        value = max((records for _, records in _lists_in(value)), key=len, default=_by_name(value))
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


def _source(
    path: Path, form: str, encoding: str, records: Any, n_rows: int | None, notes: tuple[str, ...] = ()
) -> Source:
    """Take the columns from the first records; what later records add is not read."""
    names: dict[str, None] = {}
    for _, record, _ in islice(records(no_progress), _SNIFFED):
        if isinstance(record, dict) and len(names) <= MOST_COLUMNS:
            names.update(dict.fromkeys(flat(record)))
    if not names:
        raise ImportRefused(f"{path.name} holds no rows. Export it again, or choose another file.")
    keys = tuple(names)

    def rows(progress: Progress) -> Iterator[Row | Refusal]:
        for number, record, line in records(progress):
            if isinstance(record, dict):
                cells = flat(record)
                yield number, [cells.get(key) for key in keys]
            else:
                yield Refusal(number, "it is no JSON object", clean(line[:MOST_LINE] or str(record)[:MOST_LINE]))

    columns = named_columns(path, keys)
    return Source(format=form, columns=columns, rows=rows, n_rows=n_rows, encoding=encoding, notes=notes)


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
