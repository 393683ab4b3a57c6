"""Read the body of a reply: JSON, or a stream of events that nobody asked for, put together again."""

import json
from types import SimpleNamespace
from typing import Any

_DATA, _END = "data:", "[DONE]"
"""What begins an event's data (HTML standard, 9.2), and what ends a stream, by OpenAI's protocol."""


def completion_in(body: str) -> object:
    """Return a body's completion with its fields as attributes, or the body itself where it holds no JSON."""
    text = body.strip().removeprefix("\ufeff")
    if text.startswith((_DATA, "event:", "id:", ":")):
        return _together([_parsed(data) for data in _datas(text)])
    return _parsed(text)


def _datas(text: str) -> list[str]:
    """Return the data of a stream's events."""
    lines = [line.removeprefix(_DATA).strip() for line in text.splitlines() if line.startswith(_DATA)]
    return [line for line in lines if line != _END]


def _parsed(text: str) -> object:
    """Return JSON with attributes for keys, or the text as it is."""
    try:
        parsed: object = json.loads(text, object_hook=lambda fields: SimpleNamespace(**fields))
    except (ValueError, RecursionError):
        return text
    return parsed


def _together(events: list[object]) -> object:
    """Put the pieces of a stream together as one completion."""
    choices = [choice for event in events for choice in _listed(event, "choices")[:1]]
    deltas = [getattr(choice, "delta", None) or getattr(choice, "message", None) for choice in choices]
    calls = [getattr(call, "function", None) for delta in deltas for call in _listed(delta, "tool_calls")[:1]]
    arguments = _joined(calls, "arguments")
    message = SimpleNamespace(
        content=_joined(deltas, "content"),
        reasoning_content=_joined(deltas, "reasoning_content") or _joined(deltas, "reasoning"),
        refusal=_joined(deltas, "refusal"),
        tool_calls=[SimpleNamespace(function=SimpleNamespace(arguments=arguments))] if arguments else None,
    )
    choice = SimpleNamespace(message=message, finish_reason=_last(choices, "finish_reason"))
    return SimpleNamespace(
        choices=[choice] if choices else [],
        usage=_last(events, "usage"),
        error=_last(events, "error"),
        model=_last(events, "model"),
    )


def _listed(part: object, name: str) -> list[Any]:
    value = getattr(part, name, None)
    return value if isinstance(value, list) else []


def _joined(parts: list[object], name: str) -> str:
    values = [getattr(part, name, None) for part in parts]
    return "".join(value for value in values if isinstance(value, str))


def _last(parts: list[Any], name: str) -> object:
    """Return the last value of a name that is one."""
    return next((value for part in reversed(parts) if (value := getattr(part, name, None)) is not None), None)
