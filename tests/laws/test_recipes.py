"""Laws of recipes: one's own binds to the same journeys, what is taken is one turn, and undoing it restores all."""

from typing import Any, get_args

from hypothesis import assume, given
from hypothesis import strategies as st
from laws.checks import check_whole
from laws.test_one_door import DOOR, opened, steer, tried, workspace, world
from strategies import edits_of

from core.desk.recipes.recipe_binding import taken
from core.steering import edits as e
from core.steering.labels import about, made_by
from core.steering.recipes import Recipe, recipe_from_json, recipe_to_json
from core.workspace.person_workspace import PersonWorkspace

PLAIN = (e.JourneyWeighted, e.JourneyMuted, e.JourneyPaused, e.JourneyFinished, e.JourneyRenamed, e.ExplorationSet)


def makes(data: st.DataObject, mine: PersonWorkspace, kinds: tuple[type[Any], ...], most: int = 4) -> list[int]:
    """Make some edits of some kinds; return their numbers."""
    made = []
    for _ in range(data.draw(st.integers(1, most))):
        kind = data.draw(st.sampled_from(kinds))
        wish = data.draw(edits_of(kind, world(mine), mine.view().profile))
        if outcome := tried(lambda wish=wish: mine.commit(wish)):  # type: ignore[misc]
            made.append(outcome.entry.seq)
    return made


def through_a_file(recipe: Recipe) -> Recipe:
    """Return a recipe as it is read from its file."""
    return recipe_from_json(recipe_to_json(recipe).encode())


def asked_for(mine: PersonWorkspace, seqs: list[int]) -> list[e.Takeable]:
    """Return the edits with these numbers, as the log holds them."""
    return [x.edit for x in mine.entries() if x.seq in seqs and isinstance(x.edit, get_args(e.Takeable))]


@DOOR
@given(st.data())
def test_a_recipe_finds_the_journeys_it_came_from(data: st.DataObject) -> None:
    mine = opened()
    steer(data, mine)
    seqs = makes(data, mine, get_args(e.Takeable))
    assume(seqs)
    edits, recipe = asked_for(mine, seqs), mine.write_recipe(set(seqs), "Mine")
    for seq in reversed(seqs):
        mine.undo(seq)
    was_made = {journey_id for edit in edits for journey_id in made_by(edit)}
    for edit, bound in zip(edits, mine.bind_recipe(through_a_file(recipe)), strict=True):
        if bound.edit is not None and not isinstance(edit, e.InterestAdopted):
            same = zip(edit.concerns, bound.edit.concerns, strict=False)
            assert all(then == now for then, now in same if then not in was_made)


@DOOR
@given(st.data())
def test_a_recipe_that_parts_nothing_leads_its_owner_to_where_it_came_from(data: st.DataObject) -> None:
    mine = opened()
    seqs = makes(data, mine, PLAIN)
    assume(seqs)
    after, recipe = mine.view(), through_a_file(mine.write_recipe(set(seqs), "Mine"))
    for seq in reversed(seqs):
        mine.undo(seq)
    before = mine.view()
    assume(after.profile.journeys != before.profile.journeys or after.profile.exploration != before.profile.exploration)
    bound = mine.bind_recipe(recipe)
    assert [each.refusal for each in bound] == [""] * len(seqs)
    mine.commit(taken(recipe, bound, set(range(len(bound)))))
    close = {j.journey_id: j.weight for j in after.profile.journeys}
    for journey in mine.view().profile.journeys:
        assert abs(journey.weight - close[journey.journey_id]) <= 1e-9 * max(close[journey.journey_id], 1.0)
    assert [(j.state, j.muted, j.own_name) for j in mine.view().profile.journeys] == [
        (j.state, j.muted, j.own_name) for j in after.profile.journeys
    ]


@DOOR
@given(st.data())
def test_what_another_takes_is_one_turn_as_previewed_and_undoing_it_restores_to_the_bit(data: st.DataObject) -> None:
    bo = opened()
    seqs = makes(data, bo, get_args(e.Takeable), 6)
    assume(seqs)
    recipe = through_a_file(bo.write_recipe(set(seqs), "Theirs"))
    di = workspace().of(data.draw(st.sampled_from(["ada", "cy", "di", "bo"])))
    ticked = frozenset(data.draw(st.lists(st.sampled_from(range(len(recipe.edits))), unique=True)))
    wish = taken(recipe, di.bind_recipe(recipe, ticked), ticked)
    before, n_entries = di.view(), len(di.entries())
    if (outcome := tried(lambda: di.commit(wish))) is None:
        assert len(di.entries()) == n_entries
        return
    after = di.view()
    check_whole(after.profile)
    assert "Theirs" in outcome.sentence
    assert sum(x.actor == "person" for x in di.entries()[n_entries:]) == 1
    di.undo(outcome.entry.seq)
    assert (repr(di.view().profile), di.view().slate) == (repr(before.profile), before.slate)
    foreseen, comparison = di.preview([wish])
    assert (foreseen.slate, comparison) == (after.slate, outcome.comparison)


@DOOR
@given(st.data())
def test_labels_that_stand_for_themselves_change_nothing(data: st.DataObject) -> None:
    mine = opened()
    kind = data.draw(st.sampled_from([k for k in get_args(e.Takeable) if k is not e.InterestAdopted]))
    edit = data.draw(edits_of(kind, world(mine), mine.view().profile))
    assert repr(about(edit, lambda j: j, lambda ids: ids)) == repr(edit)
