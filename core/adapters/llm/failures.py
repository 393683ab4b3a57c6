"""Say in plain words what went wrong between us and a language model's server, and quote the server's own."""

from typing import TypeVar

import httpx2
from openai import APIConnectionError, APIError, APIStatusError, APITimeoutError
from pydantic import BaseModel

from core.adapters.llm.answers import EXPLANATIONS, Answer, Ending, failed
from core.adapters.llm.faults import Cause, Fault, fault_of

T = TypeVar("T", bound=BaseModel)

_SAID: dict[Cause, tuple[Ending, str]] = {
    Cause.REDIRECT: (
        Ending.REJECTED,
        "The language model's address points elsewhere; nothing was sent on. Set its final address.",
    ),
    Cause.KEY: (Ending.REJECTED, "The language model's server refused the key. Check it in the settings."),
    Cause.CREDIT: (Ending.REJECTED, "The account at the language model's server is out of credit, its quota is spent."),
    Cause.BUSY: (Ending.REJECTED, "The language model's server is busy or your quota is spent. Try again later."),
    Cause.LOADING: (Ending.SLOW, "The language model's server is still loading its model. Try again in a minute."),
    Cause.BROKEN: (Ending.BROKEN, EXPLANATIONS[Ending.BROKEN]),
    Cause.MODEL: (Ending.REJECTED, "The language model's server does not know this model. Check OPENAI_MODEL."),
    Cause.CONTEXT: (Ending.TOO_LONG, EXPLANATIONS[Ending.TOO_LONG]),
    Cause.REFUSED: (Ending.REFUSED, "The language model's server declined to answer."),
}
_ODD = "The language model's server did not take the question in any form."
_ASKED_IN_VAIN = (Cause.FORM, Cause.LENGTH_NAME, Cause.TEMPERATURE, Cause.SEED, Cause.SYSTEM)


def explained(error: Exception, key: str = "") -> Answer[T]:
    """Say in plain words what an exception of the client means; `key` is never quoted."""
    fault = status_fault(error, key)
    if fault is not None:
        return fault_told(fault)
    if isinstance(error, APITimeoutError | httpx2.TimeoutException):
        return failed(Ending.SLOW)
    if isinstance(error, APIConnectionError | httpx2.HTTPError):
        return failed(Ending.UNREACHABLE)
    if isinstance(error, APIError):
        return failed(Ending.REJECTED)
    return failed(Ending.MALFORMED)


def status_fault(error: Exception, key: str = "") -> Fault | None:
    """Return the fault that an HTTP status tells, None where the exception is of another kind."""
    if not isinstance(error, APIStatusError):
        return None
    place = error.response.headers.get("location", "")
    return fault_of(error.status_code, place or _body(error), key, _wait(error.response.headers.get("retry-after")))


def fault_told(fault: Fault) -> Answer[T]:
    """Turn a fault into an answer without a value: what to do, and the server's own words after it."""
    if fault.cause in _SAID:
        ending, sentence = _SAID[fault.cause]
    elif fault.cause in _ASKED_IN_VAIN:
        ending, sentence = Ending.MALFORMED, _ODD
    else:
        ending = Ending.REJECTED
        answered = f"The language model's server answered with status {fault.status}."
        sentence = f"{answered} Check its address (most end in /v1) and model name."
    return failed(ending, f"{sentence} It said: “{fault.words}”" if fault.words else sentence)


def _body(error: APIStatusError) -> str:
    try:
        return error.response.text
    except httpx2.HTTPError:
        return ""


def _wait(told: str | None) -> float | None:
    """Read the seconds to wait; a date is none that we keep."""
    return float(told) if told and told.strip().replace(".", "", 1).isdecimal() else None
