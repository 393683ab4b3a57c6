"""A stranger's recipe is drawn as text: nothing in it becomes part of the page."""

import pytest

from core.desk.recipes.recipe_binding import BoundEdit
from core.steering import edits as e
from core.steering.recipes import Recipe
from ui.drawing import recipes

MUTED = e.JourneyMuted("a")
RECIPE = Recipe(name="<img src=x>", encoder="", journeys={}, things={}, edits=(MUTED,))


@pytest.mark.parametrize(
    ("bound", "said"),
    [
        ((BoundEdit(number=0, told="a", edit=MUTED),), "1 change: all of it can be yours."),
        ((BoundEdit(number=0, told="a", refusal="no"),), "1 change: none of it can be yours."),
        (
            (BoundEdit(number=0, told="a", edit=MUTED), BoundEdit(number=1, told="b", refusal="no")),
            "2 changes: 1 of it can be yours.",
        ),
    ],
)
def test_the_head_says_how_much_can_be_taken(bound: tuple[BoundEdit, ...], said: str) -> None:
    drawn = recipes.head(RECIPE, bound)
    assert said in drawn
    assert "<img" not in drawn


def test_a_note_says_why_not_or_what_stands_for_what_and_is_silent_of_the_same_name() -> None:
    assert "&lt;b&gt;" in recipes.bound_note(BoundEdit(number=0, told="a", refusal="<b>no"))
    pairs = (("Synths", "Patches", 0.8), ("Tea", "tea", 0.9))
    note = recipes.bound_note(BoundEdit(number=0, told="a", edit=MUTED, pairs=pairs))
    assert "“Synths” there is your “Patches”." in note
    assert "ea”" not in note
    assert recipes.bound_note(BoundEdit(number=0, told="a", edit=MUTED, pairs=pairs[1:])) == ""


def test_what_cannot_be_is_labelled_as_it_was_there_and_no_label_is_markdown() -> None:
    assert recipes.bound_label(BoundEdit(number=0, told="Muted *it*", refusal="no")) == r"Muted \*it\*"
    assert recipes.bound_label(BoundEdit(number=0, told="there", sentence="here", edit=MUTED)) == "here"
    assert "<script" not in recipes.not_a_recipe("<script>")
