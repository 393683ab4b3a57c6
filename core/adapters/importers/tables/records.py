"""JSON Lines and lists: nested objects become columns such as 'show.title'; a bad line costs that line."""

import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

from core.adapters.importers.ground.reading import MB, MOST_LINE, ImportRefused, Refusal
from core.adapters.importers.tables.record_cells import flat
from core.adapters.importers.tables.record_groups import SAMPLED, group_keys, opened_by
from core.adapters.importers.tables.record_lists import RecordTable, tables_in
from core.adapters.importers.tables.sources import (
    MOST_COLUMNS,
    REPORT_EVERY,
    Row,
    Source,
    named_columns,
    no_progress,
    reported,
)
from core.adapters.importers.texts.cells import clean
from core.adapters.importers.texts.encodings import encoding_of, start_of, why_no_text
from core.progress import Progress
from core.wording import named_first

MOST_JSON_BYTES = 512 << 20
"""Bytes of a file that is one JSON value: 512 MB, as it is read whole; chosen by hand."""
_MOST_LINE = 16 << 20
"""Bytes that a line may have: 16 MB, chosen by hand."""
_SNIFFED = 2_000
"""Records from which the columns are told; chosen by hand."""
_FIRST_LINES = 50
"""Lines among which an object is looked for; chosen by hand."""
_LIST = re.compile(r'\[\s*(?:[{\["\]]|$|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?\s*(?:[,\]]|$))')
"""How a JSON list begins; '[13.01.24, 20:00:00] Noor:' is a line of a chat."""
_BLANK = re.compile(r"\s*")
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
    """Return objects line by line as a source; a line that groups things stands for a row for each of them."""
    with path.open(encoding=encoding) as stream:
        filled = (line for line in _long_lines(stream) if line.strip())
        keys = group_keys([_loaded(line) for line in islice(filled, SAMPLED)])

    def records(progress: Progress) -> Iterator[tuple[int, object, str]]:
        total, row = path.stat().st_size, 0
        with path.open("rb") as raw, io.TextIOWrapper(raw, encoding) as stream:
            for number, line in enumerate(_long_lines(stream), 1):
                if number % REPORT_EVERY == 0:
                    progress(min(raw.tell(), total), total)
                if not line.strip():
                    continue
                for record in opened_by(_loaded(line), keys):
                    row += 1
                    yield row if keys else number, record, line
        progress(total, total)

    n_rows = None
    if path.stat().st_size <= _COUNTED_BYTES:
        with path.open(encoding=encoding) as stream:
            filled = (line for line in _long_lines(stream) if line.strip())
            n_rows = sum(len(opened_by(_loaded(line), keys)) for line in filled) if keys else sum(1 for _ in filled)
    return _source(path, "jsonl", encoding, records, n_rows)


def _open_list(path: Path, encoding: str) -> Source:
    if path.stat().st_size > MOST_JSON_BYTES:
        advice = "Split it, or write one object per line (JSON Lines)."
        raise ImportRefused(f"{path.name} is larger than {MOST_JSON_BYTES // MB} MB for one JSON value. {advice}")
    first, *others = [_of_table(path, encoding, table) for table in tables_in(path, _whole(path, encoding))]
    return replace(first, others=tuple(others))


def _of_table(path: Path, encoding: str, table: RecordTable) -> Source:
    """Return one table of a JSON value as a source."""

    def records(progress: Progress) -> Iterator[tuple[int, object, str]]:
        for number, record in reported(table.records, progress):
            yield number, record, ""

    source = _source(path, "json", encoding, records, len(table.records))
    names = [clean(name) for name in table.names]
    if len(names) > 1:
        told = named_first([f"'{name}'" for name in names])
        source = replace(source, notes=(f"The lists {told} have the same columns and were taken as one.",))
    return replace(source, name=names[0])


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


def _source(path: Path, form: str, encoding: str, records: Any, n_rows: int | None) -> Source:
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
    return Source(format=form, columns=columns, rows=rows, n_rows=n_rows, encoding=encoding)
