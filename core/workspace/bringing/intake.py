"""Dropped files looked at and read: what each is, what is in it, what is left out; the files are not kept."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any

from core.adapters.importers import ROW_ORDER, ColumnMapping, ImportRefused, Inspection, Parcel, Reading, look_into
from core.adapters.importers.joined.choosing import owners, owners_of, read, ticked
from core.adapters.temporary import temporary_folder
from core.entities import Person
from core.progress import Progress
from core.workspace.bringing.catalogues import is_timeless

ROLES = {
    "title": "Title",
    "time": "When",
    "begun": "When begun, where that is empty",
    "added": "When added, where both are empty",
    "creator": "By whom",
    "kind": "Kind of thing",
    "action": "What you did",
    "value": "Rating or share",
    "person": "Whose",
    "item_id": "Its id",
    "length": "How long",
    "text": "Description",
    "published": "Published",
    "language": "Language",
    "status": "Done or still to come",
}
FIRST_ROLES = ("title", "time", "creator", "person")
SHOWN_MOMENTS = 3
"""First and last moments that a preview shows; by eye."""
_SHOWN_KINDS = 4
"""Kinds of things that a preview names; by eye."""
_FEW_SECONDS, _IN_SECONDS, _MINUTE = 5, 90, 60
"""Seconds to which a wait is rounded, seconds up to which it is told in them, and those of a minute; by eye."""
File = tuple[str, bytes]
"""An upload: its name and its content."""


@dataclass(frozen=True, slots=True)
class Intake:
    """Files as they were looked at, each for itself; `trouble` says in plain words why none could be."""

    parcels: tuple[Parcel, ...] = ()
    trouble: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of the files that are taken unless told otherwise."""
        return ticked(self.parcels)

    @property
    def table(self) -> Inspection | None:
        """Return the table whose columns the person may understand otherwise: the only one, or the longest of a file.

        None where several files hold tables, or a service's own files stand beside it.
        """
        tables = [parcel.inspection for parcel in self.parcels if parcel.inspection and parcel.inspection.columns]
        if not tables or any(parcel.service for parcel in self.parcels):
            return None
        together = tables[0].members
        is_one = len(tables) == 1 or (len(together) > 1 and all(table.members == together for table in tables))
        return tables[0] if is_one else None

    def profiles(self, names: Collection[str], person: Person) -> tuple[dict[str, int], tuple[str, ...]]:
        """Return the profiles that the chosen files name, with their rows, and those that are the person's."""
        found = owners(self.parcels, names)
        return dict(found.most_common()), owners_of(found, person) or tuple(found)

    def reading(self, person: Person, names: Collection[str], profiles: Collection[str] | None) -> Reading:
        """Return the chosen files as one history; raises ImportRefused saying what to do next."""
        return read(self.parcels, person, names, profiles)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What a reading holds, for the eye: how much, in which years, of which kinds, and its first and last moments.

    `years` and `kinds` come with their numbers; moments are (UTC time, title), in order. `titles` are the first ones
    of what has no moments.
    """

    people: int
    items: int
    interactions: int
    saved: int
    years: tuple[tuple[int, int], ...]
    kinds: tuple[tuple[str, int], ...]
    first: tuple[tuple[datetime, str], ...]
    last: tuple[tuple[datetime, str], ...]
    titles: tuple[str, ...] = ()


@contextmanager
def on_disk(files: Sequence[File]) -> Iterator[list[Path]]:
    """Yield temporary files with the uploads' names and contents; they are deleted whatever happens."""
    with temporary_folder() as folder:
        paths = []
        for number, (name, content) in enumerate(files):
            path = Path(folder, str(number), PurePosixPath(name.replace("\\", "/")).name.lstrip(".") or "history")
            path.parent.mkdir()
            path.write_bytes(content)
            paths.append(path)
        yield paths


def look(
    files: Sequence[File],
    mapping: ColumnMapping | None = None,
    day_first: bool | None = None,
    report: Progress | None = None,
) -> Intake:
    """Look at files and read them, tables by the guessed mapping unless told another; never raises for a bad file."""
    try:
        with on_disk(files) as paths:
            return Intake(look_into(paths, mapping=mapping, day_first=day_first, progress=report))
    except ImportRefused as refusal:
        return Intake(trouble=str(refusal))


def look_to_choose(
    files: Sequence[File],
    mapping: ColumnMapping | None = None,
    day_first: bool | None = None,
    report: Progress | None = None,
) -> Intake:
    """Look at files that are things to choose from: a table needs no times then."""
    found = look(files, mapping, day_first, report)
    if found.table is None or not is_timeless(found.parcels[0]):
        return found
    return look(files, replace(mapping or found.table.mapping or ColumnMapping(), time=ROW_ORDER), day_first, report)


def contents(reading: Reading) -> Contents:
    """Return what a reading holds."""
    titles = {item.item_id: item.title for item in reading.items}
    moments = sorted(((x.time, titles[x.item_id]) for x in reading.interactions), key=lambda moment: moment[0])
    kinds = Counter(item.kind for item in reading.items if item.kind)
    few = min(SHOWN_MOMENTS, (len(moments) + 1) // 2)
    return Contents(
        people=len(reading.people),
        items=len(reading.items),
        interactions=len(reading.interactions),
        saved=len(reading.saved),
        years=tuple(sorted(Counter(time.year for time, _ in moments).items())),
        kinds=tuple(kinds.most_common(_SHOWN_KINDS)),
        first=tuple(moments[:few]),
        last=tuple(moments[len(moments) - min(few, len(moments) - few) :]),
        titles=() if moments else tuple(item.title for item in reading.items[: 2 * SHOWN_MOMENTS]),
    )


def choices(inspection: Inspection, role: str) -> tuple[str, ...]:
    """Return what a part of the history may be read from."""
    return (*inspection.columns, ROW_ORDER) if role == "time" else inspection.columns


def remapped(mapping: ColumnMapping | None, role: str, column: str | None) -> ColumnMapping:
    """Return a mapping with another column for a part; a column means one thing at a time."""
    taken = mapping or ColumnMapping()
    if column and column != ROW_ORDER:
        others = [f.name for f in fields(taken) if f.name in ROLES and getattr(taken, f.name) == column]
        cleared: dict[str, Any] = dict.fromkeys(others)
        taken = replace(taken, **cleared)
    changed: dict[str, Any] = {role: column}
    return replace(taken, **changed)


def left_in_words(done: int, total: int, seconds: float) -> str:
    """Say how far a step is and about how long it takes yet."""
    said = f"{done:,} of {total:,}"
    if done <= 0 or done >= total or seconds < 1:
        return said
    left = seconds / done * (total - done)
    if left < _FEW_SECONDS:
        return f"{said}, a few seconds left"
    return (
        f"{said}, about {round(left / _FEW_SECONDS) * _FEW_SECONDS} seconds left"
        if left < _IN_SECONDS
        else f"{said}, about {round(left / _MINUTE)} minutes left"
    )
