"""Tell what a model thought aloud from what it answered; both come in one text where a server does not part them."""

import re

_MARKS = re.compile(
    r"<(?P<ends>/?)(?:think|thinking|thought|reasoning)>|\[(?P<closed>/?)THINK\]"
    r"|<\|channel\|>(?P<channel>analysis|commentary|final)<\|message\|>",
    re.IGNORECASE,
)
"""Where thinking begins and ends, as DeepSeek, Qwen and others write it, as Mistral does, and as gpt-oss does."""


def without_thinking(text: str) -> tuple[str, str]:
    """Return a text's answer and its thinking.

    An end without a beginning makes all before it thinking (templates that open it themselves); a beginning without an
    end makes all after it thinking. The time taken grows with the text's length alone.
    """
    answer: list[str] = []
    thought: list[str] = []
    inside, at = False, 0
    for mark in _MARKS.finditer(text):
        before, at_once = text[at : mark.start()], _begins(mark)
        if inside or not at_once:
            thought += [before] if inside else [*answer, before]
            answer = answer if inside else []
        else:
            answer.append(before)
        inside, at = at_once, mark.end()
    (thought if inside else answer).append(text[at:])
    return "".join(answer).strip(), "".join(thought).strip()


def _begins(mark: re.Match[str]) -> bool:
    """Tell whether a mark begins thinking."""
    if mark["channel"]:
        return mark["channel"].casefold() != "final"
    return not (mark["ends"] or mark["closed"])
