"""What each of five grades of relevance means, in one sentence each: what rules, a model and a reader all judge by.

Five grades with a guideline each, as Pinterest's search has them judged (Wang et al. 2024); the words are ours.
"""

from enum import IntEnum, auto


class Grade(IntEnum):
    """How well a thing fits a journey: 5 is of it, 1 has nothing to do with it."""

    NOTHING = auto()
    FAR = auto()
    BESIDE = auto()
    NEAR = auto()
    OF_IT = auto()


GUIDELINES = {
    Grade.OF_IT: "It is about the very subject of the journey, and would stand among its things without surprise.",
    Grade.NEAR: "It is about a side, a stage or a tool of the subject, which most who follow the journey would want.",
    Grade.BESIDE: "It is about a neighbouring subject, which some who follow the journey would want.",
    Grade.FAR: "It shares only a broad field, a form or a place with the journey, and no subject.",
    Grade.NOTHING: "It has nothing to do with the journey that its title or text would tell.",
}
"""One sentence a grade."""

BAD = Grade.FAR
"""The best grade that still counts as bad: what shares no subject with a journey is no recommendation for it."""


def guidelines_in_words() -> str:
    """Write the guidelines as they are shown, the best grade first, one line each."""
    return "\n".join(f"{grade.value}: {said}" for grade, said in GUIDELINES.items())
