"""Reasons speak by aspect, in words, and in the order of their strength."""

from core.ranking.reasons import aspects, in_words
from core.ranking.slate import Place

MIXED = Place(
    "x",
    "j",
    score=1.0,
    contributions=(("content", 0.3), ("evidence", 0.2), ("people", 0.4), ("freshness", 0.1), ("dismissed", 0.0)),
)


def test_aspects_add_up_and_the_strongest_comes_first() -> None:
    found = aspects(MIXED)
    assert [aspect.name for aspect in found] == ["content", "people", "time"]
    assert sum(aspect.part for aspect in found) == 1.0


def test_the_words_name_the_journey_the_evidence_and_what_counts_most() -> None:
    said = in_words(MIXED, "Herbs on the balcony", ["Basil", "Thyme"])
    assert said.startswith("For “Herbs on the balcony”: it is about the same as “Basil” and “Thyme”; people who")
    assert "new" not in said


def test_nearness_to_something_dismissed_is_owned_up_to() -> None:
    near = Place("x", "j", score=0.2, contributions=(("content", 0.5), ("dismissed", -0.3)))
    assert in_words(near, "", []) == "For you: it is about what you asked for. It is near something that you dismissed."


def test_a_pin_is_its_own_reason_and_no_contribution_no_reason() -> None:
    assert in_words(Place("x", "", score=0.0, pinned=True), "", []) == "You pinned it."
    assert aspects(Place("x", "j", score=0.0)) == ()
