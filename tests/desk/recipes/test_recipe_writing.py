"""What a recipe's labels stand for is told by names, titles and where in meaning it lies, as before the edit."""

from collections.abc import Iterator

import pytest
from axis_world import desk_of, direction
from small_world import small_workspace

from core.desk.recipes.recipe_lines import Line, Step
from core.desk.recipes.recipe_writing import centre_of, recipe_of
from core.entities import Journey, Profile
from core.sensitivity.subjects import Subject
from core.similarity import Floats
from core.steering import edits as e
from core.steering.recipes import Recipe, unpacked
from core.workspace.person_workspace import PersonWorkspace


@pytest.fixture
def bo() -> Iterator[PersonWorkspace]:
    made = small_workspace(with_map=False)
    yield made.of("bo")
    made.database.close()


def journey(mine: PersonWorkspace, name: str) -> Journey:
    profile = mine.view().profile
    return next(j for j in profile.journeys if profile.name(j.journey_id) == name)


def written(mine: PersonWorkspace, *wishes: e.Edit) -> Recipe:
    return mine.write_recipe({mine.commit(wish).entry.seq for wish in wishes}, "Any")


def lies(text: str, at: Floats) -> bool:
    """Tell whether a vector of a recipe lies in a direction, as near as its sixteen bits tell."""
    return float(unpacked(text) @ at) > 1 - 1e-5


def test_journeys_and_groups_of_things_are_numbered_as_they_are_first_spoken_of_and_described_once(
    bo: PersonWorkspace,
) -> None:
    pottery, baking = (journey(bo, name) for name in ("Pottery", "Baking"))
    recipe = written(
        bo,
        e.JourneyMuted(baking.journey_id),
        e.ItemPinned("chess-09"),
        e.JourneyMuted(pottery.journey_id),
        e.JourneyMuted(baking.journey_id, muted=False),
        e.ItemDismissed("chess-10", "I know it"),
    )
    assert [(label, each.name, each.n) for label, each in recipe.journeys.items()] == [
        ("j1", "Baking", 8),
        ("j2", "Pottery", 8),
    ]
    assert recipe.edits == (
        e.JourneyMuted("j1"),
        e.ItemPinned("t1"),
        e.JourneyMuted("j2"),
        e.JourneyMuted("j1", muted=False),
        e.ItemDismissed("t2", ""),
    )
    assert lies(recipe.journeys["j1"].centre, centre_of(bo.desk, baking.members))
    assert [(each.titles, each.n, each.rest) for each in recipe.things.values()] == [
        ((bo.title_of("chess-09"),), 1, ""),
        ((bo.title_of("chess-10"),), 1, ""),
    ]


def test_a_journeys_examples_are_its_three_strongest_things(bo: PersonWorkspace) -> None:
    baking = journey(bo, "Baking")
    recipe = written(bo, e.JourneyMuted(baking.journey_id))
    strongest = bo.desk.strongest(baking.members, 3)
    assert recipe.journeys["j1"].titles == tuple(bo.title_of(item_id) for item_id in strongest)


def test_what_is_moved_is_told_beside_what_stayed_behind_and_not_beside_where_it_went(bo: PersonWorkspace) -> None:
    pottery, baking = (journey(bo, name) for name in ("Pottery", "Baking"))
    moved, stayed = baking.members[:3], baking.members[3:]
    recipe = written(bo, e.ItemsMoved(moved, pottery.journey_id))
    assert recipe.edits == (e.ItemsMoved(("t1",), "j2", source_ids=("j1",)),)
    assert [recipe.journeys[label].name for label in ("j1", "j2")] == ["Baking", "Pottery"]
    assert recipe.things["t1"].n == 3
    assert lies(recipe.things["t1"].centre, centre_of(bo.desk, moved))
    assert lies(recipe.things["t1"].rest, centre_of(bo.desk, stayed))
    assert lies(recipe.journeys["j1"].centre, centre_of(bo.desk, baking.members))


def test_every_part_of_a_split_is_told_beside_the_rest_of_the_journey(bo: PersonWorkspace) -> None:
    baking = journey(bo, "Baking")
    first, second, left = baking.members[:2], baking.members[2:5], baking.members[5:]
    recipe = written(bo, e.JourneySplit(baking.journey_id, (("", first), ("", second))))
    assert recipe.edits == (e.JourneySplit("j3", (("j1", ("t1",)), ("j2", ("t2",)))),)
    assert [recipe.journeys[label].n for label in ("j1", "j2", "j3")] == [2, 3, 8]
    names = [bo.view().profile.name(part_id) for part_id in _parts(bo)]
    assert [recipe.journeys[label].name for label in ("j1", "j2")] == names
    assert "Unnamed journey" not in names
    assert lies(recipe.things["t1"].rest, centre_of(bo.desk, (*second, *left)))
    assert lies(recipe.things["t2"].rest, centre_of(bo.desk, (*first, *left)))


