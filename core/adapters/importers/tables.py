"""Any table of interactions (CSV, TSV, JSON Lines, JSON, Parquet), read by a mapping of columns."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from operator import itemgetter
from pathlib import Path

from core.adapters.importers.cells import capped, clean
from core.adapters.importers.delimited import open_delimited
from core.adapters.importers.encodings import encoding_of
from core.adapters.importers.gathering import Gathering, moments_in_row_order
from core.adapters.importers.identities import checked_person, collection_id_of
from core.adapters.importers.mapping import ROW_ORDER, ColumnMapping, checked, guessed
from core.adapters.importers.moments import Clock, clock_of
from core.adapters.importers.parquet import open_parquet
from core.adapters.importers.reading import ImportRefused, Progress, Reading, Refusal, Refusals
from core.adapters.importers.records import open_records
from core.adapters.importers.sources import MOST_ROWS, Row, Source, checked_file, no_progress
from core.entities import Person

_GUESSED_FROM = 500
_SHOWN_ROWS = 8
_SHOWN_CELL = 80


@dataclass(frozen=True, slots=True)
class Inspection:
    """What a file is before it is read: its columns, what they seem to mean, and its first rows as text.

    `format` is csv, tsv, json, jsonl, parquet or movielens; the last needs no mapping. `members` are the
    tables of an archive, `member` is the one that was looked at. `notes` say in plain words what was assumed.
    """

    format: str
    name: str
    columns: tuple[str, ...] = ()
    mapping: ColumnMapping | None = None
    sample: tuple[tuple[str, ...], ...] = ()
    n_rows: int | None = None
    encoding: str = ""
    delimiter: str = ""
    notes: tuple[str, ...] = ()
    member: str | None = None
    members: tuple[str, ...] = ()


def inspect(path: str | Path) -> Inspection:
    """Return what a table is and what its columns seem to mean; raises ImportRefused with advice."""
    path = Path(path)
    source = opened(path)
    rows = [row for row in islice(source.rows(no_progress), _GUESSED_FROM) if not isinstance(row, Refusal)]
    cells = [row for _, row in rows]
    mapping = guessed(source.columns, cells)
    shown = tuple(tuple(capped(clean(cell), _SHOWN_CELL) for cell in row) for row in cells[:_SHOWN_ROWS])
    return Inspection(
        format=source.format,
        name=path.stem,
        columns=source.columns,
        mapping=mapping,
        sample=shown,
        n_rows=source.n_rows,
        encoding=source.encoding,
        delimiter=source.delimiter,
        notes=_advice(mapping, source.columns, cells),
    )


def _advice(mapping: ColumnMapping, columns: Sequence[str], cells: Sequence[Sequence[object]]) -> tuple[str, ...]:
    if not cells:
        return ("The file has columns but no rows.",)
    if mapping.time is None:
        return ("No column looks like a time. Choose one, or 'row order' if the rows are in order of time.",)
    note = clock_of([row[columns.index(mapping.time)] for row in cells]).note
    return (note,) if note else ()


def read(
    path: str | Path,
    mapping: ColumnMapping,
    *,
    person: Person | None = None,
    progress: Progress | None = None,
    name: str | None = None,
    now: datetime | None = None,
) -> Reading:
    """Read a table by a mapping; `person` is whose it is where no column says so.

    `now` is the time of the last row in row order (else this moment). Raises ImportRefused with advice.
    """
    path = Path(path)
    source = opened(path)
    columns = checked(mapping, source.columns).columns()
    if person is None and mapping.person is None:
        raise ImportRefused("Say whose history this is, or choose the column that holds the people.")
    refusals = Refusals()
    rows = _rows(path, source, [source.columns.index(name) for name in columns.values()], refusals, progress)
    name = capped(clean(name or path.stem), 120) or "Import"
    gathering = Gathering(
        collection_id=collection_id_of(name, source.columns),
        mapping=mapping,
        positions={role: position for position, role in enumerate(columns)},
        clock=Clock(),
        person=checked_person(person) if person else None,
        refusals=refusals,
    )
    n_rows = len(rows) + refusals.n
    _gather(gathering, rows, now)
    return _reading(gathering, name, n_rows)


def opened(path: Path) -> Source:
    """Return a table as a source, known by its content; raises ImportRefused with advice."""
    with checked_file(path).open("rb") as stream:
        head = stream.read(4_096)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b")):
        raise ImportRefused(
            f"{path.name} is an archive, or a spreadsheet's own format. Unpack it, or export it as CSV."
        )
    if head.startswith(b"PAR1"):
        return open_parquet(path)
    start = head.decode(encoding_of(path), "ignore").lstrip()
    return open_records(path) if start.startswith("{") or _is_json_list(start) else open_delimited(path)


def _is_json_list(start: str) -> bool:
    """Tell a JSON list from a CSV whose first column is called '[Something]'."""
    return start.startswith("[") and start[1:].lstrip()[:1] in '{[]-0123456789"'


def _rows(
    path: Path, source: Source, indices: Sequence[int], refusals: Refusals, progress: Progress | None
) -> list[Row]:
    """Return the cells of the mapped columns; raises ImportRefused where there are none or too many."""
    pick = itemgetter(*indices) if len(indices) > 1 else lambda cells: (cells[indices[0]],)
    rows: list[Row] = []
    for row in source.rows(progress or no_progress):
        if isinstance(row, Refusal):
            refusals.add(row.row, row.reason, row.excerpt)
        else:
            rows.append((row[0], pick(row[1])))
        if len(rows) > MOST_ROWS:
            raise ImportRefused(f"{path.name} has more than {MOST_ROWS:,} rows. Split it and import the parts.")
    if not rows and not refusals.n:
        raise ImportRefused(f"{path.name} has columns but no rows. Export it again, or choose another file.")
    return rows


def _gather(gathering: Gathering, rows: Sequence[Row], now: datetime | None) -> None:
    """Settle how the file writes its times, then take in every row."""
    moments: Sequence[datetime | None] = [None] * len(rows)
    if gathering.mapping.time == ROW_ORDER:
        last = (now or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0)
        moments = moments_in_row_order(rows, gathering.positions.get("person"), last)
    else:
        position = gathering.positions["time"]
        gathering.clock = clock_of([cells[position] for _, cells in rows], gathering.mapping.day_first)
    for row, moment in zip(rows, moments, strict=True):
        gathering.take(row, moment)


def _reading(gathering: Gathering, name: str, n_rows: int) -> Reading:
    notes = [gathering.clock.note] if gathering.clock.note else []
    if gathering.unread_values:
        notes.append(f"{gathering.unread_values:,} values are no numbers and were left empty.")
    active = {interaction.person_id for interaction in gathering.interactions}
    people = {person.person_id: person for person in gathering.people.values()}
    held = [draft for draft in gathering.drafts.values() if draft.interactions]
    return Reading(
        collection_id=gathering.collection_id,
        name=name,
        people=tuple(person for person_id, person in people.items() if person_id in active),
        items=tuple({draft.item_id: draft.item("person" in gathering.positions) for draft in held}.values()),
        interactions=tuple(gathering.interactions),
        refused=tuple(gathering.refusals.kept),
        n_rows=n_rows,
        n_refused=gathering.refusals.n,
        duplicates=gathering.duplicates,
        notes=tuple(notes),
    )
