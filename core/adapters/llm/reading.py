"""Read a chat completion as the untrusted thing it is: any part may be missing or of another type."""

from dataclasses import dataclass

from core.adapters.llm.answers import Ending
from core.adapters.llm.thinking import without_thinking

LETTERS_A_TOKEN = 4
"""Letters of English that a token holds, by OpenAI's rule of thumb: where a server does not count, or not yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """The text of a completion without its thinking, what it used, and the outcome if the text holds no value.

    `counted` are the tokens of the question by the server's own count, 0 where it tells none; `answered_by` the model
    that it names; `error` what it holds instead of an answer.
    """

    text: str
    thinking: str
    outcome: Ending
    tokens_in: int
    tokens_out: int
    counted: int
    answered_by: str
    error: object = None

    @property
    def refused(self) -> bool:
        """Tell whether the model or its server declined."""
        return self.outcome is Ending.REFUSED

    @property
    def texts(self) -> tuple[str, ...]:
        """Return where an answer may stand: the text; after a finished one without any, also the thinking."""
        finished_silently = not self.text and self.outcome is Ending.MALFORMED
        return (self.text, self.thinking) if finished_silently else (self.text,)


def reply_of(completion: object, estimate: int) -> Reply:
    """Return the first choice's text; a server that counts no tokens is charged by length."""
    if isinstance(completion, list):
        completion = _first(completion)
    choice = _first(getattr(completion, "choices", None))
    message = getattr(choice, "message", None)
    content = getattr(message, "content", None)
    text, thought = without_thinking(_tool_arguments(message) or _text(content) or _parts(content, "text"))
    thinking = "\n".join(filter(None, [_thinking(message), _parts(content, "thinking"), thought]))
    usage = getattr(completion, "usage", None)
    counted = _count(getattr(usage, "prompt_tokens", None), 0)
    return Reply(
        text=text,
        thinking=thinking,
        outcome=_outcome(message, getattr(choice, "finish_reason", None)),
        tokens_in=_count(getattr(usage, "prompt_tokens", None), estimate),
        tokens_out=_count(getattr(usage, "completion_tokens", None), (len(text) + len(thinking)) // LETTERS_A_TOKEN),
        counted=counted,
        answered_by=_text(getattr(completion, "model", None)),
        error=getattr(completion, "error", None) or getattr(choice, "error", None),
    )


def _outcome(message: object, finish_reason: object) -> Ending:
    if _text(getattr(message, "refusal", None)) or finish_reason == "content_filter":
        return Ending.REFUSED
    return Ending.CUT_OFF if finish_reason == "length" else Ending.MALFORMED


def _thinking(message: object) -> str:
    """Return thinking that the server put beside the answer: DeepSeek's name for it, or OpenRouter's."""
    return _text(getattr(message, "reasoning_content", None)) or _text(getattr(message, "reasoning", None))


def _parts(content: object, kind: str) -> str:
    """Join the parts of a content that is a list of them, as Mistral's thinking models send."""
    parts = content if isinstance(content, list) else []
    values = [getattr(part, kind, None) for part in parts if getattr(part, "type", None) == kind]
    return "".join(_text(value) or _parts(value, "text") for value in values)


def _tool_arguments(message: object) -> str:
    call = _first(getattr(message, "tool_calls", None))
    return _text(getattr(getattr(call, "function", None), "arguments", None))


def _first(values: object) -> object:
    return values[0] if isinstance(values, list) and values else None


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _count(value: object, otherwise: int) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else otherwise
