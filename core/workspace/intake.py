"""A dropped file looked at and read: what it is, what is in it, what is left out; the file itself is not kept."""

import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from pathlib import Path, PurePosixPath
from typing import Any

from core.adapters.importers import (
    ROW_ORDER,
    ColumnMapping,
    ImportRefused,
    Inspection,
    Reading,
    open_history,
    read_history,
)
from core.progress import Progress
from core.workspace.importing import person_named

ROLES = {
    "title": "Title",
    "time": "When",
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
}
FIRST_ROLES = ("title", "time", "creator", "person")
SHOWN_TITLES = 5
"""Titles that a preview shows; by eye."""


@dataclass(frozen=True, slots=True)
class Intake:
    """A file as it was looked at, and read by its mapping; `trouble` says in plain words why it could not be."""

    inspection: Inspection | None
    reading: Reading | None
    trouble: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What a reading holds, for the eye: years, kinds with their numbers, and first titles."""

    people: int
    items: int
    interactions: int
    years: str
    kinds: tuple[tuple[str, int], ...]
    titles: tuple[str, ...]


@contextmanager
def on_disk(name: str, content: bytes) -> Iterator[Path]:
    """Yield a temporary file with an upload's name and content; it is deleted whatever happens."""
    with tempfile.TemporaryDirectory(prefix="journeys-") as folder:
        path = Path(folder) / (PurePosixPath(name.replace("\\", "/")).name.lstrip(".") or "history")
        path.write_bytes(content)
        yield path


def look(
    name: str, content: bytes, person: str, mapping: ColumnMapping | None = None, report: Progress | None = None
) -> Intake:
    """Look at a file and read it, by the guessed mapping unless told another; never raises for a bad file."""
    inspection: Inspection | None = None
    try:
        with on_disk(name, content) as path:
            inspection = open_history(path)
            chosen = mapping or inspection.mapping
            reading = read_history(path, chosen, person=person_named(person), progress=report)
            return Intake(inspection, reading)
    except ImportRefused as refusal:
        return Intake(inspection, None, str(refusal))


def contents(reading: Reading) -> Contents:
    """Return what a reading holds."""
    times = sorted(x.time for x in reading.interactions)
    first, last = (times[0].year, times[-1].year) if times else (0, 0)
    years = "" if not times else str(first) if first == last else f"{first} to {last}"
    kinds = Counter(item.kind for item in reading.items if item.kind)
    return Contents(
        people=len(reading.people),
        items=len(reading.items),
        interactions=len(reading.interactions),
        years=years,
        kinds=tuple(kinds.most_common(4)),
        titles=tuple(item.title for item in reading.items[:SHOWN_TITLES]),
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
    if left < 5:
        return f"{said}, a few seconds left"
    return (
        f"{said}, about {round(left / 5) * 5} seconds left"
        if left < 90
        else f"{said}, about {round(left / 60)} minutes left"
    )
