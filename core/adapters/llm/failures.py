"""Say in plain words what went wrong between us and a language model's server."""

from typing import TypeVar

import httpx2
from openai import APIConnectionError, APIError, APIStatusError, APITimeoutError
from pydantic import BaseModel

from core.adapters.llm.answers import Answer, Ending, failed

T = TypeVar("T", bound=BaseModel)

_FORM_UNKNOWN = (400, 422, 500, 501)
"""HTTP status codes with which servers answer a form of request that they do not know; chosen by hand."""
_REDIRECTS = range(300, 400)
"""HTTP status codes that point elsewhere (RFC 9110)."""
_REFUSED = (401, 403)
"""HTTP status codes of a key that is missing or not enough (RFC 9110)."""
_TOO_MANY = 429
"""HTTP status code of too many requests (RFC 6585)."""
_REDIRECT = "The language model's address points elsewhere; nothing was sent on. Set its final address."
_KEY = "The language model's server refused the key. Check it in the settings."
_BUSY = "The language model's server is busy or your quota is spent. Try again later."


def explained(error: Exception) -> Answer[T]:
    """Say in plain words what an exception of the client means."""
    if isinstance(error, APITimeoutError | httpx2.TimeoutException):
        return failed(Ending.SLOW)
    if isinstance(error, APIStatusError):
        return _status(error.status_code)
    if isinstance(error, APIConnectionError | httpx2.HTTPError):
        return failed(Ending.UNREACHABLE)
    if isinstance(error, APIError):
        return failed(Ending.REJECTED)
    return failed(Ending.MALFORMED)


def _status(status: int) -> Answer[T]:
    """Read a status; those that a server gives to a form it does not know send the climb on."""
    if status in _FORM_UNKNOWN:
        return failed(Ending.MALFORMED)
    if status in _REDIRECTS:
        return failed(Ending.REJECTED, _REDIRECT)
    if status in _REFUSED:
        return failed(Ending.REJECTED, _KEY)
    if status == _TOO_MANY:
        return failed(Ending.REJECTED, _BUSY)
    message = f"The language model's server answered with status {status}. Check its address and model name."
    return failed(Ending.REJECTED, message)
