"""What the judge taught is read where people agree with the judge, and a damaged file says what to do."""

import json
from pathlib import Path

import pytest

from core.adapters.shipped.judging import (
    LEAST_AGREEMENT,
    Agreement,
    distilled_for,
    may_judge,
    read_agreement,
    write_agreement,
    write_distilled,
)
from core.judging.distilled import Distilled

MODEL = Distilled(least=0.6, bias=1.0, slopes={"near": -4.0})
AGREES = Agreement(kappa=0.7, low=0.6, high=0.8)


def written(path: Path, agreement: dict[str, Agreement]) -> Path:
    write_agreement(agreement, ("tiny",), "a command", path)
    write_distilled(MODEL, path)
    return path


def test_the_shipped_judge_agrees_with_people_and_tells_better_from_worse() -> None:
    agreement = read_agreement()
    assert may_judge(agreement)
    assert len(agreement) >= 3
    encoders = json.loads(Path("data/models/judge.json").read_text())["encoders"]
    model = distilled_for(encoders[0])
    assert model is not None
    assert 0.5 < model.least < 1
    assert model.slopes["near"] < 0


def test_what_was_written_is_read_for_the_encoder_that_it_was_found_with_alone(tmp_path: Path) -> None:
    path = written(tmp_path / "judge.json", {"films": AGREES})
    assert distilled_for("tiny", path) == MODEL
    assert distilled_for("another", path) is None
    assert read_agreement(path) == {"films": AGREES}
    assert json.loads(path.read_text())["command"] == "a command"


def test_below_the_least_agreement_on_any_set_nothing_is_judged(tmp_path: Path) -> None:
    low = Agreement(kappa=0.7, low=LEAST_AGREEMENT - 0.01, high=0.9)
    assert distilled_for("tiny", written(tmp_path / "judge.json", {"films": AGREES, "books": low})) is None
    assert not may_judge({})


def test_without_a_file_nothing_is_judged(tmp_path: Path) -> None:
    assert distilled_for("tiny", tmp_path / "none.json") is None
    assert read_agreement(tmp_path / "none.json") == {}


@pytest.mark.parametrize(
    "distilled",
    [
        None,
        [],
        {"bias": 1.0},
        {"least": 2, "bias": 0},
        {"least": 0.5, "bias": "x"},
        {"least": 0.5, "bias": 0, "luck": 1},
    ],
)
def test_a_damaged_model_says_what_to_do(tmp_path: Path, distilled: object) -> None:
    path = written(tmp_path / "judge.json", {"films": AGREES})
    path.write_text(json.dumps({**json.loads(path.read_text()), "distilled": distilled}))
    with pytest.raises(ValueError, match="train_filter"):
        distilled_for("tiny", path)


@pytest.mark.parametrize("text", ["{", "[]", '{"encoders": ["tiny"], "distilled": {}, "agreement": {"films": [1]}}'])
def test_a_damaged_file_says_what_to_do(tmp_path: Path, text: str) -> None:
    path = tmp_path / "judge.json"
    path.write_text(text)
    with pytest.raises(ValueError, match="judge"):
        distilled_for("tiny", path)
