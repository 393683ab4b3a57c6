"""The edits: one frozen past-tense fact each, the log entry that carries it, and JSON both ways.

Old entries stay readable for ever: add a kind or a field with a default; never rename one, never reuse one.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, TypeAdapter
from pydantic.dataclasses import dataclass as checked

from core.entities import GivenName

_CONFIG = ConfigDict(extra="ignore")


@checked(frozen=True, slots=True, config=_CONFIG)
class JourneysExtracted:
    """An extraction was made; the log keeps its id, the store its contents.

    `answered` is how many doubtful joins a model answered for it, because the person wished so; `method` the way
    of finding journeys that the person chose, "" where they chose none.
    """

    extraction_id: str
    answered: int = 0
    method: str = ""
    kind: Literal["journeys_extracted"] = "journeys_extracted"


@checked(frozen=True, slots=True, config=_CONFIG)
class JourneysNamed:
    """A model or a rule gave names; it never outranks the person's and never steers.

    `cause` is the number of the edit that called for them: undone with it, redone with it.
    """

    names: tuple[tuple[str, GivenName], ...]
    cause: int | None = None
    kind: Literal["journeys_named"] = "journeys_named"


@checked(frozen=True, slots=True, config=_CONFIG)
class GranularitySet:
    """The person asked for broader (0) or finer (1) journeys, in general or within one journey."""

    granularity: float
    journey_id: str | None = None
    kind: Literal["granularity_set"] = "granularity_set"


@checked(frozen=True, slots=True, config=_CONFIG)
class JourneyRenamed:
    """The person named a journey in their own words; None gives the naming back."""

    journey_id: str
    name: str | None
    kind: Literal["journey_renamed"] = "journey_renamed"


@checked(frozen=True, slots=True, config=_CONFIG)
class JourneysMerged:
    """Journeys became one, which keeps the target's id and takes the weight that conserves their share."""

    target_id: str
    absorbed_ids: tuple[str, ...]
    weight: float = 1.0
    kind: Literal["journeys_merged"] = "journeys_merged"


@checked(frozen=True, slots=True, config=_CONFIG)
class JourneySplit:
    """Parts of a journey became journeys of their own; what is in no part stays."""

    journey_id: str
    parts: tuple[tuple[str, tuple[str, ...]], ...]
    kind: Literal["journey_split"] = "journey_split"


@checked(frozen=True, slots=True, config=_CONFIG)
class ItemsGathered:
    """Items from anywhere in the history became a journey of their own."""

    journey_id: str
    item_ids: tuple[str, ...]
    name: str | None = None
    kind: Literal["items_gathered"] = "items_gathered"


@checked(frozen=True, slots=True, config=_CONFIG)
class ItemsMoved:
    """Items changed journey."""

    item_ids: tuple[str, ...]
    target_id: str
    kind: Literal["items_moved"] = "items_moved"


@checked(frozen=True, slots=True, config=_CONFIG)
class JourneyWeighted:
    """The person asked for more or less of a journey: its weight is now this."""

    journey_id: str
    weight: float
    kind: Literal["journey_weighted"] = "journey_weighted"


@checked(frozen=True, slots=True, config=_CONFIG)
class JourneyMuted:
    """The person silenced a journey, or let it speak again."""

    journey_id: str
    muted: bool = True
    kind: Literal["journey_muted"] = "journey_muted"


@checked(frozen=True, slots=True, config=_CONFIG)
class JourneyFocused:
    """The person delved deeper into some members of a journey; no members opens the whole again."""

    journey_id: str
    item_ids: tuple[str, ...] = ()
    name: str = ""
    kind: Literal["journey_focused"] = "journey_focused"


@checked(frozen=True, slots=True, config=_CONFIG)
class JourneyPaused:
    """The person let a journey rest."""

    journey_id: str
    kind: Literal["journey_paused"] = "journey_paused"


@checked(frozen=True, slots=True, config=_CONFIG)
class JourneyFinished:
    """The person finished a journey; it stays as history."""

    journey_id: str
    kind: Literal["journey_finished"] = "journey_finished"


