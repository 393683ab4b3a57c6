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
"""Signs of a reply, its last, that are searched for an answer; chosen by hand."""
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


def request_for(
    rung: Rung, messages: Sequence[Message], schema: type[BaseModel], with_system: bool = True
) -> dict[str, Any]:
    """Return the part of a chat request that depends on the rung: messages and the asked-for form.

    Roles alternate, as some servers demand; the request for JSON stands at the end of the last turn. Without a system
    role the rules stand at the head of the first turn.
    """
    tool = pydantic_function_tool(schema)
    parameters = tool["function"].get("parameters", {})
    form = {"name": schema.__name__, "schema": parameters, "strict": True}
    asked = _ASK_FOR_JSON + json.dumps(parameters, ensure_ascii=False)
    in_words = rung in (Rung.JSON_OBJECT, Rung.TEXT)
    turns = _alternating([*messages, Message("user", asked)] if in_words else messages, with_system)
    match rung:
        case Rung.JSON_SCHEMA:
            return {"messages": turns, "response_format": {"type": "json_schema", "json_schema": form}}
        case Rung.JSON_OBJECT:
            return {"messages": turns, "response_format": {"type": "json_object", "schema": parameters}}
        case Rung.TOOL:
            choice = {"type": "function", "function": {"name": schema.__name__}}
            return {"messages": turns, "tools": [tool], "tool_choice": choice}
        case Rung.TEXT:
            return {"messages": turns}


def _alternating(messages: Sequence[Message], with_system: bool) -> list[dict[str, str]]:
    """Return the turns with neighbours of one role put together, the system's as the user's where there is none."""
    turns: list[dict[str, str]] = []
    for message in messages:
        role = message.role if with_system or message.role != "system" else "user"
        if turns and turns[-1]["role"] == role:
            turns[-1]["content"] += "\n\n" + _writable(message.content)
        else:
            turns.append({"role": role, "content": _writable(message.content)})
    return turns


def below(rung: Rung) -> Rung | None:
    """Return the next way down, None after the last."""
    rungs = tuple(Rung)
    return next(iter(rungs[rungs.index(rung) + 1 :]), None)


def read_reply(text: str, schema: type[T], asked: str = "") -> T | None:
    """Return the last JSON object in the text that fits the schema, whatever prose stands around it.

    An object that stands to the letter in what was `asked` is no answer: it was copied from a title.
    """
    found: T | None = None
    for written, candidate in _objects(text[-REPLY_LIMIT:]):
        if asked and written in asked:
            continue
        try:
            found = schema.model_validate(candidate)
        except ValidationError:
            continue
    return found


def _writable(text: str) -> str:
    """Replace what cannot be written as UTF-8 (half an emoji, say)."""
    return text.encode("utf-8", "replace").decode()


def _objects(text: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the outermost JSON objects in a text as they are written, and read, left to right."""
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
            yield text[start:end], value
        start = text.find("{", end)
