"""Count what a run of model calls uses, and stop it at its budget."""

import threading
from dataclasses import dataclass, replace
from typing import TypeVar

from pydantic import BaseModel

from core.adapters.llm.answers import Answer, Ending

T = TypeVar("T", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Budget:
    """The most that one run may use; None is no limit."""

    calls: int | None = None
    tokens: int | None = None


@dataclass(frozen=True, slots=True)
class Prices:
    """What a million tokens cost, in and out, in one currency."""

    tokens_in: float
    tokens_out: float

    def cost(self, tokens_in: int, tokens_out: int) -> float:
        """Return the cost of so many tokens."""
        return (tokens_in * self.tokens_in + tokens_out * self.tokens_out) / 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """What a run used and how its calls ended; `requests` counts every rung that was tried."""

    calls: int = 0
    requests: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    cost: float = 0.0
    cached: int = 0
    refused: int = 0
    malformed: int = 0
    failed: int = 0


class Meter:
    """Count what a run uses and stop it at its budget; safe to share between threads."""

    def __init__(self, budget: Budget, prices: Prices | None = None) -> None:
        """Start at nothing used."""
        self._budget, self._prices = budget, prices
        self._lock = threading.Lock()
        self.usage = Usage()

    def admit(self, tokens: int) -> bool:
        """Count one request and tell whether the budget holds it and about `tokens` more tokens."""
        with self._lock:
            used, budget = self.usage, self._budget
            spent = used.tokens_in + used.tokens_out + tokens
            if budget.calls is not None and used.requests >= budget.calls:
                return False
            if budget.tokens is not None and spent > budget.tokens:
                return False
            self.usage = replace(used, requests=used.requests + 1)
            return True

    def charge(self, tokens_in: int, tokens_out: int) -> None:
        """Count the tokens of one reply."""
        with self._lock:
            used, cost = self.usage, self.cost(tokens_in, tokens_out) or 0.0
            self.usage = replace(
                used,
                tokens_in=used.tokens_in + tokens_in,
                tokens_out=used.tokens_out + tokens_out,
                cost=used.cost + cost,
            )

    def cost(self, tokens_in: int, tokens_out: int) -> float | None:
        """Return what so many tokens cost, None without prices."""
        return self._prices.cost(tokens_in, tokens_out) if self._prices else None

    def record(self, answer: Answer[T]) -> Answer[T]:
        """Count how a call ended and hand the answer on."""
        outcome = answer.outcome
        refused, malformed = (
            outcome is Ending.REFUSED,
            outcome in (Ending.MALFORMED, Ending.CUT_OFF),
        )
        with self._lock:
            used = self.usage
            self.usage = replace(
                used,
                calls=used.calls + 1,
                cached=used.cached + answer.cached,
                refused=used.refused + refused,
                malformed=used.malformed + malformed,
                failed=used.failed + (answer.parsed is None and not malformed and not refused),
            )
        return answer
