"""The edits: one frozen past-tense fact each.

Old ones stay readable for ever: add a kind or a field with a default; never rename one, never reuse one. Every kind
says which journeys it is about (`concerns`): a kind that does not is an error of the type checker. All kinds stand in
one file, longer than others are, so that a new one is added in one place.
"""

from dataclasses import KW_ONLY
from datetime import UTC, datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, AwareDatetime, ConfigDict, Field
from pydantic.dataclasses import dataclass as checked

from core.entities import GivenName

_CONFIG = ConfigDict(extra="ignore")


def _in_utc(moment: datetime) -> datetime:
    """Return an aware moment in UTC; raise ValueError for one that UTC has no year for."""
    try:
        return moment.astimezone(UTC)
    except OverflowError as error:
        raise ValueError("no such moment in UTC") from error


UtcMoment = Annotated[AwareDatetime, AfterValidator(_in_utc)]
"""A moment, kept in UTC."""


class OfNoJourney:
    """An edit that is about no journey of its own."""

    __slots__ = ()

    @property
    def concerns(self) -> tuple[str, ...]:
        """Return no journeys."""
        return ()


class _OfOneJourney:
    """An edit that is about the journey in its `journey_id`."""

    __slots__ = ()
    journey_id: str

    @property
    def concerns(self) -> tuple[str, ...]:
        """Return the journey, whether or not it is still there."""
        return (self.journey_id,) if self.journey_id else ()


@checked(frozen=True, slots=True, config=_CONFIG)
class JourneysExtracted(OfNoJourney):
    """An extraction was made; the log keeps its id, the store its contents.

    `answered` is how many doubtful joins a model answered for it, because the person wished so; `method` the way
    of finding journeys that the person chose, "" where they chose none.
    """

    extraction_id: str
    answered: int = 0
    method: str = ""
    kind: Literal["journeys_extracted"] = "journeys_extracted"


@checked(frozen=True, slots=True, config=_CONFIG)
class JourneysNamed(OfNoJourney):
    """A model or a rule gave names; it never outranks the person's and never steers.

    `cause` is the number of the edit that called for them: undone with it, redone with it.
    """

    names: tuple[tuple[str, GivenName], ...]
    cause: int | None = None
    kind: Literal["journeys_named"] = "journeys_named"


@checked(frozen=True, slots=True, config=_CONFIG)
class NameSuggested(_OfOneJourney):
    """A language model suggested a name for a journey; nothing changes by it until the person takes it.

    `present` is what the journey was called then, scored as the suggestion was. `suggested` is None where the name
    was refused before anyone saw it: `fault` says why, in a word of `core/naming/vetting.py`, and its text is not kept.
    """

    journey_id: str
    present: GivenName
    suggested: GivenName | None = None
    fault: str = ""
    kind: Literal["name_suggested"] = "name_suggested"


@checked(frozen=True, slots=True, config=_CONFIG)
class GranularitySet:
    """The person asked for broader (0) or finer (1) journeys, in general or within one journey."""

    granularity: float
    journey_id: str | None = None
    kind: Literal["granularity_set"] = "granularity_set"

    @property
    def concerns(self) -> tuple[str, ...]:
        """Return the journey whose dial it is; none for the dial of all."""
        return (self.journey_id,) if self.journey_id else ()


@checked(frozen=True, slots=True, config=_CONFIG)
class JourneyRenamed(_OfOneJourney):
    """The person named a journey in their own words; None gives the naming back."""

    journey_id: str
    name: str | None
    kind: Literal["journey_renamed"] = "journey_renamed"


@checked(frozen=True, slots=True, config=_CONFIG)
class SuggestionsTaken:
    """The person took names that a language model had suggested, as their own words: one turn, undone as one."""

    renames: tuple[JourneyRenamed, ...]
    kind: Literal["suggestions_taken"] = "suggestions_taken"

    @property
    def concerns(self) -> tuple[str, ...]:
        """Return the journeys that it named, each once."""
        return tuple(dict.fromkeys(journey_id for rename in self.renames for journey_id in rename.concerns))


