"""Ask any OpenAI-compatible server for typed answers: one deadline a call, no redirects, four forms."""

import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import replace
from typing import TypeVar

from pydantic import BaseModel

from core.adapters.llm.answers import SERVER_ENDINGS, Answer, Ending, failed
from core.adapters.llm.asking import Asking
from core.adapters.llm.climb import Climb
from core.adapters.llm.dialect import kept_dialect
from core.adapters.llm.endpoint import Endpoint, Where
from core.adapters.llm.llm import AnswerCache, kept_answer, prompt_hash
from core.adapters.llm.metering import Budget, Meter, Prices, Usage
from core.adapters.llm.transport import careful_client
from core.prompts.titles import Message

T = TypeVar("T", bound=BaseModel)

FAILURES_A_ROUND = 2
"""Failures of the server, one after another, after which a round asks no more; chosen by hand: one may be chance."""


class OpenAIChatModel:
    """Answer through chat completions; every failure becomes an answer without a value."""

    def __init__(
        self,
        endpoint: Endpoint,
        cache: AnswerCache,
        budget: Budget | None = None,
        prices: Prices | None = None,
    ) -> None:
        """Serve one run: the budget and the failures count from here; answers and the dialect stay in the cache."""
        self._endpoint, self._cache = endpoint, cache
        self._meter = Meter(budget or Budget(), prices)
        self._server = f"{endpoint.base_url} {endpoint.model}"
        self._failures = 0

    @property
    def where(self) -> Where:
        """Return the endpoint's host and its model."""
        return Where(self._endpoint.host, self._endpoint.model)

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
        if self._failures >= FAILURES_A_ROUND:
            return self._meter.record(failed(Ending.STOPPED))
        began = time.monotonic()
        answer = self._within_deadline(messages, schema)
        answer = replace(answer, host=self._endpoint.host, seconds=time.monotonic() - began)
        self._failures = self._failures + 1 if answer.outcome in SERVER_ENDINGS else 0
        if answer.parsed is not None:
            self._cache.put(key, answer.parsed.model_dump_json())
        return self._meter.record(answer)

    def _within_deadline(self, messages: Sequence[Message], schema: type[T]) -> Answer[T]:
        """Climb in a thread of its own: a server that sends byte by byte outlasts every read timeout."""
        future: Future[Answer[T]] = Future()
        seconds, key = self._endpoint.seconds, f"dialect:{self._server}"
        began = kept_dialect(self._cache.get(key), self._endpoint.is_openai)
        with careful_client() as http:
            asking = Asking(http, self._endpoint, self._meter, time.monotonic() + seconds)
            climb = Climb(asking, schema, messages, began)
            threading.Thread(target=_settle, args=(future, climb.run), daemon=True).start()
            try:
                answer = future.result(seconds)
            except TimeoutError:
                return failed(Ending.SLOW)
        if climb.dialect != began:
            self._cache.put(key, climb.dialect.model_dump_json())
        return answer


def _settle(future: Future[Answer[T]], work: Callable[[], Answer[T]]) -> None:
    """Run the work and put its answer into the future; nothing that it raises is lost."""
    try:
        future.set_result(work())
    except Exception as error:  # it is raised again in the waiting thread
        future.set_exception(error)
