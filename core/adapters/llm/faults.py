"""Tell what is wrong from a server's status and its own words: what to ask in another way, and what to give up."""

import json
import re
from dataclasses import dataclass
from enum import StrEnum

from core.adapters.llm.own_words import BODY_SIGNS, own_words


class Cause(StrEnum):
    """Why a server gave no answer."""

    FORM = "form"
    LENGTH_NAME = "length name"
    TEMPERATURE = "temperature"
    SEED = "seed"
    SYSTEM = "system"
    CONTEXT = "context"
    BUSY = "busy"
    LOADING = "loading"
    BROKEN = "broken"
    KEY = "key"
    CREDIT = "credit"
    MODEL = "model"
    ADDRESS = "address"
    REDIRECT = "redirect"
    REFUSED = "refused"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Why a server gave no answer, in its own words; `wait` is the seconds that it asked us to wait, if it did."""

    cause: Cause
    words: str = ""
    status: int = 0
    wait: float | None = None


_WORDED: tuple[tuple[Cause, str], ...] = (
    (Cause.CREDIT, r"insufficient[_ ](quota|balance|credits|funds)|out of credit|exceeded your current quota|billing"),
    (
        Cause.CONTEXT,
        r"context[_ ](length|size|window|limit)|(maximum|available) context|prompt is too long|too many (input )?tokens"
        r"|(reduce|shorten) (the length|your prompt)|keep the first|exceeds the (max|limit)\w* (number of )?tokens",
    ),
    (Cause.KEY, r"(in(valid|correct)|wrong|missing|expired)[ _]api[ _-]?key|api[ _]key (is )?(not valid|invalid)"),
    (Cause.REFUSED, r"content[_ ](filter|management policy|policy)|responsible ?ai|safety (system|setting)"),
    (
        Cause.SYSTEM,
        r"(system|developer) (role|message|prompt|instruction)s?\b.*(not|n't|un|only|must)|role\W+system"
        r"|roles must alternate|only (user|assistant)[^.]{0,40} roles",
    ),
    (Cause.LENGTH_NAME, r"\bmax_(completion_)?tokens\b"),
    (Cause.TEMPERATURE, r"\btemperature\b"),
    (Cause.SEED, r"\bseed\b"),
    (
        Cause.MODEL,
        r"models?\b[^.]{0,80}(not (be )?(found|exist|loaded|available|valid|supported)|n.t exist)|deploymentnotfound"
        r"|(unknown|invalid|no such|no) models?\b|not a valid model",
    ),
)
"""Words by which servers tell what is wrong with a request, the surest first; read off public error reports."""
_WORDED_STATUSES = (400, 404, 413, 422, 429, 500)
"""HTTP statuses under which servers send any of these words; read off public error reports."""
_FORM_WORDS = re.compile(
    r"response_format|json_schema|json_object|grammar|tool_choice|\btools?\b|schema", re.IGNORECASE
)
_PLAIN: dict[int, Cause] = {
    401: Cause.KEY, 402: Cause.CREDIT, 403: Cause.KEY, 404: Cause.ADDRESS, 405: Cause.ADDRESS, 413: Cause.CONTEXT,
    400: Cause.FORM, 415: Cause.FORM, 422: Cause.FORM, 501: Cause.FORM, 500: Cause.BROKEN,
    429: Cause.BUSY, 502: Cause.BUSY, 503: Cause.BUSY, 504: Cause.BUSY, 529: Cause.BUSY,
}  # fmt: skip
"""What an HTTP status means without words (RFC 9110, 6585); 529 is Anthropic's for too many."""
_REDIRECTS = range(300, 400)
"""HTTP statuses that point elsewhere (RFC 9110)."""
_SERVICE_UNAVAILABLE = 503
"""HTTP status of a server that is not ready (RFC 9110): llama.cpp's while it loads a model."""


def fault_of(status: int, body: str, key: str = "", wait: float | None = None) -> Fault:
    """Return what a reply with a status and a body says; `key` is never quoted."""
    return Fault(cause=_cause(status, body[:BODY_SIGNS]), words=own_words(body, key), status=status, wait=wait)


def _cause(status: int, body: str) -> Cause:
    """Read the words first: servers differ in the status that they give, and say the same."""
    if status in _REDIRECTS:
        return Cause.REDIRECT
    if status == _SERVICE_UNAVAILABLE and "loading" in body.casefold():
        return Cause.LOADING
    if status in _WORDED_STATUSES:
        for cause, words in _WORDED:
            if re.search(words, body, re.IGNORECASE):
                return cause
        if _FORM_WORDS.search(body):
            return Cause.FORM
    return _PLAIN.get(status, Cause.OTHER)


def fault_in(error: object, key: str = "") -> Fault | None:
    """Return the fault that a reply of status 200 holds instead of an answer, its fields as attributes; None for none.

    `error` is the reply's field of that name: an object with `code` and `message`, or words alone.
    """
    if not error:
        return None
    code = getattr(error, "code", None)
    status = code if isinstance(code, int) and not isinstance(code, bool) else _status_of(error)
    return fault_of(status, json.dumps({"error": error}, default=vars), key)


_WORDLESS = 400
"""HTTP status under which the words of a reply without a code are read: a bad request's (RFC 9110)."""


def _status_of(error: object) -> int:
    """Return the status of an error that tells none: a server's own failure where it says so, else a bad request."""
    said = json.dumps(error, default=vars).casefold()
    return next((status for word, status in _SAID.items() if word in said), _WORDLESS)


_SAID = {"rate limit": 429, "rate_limit": 429, "overloaded": 503, "unavailable": 503, "internal": 500}
"""HTTP statuses (RFC 9110) that a reply without one says in words; read off public error reports."""
