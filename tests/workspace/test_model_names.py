"""Only the titles that are shown go to a language model, and what it says becomes a name with receipts, or nothing."""

import json

import pytest
from small_world import small_workspace

from core.adapters.llm.answers import Ending
from core.adapters.llm.llm import ScriptedChatModel
from core.entities import LEFTOVER, GivenName
from core.prompts.names import MOST_EXAMPLES, MOST_TITLES
from core.steering import edits as e
from core.workspace.model_names import ask_for_names, what_is_sent
from core.workspace.workspace import Workspace


@pytest.fixture
def workspace() -> Workspace:
    return small_workspace(with_map=False)


def test_what_the_person_named_or_removed_is_not_asked_about(workspace: Workspace) -> None:
    first, second, third = workspace.of("bo").view().journeys
    workspace.of("bo").commit(e.JourneyRenamed(first.journey_id, "My clay"))
    workspace.of("bo").commit(e.JourneyRemoved(second.journey_id))
    desk = workspace.of("bo").desk
    ((journey, titles),) = what_is_sent(desk, desk.profile())
    assert journey.journey_id == third.journey_id
    assert 0 < len(titles) <= MOST_TITLES
    assert set(titles) <= set(desk.titles(journey.members))


def test_only_journeys_with_a_weak_name_are_asked_about_unless_all_are_wanted(workspace: Workspace) -> None:
    desk = workspace.of("bo").desk
    first, second, third = (view.journey_id for view in workspace.of("bo").view().journeys)
    given = {
        first: GivenName("Clay", fidelity=0.9, specificity=1.0),
        second: GivenName("Other things", source=LEFTOVER),
    }
    workspace.journal.log_names(desk, e.JourneysNamed(tuple(given.items())), "rules")
    workspace.journal.log_names(
        desk, e.JourneysNamed(((third, GivenName("Loaves", fidelity=0.1, specificity=1.0)),)), "rules"
    )
    model = ScriptedChatModel([json.dumps({"name": "Clay and glaze"})] * 9)
    assert {journey.journey_id for journey, _ in what_is_sent(desk, desk.profile())} == {second, third}
    named = ask_for_names(desk, desk.profile(), model)
    assert {journey_id for journey_id, _ in named.names} == {second, third}
    assert len(model.seen) == 2
    named = ask_for_names(desk, desk.profile(), model, every=True)
    assert {journey_id for journey_id, _ in named.names} == {first, second, third}
    assert len(what_is_sent(desk, desk.profile(), every=True)) == 3


def test_two_questions_in_one_language_are_the_same_up_to_their_titles(workspace: Workspace) -> None:
    desk, model = workspace.of("bo").desk, ScriptedChatModel([json.dumps({"name": "Clay and glaze"})] * 9)
    ask_for_names(desk, desk.profile(), model)
    first, *others = model.seen
    assert len(others) == 2
    assert len(first) == 2 + 2 * MOST_EXAMPLES
    for other in others:
        assert other[:-1] == first[:-1]
        assert other[-1] != first[-1]
        head = first[-1].content.split('"', 1)[0]
        assert head.endswith("<titles>\n")
        assert other[-1].content.startswith(head)


def test_a_name_comes_with_its_fit_and_a_failure_leaves_its_journey_as_it_is(workspace: Workspace) -> None:
    desk = workspace.of("bo").desk
    model = ScriptedChatModel([json.dumps({"name": "Clay and glaze"}), Ending.SLOW, json.dumps({"name": "Loaves"})])
    done: list[tuple[int, int]] = []
    named = ask_for_names(desk, desk.profile(), model, lambda *step: done.append(step))
    assert [given.text for _, given in named.names] == ["Clay and glaze", "Loaves"]
    assert all(given.source == "model" for _, given in named.names)
    assert "named 2 of 3 journeys" in named.in_words()
    assert done == [(1, 3), (2, 3), (3, 3)]
