"""One request brings a reply, a fault or an ending, and is counted only where it was answered."""

import time

import pytest
from llm_stub import StubReply, completion, serving
from pydantic import BaseModel

from core.adapters.llm.answers import Answer, Ending
from core.adapters.llm.asking import Asking
from core.adapters.llm.dialect import Dialect
from core.adapters.llm.endpoint import Endpoint
from core.adapters.llm.faults import Cause, Fault
from core.adapters.llm.metering import Budget, Meter
from core.adapters.llm.reading import Reply
from core.adapters.llm.transport import careful_client
from core.prompts.titles import Message


class Named(BaseModel):
    """A name."""

    name: str


def sent(reply: StubReply, meter: Meter, seconds: float = 5.0) -> Reply | Fault | Answer[BaseModel]:
    with serving(lambda body: reply) as stub, careful_client() as http:
        asking = Asking(http, Endpoint(model="m", base_url=stub.url), meter, time.monotonic() + seconds)
        return asking.send(Dialect(), [Message("user", "Name it.")], Named)


def test_an_answer_is_a_reply_and_is_charged() -> None:
    meter = Meter(Budget())
    reply = sent(completion("{}"), meter)
    assert isinstance(reply, Reply)
    assert meter.usage.tokens_in == reply.tokens_in == 100


@pytest.mark.parametrize("reply", [StubReply(status=500, body="boom"), StubReply(body='{"error": {"code": 500}}')])
def test_a_failure_is_a_fault_and_is_not_charged(reply: StubReply) -> None:
    meter = Meter(Budget())
    fault = sent(reply, meter)
    assert isinstance(fault, Fault)
    assert (fault.cause, meter.usage.tokens_in) == (Cause.BROKEN, 0)


@pytest.mark.parametrize(("budget", "seconds", "ending"), [(0, 5.0, Ending.OVER_BUDGET), (None, -1.0, Ending.SLOW)])
def test_without_budget_or_time_nothing_is_sent(budget: int | None, seconds: float, ending: Ending) -> None:
    answer = sent(completion("{}"), Meter(Budget(calls=budget)), seconds)
    assert isinstance(answer, Answer)
    assert answer.outcome is ending
