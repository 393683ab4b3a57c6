"""What a round of questions to a language model came to: its tokens, its cost and what went wrong."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from core.adapters.llm.answers import Answer, Ending
from core.wording import amount


@dataclass(frozen=True, slots=True)
class Bill:
    """How many questions were asked, and what they used; `cost` is in the currency of the prices, None without.

    `problems` say in words what went wrong, one for each way to end.
    """

    asked: int
    tokens: int
    cost: float | None
    problems: tuple[str, ...]

    def after(self, earlier: "Bill") -> "Bill":
        """Return this round's bill with what an earlier one used; what was asked stays this one's."""
        costs = [cost for cost in (earlier.cost, self.cost) if cost is not None]
        return replace(self, tokens=self.tokens + earlier.tokens, cost=sum(costs) if costs else None)

    def in_words(self, said: str) -> str:
        """Return a sentence about the round with what it used, and its problems after it."""
        money = f", {self.cost:.4f} in the currency of your prices" if self.cost is not None else ""
        used = f"{said}, {amount(self.tokens, 'token')}{money}"
        return ". ".join([used, *(problem.rstrip(".") for problem in self.problems)]) + "."


def bill_of(answers: Sequence[Answer[Any]]) -> Bill:
    """Add up the answers of a round, one a question."""
    costs = [answer.cost for answer in answers if answer.cost is not None]
    problems: dict[Ending, str] = {}
    for answer in answers:
        if answer.message:
            problems.setdefault(answer.outcome, answer.message)
    tokens = sum(answer.tokens_in + answer.tokens_out for answer in answers)
    return Bill(len(answers), tokens, sum(costs) if costs else None, tuple(problems.values()))
