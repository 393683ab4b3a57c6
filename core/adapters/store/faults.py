"""What goes wrong with the file, its folder or the disk, in the reader's words: what it is, and what to do next."""

from pathlib import Path

import duckdb

_NO_ROOM = ("no space left on device", "disk quota exceeded", "file too large", "out of disk space")
"""How systems say that a disk, a quota or a file's largest size is used up (ENOSPC, EDQUOT, EFBIG)."""
_BROKEN = ("has been invalidated", "database has been closed")
"""How DuckDB says that it takes no more on a connection after a failure that it cannot roll back."""


class DatabaseError(RuntimeError):
    """The database cannot be used; the message says why and what to do next."""


class DiskFull(DatabaseError):
    """There was no room to write: nothing was changed, and the same act works once there is."""


def is_disk_full(error: duckdb.Error) -> bool:
    """Tell whether there was no room to write."""
    return any(words in str(error).lower() for words in _NO_ROOM)


def is_broken(error: duckdb.Error) -> bool:
    """Tell whether the connection takes no more, so that the file has to be opened anew."""
    return isinstance(error, duckdb.FatalException) or any(words in str(error).lower() for words in _BROKEN)


def fault_in_words(error: duckdb.Error, path: str) -> DatabaseError | None:
    """Return what the reader is told about an error of an open file; None for one that is of the caller's doing."""
    words = str(error).replace(path, "").lower()
    if is_disk_full(error):
        return DiskFull(
            f"There is no room left where {path} lies. Nothing was changed. Make room on that disk and do it again."
        )
    if "permission denied" in words or "read-only file system" in words:
        return DatabaseError(_not_ours(path))
    if "checksum" in words or "read enough bytes" in words:
        return DatabaseError(damaged(path))
    if is_broken(error):
        return DatabaseError(f"{path} had to be opened anew after a failure of the disk. Do it again.")
    return None


def at_opening(error: duckdb.Error, path: str) -> DatabaseError:
    """Return what the reader is told about a file that cannot be opened, each cause with its own advice."""
    words = str(error).replace(path, "").lower()
    if "set lock" in words:
        return DatabaseError(
            f"{path} is open in another process. Stop the running app first, or use its Data page instead; "
            "one process at a time can open the file."
        )
    if is_disk_full(error):
        return DiskFull(f"There is no room left where {path} lies. Make room on that disk and start again.")
    if "is a directory" in words:
        return DatabaseError(f"{path} is a folder. Choose the path of a file.")
    if "permission denied" in words or "read-only" in words:
        return DatabaseError(_not_ours(path))
    if "wal" in words:
        return DatabaseError(
            f"The newest changes, in {path}.wal, cannot be read: they are damaged or of another file. Move that one "
            "file away to go on with what stood before them, or bring back a backup."
        )
    if "newer version" in words or "storage version" in words:
        return DatabaseError(f"{path} was written by a newer version of DuckDB. Update this program first.")
    if "read enough bytes" in words:
        return DatabaseError(f"{path} is cut off: part of it is missing. {_AWAY}")
    return DatabaseError(damaged(path))


def damaged(path: str) -> str:
    """Return the message for a file that cannot be read."""
    return f"{path} cannot be read as a database: it is damaged or something else. {_AWAY}"


_AWAY = "Move it away and bring back a backup, or start afresh."


def _not_ours(path: str) -> str:
    """Return the message for a file or folder that may not be read or written, with which of them it is."""
    file = Path(path)
    what = f"The file {path}" if _is_there(file) and not _writes(file) else f"The folder {file.parent}"
    return f"{what} may not be read and written by you. Give yourself the right to, or choose another path for it."


def _is_there(file: Path) -> bool:
    """Tell whether a file is there, as far as can be seen from outside its folder."""
    try:
        return file.exists()
    except OSError:
        return False


def _writes(file: Path) -> bool:
    """Tell whether a file may be read and written."""
    try:
        with file.open("r+b"):
            return True
    except OSError:
        return False
