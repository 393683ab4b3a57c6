"""Zip and gzip files opened with care: limits hold for what they declare and for what they unpack to."""

import gzip
import lzma
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from core.adapters.importers.ground.reading import MB, ImportRefused

_CHUNK = 1 << 20
"""Bytes that are unpacked at a time: 1 MB, chosen by hand."""
_NESTED = (b"PK\x03\x04", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ")
_ENCRYPTED = 0x1
"""The flag of an encrypted member, from the ZIP specification (APPNOTE 4.4.4, bit 0)."""
_BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, NotImplementedError, ValueError)


_PEEKED = 4_096
"""Bytes by which a member is known: a disk block."""
_MARK = 8
"""Bytes in which the mark of an archive stands; the longest, that of 7z, has six."""
_UNIX_MODE = 16
"""Bits above which a member's mode stands (APPNOTE 4.4.15, as Info-ZIP writes it)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveLimits:
    """How much an archive may hold; the ratio of sizes counts only for members above `free_bytes`."""

    members: int = 20_000  # files; a Takeout of ten years has a few thousand; chosen by hand
    member_bytes: int = 2 << 30  # 2 GB, as much as any other file may have; chosen by hand
    total_bytes: int = 8 << 30  # 8 GB, the room that a temporary folder is likely to have; chosen by hand
    ratio: int = 200  # times its packed size; JSON of one line again and again packs 150 times; chosen by hand
    free_bytes: int = 4 << 20  # 4 MB, which does no harm however well it packs; chosen by hand


LIMITS = ArchiveLimits()


@dataclass(frozen=True, slots=True)
class Archive:
    """An open zip file whose declared sizes and names passed the limits.

    `is_table` tells by its first bytes whether an archive inside is a table, as a spreadsheet is: that one is let in.
    """

    path: Path
    members: tuple[str, ...]
    limits: ArchiveLimits
    _zip: zipfile.ZipFile
    is_table: Callable[[bytes], bool] = lambda _: False

    def size(self, member: str) -> int:
        """Return how many bytes a member is declared to hold."""
        return self._zip.getinfo(member).file_size

    def packed(self, member: str) -> int:
        """Return how many bytes a member takes in the archive."""
        return self._zip.getinfo(member).compress_size

    def head(self, member: str, size: int = _PEEKED) -> bytes:
        """Return a member's first bytes; raises ImportRefused for an archive inside, or a damaged one."""
        with _told(self.path), self._zip.open(member) as stream:
            first = stream.read(size)
        if first.startswith(_NESTED) and not self.is_table(first):
            raise ImportRefused(f"{self.path.name} holds another archive, {member}. Unpack it and import that one.")
        return first

    def unpack(self, member: str, folder: Path) -> Path:
        """Write a member into a folder under its last name and return the path; raises as `head` does."""
        self.head(member)
        return self.unpack_archive(member, folder)

    def unpack_archive(self, member: str, folder: Path) -> Path:
        """Write a member as `unpack` does, be it an archive itself; raises ImportRefused for a damaged one."""
        target = folder / (PurePosixPath(member).name or "member")
        with _told(self.path), self._zip.open(member) as stream:
            _copy(stream, target, self.packed(member), self.path, self.limits)
        return target


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Say in words that an archive cannot be read; raises ImportRefused."""
    try:
        yield
    except ImportRefused:
        raise
    except RuntimeError as error:
        raise ImportRefused(_locked(path)) from error
    except _BROKEN as error:
        raise ImportRefused(_damaged(path)) from error


@contextmanager
def opened_archive(
    path: Path, limits: ArchiveLimits = LIMITS, is_table: Callable[[bytes], bool] = lambda _: False
) -> Iterator[Archive]:
    """Open a zip file; raises ImportRefused where it is damaged, locked, too large or not safe.

    An archive inside is refused when it is looked at, unless it `is_table` by its first bytes.
    """
    try:
        archive = zipfile.ZipFile(path)
    except _BROKEN as error:
        raise ImportRefused(_damaged(path)) from error
    with archive:
        infos = [info for info in archive.infolist() if not info.filename.endswith("/")]
        _check(path, infos, limits)
        yield Archive(path, tuple(info.filename for info in infos), limits, archive, is_table)


def unpack_gzip(path: Path, folder: Path, limits: ArchiveLimits = LIMITS) -> Path:
    """Write a gzip file's content into a folder and return the path; raises ImportRefused with advice."""
    target = folder / (path.name.removesuffix(".gz") if path.name.endswith(".gz") else f"{path.name}.unpacked")
    try:
        with gzip.open(path) as stream:
            _copy(stream, target, path.stat().st_size, path, limits)
    except ImportRefused:
        raise
    except _BROKEN as error:
        raise ImportRefused(_damaged(path)) from error
    with target.open("rb") as unpacked:
        if unpacked.read(_MARK).startswith(_NESTED):
            raise ImportRefused(f"{path.name} holds another archive. Unpack it and import that one.")
    return target


def _damaged(path: Path) -> str:
    return f"The archive {path.name} is cut off or damaged. Download it again."


def _locked(path: Path) -> str:
    return f"The archive {path.name} is locked with a password. Unpack it and import the files."


def too_large(name: str, what: str) -> ImportRefused:
    """Return the refusal of an archive of a name that holds too much."""
    advice = "Nothing was unpacked. If you trust it, unpack it yourself and import the file you need."
    return ImportRefused(f"The archive {name} unpacks to far more than a history needs ({what}). {advice}")


def _check(path: Path, infos: list[zipfile.ZipInfo], limits: ArchiveLimits) -> None:
    """Refuse an archive by its list of members, before a byte is unpacked."""
    if not infos:
        raise ImportRefused(f"The archive {path.name} is empty. Download it again.")
    if len(infos) > limits.members:
        raise too_large(path.name, f"{len(infos):,} files")
    for info in infos:
        _check_member(path, info, limits)
    if (total := sum(info.file_size for info in infos)) > limits.total_bytes:
        raise too_large(path.name, f"{total // MB:,} MB in all")


def _check_member(path: Path, info: zipfile.ZipInfo, limits: ArchiveLimits) -> None:
    if info.flag_bits & _ENCRYPTED:
        raise ImportRefused(_locked(path))
    parts = PurePosixPath(info.filename.replace("\\", "/"))
    is_link = stat.S_ISLNK(info.external_attr >> _UNIX_MODE)
    if not parts.parts or parts.is_absolute() or ".." in parts.parts or ":" in parts.parts[0] or is_link:
        raise ImportRefused(
            f"The archive {path.name} holds a file that points outside of it. It is not safe to import."
        )
    if info.file_size > limits.member_bytes:
        raise too_large(path.name, f"one file of {info.file_size // MB:,} MB")
    if info.file_size > limits.free_bytes and info.file_size > limits.ratio * max(1, info.compress_size):
        raise too_large(path.name, f"{info.file_size // max(1, info.compress_size):,} times its size")


def _copy(stream: IO[bytes] | gzip.GzipFile, target: Path, packed: int, path: Path, limits: ArchiveLimits) -> None:
    """Copy a stream while counting; what grows beyond the limits is deleted and refused."""
    most = min(limits.member_bytes, max(limits.free_bytes, limits.ratio * packed))
    size = 0
    try:
        with target.open("wb") as out:
            while chunk := stream.read(_CHUNK):
                size += len(chunk)
                if size > most:
                    raise too_large(path.name, f"more than {most // MB:,} MB")
                out.write(chunk)
    except BaseException:
        target.unlink(missing_ok=True)
        raise
