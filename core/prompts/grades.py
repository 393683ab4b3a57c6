"""Ask a language model to grade things for a journey by the same guidelines that rules judge by."""

from collections.abc import Sequence
from typing import Annotated

from pydantic import BaseModel, Field

from core.prompts.titles import DATA_RULE, Message, titles_as_data

TITLES_OF_A_JOURNEY = 8
"""Titles that stand for a journey; chosen by hand for the length of the prompt, as for a name."""
WORST_GRADE, BEST_GRADE = 1, 5
"""The grades that a model may give: those of the guidelines it is shown."""
_OneGrade = Annotated[int, Field(ge=WORST_GRADE, le=BEST_GRADE)]


class GradesAnswer(BaseModel):
    """A grade for every thing, in the order in which they were asked about."""

    grades: list[_OneGrade] = Field(description="One grade, 1 to 5, for each title of the second list, in its order.")


def grades_prompt(guidelines: str, journey: Sequence[str], things: Sequence[str]) -> list[Message]:
    """Return the conversation that asks for grades: the guidelines, a journey's first titles, the things to grade."""
    rules = (
        "You judge how well things fit one interest of a person, on five grades. A title may be in any language; judge "
        f"by what it is about, and give the lower grade where you cannot tell.\n{guidelines}\n{DATA_RULE}"
    )
    question = (
        f"The titles of the interest:\n{titles_as_data(journey[:TITLES_OF_A_JOURNEY])}\n"
        f"The titles to grade:\n{titles_as_data(things)}\n"
        f"What grade does each of these {len(things)} have?"
    )
    return [Message("system", rules), Message("user", question)]
