"""A climb ends: whatever a server does, one question costs a bounded number of requests, and all of them are paid."""

import time

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from llm_stub import StubReply, serving
from scripted_server import GOOD, answer, error, in_turn

from core.adapters.llm.answers import Ending
from core.adapters.llm.asking import Asking
from core.adapters.llm.climb import MOST_REQUESTS, Climb
from core.adapters.llm.dialect import Dialect
from core.adapters.llm.endpoint import Endpoint
from core.adapters.llm.metering import Budget, Meter
from core.adapters.llm.transport import careful_client
from core.prompts.names import NameAnswer, naming_prompt

REPLIES = [
    answer(GOOD),
    answer("prose"),
    answer(""),
    answer("", "length"),
    error(400, "context length exceeded"),
    error(400, "temperature"),
    error(400, "max_tokens"),
    error(500, "boom"),
    error(503, "Loading model"),
    error(429, "busy"),
    StubReply(body="<html>"),
]


@given(st.lists(st.sampled_from(REPLIES), min_size=1, max_size=MOST_REQUESTS))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_one_question_ends_and_pays_for_all_its_requests(replies: list[StubReply]) -> None:
    meter = Meter(Budget())
    with serving(in_turn(*replies)) as stub, careful_client() as http:
        endpoint = Endpoint(model="m", base_url=stub.url, pace=0.0001)
        climb = Climb(Asking(http, endpoint, meter, time.monotonic() + 60), NameAnswer, naming_prompt(["a"]), Dialect())
        told = climb.run()
    assert (told.parsed is not None) == (told.outcome is Ending.ANSWERED)
    assert told.parsed is not None or told.message
    assert len(stub.requests) == meter.usage.requests <= MOST_REQUESTS
    assert (told.tokens_in, told.tokens_out) == (meter.usage.tokens_in, meter.usage.tokens_out)
