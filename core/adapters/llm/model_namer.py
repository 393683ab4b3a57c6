"""Let a chat model name a journey."""

from collections.abc import Sequence

from core.adapters.llm.llm import Answer, ChatModel
from core.prompts.names import NameAnswer, NamingExample, naming_prompt, readable_name


def model_name(
    model: ChatModel, titles: Sequence[str], examples: Sequence[NamingExample] = ()
) -> tuple[str, Answer[NameAnswer]]:
    """Return the model's name, cleaned, and its answer; the name is '' where the model gave none to use."""
    answer = model.complete(naming_prompt(titles, examples), NameAnswer)
    return readable_name(answer.parsed.name) if answer.parsed else "", answer
