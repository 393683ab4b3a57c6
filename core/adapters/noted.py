"""Encoders and language models elsewhere, each sending of which is written down before or as it leaves."""

from collections.abc import Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel

from core.adapters.encoders.encoder import Encoder
from core.adapters.llm.answers import Ending, failed
from core.adapters.llm.llm import Answer, ChatModel, Message, Usage, Where
from core.adapters.store.ledger import Ledger, Sending
from core.progress import Progress

T = TypeVar("T", bound=BaseModel)
READING = "reading titles"


class NotedEncoder:
    """An encoder of another machine; what it is given is noted before it leaves, also when no answer comes."""

    def __init__(self, encoder: Encoder, ledger: Ledger, host: str) -> None:
        """Wrap an encoder."""
        self._encoder, self._ledger, self._host = encoder, ledger, host
        self.encoder_id, self.dim, self.is_local = encoder.encoder_id, encoder.dim, encoder.is_local

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> NDArray[np.float32]:
        """Return `(n, dim)` unit vectors; raise EncoderError, and DatabaseError where it cannot be noted."""
        if texts:
            sending = Sending(host=self._host, model=self.encoder_id, purpose=READING, texts=len(texts))
            self._ledger.note(sending)
        return self._encoder.encode(texts, progress)


class NotedChat:
    """A language model of another machine; every question is noted, one that a kept answer met as kept.

    Once a person has used what they may a day, nothing more is asked for them.
    """

    def __init__(self, model: ChatModel, ledger: Ledger, person_id: str = "") -> None:
        """Wrap a language model; questions are noted as a person's, or as nobody's."""
        self._model, self._ledger, self._person_id = model, ledger, person_id

    @property
    def where(self) -> Where:
        """Return who is asked, and where."""
        return self._model.where

    @property
    def usage(self) -> Usage:
        """Return what this run used so far."""
        return self._model.usage

    def complete(self, messages: Sequence[Message], schema: type[T]) -> Answer[T]:
        """Return the parsed answer, or an answer without a value that says what went wrong."""
        allowance = self._ledger.allowance(self._person_id)
        if allowance.is_used_up:
            return failed(Ending.OVER_BUDGET, allowance.in_words())
        requests = self._model.usage.requests
        answer = self._model.complete(messages, schema)
        if answer.cached or self._model.usage.requests > requests:
            purpose = " ".join((schema.__doc__ or schema.__name__).split())
            self._ledger.note(_sending(answer, self.where, purpose, self._person_id))
        return answer


def _sending(answer: Answer[T], where: Where, purpose: str, person_id: str) -> Sending:
    """Return what is noted of an answer; a kept one cost nothing, and what no server counted is not known."""
    is_counted = answer.cached or answer.tokens_in + answer.tokens_out > 0
    return Sending(
        host=where.host,
        model=where.model,
        purpose=purpose,
        texts=0 if answer.cached else 1,
        person_id=person_id,
        tokens_in=answer.tokens_in if is_counted else None,
        tokens_out=answer.tokens_out if is_counted else None,
        cost=0.0 if answer.cached else answer.cost if is_counted else None,
        cached=answer.cached,
    )
