"""The verbs as an agent says them: one shape each, with a JSON schema, and the edit that each amounts to.

Every verb that a person has on the pages is here but undo and redo, which are no wish of the profile.
"""

from collections.abc import Callable
from typing import Annotated, Literal, assert_never

from pydantic import ConfigDict, Field, TypeAdapter
from pydantic.dataclasses import dataclass as checked

from core.catalogue import Catalogue
from core.desk.wishes import LESS, MORE
from core.entities import ListSource, Profile
from core.exploration.proposals import RelatedInterest
from core.steering import edits as e
from core.steering.decisions import Refused, find

MOST_WISHES = 20
"""Wishes of one turn at most: as many sentences as a person reads before they say yes; chosen by hand."""
_CONFIG = ConfigDict(extra="forbid")


@checked(frozen=True, slots=True, config=_CONFIG)
class OfJourney:
    """Ask for more or less of a journey, mute or unmute it, pause, finish or resume it, or say it is not the person."""

    verb: Literal["more", "less", "mute", "unmute", "pause", "finish", "resume", "not_me"]
    journey_id: str


@checked(frozen=True, slots=True, config=_CONFIG)
class Weigh:
    """Set a journey's weight: 1 is as found, 2 asks for twice as much, 0 for none."""

    verb: Literal["weigh"]
    journey_id: str
    weight: float


@checked(frozen=True, slots=True, config=_CONFIG)
class Rename:
    """Name a journey; null gives its first name back."""

    verb: Literal["rename"]
    journey_id: str
    name: str | None


@checked(frozen=True, slots=True, config=_CONFIG)
class Merge:
    """Make one journey of several: the first stays and takes in the others."""

    verb: Literal["merge"]
    journey_id: str
    others: tuple[str, ...]


@checked(frozen=True, slots=True, config=_CONFIG)
class Split:
    """Split parts, each a list of item ids, off a journey; what is in no part stays."""

    verb: Literal["split"]
    journey_id: str
    parts: tuple[tuple[str, ...], ...]


@checked(frozen=True, slots=True, config=_CONFIG)
class Gather:
    """Make a journey of items of the history, wherever they are."""

    verb: Literal["gather"]
    item_ids: tuple[str, ...]
    name: str | None = None


@checked(frozen=True, slots=True, config=_CONFIG)
class MoveItems:
    """Move items of the history to a journey."""

    verb: Literal["move"]
    item_ids: tuple[str, ...]
    journey_id: str


@checked(frozen=True, slots=True, config=_CONFIG)
class Delve:
    """Go deeper into some items of a journey; no items open the whole again."""

    verb: Literal["delve"]
    journey_id: str
    item_ids: tuple[str, ...] = ()
    name: str = ""


@checked(frozen=True, slots=True, config=_CONFIG)
class OfInterest:
    """Take up an interest that was proposed, or decline it for good."""

    verb: Literal["adopt", "decline"]
    proposal_id: str


@checked(frozen=True, slots=True, config=_CONFIG)
class Follow:
    """Make a journey of what a search in the person's words finds."""

    verb: Literal["follow"]
    words: str


@checked(frozen=True, slots=True, config=_CONFIG)
class OfItem:
    """Pin an item on top or take the pin off; never show an item and what is like it, or allow it again."""

    verb: Literal["pin", "unpin", "dismiss", "allow"]
    item_id: str
    reason: str = ""


@checked(frozen=True, slots=True, config=_CONFIG)
class Surprise:
    """Set how far from the known the list may go: 0 known, 1 surprising."""

    verb: Literal["surprise"]
    amount: float


@checked(frozen=True, slots=True, config=_CONFIG)
class Detail:
    """Tell journeys apart more broadly (0) or finely (1), all of them or within one."""

    verb: Literal["detail"]
    level: float
    journey_id: str | None = None


@checked(frozen=True, slots=True, config=_CONFIG)
class Sources:
    """Choose where what is offered may come from."""

    verb: Literal["sources"]
    sources: tuple[ListSource, ...]


@checked(frozen=True, slots=True, config=_CONFIG)
class OfWords:
    """Never offer what says one of these words, or let it in again."""

    verb: Literal["block", "let_in"]
    words: tuple[str, ...]


NO_SUCH_THING = "No such thing is here. Take the id from the list or from a search."


@checked(frozen=True, slots=True, config=_CONFIG)
class OfUnfitting:
    """Leave what fits none of the person's journeys out of their list, or show it again."""

    verb: Literal["leave_out", "show_all"]


@checked(frozen=True, slots=True, config=_CONFIG)
class OfLeftOut:
    """Bring back one thing that was left out as it fits no journey, or leave it out again."""

    verb: Literal["bring_back", "leave_out_again"]
    item_id: str


