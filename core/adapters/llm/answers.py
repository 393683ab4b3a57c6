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


EXPLANATIONS = {
    Ending.ANSWERED: "",
    Ending.REFUSED: "The language model declined to answer.",
    Ending.MALFORMED: "The language model's answer could not be read.",
    Ending.CUT_OFF: "The language model's answer was cut off before its end.",
    Ending.SLOW: "The language model did not answer in time. Try again, or give it more seconds.",
    Ending.UNREACHABLE: "The language model could not be reached. Check its address and your network.",
    Ending.REJECTED: "The language model's server refused the request. Check address, key and model name.",
    Ending.OVER_BUDGET: "The budget of this run is spent. Raise it, or go on without a model.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(Generic[T]):
    """What a call brought: the parsed value, or None and a sentence for the person that says why.

    `cost` is in the currency of the prices, None without prices; a cached answer costs nothing.
    """

    parsed: T | None
    outcome: Ending
    message: str = ""
    tokens_in: int = 0
    tokens_out: int = 0
    cost: float | None = None
    rung: Rung | None = None
    cached: bool = False


def failed(outcome: Ending, message: str = "") -> Answer[T]:
    """Return an answer without a value, in plain words."""
    return Answer(parsed=None, outcome=outcome, message=message or EXPLANATIONS[outcome])