@checked(frozen=True, slots=True, config=_CONFIG)
class SuggestionLeft(_OfOneJourney):
    """The person left a name that a language model had suggested: it is offered no more until they undo that."""

    journey_id: str
    name: str
    kind: Literal["suggestion_left"] = "suggestion_left"


@checked(frozen=True, slots=True, config=_CONFIG)
class JourneysMerged:
    """Journeys became one, which keeps the target's id and takes the weight that conserves their share."""

    target_id: str
    absorbed_ids: tuple[str, ...]
    weight: float = 1.0
    kind: Literal["journeys_merged"] = "journeys_merged"

    @property
    def concerns(self) -> tuple[str, ...]:
        """Return the journeys that became one, the one that stays first."""
        return (self.target_id, *self.absorbed_ids)


@checked(frozen=True, slots=True, config=_CONFIG)
class JourneySplit:
    """Parts of a journey became journeys of their own; what is in no part stays."""

    journey_id: str
    parts: tuple[tuple[str, tuple[str, ...]], ...]
    kind: Literal["journey_split"] = "journey_split"

    @property
    def concerns(self) -> tuple[str, ...]:
        """Return the journey and what was split off it."""
        return (self.journey_id, *(part_id for part_id, _ in self.parts))


@checked(frozen=True, slots=True, config=_CONFIG)
class ItemsGathered:
    """Items from anywhere in the history became a journey of their own; `source_ids` are those that they left.

    Where they are `disowned` the person said of them: this is not me. What was made of them is out from the start.
    """

    journey_id: str
    item_ids: tuple[str, ...]
    name: str | None = None
    _: KW_ONLY
    source_ids: tuple[str, ...] = ()
    disowned: bool = False
    kind: Literal["items_gathered"] = "items_gathered"

    @property
    def concerns(self) -> tuple[str, ...]:
        """Return the journey that was made, then those that the items left; before it is decided there is none.

        What was made of disowned items stands on no page, so that such an edit is about those that they left alone.
        """
        if not self.journey_id:
            return ()
        return self.source_ids if self.disowned else (self.journey_id, *self.source_ids)


@checked(frozen=True, slots=True, config=_CONFIG)
class ItemsMoved:
    """Items changed journey; `source_ids` are the journeys that they left."""

    item_ids: tuple[str, ...]
    target_id: str
    _: KW_ONLY
    source_ids: tuple[str, ...] = ()
    kind: Literal["items_moved"] = "items_moved"

    @property
    def concerns(self) -> tuple[str, ...]:
        """Return the journey that the items came to, then those that they left."""
        return (self.target_id, *self.source_ids)


@checked(frozen=True, slots=True, config=_CONFIG)
class JourneyWeighted(_OfOneJourney):
    """The person asked for more or less of a journey: its weight is now this."""

    journey_id: str
    weight: float
    kind: Literal["journey_weighted"] = "journey_weighted"


@checked(frozen=True, slots=True, config=_CONFIG)
class JourneyMuted(_OfOneJourney):
    """The person silenced a journey, or let it speak again."""

    journey_id: str
    muted: bool = True
    kind: Literal["journey_muted"] = "journey_muted"


@checked(frozen=True, slots=True, config=_CONFIG)
class JourneyFocused(_OfOneJourney):
    """The person delved deeper into some members of a journey; no members opens the whole again."""

    journey_id: str
    item_ids: tuple[str, ...] = ()
    name: str = ""
    kind: Literal["journey_focused"] = "journey_focused"


@checked(frozen=True, slots=True, config=_CONFIG)
class JourneyPaused(_OfOneJourney):
    """The person let a journey rest."""

    journey_id: str
    kind: Literal["journey_paused"] = "journey_paused"


@checked(frozen=True, slots=True, config=_CONFIG)
class JourneyFinished(_OfOneJourney):
    """The person finished a journey; it stays as history."""

    journey_id: str
    kind: Literal["journey_finished"] = "journey_finished"


@checked(frozen=True, slots=True, config=_CONFIG)
class JourneyResumed(_OfOneJourney):
    """The person took a paused, finished or removed journey up again."""

    journey_id: str
    kind: Literal["journey_resumed"] = "journey_resumed"


