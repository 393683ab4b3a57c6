"""Send one request to a server, and tell whether a reply, a fault or an ending came back."""

import json
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import httpx2
from openai import OpenAI
from pydantic import BaseModel

from core.adapters.llm.answers import Answer, Ending, failed
from core.adapters.llm.dialect import Dialect
from core.adapters.llm.endpoint import Endpoint
from core.adapters.llm.failures import explained, status_fault
from core.adapters.llm.faults import Fault, fault_in
from core.adapters.llm.ladder import Rung, request_for
from core.adapters.llm.metering import Meter
from core.adapters.llm.own_words import own_words
from core.adapters.llm.payload import completion_in
from core.adapters.llm.reading import LETTERS_A_TOKEN, Reply, reply_of
from core.prompts.titles import Message

_PAGE = "The address of the language model answered with a web page. Most addresses end in /v1."


@dataclass(frozen=True, slots=True)
class Asking:
    """What every request of one call needs; `until` is the moment of `time.monotonic` at which it ends."""

    http: httpx2.Client
    endpoint: Endpoint
    meter: Meter
    until: float

    def left(self) -> float:
        """Return the seconds that are left."""
        return self.until - time.monotonic()

    def send(
        self, dialect: Dialect, messages: Sequence[Message], schema: type[BaseModel]
    ) -> Reply | Fault | Answer[BaseModel]:
        """Send one request; whatever a server's bytes make the client raise becomes a fault or an ending."""
        rung = dialect.rung or Rung.JSON_SCHEMA
        request = request_for(rung, messages, schema, dialect.has_system)
        tokens = guessed_tokens(request)
        if (left := self.left()) <= 0:
            return failed(Ending.SLOW)
        if not self.meter.admit(tokens + self.endpoint.length(dialect)):
            return failed(Ending.OVER_BUDGET)
        try:
            options = dialect.options(self.endpoint.length(dialect))
            raw = self._client().chat.completions.with_raw_response.create(
                model=self.endpoint.model, timeout=left, extra_body=options, **request
            )
            return self._read(raw.text, tokens)
        except Exception as error:
            return status_fault(error, self.endpoint.api_key) or explained(error)

    def _client(self) -> OpenAI:
        endpoint, key = self.endpoint, self.endpoint.api_key or "none"
        return OpenAI(api_key=key, base_url=endpoint.base_url, max_retries=0, http_client=self.http)

    def _read(self, body: str, tokens: int) -> Reply | Fault | Answer[BaseModel]:
        """Read what came with status 200: a completion, a failure all the same, or a web page."""
        completion = completion_in(body)
        if isinstance(completion, str) and completion.startswith("<"):
            return failed(Ending.MALFORMED, f"{_PAGE} It said: “{own_words(completion)}”")
        reply = reply_of(completion, tokens)
        fault = fault_in(reply.error, self.endpoint.api_key)
        if fault is None:
            self.meter.charge(reply.tokens_in, reply.tokens_out)
        return fault or reply


def guessed_tokens(request: dict[str, Any]) -> int:
    """Guess the tokens of a request, or of its turns, by its length."""
    return len(json.dumps(request, ensure_ascii=False).encode("utf-8", "replace")) // LETTERS_A_TOKEN
