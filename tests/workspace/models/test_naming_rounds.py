"""Asking goes on while one does something else: one round a person, with its own stop, and what came stays."""

import json
from collections.abc import Callable, Sequence
from threading import Event
from typing import TypeVar

import pytest
from pydantic import BaseModel
from small_world import small_workspace

from core.adapters.llm.llm import Answer, Message, ScriptedChatModel
from core.adapters.store.faults import DatabaseError
from core.adapters.store.logbook import UnknownPerson
from core.steering import edits as e
from core.steering.decisions import Refused
from core.workspace.guard import Guard
from core.workspace.models.model_names import NamesAsked
from core.workspace.models.naming_rounds import DELETED_MEANWHILE, NamingRound, NamingRounds
from core.workspace.workspace import Workspace

T = TypeVar("T", bound=BaseModel)
SECONDS = 30.0
"""Seconds within which a thread has to get on, on a busy machine too."""
ZEBRA = json.dumps({"name": "Zebra crossing"})


class Waiting(ScriptedChatModel):
    """A scripted model that answers each question only when told to."""

    def __init__(self, n: int) -> None:
        """Have `n` answers."""
        super().__init__([ZEBRA] * n)
        self.asked, self.may_answer = Event(), Event()

    def complete(self, messages: Sequence[Message], schema: type[T]) -> Answer[T]:
        """Answer when told to."""
        self.asked.set()
        assert self.may_answer.wait(SECONDS)
        return super().complete(messages, schema)


@pytest.fixture
def workspace() -> Workspace:
    return small_workspace(with_map=False)


def begun(workspace: Workspace) -> tuple[NamingRound, Waiting]:
    """Start a round of bo's, and return it once its model was asked, with the model."""
    model = Waiting(9)
    workspace.chat = lambda _: model
    going = workspace.of("bo").start_naming()
    assert going is not None
    assert model.asked.wait(SECONDS)
    return going, model


def test_one_steers_while_it_is_asked_and_both_are_in_the_log(workspace: Workspace) -> None:
    going, model = begun(workspace)
    assert going.is_running
    assert workspace.of("bo").naming() is going
    workspace.of("bo").commit(e.JourneyMuted(workspace.of("bo").view().journeys[0].journey_id))
    model.may_answer.set()
    going.wait(SECONDS)
    assert not going.is_running
    assert (going.done, going.total) == (3, 3)
    assert "asked about 3 journeys" in going.said
    kinds = [x.edit.kind for x in workspace.of("bo").entries()][2:]
    assert kinds == ["journey_muted", *["name_suggested"] * 3]


def test_stop_keeps_what_came_and_asks_no_more(workspace: Workspace) -> None:
    going, model = begun(workspace)
    going.stop()
    assert going.is_stopping
    model.may_answer.set()
    going.wait(SECONDS)
    assert len(model.seen) == 1
    assert sum(n for _, n in workspace.of("bo").suggestions().refused) == 1


def test_a_second_start_finds_the_round_that_runs_and_another_person_has_their_own(workspace: Workspace) -> None:
    model = Waiting(9)
    workspace.chat = lambda _: model
    first = workspace.of("bo").start_naming()
    assert workspace.of("bo").start_naming() is first
    other = workspace.of("ada").start_naming()
    model.may_answer.set()
    for going in (first, other):
        assert going is not None
        going.wait(SECONDS)
    assert other is not first
    assert workspace.of("bo").start_naming() is not first
    last = workspace.of("bo").naming()
    assert last is not None
    last.wait(SECONDS)


def test_somebody_who_is_deleted_meanwhile_is_told_of_no_more(workspace: Workspace) -> None:
    going, model = begun(workspace)
    workspace.delete_person("bo")
    model.may_answer.set()
    going.wait(SECONDS)
    assert going.said == DELETED_MEANWHILE
    assert len(model.seen) == 1


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (UnknownPerson("bo"), DELETED_MEANWHILE),
        (Refused("Not now."), "Not now."),
        (DatabaseError("The disk is full."), "The disk is full."),
    ],
)
def test_a_round_that_cannot_go_on_says_why(problem: Exception, said: str) -> None:
    def work(report: Callable[[int, int], None], stop: Event) -> NamesAsked:
        raise problem

    going = NamingRounds().start("bo", work)
    going.wait(SECONDS)
    assert isinstance(going, NamingRound)
    assert going.said == said


def test_who_may_not_edit_may_not_have_names_suggested_either_and_a_walkthrough_has_rounds_of_its_own(
    workspace: Workspace,
) -> None:
    def refuse() -> None:
        raise Refused("Not now.")

    workspace.chat = lambda _: ScriptedChatModel([ZEBRA] * 9)
    with pytest.raises(Refused, match="Not now"):
        workspace.of("bo").under(Guard(edit=refuse)).start_naming()
    going = workspace.of("bo").start_naming()
    assert going is not None
    going.wait(SECONDS)
    assert workspace.rehearsal("bo").naming() is None
