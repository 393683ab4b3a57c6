"""Ask a language model for a typed answer: the protocol, the cache and a scripted model for tests."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from pydantic import BaseModel, ValidationError

from core.adapters.llm.answers import EXPLANATIONS, Answer, Ending, failed
from core.adapters.llm.endpoint import Where
from core.adapters.llm.ladder import Rung, read_reply
from core.adapters.llm.metering import Budget, Meter, Prices, Usage
from core.prompts.titles import Message

__all__ = [
    "Answer",
    "AnswerCache",
    "Budget",
    "ChatModel",
    "Ending",
    "MemoryAnswerCache",
    "Message",
    "Prices",
    "ScriptedChatModel",
    "Usage",
    "Where",
    "kept_answer",
    "prompt_hash",
]

T = TypeVar("T", bound=BaseModel)


class ChatModel(Protocol):
    """Answer a conversation with a value of a schema; never raises for what a model or a server does."""

    @property
    def where(self) -> Where:
        """Return who is asked, and where."""
        ...

    @property
    def usage(self) -> Usage:
        """Return what this run used so far."""
        ...

    def complete(self, messages: Sequence[Message], schema: type[T]) -> Answer[T]:
        """Return the parsed answer, or an answer without a value that says what went wrong."""
        ...


class AnswerCache(Protocol):
    """Keep answers by prompt hash."""

    def get(self, key: str) -> str | None:
        """Return the payload kept under a key, or None."""
        ...

    def put(self, key: str, payload: str) -> None:
        """Keep a payload under a key; the latest wins."""
        ...


class MemoryAnswerCache:
    """Keep answers in a dict, for as long as the process lives."""

    def __init__(self) -> None:
        """Start empty."""
        self._payloads: dict[str, str] = {}

    def get(self, key: str) -> str | None:
        """Return the payload kept under a key, or None."""
        return self._payloads.get(key)

    def put(self, key: str, payload: str) -> None:
        """Keep a payload under a key; the latest wins."""
        self._payloads[key] = payload


def prompt_hash(model: str, messages: Sequence[Message], schema: type[BaseModel]) -> str:
    """Return the key under which an answer is kept: model, conversation and schema."""
    turns = [[turn.role, turn.content] for turn in messages]
    parts = json.dumps([model, turns, schema.model_json_schema()], sort_keys=True)
    return "answer:" + hashlib.sha256(parts.encode("utf-8", "replace")).hexdigest()


def kept_answer(cache: AnswerCache, key: str, schema: type[T]) -> Answer[T] | None:
    """Return the answer kept under a key, or None where there is none that still fits the schema."""
    payload = cache.get(key)
    if payload is None:
        return None
    try:
        return Answer(parsed=schema.model_validate_json(payload), outcome=Ending.ANSWERED, cached=True)
    except ValidationError:
        return None


class ScriptedChatModel:
    """Answer from a script, for tests: each reply is a model's text, or the outcome of a call that failed."""

    def __init__(
        self, replies: Iterable[str | Ending], cache: AnswerCache | None = None, budget: Budget | None = None
    ) -> None:
        """Take the replies in the order in which they will be given; after the last, nothing answers."""
        self._replies = iter(replies)
        self._cache: AnswerCache = cache or MemoryAnswerCache()
        self._meter = Meter(budget or Budget())
        self.seen: list[tuple[Message, ...]] = []
        self.here = Where("script.test", "scripted")

    @property
    def where(self) -> Where:
        """Return a host and a name of its own, unless a test gave it others."""
        return self.here

    @property
    def usage(self) -> Usage:
        """Return what this run used so far."""
        return self._meter.usage

    def complete(self, messages: Sequence[Message], schema: type[T]) -> Answer[T]:
        """Return the next reply of the script, read as a real model's would be."""
        key = prompt_hash("scripted", messages, schema)
        answer = kept_answer(self._cache, key, schema) or self._next(messages, schema)
        if answer.parsed is not None and not answer.cached:
            self._cache.put(key, answer.parsed.model_dump_json())
        return self._meter.record(answer)

    def _next(self, messages: Sequence[Message], schema: type[T]) -> Answer[T]:
        if not self._meter.admit(0):
            return failed(Ending.OVER_BUDGET)
        self.seen.append(tuple(messages))
        reply = next(self._replies, Ending.UNREACHABLE)
        if isinstance(reply, Ending):
            return failed(reply)
        parsed = read_reply(reply, schema)
        outcome = Ending.MALFORMED if parsed is None else Ending.ANSWERED
        return Answer(parsed=parsed, outcome=outcome, message=EXPLANATIONS[outcome], rung=Rung.TEXT)
