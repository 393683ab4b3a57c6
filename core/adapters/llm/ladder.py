"""Ask for structured output in four ways, best first, and read whatever comes back."""

import json
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Any, TypeVar

from openai import pydantic_function_tool
from pydantic import BaseModel, ValidationError

from core.prompts.titles import Message

T = TypeVar("T", bound=BaseModel)

REPLY_LIMIT = 100_000
"""Signs of a reply that are searched for an answer; chosen by hand."""
_ATTEMPTS = 50
"""Opening braces from which an answer is tried in one reply; chosen by hand."""
_ASK_FOR_JSON = (
    "Answer with one JSON object and nothing else. It must fit this JSON schema; fill it with values, "
    "do not repeat it:\n"
)


class Rung(StrEnum):
    """A way to ask for structured output; servers differ in which they know."""

    JSON_SCHEMA = "json_schema"
    JSON_OBJECT = "json_object"
    TOOL = "tool"
    TEXT = "text"


def rungs_from(rung: Rung | None) -> tuple[Rung, ...]:
    """Return the rungs to try, from the remembered one down; all of them when none is remembered."""
    rungs = tuple(Rung)
    return rungs if rung is None else rungs[rungs.index(rung) :]


def request_for(rung: Rung, messages: Sequence[Message], schema: type[BaseModel]) -> dict[str, Any]:
    """Return the part of a chat request that depends on the rung: messages and the asked-for form."""
    tool = pydantic_function_tool(schema)
    parameters = tool["function"].get("parameters", {})
    turns: list[dict[str, str]] = [{"role": turn.role, "content": _writable(turn.content)} for turn in messages]
    if rung is Rung.JSON_SCHEMA:
        form = {"name": schema.__name__, "schema": parameters, "strict": True}
        return {"messages": turns, "response_format": {"type": "json_schema", "json_schema": form}}
    if rung is Rung.TOOL:
        choice = {"type": "function", "function": {"name": schema.__name__}}
        return {"messages": turns, "tools": [tool], "tool_choice": choice}
    turns.append({"role": "user", "content": _ASK_FOR_JSON + json.dumps(parameters, ensure_ascii=False)})
    if rung is Rung.JSON_OBJECT:
        return {"messages": turns, "response_format": {"type": "json_object", "schema": parameters}}
    return {"messages": turns}


def read_reply(text: str, schema: type[T]) -> T | None:
    """Return the last JSON object in the text that fits the schema, whatever prose stands around it."""
    found: T | None = None
    for candidate in _objects(text[:REPLY_LIMIT]):
        try:
            found = schema.model_validate(candidate)
        except ValidationError:
            continue
    return found


def _writable(text: str) -> str:
    """Replace what cannot be written as UTF-8 (half an emoji, say)."""
    return text.encode("utf-8", "replace").decode()


def _objects(text: str) -> Iterator[dict[str, Any]]:
    """Yield the outermost JSON objects in a text, left to right."""
    decoder = json.JSONDecoder()
    start = text.find("{")
    for _ in range(_ATTEMPTS):
        if start < 0:
            return
        try:
            value, end = decoder.raw_decode(text, start)
        except (ValueError, RecursionError):
            end = start + 1
        else:
            yield value
        start = text.find("{", end)
