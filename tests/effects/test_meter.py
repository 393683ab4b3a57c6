"""The meter says what an edit did, in figures that the log keeps and in words for the person."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from core.effects.comparison import compare
from core.effects.meter import Effect, effect_from_json, effect_in_words, effect_to_json, measure
from core.entities import GivenName, Journey, Profile
from core.ranking.slate import Place, Slate

PROFILE = Profile(
    (Journey("a", ("x",)), Journey("b", ("y",))), given={"a": GivenName("Surfing"), "b": GivenName("Jazz")}
)


OF_ONE = (("x1", "a"), ("x2", "a"), ("y1", "b"))
OF_TWO = (("x1", "c"), ("x2", "c"), ("y1", "b"))


def held(places: Sequence[tuple[str, str]]) -> Slate:
    """Return a slate of items, each with the journey that it serves."""
    return Slate(tuple(Place(item, journey_id, score=1.0) for item, journey_id in places))


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
        "“Surfing” asks for 50 % and got 50 %; 3 of the first 4 places changed; 1 came and 1 went; "
        "nothing else moved by more than one place."
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


def test_two_of_a_journeys_items_that_change_places_with_each_other_did_change_the_list() -> None:
    swapped = effect("a1 a2 b1", "a2 a1 b1", (0.5, 0.5))
    assert (swapped.ranks_gained, swapped.furthest, swapped.moved) == (0.0, 0, 2)
    said = effect_in_words(swapped)
    assert "stayed as it was" not in said
    assert "2 of the first 3 places changed; everything else stayed in order" in said


def test_what_changes_below_the_visible_places_is_said_to_be_out_of_sight() -> None:
    top = " ".join(f"b{n}" for n in range(12))
    assert "none of the first 12 places changed" in effect_in_words(effect(f"{top} a1", f"{top} a2", (0.5, 0.5)))


@pytest.mark.parametrize(("gained", "same"), [("null", True), ("0.0", False)])
def test_an_old_log_is_not_said_to_have_left_all_as_it_was_unless_that_is_known(gained: str, same: bool) -> None:
    old = f'{{"aimed_at": {{}}, "ranks_gained": {gained}, "tau": 1.0, "furthest": 0, "came": [], "gone": []}}'
    found = effect_from_json(old)
    assert found is not None
    assert ("stayed as it was" in effect_in_words(found)) is same


def test_journeys_of_one_name_are_both_told() -> None:
    twins = Profile(PROFILE.journeys, given={"a": GivenName("Jazz"), "b": GivenName("Jazz")})
    then, now = (Slate((Place("a1", "a", score=1.0),), {"a": share, "b": 1 - share}) for share in (0.25, 0.5))
    found = measure(compare(then, now, ("a", "b")), twins, twins)
    assert {name: shares[:2] for name, shares in found.aimed_at.items()} == {
        "Jazz": (0.25, 0.5),
        "Jazz (2)": (0.75, 0.5),
    }


@pytest.mark.parametrize(
    ("share", "words"), [(0.001, "asks for less than 1 %"), (0.0, "takes no places"), (0.01, "asks for 1 %")]
)
def test_a_share_that_is_not_quite_nothing_is_not_called_nothing(share: float, words: str) -> None:
    assert words in effect_in_words(effect("a1 b1", "b1 b2", (0.5, share)))


def test_without_anything_that_an_edit_was_about_nothing_is_called_else() -> None:
    then, now = (Slate(tuple(Place(w, w[0], score=1.0) for w in order.split())) for order in ("a1 a2 b1", "b1 a1 a2"))
    said = effect_in_words(measure(compare(then, now), PROFILE, PROFILE))
    assert said == "3 of the first 3 places changed; the items moved by 2 places at most."


def test_an_edit_that_changes_only_whose_things_are_says_so_after_the_act() -> None:
    found = measure(compare(held(OF_ONE), held(OF_TWO), ("a",)), PROFILE, PROFILE)
    assert (found.handed_over, found.left_all_in_place) == (2, True)
    assert effect_in_words(found) == (
        "this changed whose things are, not what comes first: 2 places now stand under another journey, in the same "
        "order."
    )


def test_hands_changed_while_the_list_changes_out_of_sight_are_told_with_what_else_did() -> None:
    top = [(f"x{n}", "b") for n in range(12)]
    then = held([("x0", "a"), *top[1:], ("z", "b")])
    said = effect_in_words(measure(compare(held([*top, ("y", "b")]), then), PROFILE, PROFILE))
    assert "1 place now stands under another journey, and the first 12 keep their order; 1 came and 1 went" in said


def test_an_effect_from_before_changed_hands_were_counted_says_nothing_of_them() -> None:
    found = replace(effect("a1 b1", "a1 b1", (0.5, 0.5)), handed_over=None)
    assert not found.changed_hands_only
    assert "your list stayed as it was" in effect_in_words(found)
