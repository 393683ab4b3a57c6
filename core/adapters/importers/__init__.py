"""Readers of people's own histories: a file, an archive or a folder, known by its content."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path, PurePosixPath

from core.adapters.importers import tables
from core.adapters.importers.format import MOST_PEOPLE, Request
from core.adapters.importers.mapping import ROW_ORDER, ColumnMapping
from core.adapters.importers.reading import ImportRefused, Reading, Refusal
from core.adapters.importers.tables import Inspection
from core.adapters.importers.unpacking import Export, unpacked
from core.entities import Person
from core.progress import Progress

__all__ = [
    "ROW_ORDER",
    "ColumnMapping",
    "ImportRefused",
    "Inspection",
    "Progress",
    "Reading",
    "Refusal",
    "open_history",
    "read_history",
]


def open_history(path: str | Path, *, member: str | None = None) -> Inspection:
    """Return what a file, archive or folder holds; of several tables in an archive, `member` or the largest.

    Raises ImportRefused saying why it cannot be read and what to do next.
    """
    name = _name(Path(path))
    with unpacked(Path(path), member) as found:
        if isinstance(found, Export):
            return Inspection(format=found.form.key, name=name, members=found.members)
        seen = tables.inspect(found.path)
        return replace(seen, name=seen.name if found.member else name, member=found.member, members=found.members)


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
    """Read a history; without a mapping the guessed one is used. The last two options are MovieLens's own.

    `person` is whose history it is where no column says so; `now` is the time of the last row in row order.
    Raises ImportRefused saying why it cannot be read and what to do next.
    """
    with unpacked(Path(path), member) as found:
        if isinstance(found, Export):
            request = Request(
                name=name or _name(Path(path)),
                person=person,
                now=now,
                most_people=most_people,
                min_rating=min_rating,
                progress=progress,
            )
            return found.form.read(found.files, request)
        title = name or _name(Path(found.member or path))
        mapping = mapping or tables.inspect(found.path).mapping or ColumnMapping()
        return tables.read(found.path, mapping, person=person, progress=progress, name=title, now=now)


def _name(path: Path) -> str:
    """Return a name to show for a file, without its endings."""
    return PurePosixPath(path.name.removesuffix(".gz")).stem or path.name
