"""What stands before every act of somebody's: it may refuse, in their words, and does nothing else."""

from collections.abc import Callable
from dataclasses import dataclass


def freely() -> None:
    """Let everything be done, as on one's own machine."""


@dataclass(frozen=True, slots=True)
class Guard:
    """Called before an edit, before a language model is asked, and before work that takes long; each may raise Refused.

    Unless told otherwise nothing is refused.
    """

    edit: Callable[[], None] = freely
    model: Callable[[], None] = freely
    work: Callable[[], None] = freely
