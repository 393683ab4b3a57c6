"""A language model is asked about doubtful joins only, by the titles shown; its answers never outrank the person's."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import TypeVar

import pytest
from pydantic import BaseModel
from small_world import PATHS, in_doubt, interactions, small_workspace

from core.adapters.llm.answers import Answer, Ending
from core.adapters.llm.llm import Message, ScriptedChatModel
from core.journeys import journey_id_for
from core.steering import edits as e
from core.steering.decisions import Refused
from core.workspace.models.model_doubts import STALE, Settlement
from core.workspace.workspace import Workspace

T = TypeVar("T", bound=BaseModel)
SAME, APART = '{"reason": "One craft.", "same": true}', '{"reason": "Two crafts.", "same": false}'
ARE, IS = "Are “Baking” and “Knitting” one interest?", "Is “Pottery” one interest?"


class Meddler(ScriptedChatModel):
    """A scripted model at whose first question the journeys change under it."""

    workspace: Workspace

    def complete(self, messages: Sequence[Message], schema: type[T]) -> Answer[T]:
        """Find the journeys again, then answer."""
        if not self.seen:
            self.workspace.of("bo").extract("topics")
        return super().complete(messages, schema)


@pytest.fixture
def workspace() -> Workspace:
    """Return the small world with a person in doubt: the join of two topics, and the halves of a third."""
    workspace = small_workspace(with_map=False)
    in_doubt(workspace)
    return workspace


def settled(workspace: Workspace, *replies: str | Ending) -> Settlement:
    workspace.chat = lambda cache: ScriptedChatModel(replies, cache)
    settlement = workspace.of("bo").settle_by_model()
    assert settlement is not None
    return settlement


def sizes(workspace: Workspace) -> list[int]:
    return sorted(v.n_items for v in workspace.of("bo").view().journeys)


def test_the_questions_show_every_title_that_is_sent_and_no_other(workspace: Workspace) -> None:
    model = ScriptedChatModel([SAME] * 9)
    workspace.chat = lambda _: model
    shown = workspace.of("bo").doubts()
    assert [question.in_words() for question in shown] == [ARE, IS]
    workspace.of("bo").settle_by_model()
    sent = [line for messages in model.seen for line in messages[-1].content.split("\n") if line.startswith('"')]
    assert sent == [f'"{title}"' for question in shown for side in question.titles for title in side]
    assert {len(side) for question in shown for side in question.titles} == {4, 6}


def test_a_confirmed_join_makes_one_journey_and_a_refused_one_opens_a_journey_up(workspace: Workspace) -> None:
    assert sizes(workspace) == [8, 8, 8]
    settlement = settled(workspace, SAME, APART)
    assert sizes(workspace) == [4, 4, 16]
    assert settlement.in_words() == (
        "The language model was asked about 2 doubtful joins: 1 joined, 1 opened up, 0 tokens."
    )
    assert settlement.reasons() == [(ARE, "Yes", "One craft."), (IS, "No", "Two crafts.")]
    assert all(v.name and not v.name.startswith("Unnamed") for v in workspace.of("bo").view().journeys)


def test_what_was_answered_is_in_the_log_and_replays_without_a_model(workspace: Workspace) -> None:
    settled(workspace, SAME, APART)
    before = workspace.of("bo").view()
    edit = next(x for x in reversed(workspace.of("bo").entries()) if isinstance(x.edit, e.JourneysExtracted))
    assert (edit.actor, edit.edit.answered) == ("model", 2)  # type: ignore[union-attr]
    assert edit.effect
    workspace.chat = None
    workspace.forget()
    assert workspace.of("bo").view().profile == before.profile


def test_undo_goes_back_to_the_journeys_before_and_redo_to_those_settled(workspace: Workspace) -> None:
    before = workspace.of("bo").view()
    settled(workspace, SAME, APART)
    after = workspace.of("bo").view()
    assert workspace.of("bo").can_undo()
    workspace.of("bo").undo()
    assert workspace.of("bo").view().profile.journeys == before.profile.journeys
    assert workspace.of("bo").view().slate == before.slate
    workspace.of("bo").redo()
    assert workspace.of("bo").view().profile == after.profile


def test_undo_takes_back_what_was_done_last_be_it_the_persons_or_the_models(workspace: Workspace) -> None:
    settled(workspace, SAME, APART)
    workspace.of("bo").commit(e.ExplorationSet(0.7))
    assert isinstance(workspace.of("bo").undo().entry.edit, e.EditUndone)
    assert sizes(workspace) == [4, 4, 16]
    workspace.of("bo").undo()
    assert sizes(workspace) == [8, 8, 8]
    with pytest.raises(Refused):
        workspace.of("bo").undo()


def test_what_the_person_decided_outranks_the_model_and_is_not_asked_about(workspace: Workspace) -> None:
    pottery = journey_id_for("pottery-00")
    workspace.of("bo").commit(e.JourneyRenamed(pottery, "Mud"))
    assert [question.in_words() for question in workspace.of("bo").doubts()] == [ARE]
    settled(workspace, SAME)
    assert workspace.of("bo").view().profile.by_id[pottery].members == tuple(f"pottery-{n:02d}" for n in range(8))


def test_an_answered_join_is_not_asked_about_again_until_it_is_undone(workspace: Workspace) -> None:
    settled(workspace, SAME, SAME)
    (further,) = workspace.of("bo").doubts()
    assert further.in_words() not in (ARE, IS)
    settled(workspace, APART)
    assert workspace.of("bo").doubts() == []
    assert settled(workspace).in_words() == "There was no doubtful join to ask about."
    workspace.of("bo").undo()
    assert workspace.of("bo").doubts() == [further]
    workspace.of("bo").undo()
    assert [question.in_words() for question in workspace.of("bo").doubts()] == [ARE, IS]


def test_a_failed_call_leaves_its_join_as_it_is_and_says_why(workspace: Workspace) -> None:
    settlement = settled(workspace, Ending.SLOW, APART)
    assert sizes(workspace) == [4, 4, 8, 8]
    assert "1 opened up, 1 unanswered" in settlement.in_words()
    assert "did not answer in time" in settlement.in_words()
    assert [question.in_words() for question in workspace.of("bo").doubts()] == [ARE]


def test_without_any_answer_nothing_is_logged(workspace: Workspace) -> None:
    position = workspace.of("bo").view().position
    settlement = settled(workspace, "I would rather not say.", Ending.UNREACHABLE)
    assert settlement.outcome is None
    assert settlement.extraction is None
    assert "2 unanswered" in settlement.in_words()
    assert workspace.of("bo").view().position == position


def test_when_the_journeys_changed_meanwhile_nothing_is_done(workspace: Workspace) -> None:
    model = Meddler([SAME, APART])
    model.workspace = workspace
    workspace.chat = lambda _: model
    settlement = workspace.of("bo").settle_by_model()
    assert settlement is not None
    assert settlement.is_stale
    assert settlement.outcome is None
    assert STALE in settlement.in_words()
    assert not any(isinstance(x.edit, e.JourneysExtracted) and x.edit.answered for x in workspace.of("bo").entries())


def test_another_edit_meanwhile_is_no_hindrance(workspace: Workspace) -> None:
    model = ScriptedChatModel([SAME, APART])
    workspace.chat = lambda _: model

    def explore(done: int, _: int) -> None:
        workspace.of("bo").commit(e.ExplorationSet(done / 4))

    settlement = workspace.of("bo").settle_by_model(explore)
    assert settlement is not None
    assert settlement.outcome is not None
    assert sizes(workspace) == [4, 4, 16]
    assert workspace.of("bo").view().profile.exploration == 0.5


def test_the_same_question_is_answered_from_what_is_kept(workspace: Workspace) -> None:
    settled(workspace, SAME, APART)
    workspace.of("bo").undo()
    settlement = settled(workspace)
    assert settlement.outcome is not None
    assert sizes(workspace) == [4, 4, 16]


def test_a_history_that_grows_a_little_keeps_what_was_answered_and_its_undo_is_over(workspace: Workspace) -> None:
    settled(workspace, SAME, SAME)
    last = max(x.time for x in interactions()) + timedelta(days=1)
    more = [replace(x, item_id=f"{PATHS['bo'][0]}-09", time=last) for x in interactions() if x.person_id == "bo"][:1]
    workspace.import_history("small", "Small world", people=[], items=[], interactions=more)
    assert max(sizes(workspace)) >= 16
    assert not workspace.of("bo").can_undo()


def test_progress_counts_the_questions(workspace: Workspace) -> None:
    workspace.chat = lambda _: ScriptedChatModel([SAME] * 2)
    seen: list[tuple[int, int]] = []
    workspace.of("bo").settle_by_model(lambda done, total: seen.append((done, total)))
    assert seen == [(1, 2), (2, 2)]


def test_without_a_model_nothing_is_asked(workspace: Workspace) -> None:
    assert workspace.of("bo").settle_by_model() is None


def test_the_global_baselines_are_not_asked_about(workspace: Workspace) -> None:
    workspace.of("bo").extract("topics")
    assert workspace.of("bo").doubts() == []
