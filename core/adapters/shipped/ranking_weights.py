"""Read the learned weights of the ranking from the file that ships with the project."""

import json
from dataclasses import fields
from pathlib import Path

from core.adapters.places import DATA
from core.ranking.weights import Weights

PATH = DATA / "models" / "ranking_weights.json"


def load_weights(path: Path = PATH) -> Weights:
    """Return the learned weights, or the built-in ones where there is no file.

    Raises ValueError when the file is damaged or names a feature that the ranking does not have.
    """
    if not path.exists():
        return Weights()
    again = "Run benchmarks/train_ranking.py to make it again."
    try:
        learned = json.loads(path.read_text(encoding="utf-8"))["weights"]
        worth = {str(name): float(value) for name, value in learned.items()}
    except (ValueError, KeyError, AttributeError, TypeError) as error:
        raise ValueError(f"{path} cannot be read as weights. {again}") from error
    known = {field.name for field in fields(Weights)}
    if not worth.keys() <= known or any(value < 0 for value in worth.values()):
        raise ValueError(f"{path} names features that the ranking does not have, or is below zero. {again}")
    return Weights(**worth)
