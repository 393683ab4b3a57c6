"""From what was understood of a sentence to the edits that it wishes, or why it cannot be."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from core.desk.desk import Desk
from core.desk.in_force import in_force
from core.desk.search.finding import Found
from core.desk.talk.said_parts import part_named
from core.desk.views import PartView, PersonView
from core.desk.wishes import LESS, MORE
from core.dialogue.acts import SpokenAct
from core.dialogue.guessing import TextMeaning
from core.dialogue.listening import Learned
from core.entities import Journey, JourneyState
from core.steering import edits as e
from core.steering.decisions import Refused, find, redoable, undoable

ABOUT_EDITS = ("undo", "redo", "end")
"""Verbs about what was done before."""
BOLDER, FINER = 0.2, 0.25
"""What *surprise me more* adds to the exploration (0..1), by hand; and a level of the dial of detail."""
ONE_BY_ONE = "That is about what you did before and something new at once. Say one after the other."
TWO_ENDS = "Not all of that is for the same time. Say what is for a while in a sentence of its own."


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """What a sentence may reach for: the parts of a journey by its id, a search in words, and meaning, if any.

    `learned` is what readings are weighed by, where it was learned for that meaning.
    """

    parts: Callable[[str], Sequence[PartView]]
    search: Callable[[str], Found]
    meaning: TextMeaning | None
    learned: Learned | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wished:
    """What is wished: the sentence, its acts, and whose desk and view it is about."""

    said: str
    acts: Sequence[SpokenAct]
    desk: Desk
    view: PersonView
    reach: Reach


def wishes_of(said: Wished) -> tuple[e.Edit, ...]:
    """Return the edits that a sentence wishes: one that holds all it says, or those about earlier ones.

    Raises Refused, in the person's words.
    """
    earlier = [act for act in said.acts if act.verb in ABOUT_EDITS]
    if earlier and len(earlier) < len(said.acts):
        raise Refused(ONE_BY_ONE)
    if earlier:
        return tuple(edit for act in earlier for edit in _about_edits(said, act))
    ends = {act.until_days for act in said.acts}
    if len(ends) > 1:
        raise Refused(TWO_ENDS)
    edits = tuple(_edit(said, act) for act in said.acts)
    days = next(iter(ends), None)
    return (e.SentenceTaken(said.said, edits, None if days is None else end_of_day(said.desk.moment, days)),)


def end_of_day(now: datetime, days: int) -> datetime:
    """Return the end of the day (in the zone of `now`, UTC) some days from now; 0 is today."""
    return now.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=days + 1)


def _about_edits(said: Wished, act: SpokenAct) -> Iterator[e.Edit]:
    """Yield the edits about earlier ones that an act wishes; raise Refused where there is none."""
    if act.verb == "end":
        yield _end(said, act)
        return
    entries = said.desk.entries
    chosen = undoable(entries, said.desk.moment) if act.verb == "undo" else redoable(entries)
    if act.target:
        chosen = [entry for entry in chosen if act.target in entry.edit.concerns][:1]
    if not chosen:
        raise Refused(f"There is nothing to {act.verb}.")
    for entry in chosen[: max(act.times, 1)]:
        yield (e.EditUndone if act.verb == "undo" else e.EditRedone)(entry.seq, said.said)


def _end(said: Wished, act: SpokenAct) -> e.EndSet:
    """Return the end of the latest wish in force about a journey, now or after some days; raise Refused."""
    now = said.desk.moment
    lines = [one for one in in_force(said.desk.entries, said.view.profile, now) if not one.has_ended]
    found = next((one for one in lines if act.target in one.journey_ids), None)
    if found is None:
        raise Refused("No wish about that is in force that could end.")
    until = e.AT_ONCE if act.until_days is None else end_of_day(now, act.until_days)
    return e.EndSet(found.seqs, until, said.said)


def _edit(said: Wished, act: SpokenAct) -> e.Sayable:
    """Return the edit that an act is; raise Refused where it needs what is not there."""
    made = _OF_NOTHING.get(act.verb) or _OF_THINGS.get(act.verb) or _OF_JOURNEYS[act.verb]
    return made(said, act)


def _weighted(said: Wished, act: SpokenAct) -> e.JourneyWeighted:
    """Return a journey's weight after some presses of More or Less."""
    press = MORE if act.verb == "more" else LESS
    journey = find(said.view.profile, act.target)
    return e.JourneyWeighted(act.target, journey.weight * press ** max(act.times, 1))


