"""What was brought, made ready to read: a file, an archive or a folder; the export of a service, or one table."""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from core.adapters.importers import register
from core.adapters.importers.archives import Archive, opened_archive, unpack_gzip
from core.adapters.importers.format import PEEKED, Format, Member
from core.adapters.importers.reading import ImportRefused
from core.adapters.importers.sources import checked_file


@dataclass(frozen=True, slots=True)
class Export:
    """The files of one service's export, and the names they have where they lie."""

    form: Format
    files: tuple[Path, ...]
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A file that is read as a table; of an archive, which member it is and which others there are."""

    path: Path
    member: str | None = None
    members: tuple[str, ...] = ()


@contextmanager
def unpacked(path: Path, member: str | None) -> Iterator[Export | Table]:
    """Yield what a file, archive or folder holds, on disk for as long as the context lasts.

    Of several tables in an archive `member` is taken, or the largest. Raises ImportRefused with advice.
    """
    if path.is_dir():
        yield _in_folder(path)
        return
    head = _head(checked_file(path))
    with tempfile.TemporaryDirectory() as folder:
        if head.startswith(b"\x1f\x8b"):
            yield _in_file(unpack_gzip(path, Path(folder)))
        elif head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
            with opened_archive(path) as archive:
                yield _in_archive(archive, Path(folder), member)
        else:
            yield _in_file(path)


def _head(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(PEEKED)


def _in_file(path: Path) -> Export | Table:
    return _export([Member(path.name, partial(_head, path), lambda: path)], path.with_name) or Table(path)


def _in_folder(path: Path) -> Export:
    """Return the export whose files lie in a folder; a folder is no table."""
    files = sorted(file for file in path.iterdir() if file.is_file())
    export = _export([Member(file.name, partial(_head, file), partial(Path, file)) for file in files], path.joinpath)
    if export is None:
        services = " or ".join(form.name for form in register.exports())
        raise ImportRefused(f"The folder {path.name} holds no {services} data. Choose one of its files instead.")
    return export


def _in_archive(archive: Archive, folder: Path, member: str | None) -> Export | Table:
    """Unpack what is to be read from an archive: the files of an export, or one table."""
    if "xl/workbook.xml" in archive.members:
        raise ImportRefused(f"{archive.path.name} is an Excel workbook. Save its sheet as 'CSV UTF-8' and import that.")
    if member is None:

        def on_disk(name: str) -> Path:
            return archive.unpack(name, Path(tempfile.mkdtemp(dir=folder)))

        heads = ((name, partial(archive.head, name, PEEKED)) for name in archive.members)
        if export := _export([Member(name, head, partial(on_disk, name)) for name, head in heads], on_disk):
            return export
    return _table(archive, folder, member)


def _export(members: Sequence[Member], on_disk: Callable[[str], Path]) -> Export | None:
    """Return the export that files are, each put on disk under its own name; None for no known one."""
    found = register.recognised(members)
    if found is None:
        return None
    form, names = found
    return Export(form, tuple(on_disk(name) for name in names), names)


def _table(archive: Archive, folder: Path, member: str | None) -> Table:
    """Unpack the chosen table of an archive, or the largest."""
    endings = tuple(ending for form in register.tables() for ending in form.endings)
    found = tuple(name for name in archive.members if name.lower().endswith(endings))
    if not found:
        raise ImportRefused(_no_table(archive))
    if member is not None and member not in found:
        raise ImportRefused(
            f"The archive {archive.path.name} holds no table {member}. It holds: {', '.join(found[:20])}."
        )
    chosen = member or max(found, key=archive.size)
    return Table(archive.unpack(chosen, folder), chosen, found)


def _no_table(archive: Archive) -> str:
    if any(name.lower().endswith((".zip", ".gz", ".7z", ".rar")) for name in archive.members):
        return f"{archive.path.name} holds another archive. Unpack it and import that one."
    return f"The archive {archive.path.name} holds no CSV, JSON or Parquet file. Choose another file."
