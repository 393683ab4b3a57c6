"""Decide what a wish amounts to: a fact for the log, or a refusal in the person's words."""

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import assert_never, cast

from core.entities import Journey, JourneyState, ListSource, Profile
from core.journeys import part_id
from core.steering import edits as e
from core.steering.edits import HEAVIEST
from core.steering.fold import NO_PROPOSALS, Proposals, apply, effective, ends
from core.steering.log import LogEntry, UnknownEdit
from core.wording import one_line

LONGEST_NAME = 80
"""Signs that a person's name for a journey may have: what the field on the page takes; by eye."""
LONGEST_REASON = 200
"""Signs that are kept of a reason; chosen by hand."""
LONGEST_SENTENCE = 300
"""Signs that are kept of what a person said: what the field on the page takes; by eye."""
NO_CHANGE = "Together these changes would leave everything as it is."
GONE = "That journey is no longer here. Someone may have changed it in another tab; the page shows how it is now."

UNDONE = "That edit is undone already, or your journeys were read anew since then."
NEWER = "A newer version of this app made that edit. Undo it there: here it does nothing."


NONE_TICKED = "Tick at least one change of the recipe."
NONE_NAMED = "Name at least one change."
TOO_LATE = "That moment is over. Pick one that is still to come."


class Refused(ValueError):
    """The wish cannot become an edit; the message tells the person why and what to do."""


def clean_name(text: str) -> str:
    """Return a name on one line without control characters, at most 80 characters; raise Refused if none is left."""
    name = one_line(text, kept="")[:LONGEST_NAME].strip()
    if not name:
        raise Refused("A journey needs a name with at least one letter in it.")
    return name


def find(profile: Profile, journey_id: str) -> Journey:
    """Return a journey of the profile; raise Refused when it has gone."""
    journey = profile.by_id.get(journey_id)
    if journey is None:
        raise Refused(GONE)
    return journey


def decide(profile: Profile, wish: e.Edit) -> e.Edit:
    """Return the fact that a wish amounts to; raise Refused when it would change nothing or do harm."""
    match wish:
        case e.JourneyRenamed():
            return _rename(profile, wish)
        case e.JourneysMerged():
            return _merge(profile, wish)
        case e.JourneySplit():
            return _split(profile, wish)
        case e.ItemsGathered():
            return _gather(profile, wish)
        case e.ItemsMoved():
            return _move(profile, wish)
        case e.JourneyWeighted():
            weight = find(profile, wish.journey_id).weight
            return replace(wish, weight=_other_number(wish.weight, HEAVIEST, weight))
        case e.GranularitySet():
            dial = profile if wish.journey_id is None else find(profile, wish.journey_id)
            return replace(wish, granularity=_other_number(wish.granularity, 1.0, dial.granularity))
        case e.ExplorationSet():
            return replace(wish, exploration=_other_number(wish.exploration, 1.0, profile.exploration))
        case e.ItemPinned() | e.ItemDismissed() | e.InterestDeclined():
            return _say(profile, wish)
        case e.UnfittingLeftOut():
            if wish.left_out == profile.only_fitting:
                raise Refused("It is set to that already.")
            return wish
        case e.ItemBroughtBack():
            if wish.back == (wish.item_id in profile.brought_back):
                raise Refused("You have said so already.")
            return wish
        case e.SourcesChosen():
            return _choose(profile, wish)
        case e.WordsBlocked():
            return _block(profile, wish)
        case e.JourneyFocused():
            return _focus(profile, wish)
        case e.InterestAdopted():
            if not wish.journey_id.strip():
                raise Refused("A new journey needs an id of its own: without one nothing could be done with it later.")
            if wish.journey_id in profile.by_id:
                raise Refused("You already follow that journey.")
            return replace(wish, name=clean_name(wish.name), prior=_number(wish.prior, HEAVIEST))
        case e.JourneyMuted() | e.JourneyPaused() | e.JourneyFinished() | e.JourneyResumed() | e.JourneyRemoved():
            return _change_state(profile, wish)
        case e.SuggestionsTaken():
            return _take_suggestions(profile, wish)
        case e.SuggestionLeft():
            find(profile, wish.journey_id)
            return wish
        case e.RecipeTaken() | e.SentenceTaken() | e.TurnTaken():
            return take_in_turn(profile, wish, decide)
        case (
            e.JourneysExtracted() | e.JourneysNamed() | e.NameSuggested() | e.EditUndone() | e.EditRedone() | e.EndSet()
        ):
            return wish
        case _:
            assert_never(wish)


