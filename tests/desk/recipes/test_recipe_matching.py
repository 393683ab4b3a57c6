"""Journeys are matched by meaning, one to one, and only where they are like enough."""

import numpy as np
import pytest
from axis_world import desk_of, direction, leaning

from core.desk.recipes.recipe_matching import Match, centred_of, match, one_to_one
from core.entities import LEFTOVER, GivenName, Journey, Profile
from core.similarity import Floats
from core.steering.recipes import Described, NoRecipe, Recipe, vector_text

NOBODY = np.zeros((2, 2), np.bool_)


@pytest.mark.parametrize(
    ("likeness", "least", "found"),
    [
        ([[0.9, 0.1], [0.2, 0.8]], 0.6, [0, 1]),
        ([[0.9, 0.8], [0.85, 0.1]], 0.6, [1, 0]),
        ([[0.9, 0.1], [0.8, 0.2]], 0.6, [0, -1]),
        ([[0.5, 0.1], [0.2, 0.59]], 0.6, [-1, -1]),
        ([[0.6, 0.1], [0.2, 0.6]], 0.6, [0, 1]),
        ([[0.9, 0.3], [0.4, 0.0]], 0.2, [0, -1]),
    ],
    ids=["each its own", "the best for both", "one is taken", "none like enough", "just like enough", "one for two"],
)
def test_each_is_matched_with_the_most_alike_that_no_other_is_more_like(
    likeness: list[list[float]], least: float, found: list[int]
) -> None:
    assert one_to_one(np.array(likeness, np.float32), NOBODY, least).tolist() == found


def test_between_two_that_are_as_like_the_same_name_decides() -> None:
    likeness = np.full((2, 2), 0.9, np.float32)
    crosswise = np.array([[False, True], [True, False]])
    assert one_to_one(likeness, crosswise, 0.6).tolist() == [1, 0]
    assert one_to_one(likeness, np.logical_not(crosswise), 0.6).tolist() == [0, 1]


def test_more_of_them_than_there_are_journeys_leaves_some_without() -> None:
    likeness = np.array([[0.9], [0.95], [0.7]], np.float32)
    assert one_to_one(likeness, np.zeros((3, 1), np.bool_), 0.6).tolist() == [-1, 0, -1]


def recipe_of(**lie: Floats) -> Recipe:
    """Return a recipe whose journeys lie so; each is named by its label, without its number."""
    told = {
        label: Described(name=label.rstrip("0123456789"), centre=vector_text(v) if v.any() else "")
        for label, v in lie.items()
    }
    return Recipe(name="", encoder="", journeys=told, things={}, edits=())


def matched(recipe: Recipe, profile: Profile, **at: Floats) -> dict[str, Match]:
    own = [item_id for journey in profile.journeys for item_id in (*journey.members, *journey.anchors)]
    return match(desk_of(own, **at), recipe, list(recipe.journeys), profile.journeys, profile)


def journey(item_id: str, name: str | None = None) -> Journey:
    return Journey(f"own {item_id}", (item_id,), own_name=name)


@pytest.mark.parametrize(("cosine", "is_found"), [(0.635, True), (0.625, False)])
def test_a_journey_is_like_anothers_from_sixty_three_hundredths_on_and_else_the_nearest_is_told(
    cosine: float, is_found: bool
) -> None:
    profile = Profile((journey("c.1"), journey("near")))
    found = matched(recipe_of(clay=direction("a")), profile, near=leaning(cosine))["clay"]
    assert (found.journey_id, found.is_found, found.rival) == ("own near", is_found, "")
    assert found.likeness == pytest.approx(cosine, abs=1e-3)


