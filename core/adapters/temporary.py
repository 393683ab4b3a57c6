"""Temporary folders that are the owner's alone; what a killed process left is swept at the next start."""

import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree

import psutil

_PREFIX = "journeys-"
_OURS = re.compile(rf"{_PREFIX}(\d+)-\w+")
"""Names of our folders: the process that made them, then what `tempfile` adds."""


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """Yield a folder that only the owner can enter (0700); it is gone afterwards, whatever happens."""
    with tempfile.TemporaryDirectory(prefix=f"{_PREFIX}{os.getpid()}-") as folder:
        yield Path(folder)


def sweep() -> list[Path]:
    """Delete the folders of processes that are no more, and return them; what cannot be deleted stays."""
    swept = []
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        made_by = _OURS.fullmatch(folder.name)
        if made_by and folder.is_dir() and not psutil.pid_exists(int(made_by[1])):
            rmtree(folder, ignore_errors=True)
            swept.append(folder)
    return swept
