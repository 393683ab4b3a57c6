"""A stretch of one person's log becomes a recipe and is bound to another's journeys, edit by edit, or refused."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from small_world import lone, small_workspace

from core.desk.recipes.recipe_binding import BoundEdit, taken
from core.desk.recipes.recipe_lines import lines, of_stretch
from core.desk.recipes.recipe_matching import LIKE_A_JOURNEY, match
from core.desk.recipes.recipe_things import LIKE_A_THING
from core.desk.recipes.recipe_writing import centre_of, recipe_of
from core.sensitivity.subjects import Subject
from core.steering import edits as e
from core.steering.recipes import NoRecipe, Recipe, recipe_from_json, recipe_to_json, vector_text
from core.workspace.person_workspace import PersonWorkspace
from core.workspace.workspace import Workspace

Acts = Callable[[PersonWorkspace], None]


@pytest.fixture
def workspace() -> Iterator[Workspace]:
    made = small_workspace(with_map=False)
    yield made
    made.database.close()


def named(mine: PersonWorkspace, name: str) -> str:
    """Return the id of a journey of the small world by its first name."""
    return next(j for j, given in mine.view().profile.given.items() if given.text == name)


def members(mine: PersonWorkspace, name: str) -> tuple[str, ...]:
    return mine.view().profile.by_id[named(mine, name)].members


def written(mine: PersonWorkspace, *wishes: e.Edit) -> Recipe:
    """Return the recipe of wishes that a person commits one after the other."""
    seqs = {mine.commit(wish).entry.seq for wish in wishes}
    return recipe_from_json(recipe_to_json(mine.write_recipe(seqs, "Calm evenings")).encode())


def refusals(bound: tuple[BoundEdit, ...]) -> list[str]:
    return [each.refusal for each in bound]


def test_a_recipe_holds_no_id_of_the_person_of_a_journey_or_of_a_thing(workspace: Workspace) -> None:
    bo = workspace.of("bo")
    recipe = written(
        bo,
        e.JourneyWeighted(named(bo, "Pottery"), 1.5),
        e.JourneySplit(named(bo, "Baking"), (("", members(bo, "Baking")[::2]),)),
        e.ItemPinned("chess-09"),
        e.ItemDismissed("sailing-12", "I know this already"),
        e.ItemsMoved(members(bo, "Knitting")[:3], named(bo, "Pottery")),
        e.InterestAdopted("jchess", "Chess", anchors=("chess-10", "chess-11"), proposal_id="xchess"),
    )
    text = recipe_to_json(recipe)
    ids = {item.item_id for item in bo.desk.catalogue.items} | set(bo.view().profile.by_id) | {"bo", "xchess"}
    held = json.loads(text)
    assert ids.isdisjoint(_strings(held))
    assert "I know this already" not in text
    assert all(len(each.titles) <= 3 for each in recipe.journeys.values())


def _strings(value: object) -> Iterator[str]:
    """Yield every string of a JSON value, keys too."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield key
            yield from _strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)
    elif isinstance(value, str):
        yield value


def test_an_edit_finds_the_journey_of_the_same_meaning_whatever_it_is_called(workspace: Workspace) -> None:
    bo, di = workspace.of("bo"), workspace.of("di")
    recipe = written(bo, e.JourneyWeighted(named(bo, "Pottery"), 1.5))
    di.commit(e.JourneyRenamed(named(di, "Pottery"), "Mud"))
    (bound,) = di.bind_recipe(recipe)
    assert bound.edit == e.JourneyWeighted(named(di, "Pottery"), 1.5)
    assert (bound.told, bound.sentence) == ("More of “Pottery”", "More of “Mud”")
    ((theirs, own, likeness),) = bound.pairs
    assert (theirs, own) == ("Pottery", "Mud")
    assert likeness > LIKE_A_JOURNEY


def test_a_weight_is_what_the_weight_before_is_multiplied_by(workspace: Workspace) -> None:
    bo, di = workspace.of("bo"), workspace.of("di")
    pottery = named(bo, "Pottery")
    bo.commit(e.JourneyWeighted(pottery, 4.0))
    recipe = written(bo, e.JourneyWeighted(pottery, 2.0))
    di.commit(e.JourneyWeighted(named(di, "Pottery"), 3.0))
    (bound,) = di.bind_recipe(recipe)
    assert bound.edit == e.JourneyWeighted(named(di, "Pottery"), 1.5)
    assert bound.told == bound.sentence == "Less of “Pottery”"


def test_what_finds_no_journey_is_refused_with_the_nearest_and_the_rest_can_be_taken(workspace: Workspace) -> None:
    bo, di = workspace.of("bo"), workspace.of("di")
    recipe = written(bo, e.JourneyMuted(named(bo, "Knitting")), e.JourneyMuted(named(bo, "Baking")))
    knitting, baking = bound = di.bind_recipe(recipe)
    assert knitting.refusal.startswith("No journey of yours is like “Knitting”; the nearest, “")
    assert knitting.edit is None
    assert baking.edit == e.JourneyMuted(named(di, "Baking"))
    made = di.commit(taken(recipe, bound, {0, 1}))
    assert made.sentence == "Took 1 change from the recipe “Calm evenings”"
    assert {j.journey_id for j in di.view().profile.journeys if j.muted} == {named(di, "Baking")}


