"""The tables of any form in a file that was brought: what each holds of one person, or whose histories."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from core.adapters.importers.ground.reading import ImportRefused, Reading
from core.adapters.importers.joined import tables
from core.adapters.importers.joined.parcels import Options, Parcel
from core.adapters.importers.lines.entries import Entry, Status
from core.adapters.importers.lines.format import Role
from core.adapters.importers.lines.holdings import Holding, held, why_empty
from core.adapters.importers.tables.drafts import MOST_WORD
from core.adapters.importers.tables.mapping import ColumnMapping
from core.adapters.importers.tables.sources import Source
from core.entities import Interaction, Person, Saved
from core.progress import Progress
from core.wording import named_first

SOMEONE = Person("someone", "Someone")
"""Whose a table is while it is only looked at."""
_MOST_TABLES = 20
"""Tables of one file that are read beside the longest; chosen by hand, as a list of them has to be read by a person."""
_CODES = 0.9
"""Share of ids without a word from which a table says nothing of its things; chosen by hand."""
_NO_TITLES = (
    "holds ids and times and no titles, so nothing could be told of what these things are. Choose the column that "
    "holds the titles, or bring a table in which they stand."
)


def table_parcels(path: Path, member_name: str, options: Options, progress: Progress | None = None) -> list[Parcel]:
    """Return the tables in a file that lies on disk, each as a part of what was brought.

    Of several - the lists of a JSON object, the sheets of a workbook - the longest is read by the columns chosen or
    guessed, and the others where titles and times can be told in them; a note names those in which they cannot.
    Raises ImportRefused with advice for a file that is no table.
    """
    source = tables.open_table(path)
    parcels = [_parcel(source, path.name, member_name, options, progress)]
    untold = [f"'{other.name}' ({other.n_rows or 0:,})" for other in source.others[_MOST_TABLES:]]
    for other in source.others[:_MOST_TABLES]:
        parcel = _parcel(other, path.name, _name_of(member_name, other), replace(options, mapping=None))
        if parcel.holding and parcel.is_full:
            parcels.append(parcel)
        else:
            untold.append(f"'{other.name}' ({other.n_rows or 0:,})")
    if len(parcels) > 1:
        parcels[0] = replace(parcels[0], name=_name_of(member_name, source))
        parcels = [_beside(parcel, tuple(parcel.name for parcel in parcels)) for parcel in parcels]
    return [_with_note(parcels[0], untold), *parcels[1:]] if untold else parcels


def _beside(parcel: Parcel, names: tuple[str, ...]) -> Parcel:
    """Return a table that knows which tables stand in its file, itself among them."""
    seen = parcel.inspection
    return replace(parcel, inspection=replace(seen, members=names, member=parcel.name) if seen else None)


def _name_of(member_name: str, source: Source) -> str:
    """Return what one table of a file is called among all that was brought."""
    return f"{member_name}/{source.name}" if source.name else member_name


def _with_note(parcel: Parcel, untold: Sequence[str]) -> Parcel:
    """Say which tables of the same file are not read."""
    note = (
        f"The file holds other tables in which no titles and times could be told, and they are not read: "
        f"{named_first(untold)}."
    )
    if parcel.inspection:
        parcel = replace(parcel, inspection=replace(parcel.inspection, notes=(*parcel.inspection.notes, note)))
    if parcel.holding:
        parcel.holding.notes += (note,)
    return parcel


def _parcel(source: Source, file_name: str, name: str, options: Options, progress: Progress | None = None) -> Parcel:
    """Return one table, read by the columns chosen or guessed."""
    seen = replace(tables.inspect(source, PurePosixPath(name).stem), member=name)
    parcel = Parcel(name=name, form=seen.format, service="", what="rows", role=Role.HISTORY, inspection=seen)
    mapping = options.mapping or seen.mapping or ColumnMapping()
    if options.reader.day_first is not None:
        mapping = replace(mapping, day_first=options.reader.day_first)
    try:
        reading = tables.read(
            source,
            mapping,
            person=SOMEONE,
            name=options.name or seen.name,
            file_name=file_name,
            now=options.reader.now,
            progress=progress,
        )
    except ImportRefused as refusal:
        return replace(parcel, trouble=str(refusal))
    if len(reading.people) > 1:
        return replace(parcel, everyone=reading, what="rows of several people")
    if not options.mapping and not mapping.title and _are_codes([item.title for item in reading.items]):
        return replace(parcel, trouble=f"{file_name} {_NO_TITLES}")
    holding = held(_outcomes(reading, bool(mapping.item_id or mapping.url)), "", options.reader.now)
    _count_what_was_not_taken(holding, reading)
    return replace(parcel, holding=holding, trouble="" if holding.touches else why_empty(holding))


def _are_codes(titles: Sequence[str]) -> bool:
    """Tell whether what stands for titles are ids, in which no word can be read."""
    codes = [" " not in title and any(map(str.isdecimal, title)) for title in titles]
    return bool(codes) and sum(codes) >= _CODES * len(codes)


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
