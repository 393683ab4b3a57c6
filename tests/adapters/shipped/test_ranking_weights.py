"""Learned weights are read from their file, and a damaged file says what to do."""

import json
from pathlib import Path

import pytest

from core.adapters.shipped.ranking_weights import load_weights
from core.ranking.weights import Weights


def test_the_shipped_weights_can_be_read_and_let_every_journey_speak() -> None:
    weights = load_weights()
    assert weights.content + weights.together > 0


def test_without_a_file_the_built_in_weights_count(tmp_path: Path) -> None:
    assert load_weights(tmp_path / "none.json") == Weights()


def test_the_file_decides(tmp_path: Path) -> None:
    path = tmp_path / "weights.json"
    path.write_text(json.dumps({"weights": {"content": 0.25, "people": 2.0}}))
    assert load_weights(path) == Weights(content=0.25, people=2.0)


@pytest.mark.parametrize(
    "text", ["", "[]", '{"weights": 3}', '{"weights": {"magic": 1}}', '{"weights": {"content": -1}}']
)
def test_a_damaged_file_says_what_to_do(tmp_path: Path, text: str) -> None:
    path = tmp_path / "weights.json"
    path.write_text(text)
    with pytest.raises(ValueError, match="train_ranking"):
        load_weights(path)
