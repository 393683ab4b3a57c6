"""Find a model's files inside its installed wheel, and tell them from any other."""

import hashlib
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

_HASH_SHOWN = 12
"""Letters of a hash that a message shows: enough to tell two files apart; by eye."""


def wheel_file(wheel: str, name: str, sha256: str) -> Path:
    """Return the path of a file inside an installed wheel, without importing the wheel's package.

    Raises FileNotFoundError when the wheel or file is missing, ValueError when the file is not the expected one.
    """
    try:
        files = distribution(wheel).files or []
    except PackageNotFoundError:
        raise FileNotFoundError(f"The package {wheel} is not installed.") from None
    path = next((Path(str(f.locate())) for f in files if f.name == name), None)
    if path is None or not path.is_file():
        raise FileNotFoundError(f"The package {wheel} holds no {name}.")
    with path.open("rb") as stream:
        found = hashlib.file_digest(stream, "sha256").hexdigest()
    if found != sha256:
        raise ValueError(f"{name} in {wheel} is not the expected file (sha256 {found[:_HASH_SHOWN]}...).")
    return path
