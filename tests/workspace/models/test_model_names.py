"""Only the titles that are shown go to a language model, and what it says becomes a name with receipts, or nothing."""

import json
from collections.abc import Sequence
from typing import NoReturn

import pytest
from small_world import small_workspace

from core.adapters.encoders.encoder import EncoderError
from core.adapters.llm.answers import Ending
from core.adapters.llm.llm import ScriptedChatModel
from core.desk.desk import Desk
from core.entities import LEFTOVER, GivenName
from core.naming.space import Space
from core.naming.vetting import NameFault
from core.prompts.names import MOST_EXAMPLES, MOST_TITLES
from core.steering import edits as e
from core.steering.log import edit_to_json
from core.workspace.models.model_names import NamesAsked, what_is_sent
from core.workspace.models.vetted_names import vetted
from core.workspace.titling import Titler
from core.workspace.workspace import Workspace

NO_NAME = json.dumps({"name": "Group 1"})


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


def asked(workspace: Workspace, model: ScriptedChatModel, every: bool = False) -> NamesAsked:
    """Ask for names for bo, each logged as it comes."""
    workspace.chat = lambda _: model
    came = workspace.of("bo").suggest_names(every=every)
    assert came is not None
    return came


def good_names(workspace: Workspace) -> list[str]:
    """Return names in the words of the titles, of which no two say the same, for bo's journeys as they are asked."""
    words = {"Pottery": "Pottery clay", "Baking": "Baking sourdough", "Knitting": "Knitting yarn"}
    desk = workspace.of("bo").desk
    firsts = (desk.titles(journey.members)[0] for journey in desk.profile().journeys)
    return [json.dumps({"name": words[title.split()[0]]}) for title in firsts]


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
    model = ScriptedChatModel([NO_NAME] * 9)
    assert {journey.journey_id for journey, _ in what_is_sent(desk, desk.profile())} == {second, third}
    assert {each.journey_id for each in asked(workspace, model).came} == {second, third}
    assert len(model.seen) == 2
    assert {each.journey_id for each in asked(workspace, model, every=True).came} == {first, second, third}
    assert len(what_is_sent(desk, desk.profile(), every=True)) == 3


def test_two_questions_in_one_language_are_the_same_up_to_their_titles(workspace: Workspace) -> None:
    model = ScriptedChatModel([NO_NAME] * 9)
    asked(workspace, model)
    first, *others = model.seen
    assert len(others) == 2
    assert len(first) == 2 + 2 * MOST_EXAMPLES
    for other in others:
        assert other[:-1] == first[:-1]
        assert other[-1] != first[-1]
        head = first[-1].content.split('"', 1)[0]
        assert head.endswith("<titles>\n")
        assert other[-1].content.startswith(head)


def test_a_name_comes_beside_the_one_that_is_there_and_nothing_is_renamed(workspace: Workspace) -> None:
    before = workspace.of("bo").view()
    came = asked(workspace, ScriptedChatModel(good_names(workspace)))
    assert came.n_offered == 3
    assert "asked about 3 journeys and suggested 3 names" in came.in_words()
    after = workspace.of("bo").view()
    assert [v.name for v in after.journeys] == [v.name for v in before.journeys]
    assert after.slate == before.slate
    entries = workspace.of("bo").entries()[-3:]
    assert [(x.actor, type(x.edit), x.is_wished) for x in entries] == [("model", e.NameSuggested, False)] * 3
    for each in workspace.of("bo").suggestions().offered:
        assert each.present.text == before.profile.name(each.journey_id)
        assert each.suggested.source == "model"
        assert set(each.suggested.evidence) <= set(before.profile.by_id[each.journey_id].members)
        assert None not in (each.present.fidelity, each.suggested.fidelity)


def test_what_may_be_looked_at_is_not_asked_about_again(workspace: Workspace) -> None:
    asked(workspace, ScriptedChatModel([good_names(workspace)[0], NO_NAME, NO_NAME]))
    sent = what_is_sent(workspace.of("bo").desk, workspace.of("bo").desk.profile(), every=True)
    rest = workspace.of("bo").desk.profile().journeys[1:]
    assert [journey.journey_id for journey, _ in sent] == [journey.journey_id for journey in rest]


def test_a_refused_name_is_kept_without_its_text_and_counted_with_its_reason(workspace: Workspace) -> None:
    came = asked(workspace, ScriptedChatModel([NO_NAME, json.dumps({"name": "Zebra crossing"}), Ending.SLOW]))
    assert came.n_offered == 0
    assert "suggested 0 names and 2 that were refused" in came.in_words()
    assert "did not answer in time" in came.in_words()
    found = workspace.of("bo").suggestions()
    assert found.offered == ()
    assert dict(found.refused)[NameFault.ECHO] == 1
    assert sum(n for _, n in found.refused) == 2
    assert "2 refused before you saw them" in found.refused_in_words()
    assert not any("Zebra" in edit_to_json(x.edit) for x in workspace.of("bo").entries())


def test_two_of_three_are_taken_by_one_edit_and_undone_by_one_and_then_offered_again(workspace: Workspace) -> None:
    before = [v.name for v in workspace.of("bo").view().journeys]
    asked(workspace, ScriptedChatModel(good_names(workspace)))
    first, second, third = workspace.of("bo").suggestions().offered
    renames = tuple(e.JourneyRenamed(each.journey_id, each.suggested.text) for each in (first, second))
    outcome = workspace.of("bo").commit(e.SuggestionsTaken(renames))
    assert outcome.sentence == "Took 2 names that the language model suggested"
    profile = workspace.of("bo").view().profile
    assert [profile.name(x.journey_id) for x in (first, second)] == [first.suggested.text, second.suggested.text]
    assert workspace.of("bo").suggestions().offered == (third,)
    workspace.of("bo").undo()
    assert [v.name for v in workspace.of("bo").view().journeys] == before
    assert workspace.of("bo").suggestions().offered == (first, second, third)


class Unanswered(Titler):
    """A titler whose encoder fails."""

    def space(self, desk: Desk, item_ids: Sequence[str], others: Sequence[Sequence[str]]) -> Space | None:
        """Return a space in which nothing can be encoded."""

        def fail(texts: Sequence[str]) -> NoReturn:
            raise EncoderError("The encoder is gone.")

        return Space(fail, desk.vectors(item_ids))


def test_where_no_encoder_answers_names_are_judged_by_their_words(workspace: Workspace) -> None:
    desk = workspace.of("bo").desk
    first = desk.profile().journeys[0]
    word = desk.titles(first.members)[0].split()[0]
    found = vetted(desk, desk.profile(), Unanswered(), journey=first, said=f"{word} zebra")
    assert found.suggested is not None
    assert (found.suggested.text, found.suggested.fidelity) == (f"{word} zebra", 1.0)
    far = vetted(desk, desk.profile(), Unanswered(), journey=first, said="Zebra stripes")
    assert (far.suggested, far.fault) == (None, NameFault.UNGROUNDED)


def test_suggestions_are_kept_while_other_tabs_write_and_not_for_ever(workspace: Workspace) -> None:
    mine, journey = workspace.of("bo"), workspace.of("bo").view().journeys[0].journey_id
    suggested = e.NameSuggested(journey, GivenName("Any"), GivenName("Other"))
    desk, log = mine.desk, workspace.logbook
    log.append("bo", e.JourneyMuted(journey), actor="person", action_id="tab", expected=desk.position)
    workspace.journal.log_suggestion(desk, suggested)
    assert [x.edit.kind for x in workspace.of("bo").entries()][-2:] == ["journey_muted", "name_suggested"]
