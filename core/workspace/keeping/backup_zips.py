"""A backup's zip as it is opened: what it tells of itself, and its tables; every fault in words."""

import io
import json
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from core.adapters.importers.joined.bringing import BACKUP

_ROWS = ".parquet"
MOST_BACKUP_BYTES = 4_000_000_000
"""Bytes that a zip's members may say that they unpack to; by hand, far above that of a hundred thousand people."""


class NoBackup(ValueError):
    """A file is no backup that can be brought back; the message says why and what to do next."""


@dataclass(frozen=True, slots=True)
class BackupZip:
    """An open backup: what its first member tells of it, and the names of its tables."""

    told: dict[str, object]
    tables: frozenset[str]
    _archive: zipfile.ZipFile

    def rows(self, table: str) -> bytes:
        """Return a table as Parquet; raises KeyError for one that is not there."""
        return self._archive.read(f"state/{table}{_ROWS}")

    def check_version(self, newest: int, key: str = "version") -> None:
        """Raise NoBackup where what it says under a key is newer than this program can read; none counts as 1."""
        if int(str(self.told.get(key, 1))) > newest:
            raise NoBackup("The backup was made by a newer version of this program. Update it first.")


@contextmanager
def opened_backup(content: bytes | Path) -> Iterator[BackupZip]:
    """Open a backup; any fault within becomes a NoBackup that says what is wrong and what to do next."""
    try:
        with zipfile.ZipFile(io.BytesIO(content) if isinstance(content, bytes) else content) as archive:
            yield _opened(archive)
    except NoBackup:
        raise
    except FileNotFoundError as error:
        raise NoBackup(f"There is no file {content!s}. Say where the backup lies.") from error
    except Exception as error:
        raise NoBackup("The backup is cut off or damaged. Take it from where it was made again.") from error


def _opened(archive: zipfile.ZipFile) -> BackupZip:
    names = archive.namelist()
    if BACKUP not in names:
        raise NoBackup("This is no backup made here, or it is cut off. A history is brought in above, as what it is.")
    if sum(member.file_size for member in archive.infolist()) > MOST_BACKUP_BYTES:
        raise NoBackup("This unpacks to more than a backup made here can hold. Nothing of it was read.")
    told = json.loads(archive.read(BACKUP))
    if not isinstance(told, dict):
        raise NoBackup("The backup is cut off or damaged. Take it from where it was made again.")
    tables = {PurePosixPath(name).stem for name in names if name.startswith("state/") and name.endswith(_ROWS)}
    return BackupZip(told, frozenset(tables), archive)