AskedVerb = (
    OfJourney
    | OfUnfitting
    | OfLeftOut
    | Weigh
    | Rename
    | Merge
    | Split
    | Gather
    | MoveItems
    | Delve
    | OfInterest
    | Follow
    | OfItem
    | Surprise
    | Detail
    | Sources
    | OfWords
)
AskedVerbs = Annotated[
    tuple[Annotated[AskedVerb, Field(discriminator="verb")], ...], Field(min_length=1, max_length=MOST_WISHES)
]
ASKED_VERBS: TypeAdapter[tuple[AskedVerb, ...]] = TypeAdapter(AskedVerbs)
"""Reads the wishes of a turn; raises pydantic's ValidationError (a ValueError) for what is none."""

Interests = Callable[[str], RelatedInterest | None]
Followed = Callable[[str], e.InterestAdopted | None]


def edit_of(asked: AskedVerb, profile: Profile, things: Catalogue, interest: Interests, followed: Followed) -> e.Edit:
    """Return the edit that a verb asks for as a profile stands; raise Refused for what is not there.

    `interest` finds what was proposed under an id, `followed` what a search in words would be as a journey.
    """
    match asked:
        case OfJourney():
            return _of_journey(asked, profile)
        case Weigh():
            return e.JourneyWeighted(asked.journey_id, asked.weight)
        case Rename():
            return e.JourneyRenamed(asked.journey_id, asked.name)
        case Merge():
            return e.JourneysMerged(asked.journey_id, asked.others)
        case Split():
            return e.JourneySplit(asked.journey_id, tuple(("", part) for part in asked.parts))
        case Gather():
            return e.ItemsGathered("", asked.item_ids, asked.name)
        case MoveItems():
            return e.ItemsMoved(asked.item_ids, asked.journey_id)
        case Delve():
            return e.JourneyFocused(asked.journey_id, asked.item_ids, asked.name)
        case Surprise():
            return e.ExplorationSet(asked.amount)
        case Detail():
            return e.GranularitySet(asked.level, asked.journey_id)
        case Sources():
            return e.SourcesChosen(tuple(source.value for source in asked.sources))
        case OfWords():
            return e.WordsBlocked(asked.words, blocked=asked.verb == "block")
        case OfUnfitting():
            return e.UnfittingLeftOut(left_out=asked.verb == "leave_out")
        case OfLeftOut():
            return _of_left_out(asked, things)
        case OfItem():
            return _of_item(asked, things)
        case OfInterest():
            return _of_interest(asked, interest(asked.proposal_id))
        case Follow():
            if (found := followed(asked.words)) is None:
                raise Refused("Nothing here is close to these words. Search first, and use words that find something.")
            return found
        case _:
            assert_never(asked)


def _of_journey(asked: OfJourney, profile: Profile) -> e.Edit:
    """Return the edit of a verb that needs no more than a journey."""
    match asked.verb:
        case "more" | "less":
            weight = find(profile, asked.journey_id).weight
            return e.JourneyWeighted(asked.journey_id, weight * (MORE if asked.verb == "more" else LESS))
        case "mute" | "unmute":
            return e.JourneyMuted(asked.journey_id, muted=asked.verb == "mute")
        case "pause":
            return e.JourneyPaused(asked.journey_id)
        case "finish":
            return e.JourneyFinished(asked.journey_id)
        case "resume":
            return e.JourneyResumed(asked.journey_id)
        case "not_me":
            return e.JourneyRemoved(asked.journey_id)


def _of_left_out(asked: OfLeftOut, things: Catalogue) -> e.Edit:
    """Return the edit that brings back a thing that is there, or leaves it out again."""
    if things.item(asked.item_id) is None:
        raise Refused(NO_SUCH_THING)
    return e.ItemBroughtBack(asked.item_id, back=asked.verb == "bring_back")


def _of_item(asked: OfItem, things: Catalogue) -> e.Edit:
    """Return the edit of a verb on an item that is there."""
    if things.item(asked.item_id) is None:
        raise Refused(NO_SUCH_THING)
    if asked.verb in ("pin", "unpin"):
        return e.ItemPinned(asked.item_id, pinned=asked.verb == "pin")
    return e.ItemDismissed(asked.item_id, asked.reason, dismissed=asked.verb == "dismiss")


def _of_interest(asked: OfInterest, interest: RelatedInterest | None) -> e.Edit:
    """Return the edit of a verb on an interest that is proposed."""
    if interest is None:
        raise Refused("No such interest is proposed. Take the id from `interests`.")
    if asked.verb == "decline":
        return e.InterestDeclined(interest.proposal_id, interest.name)
    anchors = tuple(item.item_id for item in interest.anchors)
    return e.InterestAdopted(interest.journey_id, interest.name, anchors=anchors, proposal_id=interest.proposal_id)
