"""What a call to a language model brings: a value, or a plain sentence about what went wrong."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from pydantic import BaseModel

from core.adapters.llm.ladder import Rung

T = TypeVar("T", bound=BaseModel)


class Ending(StrEnum):
    """How a call to a language model ended."""

    ANSWERED = "answered"
    REFUSED = "refused"
    MALFORMED = "malformed"
    CUT_OFF = "cut off"
    SLOW = "slow"
    UNREACHABLE = "unreachable"
    REJECTED = "rejected"
    OVER_BUDGET = "over budget"
    BROKEN = "broken"
    TOO_LONG = "too long"
    STOPPED = "stopped"


EXPLANATIONS = {
    Ending.ANSWERED: "",
    Ending.REFUSED: "The language model declined to answer.",
    Ending.MALFORMED: "The language model's answer could not be read.",
    Ending.CUT_OFF: "The language model's answer was cut off before its end. Raise JOURNEYS_ANSWER_TOKENS.",
    Ending.SLOW: "The language model did not answer in time. Try again, or give it more seconds.",
    Ending.UNREACHABLE: "The language model could not be reached. Check its address and your network.",
    Ending.REJECTED: "The language model's server refused the request. Check address, key and model name.",
    Ending.OVER_BUDGET: "The budget of this run is spent. Raise it, or go on without a model.",
    Ending.BROKEN: "The language model's server failed.",
    Ending.TOO_LONG: "Even with few titles the question is too long for the language model.",
    Ending.STOPPED: "Its server failed twice, so the rest was not asked.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(Generic[T]):
    """What a call brought: the parsed value, or None and a sentence for the person that says why.

    `cost` is in the currency of the prices, None without prices; a cached answer costs nothing. `answered_by` is the
    model that the server says it was, `host` the server, `seconds` what the wait took. An answer with a value may have
    a message too: what it was made without.
    """

    parsed: T | None
    outcome: Ending
    message: str = ""
    tokens_in: int = 0
    tokens_out: int = 0
    cost: float | None = None
    rung: Rung | None = None
    cached: bool = False
    answered_by: str = ""
    host: str = ""
    seconds: float = 0.0


SERVER_ENDINGS = frozenset({Ending.SLOW, Ending.UNREACHABLE, Ending.REJECTED, Ending.BROKEN})
"""Endings that are the server's failure and no one question's: the next question would end so, too."""


def failed(outcome: Ending, message: str = "") -> Answer[T]:
    """Return an answer without a value, in plain words."""
    return Answer(parsed=None, outcome=outcome, message=message or EXPLANATIONS[outcome])
