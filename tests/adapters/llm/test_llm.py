"""Chat models answer with a value or a plain sentence; nothing that a server does raises."""

import json
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from llm_stub import Behaviour, Stub, StubReply, completion, form_of, serving, tool_completion
from pydantic import BaseModel

from core.adapters.llm.endpoint import Endpoint
from core.adapters.llm.ladder import Rung, read_reply
from core.adapters.llm.llm import (
    AnswerCache,
    Budget,
    ChatModel,
    Ending,
    MemoryAnswerCache,
    Message,
    Prices,
    ScriptedChatModel,
)
from core.adapters.llm.openai_chat import OpenAIChatModel

GOOD = '{"name": "Balcony herbs"}'
PROMPT = [Message("user", "Name it.")]


class Named(BaseModel):
    """A name."""

    name: str


Build = Callable[..., ChatModel]


def behaving(replies: Sequence[str | Ending]) -> Behaviour:
    """Give each call its reply: every rung of a call gets the same one."""
    rest = list(replies)

    def behave(body: dict[str, object]) -> StubReply:
        reply = rest[0]
        if form_of(body) in ("text", "json_schema") and (reply == GOOD or form_of(body) == "text"):
            rest.pop(0)
        return StubReply(status=401) if isinstance(reply, Ending) else completion(reply)

    return behave


@pytest.fixture(params=["scripted", "openai"])
def build(request: pytest.FixtureRequest) -> Iterator[Build]:
    with ExitStack() as stack:

        def make(
            replies: Sequence[str | Ending], cache: AnswerCache | None = None, budget: Budget | None = None
        ) -> ChatModel:
            kept = cache or MemoryAnswerCache()
            if request.param == "scripted":
                return ScriptedChatModel(replies, kept, budget)
            stub = stack.enter_context(serving(behaving(replies)))
            return OpenAIChatModel(Endpoint(model="stub", base_url=stub.url, api_key="key", deadline=5.0), kept, budget)

        yield make


class TestEveryChatModel:
    def test_answers_with_a_value_of_the_schema(self, build: Build) -> None:
        answer = build([GOOD]).complete(PROMPT, Named)
        assert answer.parsed == Named(name="Balcony herbs")
        assert answer.outcome is Ending.ANSWERED
        assert not answer.cached
        assert answer.message == ""

    def test_prose_is_malformed_and_counted(self, build: Build) -> None:
        model = build(["I would call it something nice."])
        answer = model.complete(PROMPT, Named)
        assert answer.parsed is None
        assert answer.outcome is Ending.MALFORMED
        assert answer.message
        assert model.usage.malformed == 1

    def test_json_that_does_not_fit_the_schema_is_malformed(self, build: Build) -> None:
        assert build(['{"title": 3}']).complete(PROMPT, Named).outcome is Ending.MALFORMED

    def test_a_failed_call_is_counted_and_said(self, build: Build) -> None:
        model = build([Ending.REJECTED])
        answer = model.complete(PROMPT, Named)
        assert (answer.parsed, answer.outcome) == (None, Ending.REJECTED)
        assert answer.message
        assert model.usage.failed == 1

    def test_the_same_prompt_is_answered_from_the_cache(self, build: Build) -> None:
        model = build([GOOD])
        model.complete(PROMPT, Named)
        again = model.complete(PROMPT, Named)
        assert again.cached
        assert again.parsed == Named(name="Balcony herbs")
        assert (model.usage.cached, model.usage.calls, model.usage.requests) == (1, 2, 1)

    def test_what_went_wrong_is_not_cached(self, build: Build) -> None:
        model = build(["prose", GOOD])
        model.complete(PROMPT, Named)
        assert model.complete(PROMPT, Named).parsed == Named(name="Balcony herbs")

    def test_a_damaged_cache_is_no_answer(self, build: Build) -> None:
        class Damaged(MemoryAnswerCache):
            def get(self, key: str) -> str | None:
                return "{" if key.startswith("answer:") else super().get(key)

        assert build([GOOD], Damaged()).complete(PROMPT, Named).parsed == Named(name="Balcony herbs")

    def test_a_spent_budget_sends_nothing(self, build: Build) -> None:
        model = build([GOOD], budget=Budget(calls=0))
        answer = model.complete(PROMPT, Named)
        assert (answer.parsed, answer.outcome) == (None, Ending.OVER_BUDGET)
        assert model.usage.requests == 0


def ask(
    behaviour: Behaviour, deadline: float = 5.0, cache: AnswerCache | None = None, **options: object
) -> tuple[object, Stub, OpenAIChatModel]:
    """Ask a server once; return its answer, the server and the model."""
    prices = options.get("prices")
    budget = options.get("budget")
    with serving(behaviour) as stub:
        model = OpenAIChatModel(
            Endpoint(model="stub", base_url=stub.url, api_key="secret-key", deadline=deadline),
            cache or MemoryAnswerCache(),
            budget if isinstance(budget, Budget) else None,
            prices if isinstance(prices, Prices) else None,
        )
        return model.complete(PROMPT, Named), stub, model