def take_in_turn(
    profile: Profile,
    wish: e.Together,
    decided: Callable[[Profile, e.Edit], e.Edit],
    proposals: Proposals = NO_PROPOSALS,
) -> e.Together:
    """Return the edits that an edit holds, each `decided` as the profile stands after those before it.

    Raises Refused where one of them is, where there is none, and where all together leave everything as it is.
    """
    after, facts = profile, list[e.Edit]()
    for edit in wish.edits:
        facts.append(decided(after, edit))
        after = apply(after, facts[-1], proposals)
    if isinstance(wish, e.SentenceTaken):
        return _said(profile, wish, facts, after)
    if not facts:
        raise Refused(NONE_TICKED if isinstance(wish, e.RecipeTaken) else NONE_NAMED)
    if after == profile:
        raise Refused(NO_CHANGE)
    if isinstance(wish, e.RecipeTaken):
        return replace(wish, name=clean_name(wish.name), edits=cast(tuple[e.Takeable, ...], tuple(facts)))
    return replace(wish, edits=cast(tuple[e.Steering, ...], tuple(facts)))


def _said(profile: Profile, wish: e.SentenceTaken, facts: Sequence[e.Edit], after: Profile) -> e.SentenceTaken:
    """Return a sentence with what it was decided to be; raise Refused where that is nothing, or cannot end."""
    said = one_line(wish.said, kept="")[:LONGEST_SENTENCE].strip()
    if not facts or not said:
        raise Refused("There is nothing in that sentence to do.")
    if after == profile:
        raise Refused(NO_CHANGE)
    made = replace(wish, said=said, edits=cast(tuple[e.Sayable, ...], tuple(facts)))
    if wish.until is not None and not e.may_end(made):
        raise Refused("Only what steers your list can be for a while. Say the rest in a sentence of its own.")
    return made


def _number(value: float, highest: float) -> float:
    """Return a usable number between zero and the highest; raise Refused otherwise."""
    if not math.isfinite(value) or value < 0:
        raise Refused("That needs a number of zero or more.")
    return min(float(value), highest)


def _other_number(value: float, highest: float, present: float) -> float:
    """Return a usable number other than the present one; raise Refused otherwise."""
    number = _number(value, highest)
    if number == present:
        raise Refused("It is set to that already.")
    return number


Say = e.ItemPinned | e.ItemDismissed | e.InterestDeclined


def _say(profile: Profile, wish: Say) -> Say:
    """Take the person's word on an item or a proposal that they have not said before."""
    match wish:
        case e.ItemPinned():
            known = wish.pinned == (wish.item_id in profile.pinned)
        case e.InterestDeclined():
            known = wish.proposal_id in profile.declined
        case e.ItemDismissed():
            wish = replace(wish, reason=one_line(wish.reason, kept="")[:LONGEST_REASON].strip())
            said = profile.dismissed.get(wish.item_id)
            known = said == wish.reason if wish.dismissed else said is None
    if known:
        raise Refused("You have said so already.")
    return wish


def _choose(profile: Profile, wish: e.SourcesChosen) -> e.SourcesChosen:
    """Take the sources that there are, in their own order, where they are others than now."""
    sources = tuple(source for source in ListSource if source in wish.sources)
    if sources == profile.sources:
        raise Refused("Your list comes from just that already.")
    return replace(wish, sources=tuple(source.value for source in sources))


def _block(profile: Profile, wish: e.WordsBlocked) -> e.WordsBlocked:
    """Take words in small letters that are not blocked yet, or are and are let in again."""
    said = [one_line(word, kept="").casefold()[:LONGEST_NAME].strip() for word in wish.words]
    words = tuple(word for word in dict.fromkeys(said) if any(map(str.isalnum, word)))
    if not words:
        raise Refused("Type a word with at least one letter or digit in it.")
    news = tuple(word for word in words if (word in profile.blocked) is not wish.blocked)
    if not news:
        raise Refused("That word is kept out already." if wish.blocked else "That word is not kept out.")
    return replace(wish, words=news)