def _resumed(said: Wished, act: SpokenAct) -> e.Sayable:
    """Return the taking up of what rests, or the unmuting of what is muted."""
    journey = find(said.view.profile, act.target)
    speaks = journey.muted and journey.state is JourneyState.OPEN
    return e.JourneyMuted(act.target, muted=False) if speaks else e.JourneyResumed(act.target)


def _focused(said: Wished, act: SpokenAct) -> e.JourneyFocused:
    """Return the going into the part that was named."""
    name, item_ids = _part(said, act)
    return e.JourneyFocused(act.target, item_ids, name)


def _split(said: Wished, act: SpokenAct) -> e.Sayable:
    """Return the splitting off of the part that was named, under its new name if one was told, or of all parts."""
    if act.words:
        _, item_ids = _part(said, act)
        if act.name:
            return e.ItemsGathered("", item_ids, act.name)
        return e.JourneySplit(act.target, (("", item_ids),))
    parts = said.reach.parts(act.target)
    if not parts:
        raise Refused(f"“{said.view.profile.name(act.target)}” is of one piece: there are no parts to split it into.")
    return e.JourneySplit(act.target, tuple(("", part.item_ids) for part in parts[1:]))


def _part(said: Wished, act: SpokenAct) -> tuple[str, tuple[str, ...]]:
    """Return the name and the things of the part of a journey that was named; raise Refused where none is like it."""
    journey: Journey = find(said.view.profile, act.target)
    found = part_named(said.desk, journey, said.reach.parts(act.target), act.words, said.reach.meaning)
    if found is None:
        words = " ".join(act.words)
        raise Refused(f"No part of “{said.view.profile.name(act.target)}” is about “{words}”.")
    return found


def _adopted(said: Wished, act: SpokenAct) -> e.InterestAdopted:
    """Return the following of an interest in the person's own words; raise Refused where nothing here is close."""
    wish = said.reach.search(act.name).as_interest()
    if wish is None:
        raise Refused(f"Nothing here is close to “{act.name}” yet, so it would get no places. Bring more on Data.")
    return e.InterestAdopted(wish.journey_id, act.name, anchors=wish.anchors)


def _explored(said: Wished, act: SpokenAct) -> e.ExplorationSet:
    """Return the exploration, further from or nearer to what is known."""
    way = 1 if act.verb == "explore_more" else -1
    moved = said.view.profile.exploration + way * BOLDER * max(act.times, 1)
    return e.ExplorationSet(round(min(max(moved, 0.0), 1.0), 2))


def _detail(said: Wished, act: SpokenAct) -> e.GranularitySet:
    """Return the dial of detail, of all journeys or of one, one level on."""
    own = find(said.view.profile, act.target).granularity if act.target else said.view.profile.granularity
    moved = own + (FINER if act.verb == "finer" else -FINER)
    return e.GranularitySet(min(max(moved, 0.0), 1.0), act.target or None)


Made = Callable[[Wished, SpokenAct], e.Sayable]
_OF_NOTHING: Mapping[str, Made] = {
    "explore_more": _explored,
    "explore_less": _explored,
    "finer": _detail,
    "coarser": _detail,
    "adopt": _adopted,
    "block": lambda _, act: e.WordsBlocked(act.words),
    "unblock": lambda _, act: e.WordsBlocked(act.words, blocked=False),
}
_OF_THINGS: Mapping[str, Made] = {
    "pin": lambda _, act: e.ItemPinned(act.target),
    "unpin": lambda _, act: e.ItemPinned(act.target, pinned=False),
    "dismiss": lambda _, act: e.ItemDismissed(act.target),
    "allow": lambda _, act: e.ItemDismissed(act.target, dismissed=False),
    "move": lambda _, act: e.ItemsMoved((act.target,), act.into),
}
_OF_JOURNEYS: Mapping[str, Made] = {
    "more": _weighted,
    "less": _weighted,
    "mute": lambda _, act: e.JourneyMuted(act.target),
    "focus": _focused,
    "open": lambda _, act: e.JourneyFocused(act.target),
    "pause": lambda _, act: e.JourneyPaused(act.target),
    "finish": lambda _, act: e.JourneyFinished(act.target),
    "resume": _resumed,
    "remove": lambda _, act: e.JourneyRemoved(act.target),
    "rename": lambda _, act: e.JourneyRenamed(act.target, act.name),
    "merge": lambda _, act: e.JourneysMerged(act.into, (act.target,)),
    "split": _split,
}
