"""Every edit of a recipe is bound to a person's own journeys and things in its order, or told why it is not."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from small_world import small_workspace

from core.desk.recipes.recipe_binding import BoundEdit, Hands, bind, taken
from core.entities import JourneyState, Profile
from core.journeys import adopted_id
from core.steering import edits as e
from core.steering.recipes import Described, Recipe
from core.workspace.person_workspace import PersonWorkspace
from core.workspace.workspace import Workspace


@pytest.fixture
def workspace() -> Iterator[Workspace]:
    made = small_workspace(with_map=False)
    yield made
    made.database.close()


@pytest.fixture
def bo(workspace: Workspace) -> PersonWorkspace:
    return workspace.of("bo")


@pytest.fixture
def di(workspace: Workspace) -> PersonWorkspace:
    return workspace.of("di")


def named(mine: PersonWorkspace, name: str) -> str:
    """Return the id of a journey of the small world by its first name."""
    return next(j for j, given in mine.view().profile.given.items() if given.text == name)


def members(mine: PersonWorkspace, name: str) -> tuple[str, ...]:
    return mine.view().profile.by_id[named(mine, name)].members


def written(mine: PersonWorkspace, *wishes: e.Edit) -> Recipe:
    """Return the recipe of wishes that a person commits one after the other."""
    return mine.write_recipe({mine.commit(wish).entry.seq for wish in wishes}, "Any")


def pottery_and_baking(bo: PersonWorkspace, *edits: e.Takeable) -> Recipe:
    """Return a recipe of edits about j1, the pottery of another person, and j2, their baking."""
    recipe = written(bo, e.JourneyMuted(named(bo, "Pottery")), e.JourneyMuted(named(bo, "Baking")))
    return replace(recipe, edits=edits)


def topics(item_ids: tuple[str, ...]) -> set[str]:
    return {item_id.split("-")[0] for item_id in item_ids}


def test_edits_come_in_their_order_under_their_numbers_refused_or_not(bo: PersonWorkspace, di: PersonWorkspace) -> None:
    recipe = pottery_and_baking(bo, e.JourneyMuted("j1"), e.JourneyMuted("j2"), e.JourneyMuted("j1"))
    bound = di.bind_recipe(recipe)
    assert [each.number for each in bound] == [0, 1, 2]
    assert [each.refusal for each in bound[:2]] == ["", ""]
    assert bound[2].edit is None
    assert bound[2].refusal
    assert bound[2].sentence == ""
    assert bound[2].told == "Muted “Pottery”"
    assert [(theirs, own) for theirs, own, _ in bound[2].pairs] == [("Pottery", "Pottery")]


def test_what_is_not_ticked_does_not_count_for_what_comes_after_it(bo: PersonWorkspace, di: PersonWorkspace) -> None:
    recipe = pottery_and_baking(bo, e.JourneyMuted("j1"), e.JourneyMuted("j1"))
    assert [bool(each.refusal) for each in di.bind_recipe(recipe)] == [False, True]
    assert [bool(each.refusal) for each in di.bind_recipe(recipe, {1})] == [False, False]
    assert [bool(each.refusal) for each in di.bind_recipe(recipe, {0})] == [False, True]


def test_what_is_taken_is_what_is_ticked_and_can_be(bo: PersonWorkspace) -> None:
    recipe = pottery_and_baking(bo, e.JourneyMuted("j1"))
    one, two = e.JourneyMuted("a"), e.JourneyMuted("b")
    bound = (
        BoundEdit(number=0, told="", edit=one),
        BoundEdit(number=1, told="", refusal="no"),
        BoundEdit(number=2, told="", edit=two),
    )
    assert taken(recipe, bound, {0, 1, 2}) == e.RecipeTaken("Any", (one, two))
    assert taken(recipe, bound, {1, 2}) == e.RecipeTaken("Any", (two,))


def test_things_are_moved_from_the_journey_that_is_like_theirs_and_from_no_other(
    bo: PersonWorkspace, di: PersonWorkspace
) -> None:
    recipe = written(bo, e.ItemsMoved(members(bo, "Baking")[:3], named(bo, "Pottery")))
    (bound,) = di.bind_recipe(recipe)
    assert isinstance(bound.edit, e.ItemsMoved)
    assert (bound.edit.target_id, bound.edit.source_ids) == (named(di, "Pottery"), (named(di, "Baking"),))
    assert topics(bound.edit.item_ids) == {"baking"}
    assert bound.told == "Moved 3 items to “Pottery”"
    assert {(theirs, own) for theirs, own, _ in bound.pairs} == {("Pottery", "Pottery"), ("Baking", "Baking")}


def test_things_are_gathered_and_looked_deeper_into_where_they_lie(bo: PersonWorkspace, di: PersonWorkspace) -> None:
    some = members(bo, "Baking")[:4]
    recipe = written(bo, e.JourneyFocused(named(bo, "Baking"), some, "Loaves"), e.ItemsGathered("", some, "Bread"))
    focused, gathered = di.bind_recipe(recipe)
    assert isinstance(focused.edit, e.JourneyFocused)
    assert isinstance(gathered.edit, e.ItemsGathered)
    assert topics(focused.edit.item_ids) == topics(gathered.edit.item_ids) == {"baking"}
    assert (focused.edit.journey_id, gathered.edit.name) == (named(di, "Baking"), "Bread")
    assert gathered.told == "Made a journey “Bread” of 4 items"


def test_a_group_without_a_number_is_told_as_one_thing(bo: PersonWorkspace, di: PersonWorkspace) -> None:
    recipe = written(bo, e.ItemsMoved(members(bo, "Baking")[:3], named(bo, "Pottery")))
    none = replace(recipe, things={label: replace(each, n=0) for label, each in recipe.things.items()})
    assert di.bind_recipe(none)[0].told == "Moved 1 item to “Pottery”"


def test_an_interest_becomes_a_journey_of_its_own_id_and_later_edits_are_about_it(workspace: Workspace) -> None:
    bo, ada = workspace.of("bo"), workspace.of("ada")
    recipe = written(
        bo,
        e.InterestAdopted("jchess", "Chess", anchors=("chess-10", "chess-11")),
        e.JourneyWeighted("jchess", 2.0),
    )
    adopted, more = ada.bind_recipe(recipe)
    assert isinstance(adopted.edit, e.InterestAdopted)
    assert adopted.edit.journey_id == adopted_id("\n".join(("recipe", "Chess", *adopted.edit.anchors)))
    assert adopted.pairs == ()
    assert (adopted.told, adopted.sentence) == ("Took up “Chess”", "Took up “Chess”")
    assert more.edit == e.JourneyWeighted(adopted.edit.journey_id, 2.0)
    assert more.pairs == (("Chess", "Chess", 1.0),)


def test_a_weight_multiplies_the_persons_own(bo: PersonWorkspace, di: PersonWorkspace) -> None:
    di.commit(e.JourneyWeighted(named(di, "Pottery"), 3.0))
    (bound,) = di.bind_recipe(pottery_and_baking(bo, e.JourneyWeighted("j1", 2.0)))
    assert bound.edit == e.JourneyWeighted(named(di, "Pottery"), 6.0)


def test_what_went_into_another_journey_by_a_change_before_is_nobodys(bo: PersonWorkspace, di: PersonWorkspace) -> None:
    recipe = pottery_and_baking(bo, e.JourneysMerged("j1", ("j2",)), e.JourneyMuted("j2"))
    merged, muted = di.bind_recipe(recipe)
    assert merged.edit is not None
    assert muted.refusal == "What “Baking” stood for here has become another journey by a change before this one."
    assert muted.pairs == ()


@pytest.mark.parametrize(
    ("edit", "refusal"),
    [(e.JourneyMuted("j1"), "You took “Pottery” out: it is not you."), (e.JourneyResumed("j1"), "")],
    ids=["muted", "taken up again"],
)
def test_what_the_person_took_out_can_only_be_taken_up_again(
    bo: PersonWorkspace, di: PersonWorkspace, edit: e.Takeable, refusal: str
) -> None:
    di.commit(e.JourneyRemoved(named(di, "Pottery")))
    assert di.view().profile.by_id[named(di, "Pottery")].state is JourneyState.REMOVED
    (bound,) = di.bind_recipe(pottery_and_baking(bo, edit))
    assert bound.refusal == refusal


def test_what_bears_no_name_in_a_recipe_is_told_as_a_part_of_it(bo: PersonWorkspace, di: PersonWorkspace) -> None:
    recipe = pottery_and_baking(bo, e.JourneyMuted("j1"), e.JourneyMuted("j2"))
    nameless = {"j1": replace(recipe.journeys["j1"], name=""), "j2": Described()}
    first, second = di.bind_recipe(replace(recipe, journeys=nameless))
    assert (first.told, first.sentence) == ("Muted “a part of it”", "Muted “Pottery”")
    assert second.refusal.startswith("No journey of yours is like “what it made”; the nearest, “")


def test_a_person_without_journeys_is_told_so_without_a_nearest_one(workspace: Workspace, bo: PersonWorkspace) -> None:
    recipe = pottery_and_baking(bo, e.JourneyMuted("j1"))
    workspace.histories.add("eve", "Eve", [replace(workspace.people()[0], person_id="eve")], [], [])
    (bound,) = workspace.of("eve").bind_recipe(recipe)
    assert bound.refusal == "No journey of yours is like “Pottery”."


def test_hands_that_make_fewer_journeys_than_were_asked_for_are_a_mistake(
    bo: PersonWorkspace, di: PersonWorkspace
) -> None:
    baking = members(bo, "Baking")
    recipe = written(bo, e.JourneySplit(named(bo, "Baking"), (("", baking[::2]), ("", baking[1:6:2]))))

    def forgetful(profile: Profile, wish: e.Edit) -> e.Edit:
        assert isinstance(wish, e.JourneySplit)
        return replace(wish, parts=(("part", wish.parts[0][1]),))

    with pytest.raises(ValueError, match="zip"):
        bind(di.desk, recipe, Hands(forgetful, lambda profile: profile), encoder_id=recipe.encoder)


def test_a_pinned_thing_is_told_by_its_title_here_and_there(bo: PersonWorkspace, di: PersonWorkspace) -> None:
    title = bo.title_of("running-09")
    (bound,) = di.bind_recipe(written(bo, e.ItemPinned("running-09")))
    assert bound.edit == e.ItemPinned("running-09")
    assert title in bound.told
    assert title in bound.sentence
    assert bound.pairs == ()


def test_what_a_recipe_made_there_is_looked_for_among_the_journeys_that_nothing_else_stands_for(
    bo: PersonWorkspace, di: PersonWorkspace
) -> None:
    split = e.JourneySplit(named(bo, "Baking"), (("", members(bo, "Baking")[::2]),))
    recipe = written(bo, split)
    (made,) = {label for edit in recipe.edits if isinstance(edit, e.JourneySplit) for label, _ in edit.parts}
    alone = replace(recipe, journeys={made: recipe.journeys[made]}, edits=(e.JourneyMuted(made),))
    (bound,) = di.bind_recipe(alone)
    assert bound.edit == e.JourneyMuted(named(di, "Baking"))
    both = replace(recipe, edits=(*recipe.edits, e.JourneyMuted(made)))
    first, second = di.bind_recipe(both)
    assert isinstance(first.edit, e.JourneySplit)
    assert second.edit == e.JourneyMuted(first.edit.parts[0][0])
    assert first.pairs
    assert all(own == "Baking" for _, own, _ in first.pairs)
