"""A server's words tell its fault before its status does: servers differ in the status and say the same."""

from types import SimpleNamespace as Part

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.adapters.llm.faults import Cause, fault_in, fault_of


@pytest.mark.parametrize(
    ("status", "body", "cause"),
    [
        (400, "no such field", Cause.FORM),
        (400, "maximum context length is 8192", Cause.CONTEXT),
        (400, "max_tokens is too large for the context length", Cause.CONTEXT),
        (422, '{"loc": ["body", "seed"]}', Cause.SEED),
        (400, "System role not supported", Cause.SYSTEM),
        (400, "Unsupported parameter: 'max_tokens'", Cause.LENGTH_NAME),
        (429, "insufficient_quota", Cause.CREDIT),
        (429, "slow down", Cause.BUSY),
        (503, "Loading model", Cause.LOADING),
        (503, "overloaded", Cause.BUSY),
        (500, "boom", Cause.BROKEN),
        (500, "invalid grammar", Cause.FORM),
        (404, "model not found", Cause.MODEL),
        (404, "page not found", Cause.ADDRESS),
        (401, "model not found", Cause.KEY),
        (307, "https://elsewhere.example", Cause.REDIRECT),
        (418, "teapot", Cause.OTHER),
    ],
)
def test_what_is_wrong_is_told_by_words_and_then_by_status(status: int, body: str, cause: Cause) -> None:
    fault = fault_of(status, body)
    assert (fault.cause, fault.status) == (cause, status)


def test_a_reply_with_an_error_is_a_fault_and_one_without_is_none() -> None:
    assert fault_in(None) is None
    assert fault_in("") is None
    fault = fault_in(Part(code=429, message="later"))
    assert fault is not None
    assert (fault.cause, fault.words) == (Cause.BUSY, "later")


@given(st.integers(100, 599), st.text(max_size=300))
def test_any_status_and_body_have_a_cause(status: int, body: str) -> None:
    assert fault_of(status, body).cause in set(Cause)