def outcome_of(answer: object) -> Ending:
    outcome = getattr(answer, "outcome", None)
    assert isinstance(outcome, Ending)
    return outcome


def only(form: str, good: StubReply, bad: StubReply) -> Behaviour:
    return lambda body: good if form_of(body) == form else bad


LADDER = [
    ("json_schema", completion(GOOD), Rung.JSON_SCHEMA, 1),
    ("json_object", completion(f"Sure! {GOOD} Anything else?"), Rung.JSON_OBJECT, 2),
    ("tool", tool_completion("Named", GOOD), Rung.TOOL, 3),
    ("text", completion(f"```json\n{GOOD}\n```"), Rung.TEXT, 4),
]


class TestTheLadder:
    @pytest.mark.parametrize(("form", "good", "rung", "requests"), LADDER)
    @pytest.mark.parametrize(
        "bad", [StubReply(status=500, body="{}"), StubReply(status=400, body="no such field"), completion("prose")]
    )
    def test_goes_down_to_the_form_that_the_server_knows(
        self, form: str, good: StubReply, rung: Rung, requests: int, bad: StubReply
    ) -> None:
        answer, stub, _ = ask(only(form, good, bad))
        assert getattr(answer, "parsed", None) == Named(name="Balcony herbs")
        assert getattr(answer, "rung", None) is rung
        asked_again = int(bad.status == 500 and requests > 1)
        assert len(stub.requests) == requests + asked_again

    def test_the_rung_that_worked_is_remembered_with_the_answers(self) -> None:
        cache = MemoryAnswerCache()
        with serving(only("tool", tool_completion("Named", GOOD), StubReply(status=400))) as stub:
            for text in ("first", "second"):
                model = OpenAIChatModel(Endpoint(model="stub", base_url=stub.url), cache)
                model.complete([Message("user", text)], Named)
            assert [form_of(body) for body in stub.requests] == ["json_schema", "json_object", "tool", "tool"]

    def test_after_a_call_that_no_rung_could_read_the_ladder_begins_at_its_top(self) -> None:
        cache = MemoryAnswerCache()
        with serving(lambda body: completion("prose")) as stub:
            for _ in range(2):
                OpenAIChatModel(Endpoint(model="stub", base_url=stub.url), cache).complete(PROMPT, Named)
            assert [form_of(body) for body in stub.requests] == [
                "json_schema",
                "json_object",
                "tool",
                "text",
            ] * 2

    def test_the_answer_s_length_is_capped_under_the_name_that_servers_know(self) -> None:
        _, stub, _ = ask(lambda body: completion(GOOD))
        assert stub.requests[0]["max_tokens"] == 600


