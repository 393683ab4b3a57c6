"""When a person's budget of the day is used up nothing is asked of the language model, and the next day it is again."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TypeVar

import pytest
from pydantic import BaseModel
from small_world import Clock, small_workspace

from core.adapters.llm.llm import Answer, Message, ScriptedChatModel
from core.steering.decisions import Refused
from core.workspace.workspace import Workspace

T = TypeVar("T", bound=BaseModel)
NAME = '{"name": "Mud and fire"}'
NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)


class Counting(ScriptedChatModel):
    """A scripted model whose server counts 100 tokens a question."""

    def complete(self, messages: Sequence[Message], schema: type[T]) -> Answer[T]:
        """Answer, with what it used."""
        return replace(super().complete(messages, schema), tokens_in=93, tokens_out=7)


@pytest.fixture
def clock() -> Clock:
    """Return a clock that stands at noon."""
    return Clock(NOON)


def budgeted(clock: Clock, day_tokens: int) -> tuple[Workspace, Counting]:
    model = Counting([NAME] * 20)
    workspace = small_workspace(with_map=False, clock=clock, day_tokens=day_tokens)
    workspace.chat = lambda _: model
    return workspace, model


def test_a_used_up_budget_is_said_and_nothing_is_sent_until_the_next_day(clock: Clock) -> None:
    workspace, model = budgeted(clock, 300)
    half = workspace.of("bo")
    assert (half.allowance().used, half.allowance().is_used_up) == (0, False)
    half.suggest_names()
    assert (len(model.seen), half.allowance().used) == (3, 300)
    look_over = partial(half.look_over, half.view())
    for ask in (half.suggest_names, half.settle_by_model, look_over, half.ask_beyond):
        with pytest.raises(Refused, match="used up"):
            ask()
    assert len(model.seen) == 3
    clock.now += timedelta(hours=12)
    assert not half.allowance().is_used_up


def test_a_round_that_uses_it_up_asks_no_more_and_says_so(clock: Clock) -> None:
    workspace, model = budgeted(clock, 150)
    named = workspace.of("bo").suggest_names()
    assert named is not None
    assert (len(model.seen), len(named.came)) == (2, 2)
    assert "asked about 3 journeys" in named.in_words()
    assert "Today's budget of 150 tokens for the language model is used up" in named.in_words()


def test_one_person_s_budget_is_not_another_s(clock: Clock) -> None:
    workspace, _ = budgeted(clock, 100)
    workspace.of("bo").suggest_names()
    assert workspace.of("bo").allowance().is_used_up
    assert workspace.of("ada").allowance().used == 0
    assert workspace.of("ada").suggest_names() is not None