@checked(frozen=True, slots=True, config=_CONFIG)
class JourneyResumed:
    """The person took a paused, finished or removed journey up again."""

    journey_id: str
    kind: Literal["journey_resumed"] = "journey_resumed"


@checked(frozen=True, slots=True, config=_CONFIG)
class JourneyRemoved:
    """The person said: this is not me. The journey and its evidence no longer count."""

    journey_id: str
    kind: Literal["journey_removed"] = "journey_removed"


@checked(frozen=True, slots=True, config=_CONFIG)
class InterestAdopted:
    """The person took up a proposed interest as a journey with no history yet."""

    journey_id: str
    name: str
    anchors: tuple[str, ...]
    prior: float = 1.0
    proposal_id: str = ""
    kind: Literal["interest_adopted"] = "interest_adopted"


@checked(frozen=True, slots=True, config=_CONFIG)
class InterestDeclined:
    """The person declined a proposed interest for good."""

    proposal_id: str
    name: str = ""
    kind: Literal["interest_declined"] = "interest_declined"


@checked(frozen=True, slots=True, config=_CONFIG)
class ItemPinned:
    """The person pinned an item on top of the slate, or took the pin away."""

    item_id: str
    pinned: bool = True
    kind: Literal["item_pinned"] = "item_pinned"


@checked(frozen=True, slots=True, config=_CONFIG)
class ItemDismissed:
    """The person never wants to see an item, or allowed it again."""

    item_id: str
    reason: str = ""
    dismissed: bool = True
    kind: Literal["item_dismissed"] = "item_dismissed"


@checked(frozen=True, slots=True, config=_CONFIG)
class ExplorationSet:
    """The person set how far from the known the slate may go: 0 known, 1 surprising."""

    exploration: float
    kind: Literal["exploration_set"] = "exploration_set"


@checked(frozen=True, slots=True, config=_CONFIG)
class EditUndone:
    """The entry with this number no longer counts."""

    seq: int
    kind: Literal["edit_undone"] = "edit_undone"


@checked(frozen=True, slots=True, config=_CONFIG)
class EditRedone:
    """The entry with this number counts again."""

    seq: int
    kind: Literal["edit_redone"] = "edit_redone"


Edit = (
    JourneysExtracted
    | JourneysNamed
    | GranularitySet
    | JourneyRenamed
    | JourneysMerged
    | JourneySplit
    | ItemsGathered
    | ItemsMoved
    | JourneyWeighted
    | JourneyMuted
    | JourneyFocused
    | JourneyPaused
    | JourneyFinished
    | JourneyResumed
    | JourneyRemoved
    | InterestAdopted
    | InterestDeclined
    | ItemPinned
    | ItemDismissed
    | ExplorationSet
    | EditUndone
    | EditRedone
)

_ADAPTER: TypeAdapter[Edit] = TypeAdapter(
    Annotated[Edit, Field(discriminator="kind")], config=ConfigDict(ser_json_inf_nan="strings")
)


@dataclass(frozen=True, slots=True)
class LogEntry:
    """An edit with its place in a person's log; `actor` is person, model or rules; `time` is UTC.

    `effect` is what the edit did to the slate when it was made, as JSON; '' where nothing was measured.
    """

    seq: int
    person_id: str
    time: datetime
    actor: str
    edit: Edit
    action_id: str = ""
    effect: str = ""

    @property
    def is_wished(self) -> bool:
        """Tell whether the person made this edit, or asked a model to make it: what they may undo."""
        return self.actor == "person" or (isinstance(self.edit, JourneysExtracted) and self.edit.answered > 0)


def edit_to_json(edit: Edit) -> str:
    """Write an edit as JSON."""
    return _ADAPTER.dump_json(edit).decode()


def edit_from_json(payload: str) -> Edit:
    """Read an edit from JSON; raise pydantic's ValidationError (a ValueError) on anything that is none."""
    return _ADAPTER.validate_json(payload)


HEAVIEST = 1e6