class TestServersThatMisbehave:
    @pytest.mark.parametrize(
        "reply",
        [
            StubReply(body="<html><body>Sign in</body></html>", content_type="text/html"),
            StubReply(body="<html>", content_type="application/json"),
            StubReply(body='{"choices": ['),
            StubReply(body="[]"),
            StubReply(body="null"),
            StubReply(body='{"choices": null, "usage": "many"}'),
            StubReply(body='{"choices": [{"message": {"content": ["a"], "tool_calls": [{}]}}]}'),
            StubReply(body='{"choices": [{"message": 7}], "usage": {"prompt_tokens": -3}}'),
            completion("[" * 50_000),
            completion('{"a":' * 50_000),
        ],
    )
    def test_a_reply_that_makes_no_sense_is_malformed(self, reply: StubReply) -> None:
        answer, _, model = ask(lambda body: reply)
        assert outcome_of(answer) is Ending.MALFORMED
        assert model.usage.malformed == 1

    def test_a_redirect_is_not_followed(self) -> None:
        with serving(lambda body: completion(GOOD)) as elsewhere:
            answer, stub, _ = ask(lambda body: StubReply(status=307, headers={"Location": elsewhere.url}))
            assert elsewhere.requests == []
        assert len(stub.requests) == 1
        assert outcome_of(answer) is Ending.REJECTED
        assert "points elsewhere" in str(getattr(answer, "message", ""))

    @pytest.mark.parametrize("status", [401, 403, 404, 429, 503])
    def test_a_status_that_no_other_form_would_change_ends_the_call(self, status: int) -> None:
        answer, stub, _ = ask(lambda body: StubReply(status=status, headers={"Retry-After": "30"}))
        assert outcome_of(answer) is Ending.REJECTED
        assert len(stub.requests) == 1

    @pytest.mark.parametrize("pause", [0.05, 5.0])
    def test_a_slow_server_is_left_at_the_deadline(self, pause: float) -> None:
        with serving(lambda body: StubReply(body=completion(GOOD).body, pause=pause)) as stub:
            model = OpenAIChatModel(Endpoint(model="stub", base_url=stub.url, deadline=0.4), MemoryAnswerCache())
            began = time.monotonic()
            answer = model.complete(PROMPT, Named)
            assert time.monotonic() - began < 1.5
        assert answer.outcome is Ending.SLOW
        assert model.usage.failed == 1

    def test_the_deadline_holds_for_all_rungs_together(self) -> None:
        def behave(body: dict[str, object]) -> StubReply:
            time.sleep(0.25)
            return StubReply(status=500)

        began = time.monotonic()
        answer, _, _ = ask(behave, deadline=0.4)
        assert time.monotonic() - began < 1.5
        assert outcome_of(answer) is Ending.SLOW

    def test_a_cut_off_answer_is_told_apart(self) -> None:
        answer, stub, _ = ask(lambda body: completion('{"name": "Balc', "length"))
        assert outcome_of(answer) is Ending.CUT_OFF
        assert len(stub.requests) == 1

    @pytest.mark.parametrize("reply", [completion(None, refusal="No."), completion(None, "content_filter")])
    def test_a_refusal_is_counted_and_not_asked_again(self, reply: StubReply) -> None:
        answer, stub, model = ask(lambda body: reply)
        assert outcome_of(answer) is Ending.REFUSED
        assert (model.usage.refused, len(stub.requests)) == (1, 1)

    def test_an_endless_reply_is_dropped(self) -> None:
        answer, _, _ = ask(lambda body: StubReply(body=" " * 3_000_000))
        assert getattr(answer, "parsed", None) is None

    def test_a_reply_packed_in_an_unknown_way_is_refused(self) -> None:
        answer, _, _ = ask(lambda body: StubReply(body=completion(GOOD).body, headers={"Content-Encoding": "br"}))
        assert getattr(answer, "parsed", None) is None

    def test_no_server_at_all_is_said(self) -> None:
        model = OpenAIChatModel(
            Endpoint(model="stub", base_url="http://127.0.0.1:9/v1", deadline=2.0), MemoryAnswerCache()
        )
        assert model.complete(PROMPT, Named).outcome is Ending.UNREACHABLE

    def test_an_address_that_is_none_is_said(self) -> None:
        model = OpenAIChatModel(Endpoint(model="stub", base_url="http://[", deadline=2.0), MemoryAnswerCache())
        assert model.complete(PROMPT, Named).parsed is None


class TestBudgetAndMoney:
    def test_tokens_and_cost_are_counted(self) -> None:
        answer, _, model = ask(lambda body: completion(GOOD), prices=Prices(1.0, 10.0))
        assert getattr(answer, "cost", None) == pytest.approx(100e-6 + 100e-6)
        assert (model.usage.tokens_in, model.usage.tokens_out) == (100, 10)
        assert model.usage.cost == pytest.approx(200e-6)

    def test_every_rung_that_was_tried_is_paid(self) -> None:
        answer, _, _ = ask(only("json_object", completion(GOOD), completion("prose")))
        assert getattr(answer, "tokens_in", 0) == 200
        assert getattr(answer, "cost", 1.0) is None

    def test_the_token_budget_is_never_exceeded(self) -> None:
        with serving(lambda body: completion(GOOD)) as stub:
            model = OpenAIChatModel(Endpoint(model="stub", base_url=stub.url), MemoryAnswerCache(), Budget(tokens=2000))
            answers = [model.complete([Message("user", f"{n}")], Named) for n in range(20)]
            assert answers[-1].outcome is Ending.OVER_BUDGET
            assert 0 < len(stub.requests) < 20
        assert model.usage.tokens_in + model.usage.tokens_out <= 2000


def test_the_key_is_never_shown() -> None:
    assert "secret" not in repr(Endpoint(model="stub", api_key="secret"))


def test_half_an_emoji_can_be_sent() -> None:
    with serving(lambda body: completion(GOOD)) as stub:
        model = OpenAIChatModel(Endpoint(model="stub", base_url=stub.url), MemoryAnswerCache())
        assert model.complete([Message("user", "herbs \ud83c")], Named).parsed


@given(st.text(max_size=200))
def test_any_text_is_read_without_an_error(text: str) -> None:
    assert read_reply(text, Named) is None or "name" in text


@given(name=st.text(max_size=40), before=st.text(max_size=40), after=st.text(max_size=40))
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_an_object_is_found_in_any_prose_without_braces(name: str, before: str, after: str) -> None:
    prose = [text.replace("{", "").replace("}", "") for text in (before, after)]
    assert read_reply(prose[0] + json.dumps({"name": name}) + prose[1], Named) == Named(name=name)
