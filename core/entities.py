"""The nouns: item, interaction, journey, profile; all immutable values."""

from collections.abc import Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from typing import Protocol

LEFTOVER = "leftover"
FIRST_EXPLORATION = 0.2
"""Exploration (0..1) of a person who has not set any: 'a little new'; chosen by hand, not tuned."""


@dataclass(frozen=True, slots=True)
class Item:
    """Something that can be recommended; `length_minutes` is the time it takes, `popularity` a count.

    `source` is the service it was brought from ('Goodreads'; '' for none), `link` where it can be opened.
    """

    item_id: str
    title: str
    _: KW_ONLY
    creator: str = ""
    kind: str = ""
    length_minutes: int | None = None
    published: date | None = None
    popularity: float = 0.0
    language: str = ""
    text: str = ""
    source: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Interaction:
    """One moment at which a person took up an item; `time` is UTC."""

    person_id: str
    item_id: str
    time: datetime
    _: KW_ONLY
    kind: str = ""
    value: float | None = None


@dataclass(frozen=True, slots=True)
class Saved:
    """Something that a person put aside for later and has not taken up; `time` is UTC, None where nobody noted it."""

    person_id: str
    item_id: str
    time: datetime | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Someone with a history."""

    person_id: str
    name: str
    portrait: str = ""


class ListSource(StrEnum):
    """Where what is recommended comes from, in the order in which sources take places.

    `REVISIT` is what was taken up long ago, `CATALOGUE` what was brought to choose from, `OTHERS` what other people
    took up.
    """

    BACKLOG = "backlog"
    REVISIT = "revisit"
    CATALOGUE = "catalogue"
    OTHERS = "others"


class JourneyState(StrEnum):
    """What the person decided about a journey's life."""

    OPEN = "open"
    PAUSED = "paused"
    FINISHED = "finished"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Journey:
    """A set of one person's items that belong to one pursuit of theirs.

    `members` are item ids in the order of the history. `kept` are those that the person's edits fixed to this
    journey: no later extraction takes them away. `prior` is salience, in fresh interactions, granted to a journey
    that has no history yet; `anchors` are the catalogue items that stand for it. `focus` are the members that
    the person delved into.
    """

    journey_id: str
    members: tuple[str, ...] = ()
    _: KW_ONLY
    kept: frozenset[str] = frozenset()
    touched: bool = False
    own_name: str | None = None
    weight: float = 1.0
    muted: bool = False
    state: JourneyState = JourneyState.OPEN
    prior: float = 0.0
    anchors: tuple[str, ...] = ()
    focus: tuple[str, ...] = ()
    focus_name: str = ""
    granularity: float = 0.5

    @property
    def has_share(self) -> bool:
        """Tell whether the journey may take places of the slate."""
        return self.state is JourneyState.OPEN and not self.muted and self.weight > 0

    @property
    def is_own(self) -> bool:
        """Tell whether the person counts this journey as theirs."""
        return self.state is not JourneyState.REMOVED


@dataclass(frozen=True, slots=True)
class GivenName:
    """A name that a model or a rule gave, with the items it rests on and how well it fits (0..1).

    `source` is "terms", "model" or, for items that have no subject in common, LEFTOVER.
    """

    text: str
    _: KW_ONLY
    source: str = "terms"
    evidence: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    fidelity: float | None = None
    specificity: float | None = None
    size: int = 0

    @property
    def is_leftover(self) -> bool:
        """Tell whether this names no journey but what was left over; that takes no place in a list."""
        return self.source == LEFTOVER


@dataclass(frozen=True)
class Profile:
    """What a person's log adds up to; two logs with the same meaning give equal profiles.

    `loose` are items of the history that belong to no journey. `given` maps a journey id to the latest name
    that a model or rule gave. `history_ids` is every item of the history, in order. `sources` are those that are
    recommended from; what says a word of `blocked` is not. Where `only_fitting`, what fits none of the journeys is left
    out, but for what was `brought_back`.
    """

    journeys: tuple[Journey, ...] = ()
    _: KW_ONLY
    loose: tuple[str, ...] = ()
    history_ids: tuple[str, ...] = ()
    given: Mapping[str, GivenName] = field(default_factory=dict)
    extraction_id: str | None = None
    granularity: float = 0.5
    exploration: float = FIRST_EXPLORATION
    pinned: tuple[str, ...] = ()
    dismissed: Mapping[str, str] = field(default_factory=dict)
    declined: tuple[str, ...] = ()
    sources: tuple[ListSource, ...] = tuple(ListSource)
    blocked: tuple[str, ...] = ()
    only_fitting: bool = False
    brought_back: tuple[str, ...] = ()

    @cached_property
    def by_id(self) -> Mapping[str, Journey]:
        """Map journey ids to journeys."""
        return {journey.journey_id: journey for journey in self.journeys}

    @cached_property
    def journey_of(self) -> Mapping[str, str]:
        """Map every item in a journey to that journey's id."""
        return {item_id: journey.journey_id for journey in self.journeys for item_id in journey.members}

    def name(self, journey_id: str) -> str:
        """Return the name to show: the person's own before any other; '' for an unknown journey."""
        journey = self.by_id.get(journey_id)
        if journey is not None and journey.own_name is not None:
            return journey.own_name
        given = self.given.get(journey_id)
        return given.text if given else ("Unnamed journey" if journey else "")


class Proposal(Protocol):
    """A stored extraction, re-cut at any granularity without computing it again."""

    @property
    def extraction_id(self) -> str:
        """Return the content hash by which the log refers to this extraction."""
        ...

    @property
    def item_ids(self) -> tuple[str, ...]:
        """Return every item of the history, in order of first interaction."""
        ...

    def cut(self, granularity: float = 0.5) -> Sequence[tuple[str, ...]]:
        """Return clusters of item ids; 0 is broad, 1 is fine."""
        ...
