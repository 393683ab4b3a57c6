"""Files of saved pages written for tests, and the values that no cell should hold."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from core.adapters.importers.ground.reading import Refusal
from core.adapters.importers.lines.entries import Entry, LeftOut, Note, Outcome
from core.adapters.importers.lines.format import Reader

CASES = Path(__file__).parents[2] / "cases" / "imports"
READER = Reader(datetime(2026, 11, 1, tzinfo=UTC))
Read = Callable[[Path, Reader], Iterator[Outcome]]

NO_TIMES = ("soon", -5, 2**62, "4291747200", 1e300, "1601-01-01", [1], {"a": 1}, "9" * 99, "2099-01-01")
"""What stands where a time of saving should and is none: words, years outside the web, other shapes."""
ODD_VALUES: tuple[object, ...] = (
    None,
    7,
    -1.5,
    True,
    [],
    ["x", None],
    {},
    {"a": {"b": []}},
    "",
    " \u00a0",
    "\x00\x07",
    "x" * 10_000,
    2**62,
)
"""Values that a key of JSON may hold and no exporter writes."""


def as_csv(columns: str, *rows: Sequence[object], mark: bytes = b"", end: str = "\n") -> bytes:
    """Return a table as CSV by its header and rows."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator=end)
    writer.writerow(columns.split(","))
    writer.writerows(rows)
    return mark + out.getvalue().encode()


def as_json(content: object) -> bytes:
    """Return a value as JSON."""
    return json.dumps(content, ensure_ascii=False).encode()


def outcomes_of(read: Read, content: bytes, path: Path) -> list[Outcome]:
    """Return what becomes of a file's rows, notes aside."""
    path.write_bytes(content)
    return [outcome for outcome in read(path, READER) if not isinstance(outcome, Note)]


def notes_of(read: Read, content: bytes, path: Path) -> list[str]:
    """Return what is noted of a file."""
    path.write_bytes(content)
    return [outcome.text for outcome in read(path, READER) if isinstance(outcome, Note)]


def entry_of(read: Read, content: bytes, path: Path) -> Entry:
    """Return the one entry of a file."""
    (entry,) = outcomes_of(read, content, path)
    assert isinstance(entry, Entry), entry
    return entry


def kinds(outcomes: Iterable[Outcome]) -> list[type]:
    """Return what became of each row."""
    return [type(outcome) for outcome in outcomes]


def is_counted(outcomes: Sequence[Outcome], n_rows: int) -> bool:
    """Tell whether every row has one outcome, in order, with words for what is not stored."""
    rows = [outcome.row for outcome in outcomes if not isinstance(outcome, Note)]
    told = all(outcome.reason for outcome in outcomes if isinstance(outcome, LeftOut | Refusal))
    return told and rows == list(range(1, n_rows + 1))


def with_odd(row: Mapping[str, object]) -> list[dict[str, object]]:
    """Return a row with every odd value at every key, and without every key."""
    changed = [{**row, key: value} for key in row for value in ODD_VALUES]
    return [*changed, *({key: row[key] for key in row if key != gone} for gone in row)]
