"""A table of any form as one file of what was brought: what it holds of one person, or whose histories."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath

from core.adapters.importers.ground.reading import ImportRefused, Reading
from core.adapters.importers.joined import tables
from core.adapters.importers.joined.parcels import Options, Parcel
from core.adapters.importers.lines.entries import Entry, Status
from core.adapters.importers.lines.format import Role
from core.adapters.importers.lines.holdings import Holding, held
from core.adapters.importers.tables.drafts import MOST_WORD
from core.adapters.importers.tables.mapping import ColumnMapping
from core.entities import Interaction, Person, Saved
from core.progress import Progress

SOMEONE = Person("someone", "Someone")
"""Whose a table is while it is only looked at."""


def table_parcel(path: Path, member_name: str, options: Options, progress: Progress | None = None) -> Parcel:
    """Return a table that lies on disk as one file of what was brought, read by the columns chosen or guessed.

    Raises ImportRefused with advice for a file that is no table.
    """
    seen = replace(tables.inspect(path), name=PurePosixPath(member_name).stem, member=member_name)
    parcel = Parcel(name=member_name, form=seen.format, service="", what="rows", role=Role.HISTORY, inspection=seen)
    mapping = options.mapping or seen.mapping or ColumnMapping()
    if options.reader.day_first is not None:
        mapping = replace(mapping, day_first=options.reader.day_first)
    try:
        reading = tables.read(
            path, mapping, person=SOMEONE, name=options.name or seen.name, now=options.reader.now, progress=progress
        )
    except ImportRefused as refusal:
        return replace(parcel, trouble=str(refusal))
    if len(reading.people) > 1:
        return replace(parcel, everyone=reading, what="rows of several people")
    holding = held(_outcomes(reading, bool(mapping.item_id or mapping.url)), "", options.reader.now)
    _count_what_was_not_taken(holding, reading)
    return replace(parcel, holding=holding)


def _count_what_was_not_taken(holding: Holding, reading: Reading) -> None:
    """Add what the table's own reader counted: refused rows, rows that were there twice, and what it assumed."""
    holding.n_rows += reading.duplicates + reading.n_refused
    holding.duplicates += reading.duplicates
    holding.refusals.n += reading.n_refused - len(reading.refused)
    for row in reading.refused:
        holding.refusals.add(row.row, row.reason, row.excerpt)
    holding.notes += reading.notes


def _outcomes(reading: Reading, has_ids: bool) -> Iterator[Entry]:
    """Yield the rows of a mapped table as entries; the texts of an item come with its first row."""
    items = {item.item_id: item for item in reading.items}
    told: set[str] = set()
    every: list[Interaction | Saved] = [*reading.interactions, *reading.saved]
    for row, moment in enumerate(every, 1):
        item, is_done = items[moment.item_id], isinstance(moment, Interaction)
        first = item.item_id not in told
        told.add(item.item_id)
        yield Entry(
            row=row,
            title=item.title,
            time=moment.time,
            creator=item.creator,
            kind=item.kind,
            status=Status.DONE if is_done else Status.CANDIDATE,
            action=moment.kind[:MOST_WORD] if isinstance(moment, Interaction) else "saved",
            value=moment.value if isinstance(moment, Interaction) else None,
            identity=item.item_id if has_ids else "",
            link=item.link,
            text=item.text if first else "",
            length_minutes=item.length_minutes,
            published=item.published,
            popularity=item.popularity,
            language=item.language,
        )