@checked(frozen=True, slots=True, config=_CONFIG)
class JourneyRemoved(_OfOneJourney):
    """The person said: this is not me. The journey and its evidence no longer count."""

    journey_id: str
    kind: Literal["journey_removed"] = "journey_removed"


@checked(frozen=True, slots=True, config=_CONFIG)
class InterestAdopted(_OfOneJourney):
    """The person took up a proposed interest as a journey with no history yet."""

    journey_id: str
    name: str
    _: KW_ONLY
    anchors: tuple[str, ...]
    prior: float = 1.0
    proposal_id: str = ""
    kind: Literal["interest_adopted"] = "interest_adopted"


@checked(frozen=True, slots=True, config=_CONFIG)
class InterestDeclined(OfNoJourney):
    """The person declined a proposed interest for good."""

    proposal_id: str
    name: str = ""
    kind: Literal["interest_declined"] = "interest_declined"


@checked(frozen=True, slots=True, config=_CONFIG)
class ItemPinned(OfNoJourney):
    """The person pinned an item on top of the slate, or took the pin away."""

    item_id: str
    pinned: bool = True
    kind: Literal["item_pinned"] = "item_pinned"


@checked(frozen=True, slots=True, config=_CONFIG)
class ItemDismissed(OfNoJourney):
    """The person never wants to see an item, or allowed it again."""

    item_id: str
    reason: str = ""
    dismissed: bool = True
    kind: Literal["item_dismissed"] = "item_dismissed"


@checked(frozen=True, slots=True, config=_CONFIG)
class ExplorationSet(OfNoJourney):
    """The person set how far from the known the slate may go: 0 known, 1 surprising."""

    exploration: float
    kind: Literal["exploration_set"] = "exploration_set"


@checked(frozen=True, slots=True, config=_CONFIG)
class SourcesChosen(OfNoJourney):
    """The person chose where what they are offered may come from; none empties the list."""

    sources: tuple[str, ...]
    kind: Literal["sources_chosen"] = "sources_chosen"


@checked(frozen=True, slots=True, config=_CONFIG)
class WordsBlocked(OfNoJourney):
    """The person wants nothing whose title or creator says one of these words, or let it in again."""

    words: tuple[str, ...]
    blocked: bool = True
    kind: Literal["words_blocked"] = "words_blocked"


@checked(frozen=True, slots=True, config=_CONFIG)
class UnfittingLeftOut(OfNoJourney):
    """The person wants what fits none of their journeys left out of the list, or in it again."""

    left_out: bool = True
    kind: Literal["unfitting_left_out"] = "unfitting_left_out"


@checked(frozen=True, slots=True, config=_CONFIG)
class ItemBroughtBack(OfNoJourney):
    """The person wants a thing in the list that was left out as it fits none of their journeys, or no longer does."""

    item_id: str
    back: bool = True
    kind: Literal["item_brought_back"] = "item_brought_back"


@checked(frozen=True, slots=True, config=_CONFIG)
class EditUndone(OfNoJourney):
    """The entry with this number no longer counts; `said` is the sentence that asked for it, "" for a click."""

    seq: int
    said: str = ""
    kind: Literal["edit_undone"] = "edit_undone"

    @property
    def targets(self) -> tuple[int, ...]:
        """Return the number of the entry that it is about."""
        return (self.seq,)


@checked(frozen=True, slots=True, config=_CONFIG)
class EditRedone(OfNoJourney):
    """The entry with this number counts again; `said` is the sentence that asked for it, "" for a click."""

    seq: int
    said: str = ""
    kind: Literal["edit_redone"] = "edit_redone"

    @property
    def targets(self) -> tuple[int, ...]:
        """Return the number of the entry that it is about."""
        return (self.seq,)


@checked(frozen=True, slots=True, config=_CONFIG)
class EndSet(OfNoJourney):
    """From a moment on, the entries with these numbers no longer count; with no moment they count until undone.

    `said` is the sentence that asked for it, "" for a click.
    """

    seqs: tuple[int, ...]
    until: UtcMoment | None = None
    said: str = ""
    kind: Literal["end_set"] = "end_set"

    @property
    def targets(self) -> tuple[int, ...]:
        """Return the numbers of the entries that it is about."""
        return self.seqs


