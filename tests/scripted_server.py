"""Servers that people run, played: what each says and demands, as public reports of their users quote it."""

import gzip
import json
from collections.abc import Callable
from itertools import chain, repeat
from typing import Any

from llm_stub import Behaviour, Body, StubReply, completion, form_of

GOOD = '{"name": "Balcony herbs"}'
Demand = Callable[[Body], bool]


ASKED_TOKENS = 2_000
"""Tokens that the servers count of a question unless told otherwise: as many as a long one has."""


def counted(reply: StubReply, tokens_in: int = ASKED_TOKENS) -> StubReply:
    """Return a completion whose question had so many tokens."""
    body = json.loads(reply.body)
    body["usage"]["prompt_tokens"] = tokens_in
    return StubReply(body=json.dumps(body))


def answer(content: str | None, finish: str = "stop", **message: Any) -> StubReply:
    """Return a well-formed completion with the content."""
    return counted(completion(content, finish, **message))


def error(status: int, message: str, headers: dict[str, str] | None = None, **more: Any) -> StubReply:
    """Return a failure as OpenAI and most send it."""
    body = json.dumps({"error": {"message": message, **more}})
    return StubReply(status=status, body=body, headers=headers or {})


def in_turn(*replies: StubReply) -> Behaviour:
    """Answer with the replies one after another, the last for ever."""
    rest = chain(replies, repeat(replies[-1]))
    return lambda body: next(rest)


def demanding(is_met: Demand, otherwise: StubReply, good: StubReply | None = None) -> Behaviour:
    """Answer well where a demand is met."""
    return lambda body: (good or answer(GOOD)) if is_met(body) else otherwise


def roles(body: Body) -> list[str]:
    """Return the roles of a request's turns."""
    return [turn["role"] for turn in body["messages"]]


def alternates(body: Body) -> bool:
    """Tell whether users and assistants take turns, after a system's turn if there is one."""
    told = roles(body)
    turns = told[1:] if told[0] == "system" else told
    return turns == (["user", "assistant"] * len(turns))[: len(turns)]


def has_no_system(body: Body) -> bool:
    """Tell whether a request has no turn of the system."""
    return "system" not in roles(body) and alternates(body)


def length(body: Body) -> int:
    """Return the signs of a request's turns."""
    return sum(len(turn["content"]) for turn in body["messages"])


def room_for(most: int, refusal: StubReply) -> Behaviour:
    """Refuse what is longer than so many signs."""
    return demanding(lambda body: length(body) <= most, refusal)


def forgetful(most: int) -> Behaviour:
    """Read so many signs at most, answer all the same, and count what was read."""
    return lambda body: counted(completion(GOOD), min(length(body), most) // 4)


def thinking_model(body: Body) -> StubReply:
    """Think for a thousand tokens, then answer where there is room left."""
    if int(body.get("max_tokens") or body["max_completion_tokens"]) < 1_000:
        return answer("", "length", reasoning_content="The titles speak of herbs, so ")
    return answer(GOOD, reasoning_content='The titles speak of herbs. {"name": "Draft"}')


def only_form(form: str, refusal: StubReply, good: StubReply | None = None) -> Behaviour:
    """Know one form of answer alone."""
    return demanding(lambda body: form_of(body) == form, refusal, good)


def stream(*deltas: dict[str, Any], comment: str = "") -> StubReply:
    """Return a stream of events, as servers send that stream always."""
    events: list[Body] = [{"choices": [{"index": 0, "delta": delta, "finish_reason": None}]} for delta in deltas]
    events.append({"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]})
    events.append({"choices": [], "usage": {"prompt_tokens": 900, "completion_tokens": 7}, "model": "streamer"})
    lines = "".join(f"data: {json.dumps(event)}\n\n" for event in events)
    return StubReply(body=f"{comment}{lines}data: [DONE]\n\n", content_type="text/event-stream")


def packed(reply: StubReply) -> StubReply:
    """Return a reply packed by gzip, although plain bytes were asked for."""
    body = reply.body.encode() if isinstance(reply.body, str) else reply.body
    return StubReply(body=gzip.compress(body), headers={"Content-Encoding": "gzip"})


def parts(*each: dict[str, Any]) -> StubReply:
    """Return a completion whose content is a list of parts."""
    body = json.loads(answer("").body)
    body["choices"][0]["message"]["content"] = list(each)
    return StubReply(body=json.dumps(body))
