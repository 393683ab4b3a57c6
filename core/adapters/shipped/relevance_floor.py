"""Read from what probability on a thing is a journey's own, and how that is told, from the file that ships."""

from pathlib import Path
from typing import Any

from core.adapters.places import DATA
from core.adapters.shipped.written import written_object
from core.ranking.floor import FITNESS, Floor, Odds

FLOOR_FILE = DATA / "models" / "relevance_floor.json"
_AGAIN = "Run benchmarks/train_floor.py to make it again."


def floor_for(encoder_id: str, path: Path = FLOOR_FILE) -> Floor | None:
    """Return the learned floor for an encoder that it was learned with; None for another, whose cosines say else.

    Raises ValueError as `load_floor` does.
    """
    written = written_object(path, "a floor", _AGAIN)
    return None if written is None or encoder_id not in written.get("encoders", ()) else _floor(written, path)


def load_floor(path: Path = FLOOR_FILE) -> Floor | None:
    """Return the learned floor, or None where there is no file.

    Raises ValueError when the file is damaged or names a number that the ranking does not have.
    """
    written = written_object(path, "a floor", _AGAIN)
    return None if written is None else _floor(written, path)


def _floor(written: dict[str, Any], path: Path) -> Floor:
    """Return the floor that a file says."""
    try:
        alone, people = _odds(written["alone"]), _odds(written["people"])
    except (ValueError, KeyError, AttributeError, TypeError) as error:
        raise ValueError(f"{path} cannot be read as a floor. {_AGAIN}") from error
    if any(not 0.0 <= odds.least <= 1.0 or not odds.slopes.keys() <= set(FITNESS) for odds in (alone, people)):
        raise ValueError(f"{path} names what the ranking does not have, or its floor is no probability. {_AGAIN}")
    return Floor(alone, people)


def _odds(written: dict[str, object]) -> Odds:
    """Return log odds from how they were written down."""
    numbers = {name: float(str(value)) for name, value in written.items()}
    return Odds(least=numbers.pop("least"), bias=numbers.pop("bias"), slopes=numbers)
