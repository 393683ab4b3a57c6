"""What a sentence may mean, and what must be known of the person to read it."""

from dataclasses import dataclass
from datetime import datetime

OF_THINGS = frozenset({"pin", "unpin", "dismiss", "allow", "move"})
"""Verbs whose target is a thing and not a journey."""
OF_NOTHING = frozenset({"undo", "redo", "explore_more", "explore_less", "finer", "coarser"})
"""Verbs that are whole without a target."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenAct:
    """One wish: a verb of `benchmarks/chat.md` with its fields; targets are ids, `until_days` counted from today."""

    verb: str
    target: str = ""
    into: str = ""
    name: str = ""
    words: tuple[str, ...] = ()
    times: int = 1
    until_days: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Speakable:
    """Something that can be spoken of: a journey or a thing, under its id and the words that it is known by."""

    id: str
    name: str
    titles: tuple[str, ...] = ()
    state: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Surrounding:
    """What a person has while they speak.

    `journeys` hold some of their titles; `listed` are the things that they see or have pinned or dismissed, `others`
    the rest that they may quote; `in_force` are the ids of the journeys that wishes in force are about; `now` is the
    moment of speaking.
    """

    journeys: tuple[Speakable, ...]
    listed: tuple[Speakable, ...]
    now: datetime
    others: tuple[Speakable, ...] = ()
    pinned: frozenset[str] = frozenset()
    dismissed: frozenset[str] = frozenset()
    blocked: tuple[str, ...] = ()
    in_force: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """A reading: acts to propose, or two alternatives to ask about once, or neither, which is no edit.

    `unread` is a part that seems to wish something and was not understood: then nothing is proposed. `instead` is
    what *the other one* means: the alternative that was not taken.
    """

    acts: tuple[SpokenAct, ...] = ()
    alternatives: tuple[tuple[SpokenAct, ...], ...] = ()
    unread: str = ""
    instead: tuple[SpokenAct, ...] = ()
