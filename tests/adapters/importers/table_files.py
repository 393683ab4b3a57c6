"""A table on disk as the importer sees it in a test: opened by its content, looked at, and read by a mapping."""

from datetime import datetime
from pathlib import Path

from core.adapters.importers.ground.reading import Reading
from core.adapters.importers.joined import tables
from core.adapters.importers.joined.tables import Inspection
from core.adapters.importers.tables.mapping import ColumnMapping
from core.entities import Person
from core.progress import Progress


def inspect(path: str | Path) -> Inspection:
    """Return what the longest table of a file is."""
    return tables.inspect(tables.open_table(Path(path)), Path(path).stem)


def read(
    path: str | Path,
    mapping: ColumnMapping,
    *,
    person: Person | None = None,
    progress: Progress | None = None,
    name: str | None = None,
    now: datetime | None = None,
) -> Reading:
    """Read the longest table of a file by a mapping."""
    path = Path(path)
    return tables.read(
        tables.open_table(path),
        mapping,
        person=person,
        progress=progress,
        name=name or path.stem,
        now=now,
        file_name=path.name,
    )
