"""Whatever leaves for another machine is written down, also when no answer comes; what was asked before is not sent."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

import numpy as np
import pytest
from numpy.typing import NDArray
from pydantic import BaseModel

from core.adapters.encoders.encoder import EncoderError, HashingEncoder
from core.adapters.llm.llm import Answer, Budget, Ending, Message, ScriptedChatModel
from core.adapters.noted import READING, NotedChat, NotedEncoder
from core.adapters.store.database import Database
from core.adapters.store.ledger import Ledger
from core.progress import Progress
from core.prompts.names import NameAnswer

T = TypeVar("T", bound=BaseModel)
HOST = "models.test"


@pytest.fixture
def ledger() -> Ledger:
    return Ledger(Database())


class Failing(HashingEncoder):
    """An encoder of another machine that never answers."""

    is_local = False

    def encode(self, texts: object, progress: Progress | None = None) -> NDArray[np.float32]:
        """Fail."""
        raise EncoderError("The embeddings endpoint could not be reached.")


def test_titles_are_noted_before_they_leave_and_vectors_come_as_they_are(ledger: Ledger) -> None:
    encoder = HashingEncoder(dim=16)
    noted = NotedEncoder(encoder, ledger, HOST)
    assert np.array_equal(noted.encode(["a loaf", "a bowl"]), encoder.encode(["a loaf", "a bowl"]))
    assert (noted.encoder_id, noted.dim) == (encoder.encoder_id, 16)
    (sending,) = ledger.newest(9)
    assert (sending.host, sending.model, sending.purpose, sending.texts) == (HOST, encoder.encoder_id, READING, 2)


def test_titles_that_brought_no_answer_are_noted_too_and_none_are_none(ledger: Ledger) -> None:
    noted = NotedEncoder(Failing(dim=16), ledger, HOST)
    with pytest.raises(EncoderError):
        noted.encode(["a loaf"])
    assert ledger.how_many() == 1
    NotedEncoder(HashingEncoder(dim=16), ledger, HOST).encode([])
    assert ledger.how_many() == 1


def test_a_question_to_a_model_is_noted_with_what_it_was_for_and_a_kept_answer_is_not_sent(ledger: Ledger) -> None:
    noted = NotedChat(ScriptedChatModel(['{"name": "Bread at home"}']), ledger, "ann")
    for _ in range(2):
        assert noted.complete([Message("user", "Name this")], NameAnswer).parsed == NameAnswer(name="Bread at home")
    kept, sending = ledger.newest(9)
    assert (sending.host, sending.model, sending.texts) == (noted.where.host, noted.where.model, 1)
    assert {each.purpose for each in (kept, sending)} == {"The name of one interest journey."}
    assert {each.person_id for each in (kept, sending)} == {"ann"}
    assert (sending.cached, kept.cached, kept.texts, kept.cost) == (False, True, 0, 0.0)
    assert (ledger.how_many(), ledger.how_many_kept(), noted.usage.cached) == (1, 1, 1)


class Counting(ScriptedChatModel):
    """A scripted model whose server counts tokens, at a price."""

    def complete(self, messages: Sequence[Message], schema: type[T]) -> Answer[T]:
        """Answer, with what it used."""
        return replace(super().complete(messages, schema), tokens_in=100, tokens_out=7, cost=0.3)


def test_tokens_in_and_out_and_the_cost_are_noted_and_unknown_where_no_server_counted(ledger: Ledger) -> None:
    NotedChat(Counting(['{"name": "Bread"}']), ledger).complete([Message("user", "Name this")], NameAnswer)
    (sending,) = ledger.newest(9)
    assert (sending.tokens_in, sending.tokens_out, sending.cost) == (100, 7, 0.3)
    NotedChat(ScriptedChatModel([Ending.SLOW]), ledger).complete([Message("user", "Name this")], NameAnswer)
    slow = ledger.newest(1)[0]
    assert (slow.tokens_in, slow.tokens_out, slow.cost, slow.texts) == (None, None, None, 1)


def test_a_question_that_the_budget_stopped_is_not_noted(ledger: Ledger) -> None:
    noted = NotedChat(ScriptedChatModel(["{}"], budget=Budget(calls=0)), ledger)
    assert noted.complete([Message("user", "Name this")], NameAnswer).outcome is Ending.OVER_BUDGET
    assert ledger.how_many() == 0
