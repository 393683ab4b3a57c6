"""Read what a training command wrote down as one JSON object."""

import json
from pathlib import Path
from typing import Any


def written_object(path: Path, what: str, again: str) -> dict[str, Any] | None:
    """Return what a file says; None where there is none.

    Raises ValueError where it is no JSON object: `what` it cannot be read as, and how it is made `again`.
    """
    if not path.exists():
        return None
    try:
        written = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise ValueError(f"{path} cannot be read as {what}. {again}") from error
    if not isinstance(written, dict):
        raise ValueError(f"{path} cannot be read as {what}. {again}")
    return written
