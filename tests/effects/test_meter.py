"""The meter says what an edit did, in figures that the log keeps and in words for the person."""

import pytest

from core.effects.comparison import compare
from core.effects.meter import Effect, effect_from_json, effect_in_words, effect_to_json, measure
from core.entities import GivenName, Journey, Profile
from core.ranking.slate import Place, Slate

PROFILE = Profile(
    (Journey("a", ("x",)), Journey("b", ("y",))), given={"a": GivenName("Surfing"), "b": GivenName("Jazz")}
)


def effect(before: str, after: str, asked: tuple[float, float]) -> Effect:
    """Return the effect of an edit aimed at journey a."""
    slates = [
        Slate(tuple(Place(w, w[0], score=1.0) for w in text.split()), {"a": share, "b": 1 - share})
        for text, share in zip((before, after), asked, strict=True)
    ]
    return measure(compare(slates[0], slates[1], ("a",)), PROFILE, PROFILE)


def test_an_effect_survives_the_log() -> None:
    found = effect("a1 b1 b2 b3", "a1 a2 b1 b2", (0.25, 0.5))
    assert effect_from_json(effect_to_json(found)) == found
    assert effect_from_json("") is None


@pytest.mark.parametrize("payload", ["{", "[]", '{"in": "a later form"}', '{"aimed_at": {"Surfing": [0.25]}}'])
def test_an_effect_in_the_form_of_a_later_version_is_as_good_as_none(payload: str) -> None:
    assert effect_from_json(payload) is None


def test_words_name_the_journey_with_its_shares_and_what_else_moved() -> None:
    said = effect_in_words(effect("a1 b1 b2 b3", "a1 a2 b1 b2", (0.25, 0.5)))
    assert said == (
        "“Surfing” asks for 50 % and got 50 %; 1 came and 1 went; nothing else moved by more than one place."
    )


def test_a_journey_that_fell_silent_takes_no_places() -> None:
    assert "“Surfing” now takes no places" in effect_in_words(effect("a1 b1", "b1 b2", (0.5, 0.0)))


def test_an_edit_without_effect_says_so() -> None:
    assert "your list stayed as it was" in effect_in_words(effect("a1 b1", "a1 b1", (0.5, 0.5)))


@pytest.mark.parametrize(
    ("after", "words"),
    [
        ("a1 b1 b2 b3 a9", "everything else stayed in order"),
        ("a1 b2 b1 b3 a9", "nothing else moved by more than one place"),
        ("a1 b3 b2 b1 a9", "everything else moved by 2 places at most"),
    ],
)
def test_how_far_the_others_moved_is_said_in_order_by_one_place_or_in_places(after: str, words: str) -> None:
    assert words in effect_in_words(effect("a1 b1 b2 b3 a8", after, (0.5, 0.5)))


def test_an_edit_that_only_moves_its_own_items_did_change_the_list() -> None:
    moved = effect_in_words(effect("b1 a1 b2", "a1 b1 b2", (0.5, 0.5)))
    assert "stayed as it was" not in moved
    assert moved.startswith("“Surfing” asks for 50 % and got 33 %")
