"""What all people's halves of the workspace stand on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from core.adapters.encoders.encoder import Encoder
from core.adapters.llm.llm import AnswerCache, ChatModel, MemoryAnswerCache
from core.adapters.store.allowance import Allowance
from core.dialogue.guessing import TextMeaning
from core.dialogue.listening import Learned
from core.similarity import Floats
from core.workspace.explorer import Explorer
from core.workspace.guard import Guard
from core.workspace.journal import Journal
from core.workspace.models.naming_rounds import NamingRounds
from core.workspace.preparation import Preparation
from core.workspace.sensing import Sensing
from core.workspace.titling import Titler

_FREE = Guard()
"""Nothing is refused."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """What all people's halves stand on.

    `meaning` returns unit vectors `(n, dim)` of texts, the mean still in; `model` opens the language model for one
    round of a person's questions, told by their id; None where there is none. `allowance` tells what of it they
    may use today. `spoken` is `meaning` for what is said, where that costs nothing but time, `learned` gives what
    readings of it are weighed by. `answers` keeps how models did on what is known.
    """

    preparation: Preparation
    explorer: Explorer
    sensing: Sensing
    journal: Journal
    titler: Titler
    encoder: Encoder
    meaning: Callable[[Sequence[str]], Floats]
    model: Callable[[str], ChatModel | None]
    allowance: Callable[[str], Allowance]
    spoken: TextMeaning | None = None
    learned: Callable[[], Learned | None] = lambda: None
    guard: Guard = _FREE
    answers: AnswerCache = field(default_factory=MemoryAnswerCache)
    naming: NamingRounds = field(default_factory=NamingRounds)

    def under(self, guard: Guard) -> "Shared":
        """Return the same with a guard before every edit, before a model is asked, and before long work."""
        return replace(
            self,
            journal=self.journal.under(guard.edit),
            model=partial(_asked_first, guard.model, self.model),
            guard=guard,
        )


def _asked_first(may: Callable[[], None], model: Callable[[str], ChatModel | None], person_id: str) -> ChatModel | None:
    """Open a language model where one may be asked; raises Refused."""
    may()
    return model(person_id)