def _parts(mine: PersonWorkspace) -> list[str]:
    """Return the journeys that a person's splits made."""
    return [part for x in mine.entries() if isinstance(x.edit, e.JourneySplit) for part, _ in x.edit.parts]


def test_a_journey_is_told_by_the_name_that_it_bore_then(bo: PersonWorkspace) -> None:
    pottery = journey(bo, "Pottery").journey_id
    bo.commit(e.JourneyRenamed(pottery, "Mud"))
    muted = bo.commit(e.JourneyMuted(pottery)).entry.seq
    bo.commit(e.JourneyRenamed(pottery, "Clay"))
    assert bo.write_recipe({muted}, "Any").journeys["j1"].name == "Mud"


def test_of_a_whole_journey_that_is_gathered_nothing_stayed_behind(bo: PersonWorkspace) -> None:
    held = (*journey(bo, "Baking").members, *journey(bo, "Pottery").members)
    recipe = written(bo, e.ItemsGathered("", held, "All of it"))
    assert recipe.things["t1"].rest == ""
    assert recipe.things["t1"].n == 16


def test_nothing_of_ones_own_measures_goes_along(bo: PersonWorkspace) -> None:
    pottery, baking = (journey(bo, name) for name in ("Pottery", "Baking"))
    bo.commit(e.JourneyWeighted(baking.journey_id, 3.0))
    recipe = written(
        bo,
        e.JourneysMerged(pottery.journey_id, (baking.journey_id,)),
        e.InterestAdopted("boats", "Boats", anchors=("sailing-10",)),
    )
    assert recipe.edits == (
        e.JourneysMerged("j1", ("j2",)),
        e.InterestAdopted("j3", "Boats", anchors=("t1",), prior=1.0, proposal_id=""),
    )
    assert (recipe.journeys["j3"].name, recipe.journeys["j3"].n) == ("Boats", 1)


def of_steps(*steps: Step, name: str = "Any") -> Recipe:
    """Return the recipe of steps of somebody who took up one thing."""
    entry = small_workspace(with_map=False).of("bo").entries()[0]
    line = Line(entry=entry, steps=steps)
    return recipe_of(desk_of(["a.1"], ["a.1"]), [line], name, encoder_id="x", senses=lambda name, ids: None)


@pytest.mark.parametrize(("before", "factor"), [(4.0, 0.5), (0.5, 4.0), (0.0, 2.0), (None, 2.0)])
def test_a_weight_becomes_a_factor_of_the_weight_before_or_itself_where_that_was_nothing(
    before: float | None, factor: float
) -> None:
    held = Profile() if before is None else Profile((Journey("j", ("a.1",), weight=before),))
    assert of_steps(Step(e.JourneyWeighted("j", 2.0), held, held)).edits == (e.JourneyWeighted("j1", factor),)


def test_what_the_catalogue_does_not_hold_counts_but_is_no_example_and_lies_nowhere() -> None:
    held = Profile((Journey("j", ("gone.1", "gone.2")), Journey("k", ("gone.1", "a.1"))))
    recipe = of_steps(Step(e.JourneyMuted("j"), held, held), Step(e.JourneyMuted("k"), held, held), name=" \n")
    lost, known = recipe.journeys.values()
    assert (lost.n, lost.titles, lost.centre) == (2, (), "")
    assert (known.n, known.titles) == (2, ("Title of a.1",))
    assert lies(known.centre, direction("a"))
    assert (recipe.name, recipe.encoder) == ("Recipe", "x")


def test_a_journey_that_was_not_there_has_nothing_to_be_told_by() -> None:
    recipe = of_steps(Step(e.JourneyMuted("gone"), Profile(), Profile()))
    assert (recipe.journeys["j1"].n, recipe.journeys["j1"].name) == (0, "")


def test_what_is_sensitive_as_a_whole_is_told_by_its_titles_which_are_no_more_so() -> None:
    entry = small_workspace(with_map=False).of("bo").entries()[0]
    held = Profile((Journey("j", ("a.1",)),))
    desk, step = desk_of(["a.1"], ["a.1"]), Step(e.JourneyMuted("j"), held, held)
    for subject, titles in ((Subject.FAITH, ("Title of a.1",)), (None, ())):
        line = Line(entry=entry, steps=(step,), subject=subject)
        recipe = recipe_of(desk, [line], "Any", encoder_id="x", senses=lambda name, ids: Subject.FAITH)
        assert recipe.journeys["j1"].titles == titles
