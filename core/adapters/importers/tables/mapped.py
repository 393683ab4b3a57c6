"""A table's rows become a history by a mapping of its columns."""

from collections.abc import Sequence
from datetime import UTC, datetime
from operator import itemgetter

from core.adapters.importers.ground.reading import ImportRefused, Reading, Refusal, Refusals
from core.adapters.importers.tables.gathering import Gathering, moments_in_row_order
from core.adapters.importers.tables.mapping import ROW_ORDER, ColumnMapping, checked
from core.adapters.importers.tables.occasions import TIMES, Occasions, agreed
from core.adapters.importers.tables.sources import MOST_ROWS, Row, Source, no_progress
from core.adapters.importers.texts.cells import capped, clean
from core.adapters.importers.texts.identities import checked_person, collection_id_of
from core.adapters.importers.times.moments import clock_of
from core.entities import Person
from core.progress import Progress
from core.wording import amount

_MOST_NAME = 120
"""Signs that are kept of a file's name; chosen by hand to fit the page."""


def read_mapped(
    source: Source,
    mapping: ColumnMapping,
    *,
    file_name: str,
    name: str,
    person: Person | None = None,
    progress: Progress | None = None,
    now: datetime | None = None,
) -> Reading:
    """Read an opened table by a mapping; `name` is the collection's, `file_name` stands in refusals.

    `person` is whose it is where no column says so; `now` is the time of the last row in row order (else this
    moment). Raises ImportRefused with advice.
    """
    columns = checked(mapping, source.columns).columns()
    if person is None and mapping.person is None:
        raise ImportRefused("Say whose history this is, or choose the column that holds the people.")
    refusals = Refusals()
    rows = _rows(file_name, source, [source.columns.index(name) for name in columns.values()], refusals, progress)
    name = capped(clean(name), _MOST_NAME) or "Import"
    gathering = Gathering(
        collection_id=collection_id_of(name, source.columns),
        mapping=mapping,
        positions={role: position for position, role in enumerate(columns)},
        occasions=Occasions(mapping, {}),
        person=checked_person(person) if person else None,
        refusals=refusals,
    )
    n_rows = len(rows) + refusals.n
    _gather(gathering, rows, now)
    return _reading(gathering, name, n_rows)


def _rows(
    file_name: str, source: Source, indices: Sequence[int], refusals: Refusals, progress: Progress | None
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
            raise ImportRefused(f"{file_name} has more than {MOST_ROWS:,} rows. Split it and import the parts.")
    if not rows and not refusals.n:
        raise ImportRefused(f"{file_name} has columns but no rows. Export it again, or choose another file.")
    return rows


def _gather(gathering: Gathering, rows: Sequence[Row], now: datetime | None) -> None:
    """Settle how the file writes its times, then take in every row."""
    moments: Sequence[datetime | None] = [None] * len(rows)
    present = (now or datetime.now(UTC)).astimezone(UTC)
    if gathering.mapping.time == ROW_ORDER:
        last = present.replace(microsecond=0)
        moments = moments_in_row_order(rows, gathering.positions.get("person"), last)
    else:
        places = {role: gathering.positions[role] for role in TIMES if role in gathering.positions}
        order = gathering.mapping.day_first
        clocks = {role: clock_of([cells[n] for _, cells in rows], order, present) for role, n in places.items()}
        gathering.occasions = Occasions(gathering.mapping, agreed(clocks))
    for row, moment in zip(rows, moments, strict=True):
        gathering.take(row, moment)


def _reading(gathering: Gathering, name: str, n_rows: int) -> Reading:
    notes = list(gathering.occasions.notes())
    if gathering.unread_values:
        n = gathering.unread_values
        are = "is no number and was" if n == 1 else "are no numbers and were"
        notes.append(f"{amount(n, 'value')} {are} left empty.")
    active = {moment.person_id for moment in gathering.interactions} | {person_id for person_id, _ in gathering.saved}
    people = {person.person_id: person for person in gathering.people.values()}
    held = [draft for draft in gathering.drafts.values() if draft.interactions or draft.saved]
    return Reading(
        collection_id=gathering.collection_id,
        name=name,
        people=tuple(person for person_id, person in people.items() if person_id in active),
        items=tuple({draft.item_id: draft.item("person" in gathering.positions) for draft in held}.values()),
        interactions=tuple(gathering.interactions),
        saved=tuple(gathering.saved.values()),
        refused=tuple(gathering.refusals.kept),
        n_rows=n_rows,
        n_refused=gathering.refusals.n,
        duplicates=gathering.duplicates,
        notes=tuple(notes),
    )
