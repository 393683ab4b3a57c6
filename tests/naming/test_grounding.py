"""A name is borne out by titles that hold its words or lie near to it, and by no others."""

import numpy as np
import pytest

from core.naming.grounding import FARTHEST_WORD, NEARER_AS_A_WHOLE, held_words, is_form, is_grounded
from core.naming.space import Space
from core.naming.terms import words_in
from core.similarity import Floats, unit

TITLES = ["Sourdough starter, day one", "A crumb that is open", "Baking in a pot"]


@pytest.mark.parametrize(
    ("word", "other", "are_forms"),
    [
        ("baking", "bake", True),
        ("brot", "brotteig", True),
        ("climb", "climber", True),
        ("car", "carpentry", False),
        ("pot", "pottery", False),
        ("bread", "broad", False),
    ],
)
def test_words_that_begin_alike_for_long_enough_are_forms_of_one(word: str, other: str, are_forms: bool) -> None:
    assert is_form(word, other) is is_form(other, word) is are_forms


def test_words_are_held_in_any_form_and_in_scripts_without_spaces_anywhere() -> None:
    assert held_words(["crumb", "bake", "glaze"], TITLES).tolist() == [True, True, False]
    assert held_words(["陶芸"], ["初心者の陶芸教室"]).tolist() == [True]


def test_by_words_alone_one_that_the_titles_hold_is_enough() -> None:
    assert is_grounded("Open crumb at home", TITLES)
    assert not is_grounded("Glazing vases", TITLES)
    assert not is_grounded("And the of", TITLES)
    assert words_in("And the of") == ()


def space(of: dict[str, float]) -> Space:
    """Return a space of one title at one end and a hundred siblings, of which a text is nearer than a share."""
    angles = np.linspace(0.1, np.pi / 2, 100)
    siblings = np.stack([np.cos(angles), np.sin(angles)], 1).astype(np.float32)

    def encode(texts: object) -> Floats:
        shares = [of[text] for text in texts]  # type: ignore[attr-defined]
        at = [angles[min(int((1 - share) * 100), 99)] / 2 for share in shares]
        return unit(np.stack([np.cos(at), np.sin(at)], 1).astype(np.float32))

    return Space(encode, np.array([[1.0, 0.0]], np.float32), [siblings])


@pytest.mark.parametrize(
    ("whole", "word", "borne_out"),
    [
        (NEARER_AS_A_WHOLE + 0.05, FARTHEST_WORD + 0.05, True),
        (NEARER_AS_A_WHOLE - 0.05, FARTHEST_WORD + 0.05, False),
        (NEARER_AS_A_WHOLE + 0.05, FARTHEST_WORD - 0.05, False),
    ],
)
def test_by_meaning_the_whole_has_to_be_near_and_no_word_far(whole: float, word: float, borne_out: bool) -> None:
    assert is_grounded("Clay vases", TITLES, space({"Clay vases": whole, "clay": word, "vase": 0.99})) is borne_out


def test_a_name_whose_words_are_all_held_needs_no_meaning() -> None:
    assert is_grounded("Open crumb", TITLES, space({}))


@pytest.mark.parametrize(("cosine", "borne_out"), [(0.2, True), (0.05, False)])
def test_without_siblings_the_titles_themselves_tell(cosine: float, borne_out: bool) -> None:
    vector = np.array([[cosine, np.sqrt(1 - cosine**2)]], np.float32)
    alone = Space(lambda texts: np.repeat(vector, len(texts), 0), np.array([[1.0, 0.0]], np.float32))
    assert is_grounded("Glazing vases", TITLES, alone) is borne_out
