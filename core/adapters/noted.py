"""Encoders and language models elsewhere, each sending of which is written down before or as it leaves."""

from collections.abc import Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel

from core.adapters.encoders.encoder import Encoder
from core.adapters.llm.llm import Answer, ChatModel, Message, Usage
from core.adapters.store.ledger import Ledger
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
            self._ledger.note(self._host, self.encoder_id, READING, len(texts))
        return self._encoder.encode(texts, progress)


class NotedChat:
    """A language model of another machine; what it is asked is noted, but for what it was asked before."""

    def __init__(self, model: ChatModel, ledger: Ledger, host: str, name: str) -> None:
        """Wrap a language model."""
        self._model, self._ledger, self._host, self._name = model, ledger, host, name

    @property
    def usage(self) -> Usage:
        """Return what this run used so far."""
        return self._model.usage

    def complete(self, messages: Sequence[Message], schema: type[T]) -> Answer[T]:
        """Return the parsed answer, or an answer without a value that says what went wrong."""
        requests = self._model.usage.requests
        answer = self._model.complete(messages, schema)
        if self._model.usage.requests > requests:
            purpose = " ".join((schema.__doc__ or schema.__name__).split())
            self._ledger.note(self._host, self._name, purpose, 1, answer.tokens_in + answer.tokens_out)
        return answer
