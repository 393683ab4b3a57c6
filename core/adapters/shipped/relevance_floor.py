"""Read from what probability on a thing is a journey's own, and how that is told, from the file that ships."""

import json
from pathlib import Path

from core.adapters.places import DATA
from core.ranking.floor import FITNESS, Floor, Odds

FLOOR_FILE = DATA / "models" / "relevance_floor.json"


def floor_for(encoder_id: str, path: Path = FLOOR_FILE) -> Floor | None:
    """Return the learned floor for an encoder that it was learned with; None for another, whose cosines say else.

    Raises ValueError as `load_floor` does.
    """
    floor = load_floor(path)
    learned_with = json.loads(path.read_text(encoding="utf-8")).get("encoders", []) if floor else []
    return floor if encoder_id in learned_with else None


def load_floor(path: Path = FLOOR_FILE) -> Floor | None:
    """Return the learned floor, or None where there is no file.

    Raises ValueError when the file is damaged or names a number that the ranking does not have.
    """
    if not path.exists():
        return None
    again = "Run benchmarks/train_floor.py to make it again."
    try:
        learned = json.loads(path.read_text(encoding="utf-8"))
        alone, people = _odds(learned["alone"]), _odds(learned["people"])
    except (ValueError, KeyError, AttributeError, TypeError) as error:
        raise ValueError(f"{path} cannot be read as a floor. {again}") from error
    if any(not 0.0 <= odds.least <= 1.0 or not odds.slopes.keys() <= set(FITNESS) for odds in (alone, people)):
        raise ValueError(f"{path} names what the ranking does not have, or its floor is no probability. {again}")
    return Floor(alone, people)


def _odds(written: dict[str, object]) -> Odds:
    """Return log odds from how they were written down."""
    numbers = {name: float(str(value)) for name, value in written.items()}
    return Odds(least=numbers.pop("least"), bias=numbers.pop("bias"), slopes=numbers)
