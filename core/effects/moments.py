"""The moments of a log that a person can travel to: just after each edit, with the naming that it called for."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.effects.meter import Effect
from core.steering import edits as e
from core.steering.log import LogEntry


@dataclass(frozen=True, slots=True)
class Told:
    """An entry of a log as a sentence, with what it did where that was measured, and whether it still counts.

    What does not count any more `has_ended` or was undone.
    """

    entry: LogEntry
    sentence: str
    effect: Effect | None
    counts: bool
    has_ended: bool = False


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment's name, the number of the last entry that belongs to it, and what had just happened."""

    name: str
    until: int
    sentence: str


def moments(told: Sequence[Told]) -> tuple[Moment, ...]:
    """Return the moments of a log told newest first, from the start to now."""
    steps: list[tuple[int, str]] = []
    for each in reversed(told):
        if isinstance(each.entry.edit, e.JourneysNamed) and steps:
            steps[-1] = (each.entry.seq, steps[-1][1])
        else:
            steps.append((each.entry.seq, each.sentence))
    last = len(steps) - 1
    names = ["Now" if i == last else "The start" if i == 0 else f"Step {i}" for i in range(len(steps))]
    return tuple(Moment(name, until, said) for name, (until, said) in zip(names, steps, strict=True))
