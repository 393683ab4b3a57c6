"""Ask a language model for a typed answer: the protocol, its values, its budget and a scripted model for tests."""

import hashlib
import json
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Generic, Protocol, TypeVar

from pydantic import BaseModel, ValidationError

from core.adapters.ladder import Rung, read_reply
from core.prompting import Message

T = TypeVar("T", bound=BaseModel)


class Outcome(StrEnum):
    """How a call to a language model ended."""

    ANSWERED = "answered"
    REFUSED = "refused"
    MALFORMED = "malformed"
    CUT_OFF = "cut off"
    SLOW = "slow"
    UNREACHABLE = "unreachable"
    REJECTED = "rejected"
    OVER_BUDGET = "over budget"


EXPLANATIONS = {
    Outcome.ANSWERED: "",
    Outcome.REFUSED: "The language model declined to answer.",
    Outcome.MALFORMED: "The language model's answer could not be read.",
    Outcome.CUT_OFF: "The language model's answer was cut off before its end.",
    Outcome.SLOW: "The language model did not answer in time. Try again, or allow it more seconds in the settings.",
    Outcome.UNREACHABLE: "The language model could not be reached. Check its address and your network.",
    Outcome.REJECTED: "The language model's server refused the request. Check address, key and model name.",
    Outcome.OVER_BUDGET: "The budget of this run is spent. Raise it in the settings, or go on without a model.",
}


@dataclass(frozen=True, slots=True)
class Answer(Generic[T]):
    """What a call brought: the parsed value, or None and a sentence for the person that says why.

    `cost` is in the currency of the prices, None without prices; a cached answer costs nothing.
    """

    parsed: T | None
    outcome: Outcome
    message: str = ""
    tokens_in: int = 0
    tokens_out: int = 0
    cost: float | None = None
    rung: Rung | None = None
    cached: bool = False


class ChatModel(Protocol):
    """Answer a conversation with a value of a schema; never raises for what a model or a server does."""

    @property
    def usage(self) -> "Usage":
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


@dataclass(frozen=True, slots=True)
class Budget:
    """The most that one run may use; None is no limit."""

    calls: int | None = None
    tokens: int | None = None


@dataclass(frozen=True, slots=True)
class Prices:
    """What a million tokens cost, in and out, in one currency."""

    tokens_in: float
    tokens_out: float

    def cost(self, tokens_in: int, tokens_out: int) -> float:
        """Return the cost of so many tokens."""
        return (tokens_in * self.tokens_in + tokens_out * self.tokens_out) / 1_000_000


@dataclass(frozen=True, slots=True)
class Usage:
    """What a run used and how its calls ended; `requests` counts every rung that was tried."""

    calls: int = 0
    requests: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    cost: float = 0.0
    cached: int = 0
    refused: int = 0
    malformed: int = 0
    failed: int = 0


class Meter:
    """Count what a run uses and stop it at its budget; safe to share between threads."""

    def __init__(self, budget: Budget, prices: Prices | None = None) -> None:
        """Start at nothing used."""
        self._budget, self._prices = budget, prices
        self._lock = threading.Lock()
        self.usage = Usage()

    def admit(self, tokens: int) -> bool:
        """Count one request and tell whether the budget holds it and about `tokens` more tokens."""
        with self._lock:
            used, budget = self.usage, self._budget
            spent = used.tokens_in + used.tokens_out + tokens
            if budget.calls is not None and used.requests >= budget.calls:
                return False
            if budget.tokens is not None and spent > budget.tokens:
                return False
            self.usage = replace(used, requests=used.requests + 1)
            return True

    def charge(self, tokens_in: int, tokens_out: int) -> None:
        """Count the tokens of one reply."""
        with self._lock:
            used, cost = self.usage, self.cost(tokens_in, tokens_out) or 0.0
            self.usage = replace(
                used,
                tokens_in=used.tokens_in + tokens_in,
                tokens_out=used.tokens_out + tokens_out,
                cost=used.cost + cost,
            )

    def cost(self, tokens_in: int, tokens_out: int) -> float | None:
        """Return what so many tokens cost, None without prices."""
        return self._prices.cost(tokens_in, tokens_out) if self._prices else None

    def record(self, answer: Answer[T]) -> Answer[T]:
        """Count how a call ended and hand the answer on."""
        outcome = answer.outcome
        malformed = outcome in (Outcome.MALFORMED, Outcome.CUT_OFF)
        with self._lock:
            used = self.usage
            self.usage = replace(
                used,
                calls=used.calls + 1,
                cached=used.cached + answer.cached,
                refused=used.refused + (outcome is Outcome.REFUSED),
                malformed=used.malformed + malformed,
                failed=used.failed + (answer.parsed is None and not malformed and outcome is not Outcome.REFUSED),
            )
        return answer


def failed(outcome: Outcome, message: str = "") -> Answer[T]:
    """Return an answer without a value, in plain words."""
    return Answer(None, outcome, message or EXPLANATIONS[outcome])


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
        return Answer(schema.model_validate_json(payload), Outcome.ANSWERED, cached=True)
    except ValidationError:
        return None


class ScriptedChatModel:
    """Answer from a script, for tests: each reply is a model's text, or the outcome of a call that failed."""

    def __init__(
        self, replies: Iterable[str | Outcome], cache: AnswerCache | None = None, budget: Budget | None = None
    ) -> None:
        """Take the replies in the order in which they will be given; after the last, nothing answers."""
        self._replies = iter(replies)
        self._cache: AnswerCache = cache or MemoryAnswerCache()
        self._meter = Meter(budget or Budget())
        self.seen: list[tuple[Message, ...]] = []

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
            return failed(Outcome.OVER_BUDGET)
        self.seen.append(tuple(messages))
        reply = next(self._replies, Outcome.UNREACHABLE)
        if isinstance(reply, Outcome):
            return failed(reply)
        parsed = read_reply(reply, schema)
        outcome = Outcome.MALFORMED if parsed is None else Outcome.ANSWERED
        return Answer(parsed, outcome, EXPLANATIONS[outcome], rung=Rung.TEXT)
