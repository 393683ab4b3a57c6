"""Files that hold somebody's history: their owner's alone, and written whole or not at all."""

import os
from contextlib import suppress
from pathlib import Path

OWN_FILE, OWN_FOLDER = 0o600, 0o700
"""Rights of files and folders that hold histories: the owner's alone (octal, as `chmod` takes them)."""


def write_privately(place: Path, content: bytes) -> None:
    """Write a file in one step that only its owner can read; raises OSError where it cannot be written."""
    fresh = place.with_name(f".{place.name}.fresh")
    try:
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, OWN_FILE), "wb") as file:
            file.write(content)
        os.replace(fresh, place)
    except BaseException:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise
