"""A recipe comes back from its file as it was, and whatever is no recipe is refused in words."""

import json
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from core.steering import edits as e
from core.steering.recipes import (
    EXAMPLES,
    MOST_EDITS,
    MOST_RECIPE_BYTES,
    Described,
    NoRecipe,
    Recipe,
    recipe_from_json,
    recipe_to_json,
    unpacked,
    vector_text,
)

CENTRE = vector_text(np.array([0.6, 0.8, 0.0], np.float32))
RECIPE = Recipe(
    name="Calm evenings",
    encoder="an encoder",
    journeys={"j1": Described(name="Pottery", titles=("Glaze",), n=8, centre=CENTRE)},
    things={"t1": Described(titles=("Kiln",), n=1, centre=CENTRE)},
    edits=(e.JourneyWeighted("j1", 1.5), e.ItemPinned("t1"), e.ExplorationSet(0.4)),
)
Break = Callable[[dict[str, Any]], object]


def broken(change: Break) -> bytes:
    """Return the recipe's file after a change to what it holds."""
    told = json.loads(recipe_to_json(RECIPE))
    change(told)
    return json.dumps(told).encode()


def test_a_recipe_comes_back_from_its_file_as_it_was() -> None:
    assert recipe_from_json(recipe_to_json(RECIPE).encode()) == RECIPE
    assert recipe_from_json(b"\xef\xbb\xbf" + recipe_to_json(RECIPE).encode()) == RECIPE


def test_a_vector_comes_back_at_unit_length_and_within_a_thousandth() -> None:
    vector = np.random.default_rng(0).normal(size=896).astype(np.float32)
    vector /= np.linalg.norm(vector)
    again = unpacked(vector_text(vector))
    assert np.linalg.norm(again) == pytest.approx(1.0, abs=1e-6)
    assert float(again @ vector) > 1 - 1e-6
    assert unpacked("").shape == (0,)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "This is no recipe"),
        (b"\x00\xff\xfe binary", "This is no recipe"),
        (b"title,watched at\nGlaze,2025-01-01\n", "This is no recipe"),
        (b"[" * 100_000, "This is no recipe"),
        (b'{"person_id": "bo", "log": []}', "This is no recipe"),
        (recipe_to_json(RECIPE).encode()[:-40], "This is no recipe"),
        (b" " * (MOST_RECIPE_BYTES + 1), "too large for a recipe"),
        (broken(lambda told: told.update(version=2)), "by a newer version of this program"),
        (broken(lambda told: told.update(version="1")), "This is no recipe"),
        (broken(lambda told: told["edits"].append({"kind": "journey_cloned", "journey_id": "j1"})), "is damaged"),
        (broken(lambda told: told["edits"].append({"kind": "edit_undone", "seq": 1})), "is damaged"),
        (broken(lambda told: told["edits"].append({"kind": "recipe_taken", "name": "", "edits": []})), "is damaged"),
        (broken(lambda told: told.update(edits=[])), "this one holds 0"),
        (broken(lambda told: told.update(edits=told["edits"] * MOST_EDITS)), f"this one holds {3 * MOST_EDITS}"),
        (broken(lambda told: told.update(journeys={})), "speaks of something that it does not describe"),
        (
            broken(lambda told: told["edits"].append({"kind": "items_moved", "item_ids": [], "target_id": "j1"})),
            "which",
        ),
        (broken(lambda told: told["journeys"]["j1"].update(centre="not base64!")), "a vector cannot be read"),
        (
            broken(lambda told: told["journeys"]["j1"].update(centre=vector_text(np.full(3, np.nan, np.float32)))),
            "says nothing",
        ),
        (
            broken(lambda told: told["journeys"]["j1"].update(centre=vector_text(np.zeros(3, np.float32)))),
            "says nothing",
        ),
        (
            broken(lambda told: told["journeys"]["j1"].update(centre=vector_text(np.ones(7, np.float32)))),
            "differ in length",
        ),
        (broken(lambda told: told["journeys"].update(j1="Pottery")), "is damaged"),
    ],
)
def test_what_is_no_recipe_is_refused_in_words(content: bytes, said: str) -> None:
    with pytest.raises(NoRecipe, match=said):
        recipe_from_json(content)


def test_texts_of_a_stranger_come_in_on_one_line_cut_and_no_more_of_them_than_a_recipe_holds() -> None:
    nasty = "\u202eevil\x00\x1b[31m\n" + "name " * 200
    read = recipe_from_json(broken(lambda told: told["journeys"]["j1"].update(name=nasty, titles=[nasty] * 99, n=-4)))
    described = read.journeys["j1"]
    assert len(described.titles) == EXAMPLES
    assert described.n == 0
    for text in (described.name, *described.titles):
        assert text.isprintable()
        assert len(text) <= 160


def test_what_a_later_version_adds_beside_is_passed_over() -> None:
    assert recipe_from_json(broken(lambda told: told.update(mood="calm"))) == RECIPE
