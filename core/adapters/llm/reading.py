"""Read a chat completion as the untrusted thing it is: any part may be missing or of another type."""

from dataclasses import dataclass

from core.adapters.llm.answers import Ending

LETTERS_A_TOKEN = 4
"""Letters of English that a token holds, by OpenAI's rule of thumb: where a server does not count, or not yet."""


@dataclass(frozen=True, slots=True)
class Reply:
    """The text of a completion, what it used, and the outcome if the text holds no value."""

    text: str
    outcome: Ending
    tokens_in: int
    tokens_out: int

    @property
    def refused(self) -> bool:
        """Tell whether the model or its server declined."""
        return self.outcome is Ending.REFUSED


def reply_of(completion: object, estimate: int) -> Reply:
    """Return the first choice's text; a server that counts no tokens is charged by length."""
    choice = _first(getattr(completion, "choices", None))
    message = getattr(choice, "message", None)
    text = _tool_arguments(message) or _text(getattr(message, "content", None))
    usage = getattr(completion, "usage", None)
    tokens_in = _count(getattr(usage, "prompt_tokens", None), estimate)
    tokens_out = _count(getattr(usage, "completion_tokens", None), len(text) // LETTERS_A_TOKEN)
    return Reply(text, _outcome(message, getattr(choice, "finish_reason", None)), tokens_in, tokens_out)


def _outcome(message: object, finish_reason: object) -> Ending:
    if _text(getattr(message, "refusal", None)) or finish_reason == "content_filter":
        return Ending.REFUSED
    return Ending.CUT_OFF if finish_reason == "length" else Ending.MALFORMED


def _tool_arguments(message: object) -> str:
    call = _first(getattr(message, "tool_calls", None))
    return _text(getattr(getattr(call, "function", None), "arguments", None))


def _first(values: object) -> object:
    return values[0] if isinstance(values, list) and values else None


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _count(value: object, otherwise: int) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else otherwise
