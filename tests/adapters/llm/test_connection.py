"""A connection is tried with titles of ours, and says who answered, in what form, how long it took, and the name."""

from llm_stub import serving
from scripted_server import GOOD, answer, error, in_turn

from core.adapters.llm.connection import TRIAL_TITLES, facts_of, try_connection
from core.adapters.llm.endpoint import Endpoint
from core.adapters.llm.llm import MemoryAnswerCache
from core.adapters.llm.openai_chat import OpenAIChatModel


def test_a_connection_that_works_says_all_of_it() -> None:
    with serving(in_turn(answer(GOOD))) as stub:
        told = try_connection(OpenAIChatModel(Endpoint(model="stub", base_url=stub.url), MemoryAnswerCache()))
    facts = dict(facts_of(told))
    assert TRIAL_TITLES[0] in stub.requests[0]["messages"][-1]["content"]
    assert facts["Host"] == "127.0.0.1"
    assert facts["Model"] == "stub"
    assert facts["Form of answer"] == "json schema"
    assert facts["Used"] == "2,000 tokens asked, 10 answered"
    assert facts["Name it gave"] == "Balcony herbs"
    assert facts["Time"].endswith("seconds")
    assert "To know" not in facts


def test_one_that_does_not_says_why_and_where() -> None:
    with serving(in_turn(error(401, "Bad key"))) as stub:
        told = try_connection(OpenAIChatModel(Endpoint(model="stub", base_url=stub.url), MemoryAnswerCache()))
    facts = dict(facts_of(told))
    assert facts["Host"] == "127.0.0.1"
    assert "“Bad key”" in facts["To know"]
    assert "Name it gave" not in facts