def test_later_edits_of_what_an_edit_made_are_about_what_it_made_here(workspace: Workspace) -> None:
    bo, di = workspace.of("bo"), workspace.of("di")
    split = e.JourneySplit(named(bo, "Baking"), (("", members(bo, "Baking")[::2]),))
    part_id = bo.commit(split).entry.edit.concerns[1]
    more = bo.commit(e.JourneyWeighted(part_id, 2.0)).entry.seq
    recipe = bo.write_recipe({more - 2, more - 1, more}, "Half of it")
    first, second = di.bind_recipe(recipe)
    assert isinstance(first.edit, e.JourneySplit)
    assert second.edit == e.JourneyWeighted(first.edit.parts[0][0], 2.0)
    unticked = di.bind_recipe(recipe, {1})
    assert isinstance(unticked[0].edit, e.JourneySplit)
    assert "is like “" in unticked[1].refusal


def test_a_split_parts_the_things_that_are_like_its_parts_there(workspace: Workspace) -> None:
    bo, di = workspace.of("bo"), workspace.of("di")
    for mine in (bo, di):
        mine.commit(e.JourneysMerged(named(mine, "Pottery"), (named(mine, "Baking"),)))
    (pottery,) = {named(workspace.of("bo"), "Knitting")} ^ set(bo.view().profile.by_id)
    recipe = written(bo, e.JourneySplit(pottery, (("", tuple(f"baking-{n:02d}" for n in range(8))),)))
    (bound,) = di.bind_recipe(recipe)
    assert isinstance(bound.edit, e.JourneySplit)
    ((_, item_ids),) = bound.edit.parts
    assert {item_id.split("-")[0] for item_id in item_ids} == {"baking"}
    assert bound.told.startswith("Split 8 items off “")


def test_a_thing_is_found_by_its_title_or_not_at_all(workspace: Workspace) -> None:
    bo, me = workspace.of("bo"), lone(workspace, "me").of("me")
    recipe = written(bo, e.ItemPinned("running-09"), e.ItemPinned("chess-09"), e.ItemDismissed("sailing-08"))
    pinned, unknown, dismissed = me.bind_recipe(recipe)
    assert unknown.refusal.endswith("is not among what you have or are offered here.")
    assert dismissed.edit == e.ItemDismissed("me:sailing-08")
    assert (pinned.edit is None) == ("me:running-09" not in me.desk.catalogue.row_of)


def test_an_interest_that_one_follows_already_is_not_taken_up_twice(workspace: Workspace) -> None:
    bo, di, ada = workspace.of("bo"), workspace.of("di"), workspace.of("ada")
    recipe = written(bo, e.InterestAdopted("jchess", "Chess", anchors=("chess-10", "chess-11")))
    (refused,) = di.bind_recipe(recipe)
    assert refused.refusal == "You follow that already: “Chess” is like it."
    (bound,) = ada.bind_recipe(recipe)
    assert isinstance(bound.edit, e.InterestAdopted)
    assert {"chess-10", "chess-11"} >= set(bound.edit.anchors)
    assert 0 < LIKE_A_THING < LIKE_A_JOURNEY
    assert ada.commit(taken(recipe, (bound,), {0})).effect.aimed_at["Chess"][1] == pytest.approx(0.1)


def test_two_journeys_never_stand_for_one_and_the_second_is_told_which_is_nearer(workspace: Workspace) -> None:
    bo, di = workspace.of("bo"), workspace.of("di")
    recipe = written(bo, e.JourneyMuted(named(bo, "Pottery")), e.JourneyMuted(named(bo, "Knitting")))
    twin = replace(recipe.journeys["j1"], name="Clay again")
    bound = di.bind_recipe(replace(recipe, journeys={**recipe.journeys, "j2": twin}))
    told = {each.told: each for each in bound}
    assert told["Muted “Pottery”"].edit == e.JourneyMuted(named(di, "Pottery"))
    assert told["Muted “Clay again”"].refusal == "“Clay again” is most like your “Pottery”, which is “Pottery”."


def test_a_journey_that_one_took_out_is_not_steered_by_a_recipe(workspace: Workspace) -> None:
    bo, di = workspace.of("bo"), workspace.of("di")
    recipe = written(bo, e.JourneyWeighted(named(bo, "Pottery"), 2.0))
    di.commit(e.JourneyRemoved(named(di, "Pottery")))
    assert refusals(di.bind_recipe(recipe)) == ["You took “Pottery” out: it is not you."]


def test_what_is_so_already_is_said_and_sources_are_nothing_to_whom_all_comes_from_one_place(
    workspace: Workspace,
) -> None:
    bo, di = workspace.of("bo"), workspace.of("di")
    recipe = written(bo, e.ExplorationSet(0.6), e.SourcesChosen(("backlog",)))
    di.commit(e.ExplorationSet(0.6))
    assert refusals(di.bind_recipe(recipe)) == [
        "It is set to that already.",
        "What you are offered comes from one place: there is nothing to switch.",
    ]


