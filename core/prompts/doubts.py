"""Ask a language model whether two groups of titles belong to one interest of a person."""

from collections.abc import Sequence

from pydantic import BaseModel, Field

from core.prompts.titles import DATA_RULE, Message, titles_as_data

TITLES_A_SIDE = 6
"""Titles of each side that a model is shown; chosen by hand for the length of the prompt."""
_RULES = (
    "You help to sort what one person watched, read or listened to into their interests. An interest is what they "
    "would want more or less of as one thing: a pursuit with its subject, such as a craft, a place, a genre they "
    "follow. Two groups that share only a form, a source, a language or a very broad field are two interests; two "
    "sides or stages of one pursuit are one. Judge by what the titles of a group are about together, and let a "
    "single stray title pass. " + DATA_RULE
)


class DoubtAnswer(BaseModel):
    """Whether two groups belong to one interest; the reason comes first, so that it is thought of first."""

    reason: str = Field(description="Why, in one short sentence.")
    same: bool = Field(description="True if both groups belong to one interest, false if they are two.")


def doubt_prompt(one: Sequence[str], other: Sequence[str]) -> list[Message]:
    """Return the conversation that asks about two groups: rules, the first titles of each, one question."""
    question = (
        f"The titles of one group:\n{titles_as_data(one[:TITLES_A_SIDE])}\n"
        f"The titles of the other group:\n{titles_as_data(other[:TITLES_A_SIDE])}\n"
        "Do these two groups belong to the same interest of this person, or are they two interests that they would "
        "want to steer apart?"
    )
    return [Message("system", _RULES), Message("user", question)]
