"""What an edit brings into a recipe, what is looked at for being sensitive, and which lines a stretch holds."""

from collections.abc import Iterator

import pytest
from small_world import small_workspace

from core.desk.recipes.recipe_lines import lines, of_stretch
from core.entities import Journey
from core.sensitivity.subjects import Subject
from core.steering import edits as e
from core.workspace.person_workspace import PersonWorkspace


@pytest.fixture
def bo() -> Iterator[PersonWorkspace]:
    made = small_workspace(with_map=False)
    yield made.of("bo")
    made.database.close()


def looked_at(mine: PersonWorkspace, wish: e.Edit) -> set[tuple[str, tuple[str, ...]]]:
    """Return what is asked about, and under which names, once a wish is committed."""
    mine.commit(wish)
    asked = set()
    lines(mine.desk, lambda name, item_ids: asked.add((name, item_ids)))
    return asked


def journey(mine: PersonWorkspace, name: str) -> Journey:
    profile = mine.view().profile
    return next(j for j in profile.journeys if profile.name(j.journey_id) == name)


def test_the_things_that_an_edit_names_are_looked_at_by_themselves(bo: PersonWorkspace) -> None:
    baking, pottery = (journey(bo, name) for name in ("Baking", "Pottery"))
    some, rest = baking.members[:3], baking.members[3:6]
    assert ("", ("chess-09",)) in looked_at(bo, e.ItemPinned("chess-09"))
    assert ("", ("chess-10",)) in looked_at(bo, e.ItemDismissed("chess-10"))
    assert ("", some[:2]) in looked_at(bo, e.JourneyFocused(baking.journey_id, some[:2], "Bowls"))
    assert ("", some) in looked_at(bo, e.ItemsMoved(some, pottery.journey_id))
    assert ("", rest[:2]) in looked_at(bo, e.JourneySplit(baking.journey_id, (("", rest[:1]), ("", rest[1:2]))))
    assert ("", (rest[2], "pottery-00")) in looked_at(bo, e.ItemsGathered("", (rest[2], "pottery-00")))


def test_a_journey_is_looked_at_as_it_was_and_as_it_became_and_an_adopted_one_by_what_stands_for_it(
    bo: PersonWorkspace,
) -> None:
    baking, pottery = (journey(bo, name) for name in ("Baking", "Pottery"))
    merged = looked_at(bo, e.JourneysMerged(pottery.journey_id, (baking.journey_id,)))
    became = bo.view().profile.by_id[pottery.journey_id].members
    assert {("Pottery", pottery.members), ("Baking", baking.members), ("Pottery", became)} <= merged
    assert ("Boats", ("sailing-10",)) in looked_at(bo, e.InterestAdopted("b", "Boats", anchors=("sailing-10",)))


def test_what_is_about_no_journey_and_no_thing_is_not_asked_about(bo: PersonWorkspace) -> None:
    assert looked_at(bo, e.ExplorationSet(0.7)) == set()


def test_every_edit_that_a_recipe_brought_stands_between_the_profiles_around_it(bo: PersonWorkspace) -> None:
    baking = journey(bo, "Baking")
    more = e.JourneyWeighted(baking.journey_id, 2.0)
    bo.commit(e.RecipeTaken("Any", (more, e.JourneyMuted(baking.journey_id))))
    (line,) = lines(bo.desk, lambda name, item_ids: None)
    first, second = line.steps
    assert [type(step.edit) for step in line.steps] == [e.JourneyWeighted, e.JourneyMuted]
    told = [step.by_id[baking.journey_id] for step in (first.before, first.after, second.before, second.after)]
    assert [(j.weight, j.muted) for j in told] == [(1.0, False), (2.0, False), (2.0, False), (2.0, True)]


def test_names_taken_at_once_come_into_a_recipe_one_by_one(bo: PersonWorkspace) -> None:
    renames = tuple(
        e.JourneyRenamed(journey(bo, old).journey_id, new) for old, new in (("Baking", "A"), ("Pottery", "B"))
    )
    bo.commit(e.SuggestionsTaken(renames))
    (line,) = lines(bo.desk, lambda name, item_ids: None)
    assert tuple(step.edit for step in line.steps) == renames


def test_an_entry_is_read_as_things_stood_before_it_and_what_is_sensitive_about_any_of_it_counts(
    bo: PersonWorkspace,
) -> None:
    baking = journey(bo, "Baking")
    for weight in (2.0, 4.0):
        bo.commit(e.JourneyWeighted(baking.journey_id, weight))
    bo.commit(e.RecipeTaken("Any", (e.ExplorationSet(0.7), e.JourneyMuted(journey(bo, "Pottery").journey_id))))
    found = lines(bo.desk, lambda name, item_ids: Subject.FAITH if name == "Pottery" else None)
    weights = [[step.before.by_id[baking.journey_id].weight for step in line.steps[:1]] for line in found]
    assert weights == [[1.0], [2.0], [4.0]]
    assert [line.subject for line in found] == [None, None, Subject.FAITH]


def test_a_stretch_holds_its_first_and_its_last_line_and_all_between(bo: PersonWorkspace) -> None:
    for exploration in (0.1, 0.3, 0.5, 0.7):
        bo.commit(e.ExplorationSet(exploration))
    found = lines(bo.desk, lambda name, item_ids: None)
    seqs = [line.seq for line in found]
    assert [line.seq for line in of_stretch(found, seqs[1], seqs[2])] == seqs[1:3]
    assert of_stretch(found, seqs[2], seqs[1]) == ()
