"""What all people's halves of the workspace stand on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from core.adapters.encoders.encoder import Encoder
from core.adapters.llm.llm import ChatModel
from core.similarity import Floats
from core.workspace.explorer import Explorer
from core.workspace.journal import Journal
from core.workspace.preparation import Preparation
from core.workspace.sensing import Sensing
from core.workspace.titling import Titler


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """What all people's halves stand on.

    `meaning` returns unit vectors `(n, dim)` of texts, the mean still in; `model` opens the language model for one
    round of questions, None where there is none.
    """

    preparation: Preparation
    explorer: Explorer
    sensing: Sensing
    journal: Journal
    titler: Titler
    encoder: Encoder
    meaning: Callable[[Sequence[str]], Floats]
    model: Callable[[], ChatModel | None]