def test_vectors_that_cannot_be_compared_are_refused(workspace: Workspace) -> None:
    bo, di = workspace.of("bo"), workspace.of("di")
    recipe = written(bo, e.JourneyMuted(named(bo, "Pottery")))
    with pytest.raises(NoRecipe, match="read by another model"):
        di.bind_recipe(replace(recipe, encoder="something else"))
    short = replace(recipe.journeys["j1"], centre=vector_text(centre_of(bo.desk, ["pottery-00"])[:7]))
    with pytest.raises(NoRecipe, match="another length"):
        di.bind_recipe(replace(recipe, journeys={"j1": short}))


def test_only_what_counts_and_steers_is_offered_for_a_recipe(workspace: Workspace) -> None:
    bo = workspace.of("bo")
    muted = bo.commit(e.JourneyMuted(named(bo, "Pottery"))).entry.seq
    bo.undo()
    dial = bo.commit(e.GranularitySet(0.75)).entry.seq
    declined = bo.commit(e.InterestDeclined("x1", "Chess")).entry.seq
    more = bo.commit(e.JourneyWeighted(named(bo, "Baking"), 2.0)).entry.seq
    found = {line.seq: bool(line.steps) for line in bo.recipe_lines()}
    assert found == {dial: False, declined: False, more: True}
    assert muted not in found
    assert [line.seq for line in of_stretch(bo.recipe_lines(), declined, more)] == [declined, more]


def test_a_recipe_that_was_taken_can_be_passed_on_edit_by_edit(workspace: Workspace) -> None:
    bo, di, cy = workspace.of("bo"), workspace.of("di"), workspace.of("cy")
    recipe = written(bo, e.JourneyWeighted(named(bo, "Baking"), 2.0), e.ExplorationSet(0.7))
    made = di.commit(taken(recipe, di.bind_recipe(recipe), {0, 1}))
    again = di.write_recipe({made.entry.seq}, "Passed on")
    assert [edit.kind for edit in again.edits] == ["journey_weighted", "exploration_set"]
    assert cy.bind_recipe(again)[0].edit == e.JourneyWeighted(named(cy, "Baking"), 2.0)


def senses_pottery(name: str, item_ids: tuple[str, ...]) -> Subject | None:
    """Take all pottery for a matter of faith."""
    return Subject.FAITH if "ottery" in name or any("pottery" in i for i in item_ids) else None


@pytest.mark.parametrize(
    ("acts", "is_sensitive"),
    [
        (lambda bo: bo.commit(e.JourneyMuted(named(bo, "Pottery"))), True),
        (lambda bo: bo.commit(e.JourneyMuted(named(bo, "Baking"))), False),
        (lambda bo: bo.commit(e.JourneyRenamed(named(bo, "Baking"), "Not pottery")), True),
        (lambda bo: bo.commit(e.JourneysMerged(named(bo, "Baking"), (named(bo, "Pottery"),))), True),
        (lambda bo: bo.commit(e.ItemsMoved(("pottery-00",), named(bo, "Baking"))), True),
        (lambda bo: bo.commit(e.ItemPinned("pottery-12")), True),
        (lambda bo: bo.commit(e.ItemDismissed("chess-12")), False),
        (lambda bo: bo.commit(e.InterestAdopted("j", "Kilns", anchors=("pottery-12",))), True),
        (lambda bo: bo.commit(e.ItemsGathered("", ("pottery-01", "baking-01"))), True),
        (lambda bo: bo.commit(e.ExplorationSet(0.7)), False),
    ],
    ids=["muted", "another", "renamed", "merged", "moved", "pinned", "dismissed", "adopted", "gathered", "dial"],
)
def test_whatever_is_about_something_sensitive_is_known_by_it(
    workspace: Workspace, acts: Acts, is_sensitive: bool
) -> None:
    bo = workspace.of("bo")
    acts(bo)
    (line,) = lines(bo.desk, senses_pottery)
    assert line.subject is (Subject.FAITH if is_sensitive else None)


def test_a_sensitive_title_is_no_example_of_a_journey_that_is_not(workspace: Workspace) -> None:
    bo = workspace.of("bo")
    bo.commit(e.JourneyMuted(named(bo, "Baking")))
    found = lines(bo.desk, lambda name, ids: None)
    odd = lambda name, ids: Subject.FAITH if "baking-07" in ids and len(ids) == 1 else None  # noqa: E731
    plain, careful = (
        recipe_of(bo.desk, found, "Any", encoder_id="x", senses=senses) for senses in (lambda name, ids: None, odd)
    )
    title = bo.title_of("baking-07")
    assert title in plain.journeys["j1"].titles
    assert title not in careful.journeys["j1"].titles
    assert len(careful.journeys["j1"].titles) == 3


def test_nothing_is_matched_with_nobody(workspace: Workspace) -> None:
    bo = workspace.of("bo")
    recipe = written(bo, e.JourneyMuted(named(bo, "Baking")))
    found = match(bo.desk, recipe, ["j1"], [], bo.view().profile)
    assert not found["j1"].is_found
