"""How one server wants to be asked, learned from what it refused, and kept for the next question."""

from typing import Self

from pydantic import BaseModel, ConfigDict, ValidationError

from core.adapters.llm.faults import Cause
from core.adapters.llm.ladder import Rung

ANSWER_TOKENS = 600
"""Tokens that an answer may have; chosen by hand, with room for a name and its evidence."""
THINKING_TOKENS = 4_000
"""Tokens that the answer of a model that thinks aloud may have: 600 ended within the thoughts of every one tried."""
DRAWN_BY = 14
"""The seed that servers are asked to draw by, so that the same question brings the same answer; any number would do."""
_LEFT_OUT = {Cause.TEMPERATURE: "temperature", Cause.SEED: "seed", Cause.SYSTEM: "system"}


class Dialect(BaseModel):
    """How one server wants to be asked: the form of answer, the length's name, what is left out, and if it thinks.

    `rung` is the form that worked, None before one did; `without` holds 'length', 'temperature', 'seed' or 'system'.
    """

    model_config = ConfigDict(frozen=True)

    rung: Rung | None = None
    renames_length: bool = False
    without: tuple[str, ...] = ()
    thinks: bool = False

    def learned(self, cause: Cause) -> Self | None:
        """Return how to ask after a fault of this cause; None where asking in another way is no help."""
        if cause is Cause.LENGTH_NAME and "length" not in self.without:
            without = (*self.without, "length") if self.renames_length else self.without
            return self.model_copy(update={"renames_length": not self.renames_length, "without": without})
        name = _LEFT_OUT.get(cause)
        if name is None or name in self.without:
            return None
        return self.model_copy(update={"without": (*self.without, name)})

    @property
    def has_system(self) -> bool:
        """Tell whether the server knows turns of the system."""
        return "system" not in self.without

    def options(self, length: int) -> dict[str, int]:
        """Return the options that the server takes: an answer's `length` in tokens, no chance, and a seed."""
        name = "max_completion_tokens" if self.renames_length else "max_tokens"
        options = {"length": (name, length), "temperature": ("temperature", 0), "seed": ("seed", DRAWN_BY)}
        return dict(value for what, value in options.items() if what not in self.without)

    def thinking(self) -> Self:
        """Return how to ask a model that thinks aloud: with room for it."""
        return self.model_copy(update={"thinks": True})

    def on(self, rung: Rung | None) -> Self:
        """Return how to ask for another form of answer."""
        return self.model_copy(update={"rung": rung})


def kept_dialect(payload: str | None, is_openai: bool) -> Dialect:
    """Return the dialect that was kept, or how a server is asked at first: OpenAI's has renamed the length."""
    try:
        return Dialect.model_validate_json(payload or "")
    except ValidationError:
        return Dialect(renames_length=is_openai)
