"""Readers of people's own histories: files, archives and folders, each file known by its content."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from core.adapters.importers.ground.reading import ImportRefused, Reading, Refusal
from core.adapters.importers.joined import bringing, choosing
from core.adapters.importers.joined.parcels import Options, Parcel
from core.adapters.importers.joined.tables import Inspection
from core.adapters.importers.lines.format import MOST_PEOPLE, Reader
from core.adapters.importers.tables.mapping import ROW_ORDER, ColumnMapping
from core.entities import Person
from core.progress import Progress

__all__ = [
    "ROW_ORDER",
    "ColumnMapping",
    "ImportRefused",
    "Inspection",
    "Parcel",
    "Progress",
    "Reading",
    "Refusal",
    "look_into",
    "open_history",
    "read_history",
]


_NAMED = 20
"""Files that a refusal names at the most; by eye."""


def look_into(
    paths: Sequence[str | Path],
    *,
    mapping: ColumnMapping | None = None,
    day_first: bool | None = None,
    progress: Progress | None = None,
    name: str | None = None,
    now: datetime | None = None,
    most_people: int | None = MOST_PEOPLE,
    min_rating: float = 0.0,
) -> tuple[Parcel, ...]:
    """Return every file of what was brought: what it is, what it holds, why it stays out if it does.

    `mapping` says what the columns of a table mean, else a guess does; `day_first` settles the order of day and month
    where the files leave it open; `now` is the time after which nothing can be,
    and that of the last row in row order. The last two options are of large data sets. Raises ImportRefused saying
    why nothing can be read and what to do next.
    """
    found = [Path(path) for path in paths]
    options = Options(
        reader=Reader(now or datetime.now(UTC), day_first),
        mapping=mapping,
        most_people=most_people,
        min_rating=min_rating,
        name=name or (_name(found[0]) if len(found) == 1 else ""),
    )
    return bringing.looked(found, options, progress)


def open_history(path: str | Path, *, member: str | None = None) -> Inspection:
    """Return what a file, archive or folder is; of several files `member`, else the first that is taken.

    Raises ImportRefused saying why it cannot be read and what to do next.
    """
    parcels = look_into([path])
    parcel = _chosen(parcels, member) if member else _first(parcels)
    names = tuple(other.name for other in parcels if other.holding or other.inspection)
    if parcel.inspection is None:
        return Inspection(format=parcel.form, name=_name(Path(path)), members=names)
    return parcel.inspection


def read_history(
    path: str | Path,
    mapping: ColumnMapping | None = None,
    *,
    person: Person | None = None,
    progress: Progress | None = None,
    name: str | None = None,
    now: datetime | None = None,
    member: str | None = None,
    most_people: int | None = MOST_PEOPLE,
    min_rating: float = 0.0,
) -> Reading:
    """Read a history; without a mapping the guessed one is used. The last two options are of large data sets.

    `person` is whose history it is; of several files in an archive `member` is taken, else what is history or saved
    for later. Raises ImportRefused saying why it cannot be read and what to do next.
    """
    parcels = look_into(
        [path],
        mapping=mapping,
        progress=progress,
        name=name,
        now=now,
        most_people=most_people,
        min_rating=min_rating,
    )
    return choosing.read(parcels, person, [_chosen(parcels, member).name] if member else None)


def _chosen(parcels: Sequence[Parcel], member: str) -> Parcel:
    found = next((parcel for parcel in parcels if parcel.name == member), None)
    if found is None:
        held = ", ".join(parcel.name for parcel in parcels[:_NAMED])
        raise ImportRefused(f"There is no file {member} in it. It holds: {held}.")
    return found


def _first(parcels: Sequence[Parcel]) -> Parcel:
    """Return the first parcel that is taken, else the first that is a table, else the first."""
    taken = set(choosing.ticked(parcels))
    order = sorted(parcels, key=lambda parcel: (parcel.name not in taken, parcel.inspection is None))
    if not order[0].inspection and not order[0].holding and order[0].trouble:
        raise ImportRefused(order[0].trouble)
    return order[0]


def _name(path: Path) -> str:
    """Return a name to show for a file, without its endings."""
    return PurePosixPath(path.name.removesuffix(".gz")).stem or path.name
