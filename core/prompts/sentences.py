"""Ask a language model what a person's sentence wishes, in verbs that are known and names that are theirs."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, Field, create_model

from core.prompts.titles import DATA_RULE, Message, first_signs, titles_as_data

SPOKEN_VERBS = {
    "more": "more of a journey",
    "less": "less of a journey",
    "mute": "nothing of it for now, it stays theirs",
    "focus": "go deeper into a part of it (words: the part)",
    "open": "the whole of it again",
    "pause": "let it rest",
    "finish": "it is done",
    "resume": "take a paused, finished, removed or muted one up again",
    "remove": "this is not me",
    "rename": "call it otherwise (words: the name)",
    "merge": "it becomes part of the journey in into",
    "split": "a part becomes a journey of its own (words: the part)",
    "move": "a thing goes to the journey in into",
    "pin": "a thing on top of the list",
    "unpin": "the pin off again",
    "dismiss": "never this thing",
    "allow": "a dismissed thing may come back",
    "adopt": "a new interest (words: its name)",
    "explore_more": "further from what they know",
    "explore_less": "nearer to what they know",
    "finer": "journeys told more finely",
    "coarser": "broader journeys",
    "block": "nothing that says these words",
    "unblock": "these words may come back",
    "undo": "the last act no longer counts",
    "redo": "what was undone counts again",
    "end": "a wish in force about a journey ends",
}
"""What a model may answer, each in a few words; those of `benchmarks/chat.md`."""
MOST_ACTS = 4
"""Acts of one sentence at most: three wishes and one to spare; by hand."""
MOST_PRESSES, MOST_DAYS = 5, 366
"""Presses and days that a sentence may mean at most; by hand."""
_RULES = (
    "You read what somebody says to a page that shows their interests (journeys) and a list of things to read, watch "
    "or hear. Say which acts they wish, in order, and nothing that they do not wish. Answer kind 'wish' with the acts; "
    "'unsure' with exactly two acts of which they mean one; 'no wish' without acts where they ask, tell, joke or "
    "thank. In doubt between a wish and none it is none. The verbs: "
    + "; ".join(f"{verb}: {means}" for verb, means in SPOKEN_VERBS.items())
    + ". times is 3 for 'a lot', else 1. days counts from today to the last day on which it lasts, -1 for good. "
    "Leave a field that is not needed empty. " + DATA_RULE
)


class SentenceAnswer(BaseModel):
    """What a sentence means."""

    kind: Literal["wish", "unsure", "no wish"]
    acts: list["ActAnswer"] = Field(max_length=MOST_ACTS)


class ActAnswer(BaseModel):
    """One act of a sentence."""

    verb: str
    journey: str = ""
    into: str = ""
    thing: str = ""
    words: str = ""
    times: int = Field(1, ge=1, le=MOST_PRESSES)
    days: int = Field(-1, ge=-1, le=MOST_DAYS)


def sentence_schema(journeys: Sequence[str], things: Sequence[str]) -> type[SentenceAnswer]:
    """Return the schema of an answer in which journeys and things can only be the person's own, by their names."""
    own: dict[str, Any] = {
        "verb": (Literal[tuple(SPOKEN_VERBS)], ...),
        "journey": (Literal[("", *dict.fromkeys(journeys))], ""),
        "into": (Literal[("", *dict.fromkeys(journeys))], ""),
        "thing": (Literal[("", *dict.fromkeys(things))], ""),
    }
    act: Any = create_model("OwnAct", __base__=ActAnswer, __doc__=ActAnswer.__doc__, **own)
    return create_model(
        "OwnSentence",
        __base__=SentenceAnswer,
        __doc__=SentenceAnswer.__doc__,
        acts=(list[act], Field(max_length=MOST_ACTS)),
    )


def sentence_prompt(
    said: str, journeys: Sequence[tuple[str, str]], things: Sequence[str], today: date, before: str = ""
) -> list[Message]:
    """Return the conversation that asks what a sentence means: rules, names with states, titles, the sentence.

    `before` is what was said in the turn before, '' for none.
    """
    names = [f"{name} ({state})" if state else name for name, state in journeys]
    earlier = f"Just before they said:\n{titles_as_data([before])}\n" if before else ""
    question = (
        f"Today is {today:%A, %d %B %Y}. Their journeys:\n{titles_as_data(names)}\nThe first things of their list:\n"
        f"{titles_as_data(things)}\n{earlier}They say:\n{titles_as_data([first_signs(said)])}\nWhat do they wish?"
    )
    return [Message("system", _RULES), Message("user", question)]
