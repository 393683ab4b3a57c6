"""Reasons speak by aspect, in words, and in the order of their strength."""

import pytest

from core.ranking.filling import CONTRIBUTIONS
from core.ranking.reasons import ASPECTS, aspects, in_words
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


@pytest.mark.parametrize(("part", "said"), [(0.14, False), (0.15, True), (0.16, True)])
def test_what_makes_less_than_fifteen_percent_of_a_reason_is_not_said(part: float, said: bool) -> None:
    place = Place("x", "j", score=1.0, contributions=(("content", 1.0 - part), ("freshness", part)))
    assert ("it is new" in in_words(place, "", [])) is said


@pytest.mark.parametrize(
    ("feature", "titles", "words"),
    [
        ("people", ["Basil"], "people who took up “Basil” took it up too"),
        ("follows", [], "people with your tastes take it up"),
        ("quality", [], "many people take it up"),
        ("freshness", [], "it is new"),
        ("exploration", [], "it leads somewhere new"),
        ("words", [], "it is about what you asked for"),
    ],
)
def test_every_aspect_has_its_own_words(feature: str, titles: list[str], words: str) -> None:
    assert in_words(Place("x", "j", score=1.0, contributions=((feature, 1.0),)), "", titles) == f"For you: {words}."


def test_what_speaks_against_an_item_is_no_part_of_what_speaks_for_it() -> None:
    found = aspects(
        Place("x", "j", score=0.5, contributions=(("content", 0.5), ("popularity", -0.2), ("freshness", 0.0)))
    )
    assert [(aspect.name, aspect.points, aspect.part) for aspect in found] == [("content", 0.5, 1.0)]
    assert in_words(Place("x", "j", score=0.0), "Herbs", []) == "For “Herbs”: nothing else fits better."


def test_an_aspect_has_the_label_that_the_page_shows_and_all_its_features_points() -> None:
    by_name = {aspect.name: aspect for aspect in aspects(MIXED)}
    assert by_name["content"].label == "What it is about"
    assert by_name["content"].points == pytest.approx(0.5)
    assert by_name["people"].label == "What people with your tastes take up"


@pytest.mark.parametrize(("points", "said"), [(-0.01, True), (0.0, False), (0.01, False)])
def test_only_what_lost_points_near_something_dismissed_says_so(points: float, said: bool) -> None:
    place = Place("x", "j", score=0.2, contributions=(("content", 0.5), ("dismissed", points)))
    assert ("near something that you dismissed" in in_words(place, "", [])) is said
    assert "near something" not in in_words(Place("x", "j", score=0.2, contributions=(("content", -0.5),)), "", [])


def test_every_feature_of_the_score_has_one_aspect_and_no_aspect_one_that_is_not_there() -> None:
    told = [feature for _, features in ASPECTS.values() for feature in features]
    assert sorted(told) == sorted(name for name in CONTRIBUTIONS if name != "dismissed")
