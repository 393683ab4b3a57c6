"""Tar files opened with the care that zip files get: only plain files, and nothing unpacked but what is asked for."""

import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from core.adapters.importers.files.archives import LIMITS, ArchiveLimits
from core.adapters.importers.ground.reading import ImportRefused

_MAGIC_AT, _MAGIC = 257, b"ustar"
"""Where a tar file's mark stands, and the mark (POSIX.1-1988, pax interchange format)."""
_BROKEN = (tarfile.TarError, EOFError, OSError, ValueError, OverflowError)
_CHUNK = 1 << 20
"""Bytes that are unpacked at a time: 1 MB, chosen by hand."""


@dataclass(frozen=True, slots=True)
class Tarball:
    """An open tar file whose names passed the limits; `members` are its plain files."""

    path: Path
    members: tuple[str, ...]
    _tar: tarfile.TarFile

    def size(self, member: str) -> int:
        """Return how many bytes a member holds."""
        return self._tar.getmember(member).size

    def head(self, member: str, size: int) -> bytes:
        """Return a member's first bytes; raises ImportRefused for a damaged file."""
        try:
            stream = self._tar.extractfile(member)
            return stream.read(size) if stream else b""
        except _BROKEN as error:
            raise ImportRefused(_damaged(self.path)) from error

    def unpack(self, member: str, folder: Path) -> Path:
        """Write a member into a folder under its last name and return the path; raises as `head` does."""
        target = folder / (PurePosixPath(member).name or "member")
        try:
            stream = self._tar.extractfile(member)
            with target.open("wb") as out:
                while stream and (chunk := stream.read(_CHUNK)):
                    out.write(chunk)
        except _BROKEN as error:
            raise ImportRefused(_damaged(self.path)) from error
        return target


def is_tarball(head: bytes) -> bool:
    """Tell whether a file is a tar file by its first bytes."""
    return head[_MAGIC_AT : _MAGIC_AT + len(_MAGIC)] == _MAGIC


@contextmanager
def opened_tarball(path: Path, limits: ArchiveLimits = LIMITS) -> Iterator[Tarball]:
    """Open a tar file; raises ImportRefused where it is damaged, holds too much or points outside of itself."""
    try:
        tar = tarfile.open(path, "r:")  # noqa: SIM115 - closed below
    except _BROKEN as error:
        raise ImportRefused(_damaged(path)) from error
    with tar:
        try:
            found = [member for member in tar.getmembers() if member.isfile()]
        except _BROKEN as error:
            raise ImportRefused(_damaged(path)) from error
        _check(path, found, limits)
        yield Tarball(path, tuple(dict.fromkeys(member.name for member in found)), tar)


def _check(path: Path, found: list[tarfile.TarInfo], limits: ArchiveLimits) -> None:
    """Refuse a tar file by its list of members, before a byte is unpacked."""
    if not found:
        raise ImportRefused(f"The archive {path.name} is empty. Download it again.")
    if len(found) > limits.members or sum(member.size for member in found) > limits.total_bytes:
        raise ImportRefused(
            f"The archive {path.name} unpacks to far more than a history needs. Nothing was unpacked. If you trust it, "
            "unpack it yourself and import the file you need."
        )
    for member in found:
        name = PurePosixPath(member.name)
        if name.is_absolute() or ".." in name.parts or not name.parts:
            raise ImportRefused(
                f"The archive {path.name} holds a file that points outside of it. It is not safe to import."
            )


def _damaged(path: Path) -> str:
    return f"The archive {path.name} is cut off or damaged. Download it again."
