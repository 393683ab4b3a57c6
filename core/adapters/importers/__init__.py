"""Readers of people's own histories: a file, an archive or a folder, known by its content."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path, PurePosixPath

from core.adapters.importers import tables
from core.adapters.importers.archives import Archive, opened_archive, unpack_gzip
from core.adapters.importers.formats import movielens
from core.adapters.importers.formats.movielens import MOST_PEOPLE, Parts
from core.adapters.importers.mapping import ROW_ORDER, ColumnMapping
from core.adapters.importers.reading import ImportRefused, Progress, Reading, Refusal
from core.adapters.importers.sources import checked_file
from core.adapters.importers.tables import Inspection
from core.entities import Person

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

_TABLES = (".csv", ".tsv", ".tab", ".txt", ".json", ".jsonl", ".ndjson", ".parquet")
_MOVIELENS_FILES = (".csv", ".dat")
_MOST_PEEKED = 500


def open_history(path: str | Path, *, member: str | None = None) -> Inspection:
    """Return what a file, archive or folder holds; of several tables in an archive, `member` or the largest.

    Raises ImportRefused saying why it cannot be read and what to do next.
    """
    with _unpacked(Path(path), member) as (found, members, chosen):
        if isinstance(found, Parts):
            return Inspection("movielens", _name(Path(path)), members=members)
        seen = tables.inspect(found)
        return replace(seen, name=seen.name if chosen else _name(Path(path)), member=chosen, members=members)


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
    with _unpacked(Path(path), member) as (found, _, chosen):
        title = name or _name(Path(chosen or path))
        if isinstance(found, Parts):
            return movielens.read_parts(
                found, name=title, most_people=most_people, min_rating=min_rating, progress=progress
            )
        mapping = mapping or tables.inspect(found).mapping or ColumnMapping()
        return tables.read(found, mapping, person=person, progress=progress, name=title, now=now)


def _name(path: Path) -> str:
    """Return a name to show for a file, without its endings."""
    return PurePosixPath(path.name.removesuffix(".gz")).stem or path.name


@contextmanager
def _unpacked(path: Path, member: str | None) -> Iterator[tuple[Path | Parts, tuple[str, ...], str | None]]:
    """Yield the table or the MovieLens parts, the tables to choose from, and which one of them it is."""
    if path.is_dir():
        yield _in_folder(path), (), None
        return
    with checked_file(path).open("rb") as stream:
        head = stream.read(4)
    with tempfile.TemporaryDirectory() as folder:
        if head.startswith(b"\x1f\x8b"):
            yield unpack_gzip(path, Path(folder)), (), None
        elif head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
            with opened_archive(path) as archive:
                yield _in_archive(archive, Path(folder), member)
        else:
            yield path, (), None


def _in_folder(path: Path) -> Parts:
    parts = movielens.parts_in(path)
    if parts is None:
        raise ImportRefused(f"The folder {path.name} holds no MovieLens data. Choose one of its files instead.")
    return parts


def _in_archive(archive: Archive, folder: Path, member: str | None) -> tuple[Path | Parts, tuple[str, ...], str | None]:
    """Unpack what is to be read from an archive: the parts of MovieLens, or one table."""
    if "xl/workbook.xml" in archive.members:
        raise ImportRefused(f"{archive.path.name} is an Excel workbook. Save its sheet as 'CSV UTF-8' and import that.")
    found = tuple(name for name in archive.members if name.lower().endswith(_TABLES))
    if member is None and (parts := _movielens_parts(archive)):
        unpacked = {part: archive.unpack(name, _made(folder / part)) for part, name in parts.items()}
        return (
            Parts(unpacked["movies"], unpacked["ratings"], unpacked.get("tags")),
            tuple(parts.values()),
            None,
        )
    if not found:
        raise ImportRefused(_no_table(archive))
    if member is not None and member not in found:
        raise ImportRefused(
            f"The archive {archive.path.name} holds no table {member}. It holds: {', '.join(found[:20])}."
        )
    chosen = member or max(found, key=archive.size)
    return archive.unpack(chosen, folder), found, chosen


def _no_table(archive: Archive) -> str:
    if any(name.lower().endswith((".zip", ".gz", ".7z", ".rar")) for name in archive.members):
        return f"{archive.path.name} holds another archive. Unpack it and import that one."
    return f"The archive {archive.path.name} holds no CSV, JSON or Parquet file. Choose another file."


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def _movielens_parts(archive: Archive) -> dict[str, str]:
    """Return the members that are MovieLens's movies, ratings and tags; nothing where the first two lack."""
    candidates = [name for name in archive.members if name.lower().endswith(_MOVIELENS_FILES)]
    parts: dict[str, str] = {}
    for name in candidates[:_MOST_PEEKED]:
        if part := movielens.part_of(archive.head(name)):
            parts.setdefault(part, name)
    return parts if {"movies", "ratings"} <= set(parts) else {}
