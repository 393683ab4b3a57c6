"""A recipe comes back from its file as it was, and whatever is no recipe is refused in words."""

import json
from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from math import inf
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
    as_told,
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


def test_a_recipe_of_two_hundred_changes_is_read_and_one_of_more_is_not() -> None:
    one = json.loads(recipe_to_json(RECIPE))["edits"][0]
    assert MOST_EDITS == 200
    assert len(recipe_from_json(broken(lambda told: told.update(edits=[one] * 200))).edits) == 200
    assert len(recipe_from_json(broken(lambda told: told.update(edits=[one]))).edits) == 1
    with pytest.raises(NoRecipe, match=r"^A recipe holds 1 to 200 changes; this one holds 201\.$"):
        recipe_from_json(broken(lambda told: told.update(edits=[one] * 201)))


def test_a_file_of_two_million_bytes_is_read_and_one_of_more_is_too_large() -> None:
    content = recipe_to_json(RECIPE).encode()
    full = content + b" " * (2_000_000 - len(content))
    assert recipe_from_json(full) == RECIPE
    with pytest.raises(NoRecipe, match="at most 2 MB"):
        recipe_from_json(full + b" ")


def test_a_recipe_is_written_for_people_to_read() -> None:
    named = replace(RECIPE, name="Töpfern 陶芸")
    text = recipe_to_json(named)
    assert text.startswith('{\n "format": "steerable-journeys recipe",\n "version": 1,\n "name": "Töpfern 陶芸",\n')
    assert text.endswith("}\n")


def test_a_weight_without_end_comes_back() -> None:
    endless = replace(RECIPE, edits=(e.JourneyWeighted("j1", inf),))
    assert recipe_from_json(recipe_to_json(endless).encode()) == endless


def test_what_stayed_behind_and_the_three_first_titles_come_back_and_no_more() -> None:
    rest = vector_text(np.array([0.0, 1.0, 0.0], np.float32))
    group = Described(titles=("one", "two", "three", "four"), n=4, centre=CENTRE, rest=rest)
    told = recipe_from_json(recipe_to_json(replace(RECIPE, things={"t1": group})).encode()).things["t1"]
    assert told == replace(group, titles=("one", "two", "three"))


def test_a_text_is_kept_up_to_a_hundred_and_sixty_signs_without_line_ends_or_spaces_around() -> None:
    assert as_told("x" * 160) == "x" * 160
    assert as_told("x" * 161) == "x" * 160
    assert as_told("x" * 159 + " y") == "x" * 159
    assert as_told(" two\n lines\x00 ") == "two lines"
    assert as_told("a\u200db") == as_told("a\u200cb") == "a b"


def test_a_vector_with_signs_that_are_none_of_its_alphabet_is_not_read() -> None:
    text = b64encode(np.array([0.6, 0.8], "<f2").tobytes()).decode()
    assert unpacked(text).shape == (2,)
    with pytest.raises(NoRecipe, match="cannot be read"):
        unpacked(f"{text[:2]}!!!!{text[2:]}")


def test_a_recipe_without_a_name_is_called_recipe_and_keeps_what_it_was_written_by() -> None:
    read = recipe_from_json(recipe_to_json(replace(RECIPE, name=" \n")).encode())
    assert (read.name, read.encoder) == ("Recipe", "an encoder")


@pytest.mark.parametrize("labels", [[], ["t1", "t1"], ["t9"]], ids=["none", "two", "an unknown one"])
def test_a_change_is_about_one_group_of_things_that_is_described(labels: list[str]) -> None:
    moved = {"kind": "items_moved", "item_ids": labels, "target_id": "j1"}
    with pytest.raises(NoRecipe, match="The recipe is damaged"):
        recipe_from_json(broken(lambda told: told["edits"].append(moved)))
