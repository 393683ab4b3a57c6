"""Ask any OpenAI-compatible server for typed answers: one deadline a call, no redirects, four forms."""

import json
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeVar
from urllib.parse import urlsplit

import httpx2
from openai import OpenAI
from pydantic import BaseModel

from core.adapters.llm.answers import EXPLANATIONS, Answer, Ending, failed
from core.adapters.llm.failures import explained
from core.adapters.llm.ladder import Rung, read_reply, request_for, rungs_from
from core.adapters.llm.llm import CALL_SECONDS, AnswerCache, kept_answer, prompt_hash
from core.adapters.llm.metering import Budget, Meter, Prices, Usage
from core.adapters.llm.reading import LETTERS_A_TOKEN, Reply, reply_of
from core.adapters.llm.transport import careful_client
from core.prompts.titles import Message

T = TypeVar("T", bound=BaseModel)

OPENAI_URL = "https://api.openai.com/v1"
ANSWER_TOKENS = 600
"""Tokens that an answer may have; chosen by hand, with room for a name and its evidence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """Where a model answers, and the seconds that one call may take in all; the key is never shown."""

    model: str
    base_url: str = OPENAI_URL
    api_key: str = field(default="", repr=False)
    deadline: float = CALL_SECONDS
    answer_tokens: int = ANSWER_TOKENS

    @property
    def host(self) -> str:
        """Return the host that titles would be sent to."""
        return urlsplit(self.base_url).hostname or ""


class OpenAIChatModel:
    """Answer through chat completions; every failure becomes an answer without a value."""

    def __init__(
        self,
        endpoint: Endpoint,
        cache: AnswerCache,
        budget: Budget | None = None,
        prices: Prices | None = None,
    ) -> None:
        """Serve one run: the budget counts from here; answers and the rung that works stay in the cache."""
        self._endpoint, self._cache = endpoint, cache
        self._meter = Meter(budget or Budget(), prices)
        self._server = f"{endpoint.base_url} {endpoint.model}"

    @property
    def usage(self) -> Usage:
        """Return what this run used so far."""
        return self._meter.usage

    def complete(self, messages: Sequence[Message], schema: type[T]) -> Answer[T]:
        """Return a kept answer, or ask; the wait ends at the deadline whatever the server does."""
        key = prompt_hash(self._server, messages, schema)
        kept = kept_answer(self._cache, key, schema)
        if kept is not None:
            return self._meter.record(kept)
        answer = self._within_deadline(messages, schema)
        if answer.parsed is not None:
            self._cache.put(key, answer.parsed.model_dump_json())
        self._remember(answer)
        return self._meter.record(answer)

    def _within_deadline(self, messages: Sequence[Message], schema: type[T]) -> Answer[T]:
        """Climb in a thread of its own: a server that sends byte by byte outlasts every read timeout."""
        future: Future[Answer[T]] = Future()
        until = time.monotonic() + self._endpoint.deadline
        with careful_client() as http:
            climb = _Climb(http, self._endpoint, self._meter, until)
            work = partial(climb.run, self._remembered(), messages, schema)
            threading.Thread(target=_settle, args=(future, work), daemon=True).start()
            try:
                return future.result(self._endpoint.deadline)
            except TimeoutError:
                return failed(Ending.SLOW)

    def _remembered(self) -> Rung | None:
        name = self._cache.get(self._rung_key)
        return Rung(name) if name in set(Rung) else None

    def _remember(self, answer: Answer[T]) -> None:
        """Keep the rung that worked; after an answer that no rung could read, begin at the top again."""
        if answer.rung is not None and answer.parsed is not None:
            self._cache.put(self._rung_key, answer.rung.value)
        elif answer.outcome is Ending.MALFORMED:
            self._cache.put(self._rung_key, "")

    @property
    def _rung_key(self) -> str:
        return f"rung:{self._server}"


@dataclass(frozen=True, slots=True)
class _Climb:
    """One call: rung after rung until one brings a value, the budget is spent or the time is up."""

    http: httpx2.Client
    endpoint: Endpoint
    meter: Meter
    until: float

    def run(self, start: Rung | None, messages: Sequence[Message], schema: type[T]) -> Answer[T]:
        """Return the first answer that ends the climb."""
        answer: Answer[T] = failed(Ending.MALFORMED)
        tokens_in = tokens_out = 0
        for rung in rungs_from(start):
            request = request_for(rung, messages, schema)
            answer = self._try(rung, request, schema)
            tokens_in, tokens_out = tokens_in + answer.tokens_in, tokens_out + answer.tokens_out
            if answer.outcome is not Ending.MALFORMED:
                break
        cost = self.meter.cost(tokens_in, tokens_out)
        return Answer(
            parsed=answer.parsed,
            outcome=answer.outcome,
            message=answer.message,
            tokens_in=tokens_in,
            tokens_out=tokens_out,
            cost=cost,
            rung=answer.rung,
        )

    def _try(self, rung: Rung, request: dict[str, Any], schema: type[T]) -> Answer[T]:
        """Send one request; a form that the server does not know counts as malformed: the climb goes on."""
        estimate = len(json.dumps(request, ensure_ascii=False).encode("utf-8", "replace")) // LETTERS_A_TOKEN
        left = self.until - time.monotonic()
        if left <= 0:
            return failed(Ending.SLOW)
        if not self.meter.admit(estimate + self.endpoint.answer_tokens):
            return failed(Ending.OVER_BUDGET)
        try:
            completion = self._client().chat.completions.create(
                model=self.endpoint.model, timeout=left, **self._length(), **request
            )
        except Exception as error:  # whatever a server's bytes make the client raise is an answer here
            return explained(error)
        reply = reply_of(completion, estimate)
        self.meter.charge(reply.tokens_in, reply.tokens_out)
        return _read(reply, rung, schema)

    def _client(self) -> OpenAI:
        endpoint, key = self.endpoint, self.endpoint.api_key or "none"
        return OpenAI(api_key=key, base_url=endpoint.base_url, max_retries=0, http_client=self.http)

    def _length(self) -> dict[str, Any]:
        """Cap the answer's length under the name that the server knows: OpenAI renamed it, others did not."""
        name = "max_completion_tokens" if self.endpoint.host.endswith("openai.com") else "max_tokens"
        return {"extra_body": {name: self.endpoint.answer_tokens}}


def _settle(future: Future[Answer[T]], work: Callable[[], Answer[T]]) -> None:
    """Run the work and put its answer into the future; nothing that it raises is lost."""
    try:
        future.set_result(work())
    except Exception as error:  # it is raised again in the waiting thread
        future.set_exception(error)


def _read(reply: Reply, rung: Rung, schema: type[T]) -> Answer[T]:
    """Turn a reply into an answer; a value counts even where the reply calls itself cut off."""
    parsed = None if reply.refused else read_reply(reply.text, schema)
    outcome = reply.outcome if parsed is None else Ending.ANSWERED
    return Answer(
        parsed=parsed,
        outcome=outcome,
        message=EXPLANATIONS[outcome],
        tokens_in=reply.tokens_in,
        tokens_out=reply.tokens_out,
        cost=None,
        rung=rung,
    )