def _rename(profile: Profile, wish: e.JourneyRenamed) -> e.JourneyRenamed:
    """Take the person's words; the name that the journey had anyway gives the naming back."""
    journey = find(profile, wish.journey_id)
    given = profile.given.get(wish.journey_id)
    name = None if wish.name is None else clean_name(wish.name)
    if name is not None and given is not None and name == given.text:
        name = None
    if name == journey.own_name:
        raise Refused("It already has that name.")
    return replace(wish, name=name)


def _take_suggestions(profile: Profile, wish: e.SuggestionsTaken) -> e.SuggestionsTaken:
    """Take suggested names as the person's words, one a journey; raise Refused where one of them cannot be."""
    last = {rename.journey_id: rename for rename in wish.renames}
    if not last:
        raise Refused("Tick at least one of the suggested names.")
    return replace(wish, renames=tuple(_rename(profile, rename) for rename in last.values()))


def _merge(profile: Profile, wish: e.JourneysMerged) -> e.JourneysMerged:
    """Merge journeys that are the person's."""
    absorbed = tuple(i for i in dict.fromkeys(wish.absorbed_ids) if i != wish.target_id)
    if not absorbed:
        raise Refused("Pick two different journeys to merge.")
    for journey_id in (wish.target_id, *absorbed):
        if not find(profile, journey_id).is_own:
            raise Refused("A journey that is not you cannot be merged. Take it back first.")
    return replace(wish, absorbed_ids=absorbed, weight=_number(wish.weight, HEAVIEST))


def _split(profile: Profile, wish: e.JourneySplit) -> e.JourneySplit:
    """Split off parts that leave something behind; their ids come from their items."""
    journey = find(profile, wish.journey_id)
    left = set(journey.members)
    parts = []
    for _, item_ids in wish.parts:
        picked = tuple(i for i in dict.fromkeys(item_ids) if i in left)
        left -= set(picked)
        if picked:
            parts.append((part_id(journey.journey_id, picked), picked))
    if not parts:
        raise Refused("None of the picked items is in that journey any more.")
    if not left:
        raise Refused("A split has to leave something behind: pick some of the items, not all of them.")
    if any(part_id in profile.by_id for part_id, _ in parts):
        raise Refused("Those items are a journey of their own already.")
    return replace(wish, parts=tuple(parts))


def _gather(profile: Profile, wish: e.ItemsGathered) -> e.ItemsGathered:
    """Gather items of the history under a name."""
    known = {*profile.journey_of, *profile.loose}
    item_ids = tuple(i for i in dict.fromkeys(wish.item_ids) if i in known)
    if not item_ids:
        raise Refused("Pick at least one item from your history.")
    journey_id = part_id("gathered", item_ids)
    same = {i for i in profile.by_id if set(profile.by_id[i].members) == set(item_ids)}
    if same or journey_id in profile.by_id:
        raise Refused("Those items are a journey of their own already.")
    name = None if wish.name is None else clean_name(wish.name)
    return replace(wish, journey_id=journey_id, item_ids=item_ids, name=name, source_ids=_left(profile, item_ids))


def _move(profile: Profile, wish: e.ItemsMoved) -> e.ItemsMoved:
    """Move items of the history that are elsewhere."""
    find(profile, wish.target_id)
    known = {*profile.journey_of, *profile.loose}
    elsewhere = [i for i in dict.fromkeys(wish.item_ids) if profile.journey_of.get(i) != wish.target_id]
    item_ids = tuple(i for i in elsewhere if i in known)
    if not item_ids:
        raise Refused("Those items are in that journey already.")
    return replace(wish, item_ids=item_ids, source_ids=_left(profile, item_ids))


def _left(profile: Profile, item_ids: Sequence[str]) -> tuple[str, ...]:
    """Return the journeys that items leave when they change journey, in the order of the items."""
    return tuple(dict.fromkeys(profile.journey_of[i] for i in item_ids if i in profile.journey_of))


def _focus(profile: Profile, wish: e.JourneyFocused) -> e.JourneyFocused:
    """Focus some of a journey's members, or open the whole again."""
    journey = find(profile, wish.journey_id)
    item_ids = tuple(i for i in dict.fromkeys(wish.item_ids) if i in set(journey.members))
    if wish.item_ids and not item_ids:
        raise Refused("None of those items is in that journey any more.")
    if item_ids == journey.focus:
        raise Refused("The journey already looks at just that." if item_ids else "The whole journey is open already.")
    return replace(wish, item_ids=item_ids, name=clean_name(wish.name) if item_ids and wish.name else "")


