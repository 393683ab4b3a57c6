"""Try whether a language model answers: one small question about titles of ours, and what came back, in facts."""

from core.adapters.llm.llm import Answer, ChatModel
from core.prompts.names import NameAnswer, naming_prompt
from core.wording import amount

TRIAL_TITLES = (
    "Which herbs grow in pots",
    "A balcony full of basil and thyme",
    "Cutting back mint without losing it",
    "Chives from seed on a windowsill",
)
"""What a connection is tried with: invented, so that nothing of anybody is sent."""


def try_connection(model: ChatModel) -> Answer[NameAnswer]:
    """Ask a model to name the titles of a trial."""
    return model.complete(naming_prompt(TRIAL_TITLES), NameAnswer)


def facts_of(answer: Answer[NameAnswer]) -> list[tuple[str, str]]:
    """Return what is known of a connection, each with its label: an answer's facts, or what went wrong."""
    tokens = f"{amount(answer.tokens_in, 'token')} asked, {answer.tokens_out:,} answered"
    facts = {
        "Host": answer.host,
        "Model": answer.answered_by,
        "Form of answer": answer.rung.value.replace("_", " ") if answer.rung else "",
        "Time": f"{answer.seconds:.1f} seconds" if answer.seconds else "",
        "Used": tokens if answer.tokens_in else "",
        "Name it gave": answer.parsed.name if answer.parsed else "",
        "To know": answer.message,
    }
    return [(label, value) for label, value in facts.items() if value]
