"""Where the project's own files lie, in a checkout and in an installed wheel, and where a person's database goes."""

import os
import sys
from pathlib import Path

_SOURCES = Path(__file__).resolve().parents[2]
_INSTALLED = _SOURCES / "steerable_journeys"
ROOT = _INSTALLED if _INSTALLED.is_dir() else _SOURCES
"""The folder of `app.py`, `pages` and `data`: the checkout, or the package that the wheel puts them into."""
DATA = ROOT / "data"
"""What ships: the demo, the learned weights, the naming examples. Only training and `data/demo` write here."""


def default_database() -> Path:
    """Return where the database goes unless the settings say: `data/` of a checkout, else a folder of the person's."""
    if ROOT == _SOURCES:
        return Path("data/journeys.duckdb")
    return _own_folder() / "steerable-journeys" / "journeys.duckdb"


def _own_folder() -> Path:
    """Return where programs keep what belongs to a person (XDG base directories; Windows and macOS by their custom)."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
