"""Ask a language model which interests lie beside those of a person: new to them, and near enough to come next."""

from collections.abc import Sequence

from pydantic import BaseModel, Field

from core.prompts.titles import DATA_RULE, Message, titles_as_data

TITLES_OF_ALL = 24
"""Titles that tell a model what a person follows; chosen by hand for the length of the prompt."""
ASKED_FOR = 6
"""Interests that one answer is asked for; chosen by hand."""
_RULES = (
    "You suggest interests to one person that are new to them and lie beside what they follow: neither more of the "
    "same, nor something that has nothing to do with it. An interest is a pursuit with its subject, in two to five "
    "plain words, such as 'pruning fruit trees'. " + DATA_RULE
)
_TURNS = (
    "Think of what goes on from one of these subjects.",
    "Think of what joins two of these subjects.",
    "Think of what people who follow these subjects are surprised to like.",
)
"""What each further sample is asked in other words, so that samples differ and each can be kept."""


class InterestsAnswer(BaseModel):
    """Interests that a person might take up."""

    interests: list[str] = Field(description=f"{ASKED_FOR} interests, each in two to five words, no two alike.")


def interests_prompt(titles: Sequence[str], sample: int = 0) -> list[Message]:
    """Return the conversation that asks for interests beside what titles tell; each `sample` is asked differently."""
    question = (
        f"What this person took up:\n{titles_as_data(titles[:TITLES_OF_ALL])}\n"
        f"{_TURNS[sample % len(_TURNS)]} Name {ASKED_FOR} interests that this person does not follow yet."
    )
    return [Message("system", _RULES), Message("user", question)]
