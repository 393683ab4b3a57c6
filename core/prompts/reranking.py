"""Ask a language model in which order a few things suit a person: all at once, in small lots, or two at a time."""

from collections.abc import Sequence

from pydantic import BaseModel, Field

from core.prompts.titles import DATA_RULE, Message, titles_as_data

TITLES_OF_PERSON = 12
"""Titles that tell a model what a person likes; chosen by hand for the length of the prompt."""
LOWEST_GRADE, HIGHEST_GRADE = 1, 5
"""Grades from 'not for this person' to 'just what they would take up next'; five, as of the usual relevance scales."""
_RULES = (
    "You help to order what one person might take up next. Judge only by how well each title goes on from what they "
    "took up before. " + DATA_RULE
)


class OrderAnswer(BaseModel):
    """The numbers of all things offered, the most fitting first."""

    order: list[int] = Field(description="The numbers of the titles on offer, the best first, each number once.")


class LotGradesAnswer(BaseModel):
    """A grade for each thing offered, in the order in which they were."""

    grades: list[int] = Field(
        description="One grade for each title on offer, in their order: 1 does not suit this person, 5 suits them well."
    )


class PairAnswer(BaseModel):
    """Which of two things suits a person better."""

    better: int = Field(description="1 if the first title on offer suits this person better, 2 if the second does.")


def order_prompt(own: Sequence[str], offered: Sequence[str]) -> list[Message]:
    """Return the conversation that asks for all things' order at once."""
    return _asked(own, offered, "Write the numbers of all titles on offer in order, the most fitting first.")


def lot_grades_prompt(own: Sequence[str], offered: Sequence[str]) -> list[Message]:
    """Return the conversation that asks for a grade of each of a few things."""
    grades = f"from {LOWEST_GRADE} (does not suit them) to {HIGHEST_GRADE} (just what they would take up next)"
    return _asked(own, offered, f"Give each title on offer a grade {grades}, in the order in which they stand.")


def pair_prompt(own: Sequence[str], one: str, other: str) -> list[Message]:
    """Return the conversation that asks which of two things suits better."""
    return _asked(own, [one, other], "Which of the two titles on offer would this person rather take up next?")


def _asked(own: Sequence[str], offered: Sequence[str], question: str) -> list[Message]:
    """Return rules, what the person took up, what is on offer with its numbers from 1, and a question."""
    numbered = [f"{number}. {title}" for number, title in enumerate(offered, start=1)]
    text = (
        f"What this person took up, the strongest first:\n{titles_as_data(own[:TITLES_OF_PERSON])}\n"
        f"What is on offer, each with its number:\n{titles_as_data(numbered)}\n{question}"
    )
    return [Message("system", _RULES), Message("user", text)]
