"""Whatever a server does becomes a plain sentence and never an exception."""

import httpx2
import pytest
from openai import APIConnectionError, APIStatusError, APITimeoutError
from pydantic import BaseModel

from core.adapters.llm.answers import Answer, Ending
from core.adapters.llm.failures import explained

ASKED = httpx2.Request("POST", "http://127.0.0.1/v1")


def told(error: Exception) -> Answer[BaseModel]:
    return explained(error)


@pytest.mark.parametrize(
    ("status", "outcome", "said"),
    [
        (400, Ending.MALFORMED, ""),
        (302, Ending.REJECTED, "points elsewhere"),
        (401, Ending.REJECTED, "refused the key"),
        (429, Ending.REJECTED, "quota"),
        (404, Ending.REJECTED, "status 404"),
    ],
)
def test_a_status_is_told_with_what_to_do(status: int, outcome: Ending, said: str) -> None:
    answer = told(APIStatusError("no", response=httpx2.Response(status, request=ASKED), body=None))
    assert answer.outcome is outcome
    assert said in answer.message
    assert answer.parsed is None


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (APITimeoutError(request=ASKED), Ending.SLOW),
        (httpx2.ReadTimeout("late"), Ending.SLOW),
        (APIConnectionError(request=ASKED), Ending.UNREACHABLE),
        (httpx2.DecodingError("bytes"), Ending.UNREACHABLE),
        (ValueError("anything else"), Ending.MALFORMED),
    ],
)
def test_an_exception_of_the_client_has_its_outcome(error: Exception, outcome: Ending) -> None:
    assert told(error).outcome is outcome