Takeable = (
    JourneyRenamed
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
    | ItemPinned
    | ItemDismissed
    | ExplorationSet
    | SourcesChosen
)
"""What a recipe may hold: what steers. How finely journeys are told, and what was declined, stays with the person."""


@checked(frozen=True, slots=True, config=_CONFIG)
class RecipeTaken:
    """The person took edits out of somebody's recipe, each bound to their own journeys: one turn, undone as one."""

    name: str
    edits: tuple[Annotated[Takeable, Field(discriminator="kind")], ...]
    kind: Literal["recipe_taken"] = "recipe_taken"

    @property
    def concerns(self) -> tuple[str, ...]:
        """Return the journeys that its edits are about, each once."""
        return tuple(dict.fromkeys(journey_id for edit in self.edits for journey_id in edit.concerns))


Steering = Takeable | GranularitySet | InterestDeclined | WordsBlocked | UnfittingLeftOut | ItemBroughtBack
"""What a turn may hold: every wish of a person that changes their profile."""


@checked(frozen=True, slots=True, config=_CONFIG)
class TurnTaken:
    """An agent made edits in one turn, undone as one; while it `waits` for the person's word it changes nothing.

    `answers` is the number of the entry that waited, where the person gave their word.
    """

    edits: tuple[Annotated[Steering, Field(discriminator="kind")], ...]
    waits: bool = False
    answers: int | None = None
    kind: Literal["turn_taken"] = "turn_taken"

    @property
    def concerns(self) -> tuple[str, ...]:
        """Return the journeys that its edits are about, each once; none while it waits."""
        if self.waits:
            return ()
        return tuple(dict.fromkeys(journey_id for edit in self.edits for journey_id in edit.concerns))


Sayable = Takeable | GranularitySet | WordsBlocked
"""What a sentence may be read as, beside what is about entries of the log."""


@checked(frozen=True, slots=True, config=_CONFIG)
class SentenceTaken:
    """The person said a sentence and agreed to what it was read as: one turn, undone as one.

    `until` is when what it wishes ends by itself; None where it lasts until the person says.
    """

    said: str
    edits: tuple[Annotated[Sayable, Field(discriminator="kind")], ...]
    until: UtcMoment | None = None
    kind: Literal["sentence_taken"] = "sentence_taken"

    @property
    def concerns(self) -> tuple[str, ...]:
        """Return the journeys that its edits are about, each once."""
        return tuple(dict.fromkeys(journey_id for edit in self.edits for journey_id in edit.concerns))


Together = RecipeTaken | SentenceTaken | TurnTaken
"""Edits that stand in the log as one."""

Edit = (
    JourneysExtracted
    | JourneysNamed
    | NameSuggested
    | GranularitySet
    | Takeable
    | SuggestionsTaken
    | SuggestionLeft
    | InterestDeclined
    | WordsBlocked
    | UnfittingLeftOut
    | ItemBroughtBack
    | RecipeTaken
    | TurnTaken
    | SentenceTaken
    | EditUndone
    | EditRedone
    | EndSet
)

AboutEntries = EditUndone | EditRedone | EndSet
"""What changes no journey by itself, and only tells which entries of the log count."""

ForAWhile = JourneyWeighted | JourneyMuted | JourneyFocused | JourneyPaused
"""What a person may wish for a while: it steers, and no later edit can rest on what it made."""


def as_one(edits: tuple[Steering, ...]) -> Steering | TurnTaken:
    """Return edits of one act as the one that is logged: itself where there is one, a turn where there are more."""
    return edits[0] if len(edits) == 1 else TurnTaken(edits)


def may_end(edit: object) -> bool:
    """Tell whether an edit may be wished for a while: it steers, or is a sentence of nothing else."""
    if isinstance(edit, SentenceTaken):
        return bool(edit.edits) and all(isinstance(each, ForAWhile) for each in edit.edits)
    return isinstance(edit, ForAWhile)


AT_ONCE = datetime(1, 1, 1, tzinfo=UTC)
"""The moment, before every log, from which what was switched off no longer counts."""

HEAVIEST = 1e6
"""Highest weight or prior, so that no sum of them overflows; some 34 presses of More from 1."""
