"""Where a database file lies: what stands in its way before it is opened, and whether it is still there afterwards."""

import os
import stat
from pathlib import Path

from core.adapters.store.faults import DatabaseError

BESIDE = (".wal", ".fresh", ".forget", ".seal", ".app")
"""Endings of the files that stand beside the database: DuckDB's log, and this program's own."""
FileNumber = tuple[int, int]
"""The device and the number of a file there: what stays the same as long as it is that file."""


def check_place(path: str) -> None:
    """Raise DatabaseError, with what to do next, where no database file can lie, each cause in its own words.

    Opening a pipe would wait for ever, and of most others DuckDB says no more than that it cannot read them.
    """
    if not path or "\x00" in path:
        raise DatabaseError(f"{path!r} is no name for a file. Choose another path for the database.")
    try:
        kind = os.stat(path).st_mode
    except FileNotFoundError:
        if os.path.islink(path):
            raise DatabaseError(
                f"{path} is a link to a file that is not there. Take the link away, or bring back what it leads to."
            ) from None
    except (PermissionError, NotADirectoryError):
        return  # which folder it is about is said when it is entered
    except OSError as error:
        raise DatabaseError(
            f"{path} cannot be a file: {error.strerror}. Choose another path for the database."
        ) from error
    else:
        if not stat.S_ISREG(kind) and not stat.S_ISDIR(kind):
            raise DatabaseError(f"{path} is no ordinary file. Choose another path for the database.")
    _check_beside(path)


def _check_beside(path: str) -> None:
    """Raise DatabaseError where a folder stands in the place of a file of ours."""
    for ending in BESIDE:
        if Path(f"{path}{ending}").is_dir():
            raise DatabaseError(
                f"{path}{ending} is a folder, and a file beside the database has to have that name. Move it away."
            )


def place_of(path: str) -> FileNumber | None:
    """Return which file lies at a path; None for none."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino


def not_in_place(path: str) -> DatabaseError:
    """Return what is said when the open file no longer lies where it did: what is written to it would be lost."""
    return DatabaseError(
        f"{path} was moved, deleted or replaced while this runs. Nothing was changed. Put the file back and do it "
        "again, or stop the app and start it anew."
    )
