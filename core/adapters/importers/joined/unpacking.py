"""What was brought, file by file: plain files, the members of archives, and what lies in folders."""

import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import cache, partial
from pathlib import Path, PurePath, PurePosixPath
from typing import Never

from core.adapters.importers.files.archives import Archive, opened_archive, unpack_gzip
from core.adapters.importers.files.documents import document_of
from core.adapters.importers.files.tarballs import Tarball, is_tarball, opened_tarball
from core.adapters.importers.files.zips_within import Inside, insides
from core.adapters.importers.ground.reading import ImportRefused
from core.adapters.importers.joined import register
from core.adapters.importers.lines.format import PEEKED, Member
from core.adapters.importers.tables.sources import checked_file
from core.adapters.temporary import temporary_folder

MOST_FILES = 20_000
"""Files that a folder may hold, as many as an archive may; chosen by hand."""
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_GZIP = b"\x1f\x8b"
_SHEETS = ("xl/workbook.xml", "content.xml", "xl/workbook.bin")
"""What a spreadsheet's own archive holds: Excel's and OpenDocument's."""
_DUST = ("__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini")
"""What systems leave in archives and folders of their own accord."""


@contextmanager
def opened_members(paths: Sequence[Path]) -> Iterator[tuple[Member, ...]]:
    """Yield every file of what was brought, unpacked when it is asked for and gone afterwards.

    Raises ImportRefused with advice for a file that is not there, and for an archive that is damaged or not safe.
    """
    with ExitStack() as stack:
        folder = stack.enter_context(temporary_folder())
        alone = len(paths) == 1
        yield _told_apart([(path.name, member) for path in paths for member in _members(path, folder, stack, alone)])


def _told_apart(members: Sequence[tuple[str, Member]]) -> tuple[Member, ...]:
    """Return members with names of their own: of several of one name each gets that of its archive, then a number."""
    names = Counter(member.name for _, member in members)
    places = [
        m.name if names[m.name] == 1 or m.name == source or m.name.startswith(f"{source}/") else f"{source}/{m.name}"
        for source, m in members
    ]
    seen: Counter[str] = Counter()
    named = []
    for place, (_, member) in zip(places, members, strict=True):
        seen[place] += 1
        named.append(replace(member, name=place if seen[place] == 1 else f"{place} ({seen[place]})"))
    return tuple(named)


def _members(path: Path, folder: Path, stack: ExitStack, alone: bool) -> list[Member]:
    """Return the members of a file or folder; raises ImportRefused for a file `alone`, else it is a member as well."""
    if not path.is_dir():
        read = _of_file if alone or not path.is_file() else _of_one_of_many
        return read(path, path.name, folder, stack)
    files = sorted(file for file in path.rglob("*") if file.is_file() and not _is_dust(file.relative_to(path)))
    if len(files) > MOST_FILES:
        raise ImportRefused(f"The folder {path.name} holds {len(files):,} files. Choose the ones of one export.")
    return [m for file in files for m in _of_one_of_many(file, file.relative_to(path).as_posix(), folder, stack)]


def _of_one_of_many(path: Path, name: str, folder: Path, stack: ExitStack) -> list[Member]:
    """Return the members that one of several files is; one that cannot be opened is a member that says why."""
    try:
        return _of_file(path, name, folder, stack)
    except ImportRefused as refusal:
        return [Member(name, partial(_refuse, str(refusal)), partial(_refuse, str(refusal)))]


def _refuse(why: str) -> Never:
    raise ImportRefused(why)


def _is_dust(path: PurePath) -> bool:
    return any(part in _DUST or part.startswith("._") for part in path.parts)


def _of_file(path: Path, name: str, folder: Path, stack: ExitStack) -> list[Member]:
    """Return the members that one file is: itself, or what it holds."""
    head = _head(checked_file(path))
    if head.startswith(_GZIP):
        unpacked = unpack_gzip(path, Path(tempfile.mkdtemp(dir=folder)))
        if is_tarball(_head(unpacked)):
            return _of_tarball(unpacked, folder, stack)
        return [_plain(unpacked, name.removesuffix(".gz"))]
    if is_tarball(head):
        return _of_tarball(path, folder, stack)
    if not head.startswith(_ZIP):
        return [_plain(path, name)]
    archive = stack.enter_context(opened_archive(path, is_table=_is_table))
    if what := document_of(archive.members, head):
        raise ImportRefused(f"{name} is {what}")
    if any(sheet in archive.members for sheet in _SHEETS):
        return [_plain(path, name)]
    return [
        _in_zip(inside, folder)
        for inside in insides(archive, folder, stack)
        if not _is_dust(PurePosixPath(_with_slashes(inside.member)))
    ]


def _with_slashes(name: str) -> str:
    """Return a member's name as every system writes it: some programs of Windows part folders by backslashes."""
    return name.replace("\\", "/")


def _in_zip(inside: Inside, folder: Path) -> Member:
    """Return a file of a zip; one of a zip within it is called by all that lead there, and so is one that is closed."""
    if inside.why:
        refuse = partial(_refuse, inside.why)
        return Member(_with_slashes("/".join((*inside.names, inside.member))), refuse, refuse)
    member = _in_archive(inside.archive, inside.member, folder)
    if len(inside.names) == 1:
        return member
    return replace(member, name=_with_slashes("/".join((*inside.names, inside.member))), within=inside.names)


def _of_tarball(path: Path, folder: Path, stack: ExitStack) -> list[Member]:
    tarball = stack.enter_context(opened_tarball(path))
    return [_in_archive(tarball, m, folder) for m in tarball.members if not _is_dust(Path(m))]


def _is_table(head: bytes) -> bool:
    return register.table_of(head) is not None


def _plain(path: Path, name: str) -> Member:
    return Member(name, partial(_head, path), partial(Path, path), path.stat().st_size)


def _in_archive(archive: Archive | Tarball, name: str, folder: Path) -> Member:
    """Return a member of an archive; each is unpacked into a folder of its own, as names repeat."""
    return Member(
        _with_slashes(name),
        partial(archive.head, name, PEEKED),
        cache(lambda: archive.unpack(name, Path(tempfile.mkdtemp(dir=folder)))),
        archive.size(name),
        is_copy=True,
    )


def _head(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(PEEKED)
