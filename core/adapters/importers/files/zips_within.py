"""Zips within a zip, as some services pack theirs: opened by themselves, within what the outermost may hold."""

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from core.adapters.importers.files.archives import Archive, ArchiveLimits, opened_archive, too_large
from core.adapters.importers.ground.reading import MB, ImportRefused

DEEPEST = 2
"""How many zips may lie around a file beside the outermost: Apple's lie two deep."""
_ENDING = ".zip"
"""By its name a zip says that it is one; what is a zip under another name is refused, as every other archive is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inside:
    """A file of an archive, or of a zip within it.

    `names` are those of the zips that lead to it, the outermost first. Where `why` says something, `member` is a zip
    that cannot be opened, for that reason.
    """

    archive: Archive
    member: str
    names: tuple[str, ...]
    why: str = ""


@dataclass(slots=True)
class Capacity:
    """How many files of a zip, and of the zips within it, were let in so far, and how many bytes they unpack to."""

    name: str
    most_files: int
    most_bytes: int
    around: "Capacity | None" = None
    files: int = 0
    bytes: int = 0

    def take(self, archive: Archive) -> None:
        """Let a zip's files in; raises ImportRefused where they are more than may be, here or further out."""
        files, size = self.files + len(archive.members), self.bytes + sum(map(archive.size, archive.members))
        if files > self.most_files:
            raise too_large(self.name, f"{files:,} files with those of the zips in it")
        if size > self.most_bytes:
            raise too_large(self.name, f"{size // MB:,} MB with what is in the zips in it")
        if self.around:
            self.around.take(archive)
        self.files, self.bytes = files, size

    def within(self, name: str, packed: int, limits: ArchiveLimits) -> "Capacity":
        """Return that of a zip in this one which takes so many bytes here: it unpacks to so many times of them."""
        return Capacity(name, limits.members, max(limits.free_bytes, limits.ratio * packed), self)


def insides(archive: Archive, folder: Path, stack: ExitStack) -> Iterator[Inside]:
    """Yield every file of an open archive, in its order, and in the place of a zip in it what that holds.

    Zips are unpacked into `folder` and stay open as long as `stack`. A zip that is damaged, locked, not safe or too
    large is one file that says why, and the others are there all the same.
    """
    capacity = Capacity(archive.path.name, archive.limits.members, archive.limits.total_bytes)
    capacity.take(archive)
    yield from _insides(archive, (archive.path.name,), capacity, folder, stack)


def _insides(
    archive: Archive, names: tuple[str, ...], capacity: Capacity, folder: Path, stack: ExitStack
) -> Iterator[Inside]:
    for member in archive.members:
        if not member.lower().endswith(_ENDING) or len(names) > DEEPEST:
            yield Inside(archive=archive, member=member, names=names)
            continue
        try:
            inner, its_capacity = _opened(archive, member, capacity, folder, stack)
        except ImportRefused as refusal:
            yield Inside(archive=archive, member=member, names=names, why=str(refusal))
        else:
            yield from _insides(inner, (*names, member), its_capacity, folder, stack)


def _opened(
    archive: Archive, member: str, capacity: Capacity, folder: Path, stack: ExitStack
) -> tuple[Archive, Capacity]:
    """Open a zip of an archive; raises ImportRefused where that is not safe, or together more than may be."""
    path = archive.unpack_archive(member, Path(tempfile.mkdtemp(dir=folder)))
    inner = stack.enter_context(opened_archive(path, archive.limits, archive.is_table))
    its_capacity = capacity.within(path.name, archive.packed(member), archive.limits)
    its_capacity.take(inner)
    return inner, its_capacity