StateChange = e.JourneyMuted | e.JourneyPaused | e.JourneyFinished | e.JourneyResumed | e.JourneyRemoved


def _change_state(profile: Profile, wish: StateChange) -> StateChange:
    """Change a journey's state to another than it has."""
    journey = find(profile, wish.journey_id)
    states = {
        e.JourneyPaused: JourneyState.PAUSED,
        e.JourneyFinished: JourneyState.FINISHED,
        e.JourneyResumed: JourneyState.OPEN,
        e.JourneyRemoved: JourneyState.REMOVED,
    }
    unchanged = journey.muted == wish.muted if isinstance(wish, e.JourneyMuted) else journey.state is states[type(wish)]
    if unchanged:
        raise Refused("That journey is like that already.")
    return wish


def undoable(entries: Sequence[LogEntry], now: datetime | None = None) -> list[LogEntry]:
    """Return the entries that the person wished and that count at a moment (the last entry's), newest first.

    An extraction is among them only as long as no later one rests on it.
    """
    counting = effective(entries, now)
    latest = max((entry.seq for entry in counting if isinstance(entry.edit, e.JourneysExtracted)), default=0)
    return [entry for entry in reversed(counting) if entry.is_wished and not _is_outdated(entry, latest)]


def _is_outdated(entry: LogEntry, latest: int) -> bool:
    """Tell whether an entry is an extraction before the latest one."""
    return isinstance(entry.edit, e.JourneysExtracted) and entry.seq < latest


def redoable(entries: Sequence[LogEntry]) -> list[LogEntry]:
    """Return the undone entries that may count again, latest undone first; a new edit of the person ends them."""
    stack: dict[int, LogEntry] = {}
    by_seq = {entry.seq: entry for entry in entries}
    for entry in entries:
        if isinstance(entry.edit, e.EditUndone):
            target = by_seq.get(entry.edit.seq)
            if target is not None and target.is_wished:
                stack[target.seq] = target
        elif isinstance(entry.edit, e.EditRedone):
            stack.pop(entry.edit.seq, None)
        elif entry.is_wished:
            stack.clear()
    return list(reversed(stack.values()))


def decide_undo(entries: Sequence[LogEntry], seq: int | None = None, now: datetime | None = None) -> e.EditUndone:
    """Undo one entry of the person's, the newest unless told which; raise Refused when there is none."""
    candidates = undoable(entries, now)
    chosen = [entry for entry in candidates if seq is None or entry.seq == seq]
    if not chosen:
        raise Refused("There is nothing to undo." if seq is None else _why_not(entries, seq))
    return e.EditUndone(chosen[0].seq)


def _why_not(entries: Sequence[LogEntry], seq: int) -> str:
    """Say why the entry with this number cannot be undone."""
    return NEWER if any(x.seq == seq and isinstance(x.edit, UnknownEdit) for x in entries) else UNDONE


def decide_redo(entries: Sequence[LogEntry], seq: int | None = None) -> e.EditRedone:
    """Redo one undone entry, the latest undone unless told which; raise Refused when there is none.

    By its number also what waited for the person's word and was turned down: it waits again.
    """
    counting = {entry.seq for entry in effective(entries)}
    if seq is None:
        chosen = [entry.seq for entry in redoable(entries)]
    else:
        chosen = [x.seq for x in entries if x.seq == seq and (x.is_wished or x.waits) and seq not in counting]
    if not chosen:
        raise Refused("There is nothing to redo.")
    return e.EditRedone(chosen[0])


def decide_end(entries: Sequence[LogEntry], seqs: Sequence[int], until: datetime | None, now: datetime) -> e.EndSet:
    """Let wishes end at a moment (aware), or with None no more by themselves.

    Raises Refused where one of them is no wish that can end, where the moment is over, and where it is so already.
    """
    wished = {x.seq: x for x in entries if x.is_wished and e.may_end(x.edit)}
    if not seqs or not wished.keys() >= set(seqs):
        raise Refused("Only what steers your list can be given an end: more, less, mute, a pause or a part.")
    if until not in (None, e.AT_ONCE) and until <= now:
        raise Refused(TOO_LATE)
    set_now = ends(entries)
    if {set_now.get(seq) for seq in seqs} == {until}:
        raise Refused("It is set to that already.")
    return e.EndSet(tuple(dict.fromkeys(seqs)), until)
