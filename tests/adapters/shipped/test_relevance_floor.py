"""The learned floor is read from its file, and a damaged file says what to do."""

import json
from pathlib import Path

import pytest

from core.adapters.shipped.relevance_floor import floor_for, load_floor
from core.ranking.floor import Floor, Odds

ODDS = {"least": 0.5, "bias": -1.0, "near": 2.0}


def test_the_shipped_floor_asks_for_something_and_less_where_people_tell() -> None:
    floor = load_floor()
    assert floor is not None
    assert 0 <= floor.people.least < floor.alone.least < 1
    assert floor.alone.slopes["near"] > 0
    assert not {"together", "people", "linked"} & set(floor.alone.slopes)


def test_without_a_file_there_is_no_floor(tmp_path: Path) -> None:
    assert load_floor(tmp_path / "none.json") is None


def test_the_file_decides(tmp_path: Path) -> None:
    path = tmp_path / "floor.json"
    path.write_text(json.dumps({"alone": ODDS, "people": {**ODDS, "least": 0.1}}))
    alone = Odds(least=0.5, bias=-1.0, slopes={"near": 2.0})
    assert load_floor(path) == Floor(alone, Odds(least=0.1, bias=-1.0, slopes={"near": 2.0}))


@pytest.mark.parametrize(
    "written",
    [
        [],
        {"alone": ODDS},
        {"alone": 3, "people": ODDS},
        {"alone": {**ODDS, "magic": 1}, "people": ODDS},
        {"alone": {**ODDS, "least": 2}, "people": ODDS},
        {"alone": {"least": 0.5}, "people": ODDS},
        {"alone": {**ODDS, "near": "far"}, "people": ODDS},
    ],
)
def test_a_damaged_file_says_what_to_do(tmp_path: Path, written: object) -> None:
    path = tmp_path / "floor.json"
    path.write_text(json.dumps(written))
    with pytest.raises(ValueError, match="train_floor"):
        load_floor(path)


def test_half_a_file_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "floor.json"
    path.write_text('{"alone": {')
    with pytest.raises(ValueError, match="train_floor"):
        load_floor(path)


def test_only_an_encoder_that_the_floor_was_learned_with_has_one(tmp_path: Path) -> None:
    assert floor_for("all-MiniLM-L6-v2") == load_floor()
    assert floor_for("all-MiniLM-L6-v2+use-multilingual-v3") == load_floor()
    assert floor_for("openai:text-embedding-3-small:1536") is None
    assert floor_for("all-MiniLM-L6-v2", tmp_path / "none.json") is None