def test_who_is_less_like_is_told_whom_the_journey_stands_for_but_not_where_it_is_not_like_enough() -> None:
    profile = Profile((journey("a.1"),))
    found = matched(recipe_of(clay=direction("a"), mud=direction("aab"), wool=direction("abb")), profile)
    assert found["clay"] == Match("own a.1", pytest.approx(1.0, abs=1e-3), is_found=True)  # type: ignore[arg-type]
    assert (found["mud"].is_found, found["mud"].rival, found["mud"].journey_id) == (False, "clay", "own a.1")
    assert (found["wool"].is_found, found["wool"].rival, found["wool"].journey_id) == (False, "", "own a.1")
    assert found["wool"].likeness == pytest.approx(0.447, abs=1e-3)


def test_an_adopted_journey_lies_where_what_stands_for_it_lies() -> None:
    profile = Profile((Journey("kites", anchors=("a.1", "a.2")), journey("b.1")))
    assert matched(recipe_of(clay=direction("a")), profile)["clay"].journey_id == "kites"


def test_between_journeys_as_like_the_one_of_the_same_name_in_any_case_is_meant() -> None:
    for names, chosen in ((("Mud", "CLAY"), "own a.2"), (("Clay", "Mud"), "own a.1")):
        profile = Profile(tuple(journey(f"a.{at}", name) for at, name in enumerate(names, start=1)))
        assert matched(recipe_of(clay=direction("a")), profile)["clay"].journey_id == chosen


def test_a_name_decides_nothing_between_journeys_of_which_one_is_a_hundredth_more_like() -> None:
    profile = Profile((journey("near", "Clay"), journey("nearer", "Mud")))
    found = matched(recipe_of(clay=direction("a")), profile, near=leaning(0.9), nearer=leaning(0.91))
    assert found["clay"].journey_id == "own nearer"


def test_that_both_have_no_name_decides_nothing() -> None:
    profile = Profile((journey("a.1", "Mud"), journey("a.2", "")))
    nameless = Recipe(
        name="", encoder="", journeys={"j1": Described(centre=vector_text(direction("a")))}, things={}, edits=()
    )
    named = Profile((journey("a.1", "Mud"), journey("a.2", "Wool")))
    assert [matched(nameless, each)["j1"].journey_id for each in (profile, named)] == ["own a.1", "own a.1"]


@pytest.mark.parametrize(("cosine", "is_found"), [(0.985, True), (0.975, False)])
def test_what_was_left_over_is_like_anothers_only_if_both_are_of_the_same_things(cosine: float, is_found: bool) -> None:
    left = {"own near": GivenName("Odds and ends", source=LEFTOVER)}
    recipe = recipe_of(clay=direction("a"))
    found = matched(recipe, Profile((journey("near"),), given=left), near=leaning(cosine))["clay"]
    assert found.is_found is is_found
    assert is_found or found.likeness == 0.0
    for profile in (
        Profile((journey("near", "My own odds"),), given=left),
        Profile((journey("near"),), given={"own near": GivenName("Bowls")}),
        Profile((journey("near"),)),
    ):
        assert matched(recipe, profile, near=leaning(cosine))["clay"].is_found


def test_a_journey_of_the_recipe_that_lies_nowhere_is_like_none() -> None:
    profile = Profile((journey("a.1"),))
    assert not matched(recipe_of(clay=direction("")), profile)["clay"].is_found


def test_descriptions_lie_beside_the_mean_and_one_without_a_direction_nowhere() -> None:
    desk = desk_of(["a.1"])
    told = [Described(centre=vector_text(direction("b"))), Described()]
    assert centred_of(desk, told) == pytest.approx(np.stack([direction("b"), direction("")]), abs=1e-3)
    with pytest.raises(NoRecipe, match="another length"):
        centred_of(desk, [Described(centre=vector_text(direction("b")[:3]))])


def test_who_has_no_journeys_and_what_has_no_labels_is_matched_with_nobody() -> None:
    recipe = recipe_of(clay=direction("a"))
    assert match(desk_of(["a.1"]), recipe, ["clay"], [], Profile()) == {"clay": Match()}
    assert match(desk_of(["a.1"]), recipe, [], [journey("a.1")], Profile((journey("a.1"),))) == {}
